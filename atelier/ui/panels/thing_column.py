"""Things under one another, each in its card or, while it is edited, in the editor that stands in its place."""

from collections.abc import Callable, Container, Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from atelier.domain.things import Thing
from atelier.ui.widgets.following_area import FollowingArea


class ThingColumn(FollowingArea):
    """A card is made again only where its thing changed, so that the keyboard and what is typed stay."""

    def __init__(self, name: str, *, card: Callable[[Any], QWidget]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._card = card
        self._things: dict[str, Thing] = {}
        self._shown: dict[str, QWidget] = {}
        self._edited: str | None = None
        held = QWidget()
        self._column = QVBoxLayout(held)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.setWidget(held)
        # Taking a widget in, a scroll area has both painted in the window's colour.
        held.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    @property
    def cards(self) -> list[QWidget]:
        """What is shown, in its order."""
        return list(self._shown.values())

    def card(self, id: str) -> QWidget | None:
        """What is shown of that thing: its card, or its editor."""
        return self._shown.get(id)

    def show_things(self, things: Sequence[Thing]) -> None:
        """Have exactly those; the editor stays as long as its thing does."""
        shown = {thing.id: self._widget(thing) for thing in things}
        stop = self._stop_with_keyboard()
        before, self._shown = self._shown, shown
        self._things = {thing.id: thing for thing in things}
        if self._edited not in shown:
            self._edited = None
        for at, widget in enumerate(shown.values()):
            if self._column.indexOf(widget) != at:
                self._place(at, widget)
        self._follow_by_tab()
        if stop is not None:
            id, at = stop
            self._give_keyboard(id if id in shown else _next_left(id, list(before), shown), at)
        for gone in set(before.values()) - set(shown.values()):
            self._put_away(gone)

    def open_editor(self, id: str, editor: QWidget) -> None:
        """Have the editor stand in the place of that thing's card."""
        self._edited = id
        self._exchange(id, editor)

    def close_editor(self) -> None:
        """Show the card of what was edited again."""
        id, self._edited = self._edited, None
        if id is not None and id in self._things:
            self._exchange(id, self._card(self._things[id]))

    def _widget(self, thing: Thing) -> QWidget:
        known = self._shown.get(thing.id)
        if known is not None and (thing.id == self._edited or self._things[thing.id] == thing):
            return known
        return self._card(thing)

    def _exchange(self, id: str, widget: QWidget) -> None:
        old = self._shown[id]
        self._place(self._column.indexOf(old), widget)
        self._shown[id] = widget
        self._put_away(old)
        self._follow_by_tab()

    def _place(self, at: int, widget: QWidget) -> None:
        self._column.insertWidget(at, widget)
        # Qt shows it later, and what is not seen takes no keyboard.
        widget.show()

    def _stop_with_keyboard(self) -> tuple[str, int] | None:
        """Of which thing, and where in its card, the keyboard is."""
        keyboard = QApplication.focusWidget()
        for id, widget in self._shown.items():
            stops = list(_stops(widget))
            if keyboard in stops:
                return id, stops.index(keyboard)
        return None

    def _give_keyboard(self, id: str, at: int) -> None:
        """To the same place of what is shown of that thing now."""
        stops = list(_stops(self._shown[id])) if id in self._shown else []
        if at < len(stops) and not stops[at].hasFocus():
            stops[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _follow_by_tab(self) -> None:
        """Tab goes down the cards: Qt puts those that are made later at the end of the window."""
        before = _stop_before(self)
        for card in self._shown.values():
            for stop in _stops(card):
                # Asking Qt again for what is so already costs as much as asking the first time.
                if before.nextInFocusChain() is not stop:
                    QWidget.setTabOrder(before, stop)
                before = stop


def _next_left(id: str, before: Sequence[str], left: Container[str]) -> str:
    """The next one that is left after that one, else the one before it; empty where none is."""
    at = before.index(id)
    return next((other for other in (*before[at + 1 :], *reversed(before[:at])) if other in left), "")


def _stop_before(area: QWidget) -> QWidget:
    """What the keyboard is in before it comes into the area; the area itself where that is nothing."""
    before = area.previousInFocusChain()
    while before is not None and before is not area and not _is_stop(before):
        before = before.previousInFocusChain()
    return before or area


def _stops(card: QWidget) -> Iterator[QWidget]:
    within = card.window()
    return (child for child in card.findChildren(QWidget) if child.window() is within and _is_stop(child))


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
