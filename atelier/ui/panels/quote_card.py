"""A quote as the panel shows it: the words, its moment, who said them and where they stand."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.domain.things import Quote, Thing
from atelier.domain.time_codes import format_time_code
from atelier.ui import theme
from atelier.ui.panels.quote_places import place_of, place_phrase
from atelier.ui.panels.thing_card import ThingCard
from atelier.ui.recording.recordings import of_quote
from atelier.ui.theme import look


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteShown(Thing):
    """All that is seen of a quote: its card is made again where any of it changed."""

    quote: Quote
    place: str
    has_sound: bool

    @classmethod
    def of(cls, quote: Quote, model: BoardModel) -> "QuoteShown":
        """What is to be seen of a quote as things stand."""
        recording = of_quote(model, quote)
        has_sound = quote.time_s is not None and recording is not None and recording.file is not None
        return cls(id=quote.id, quote=quote, place=place_phrase(model, place_of(quote)), has_sound=has_sound)


class QuoteCard(ThingCard):
    """A card of which the moment is a button, which plays from there; it can be dragged.

    Signals:
        edit_requested: (quote id)
        removal_requested: (quote id)
        play_requested: (quote id)
        dragged: (point of the screen) it is held there.
        dropped: (quote id, point of the screen) it was let go there.
    """

    edit_requested = Signal(str)
    removal_requested = Signal(str)
    play_requested = Signal(str)
    dragged = Signal(QPoint)
    dropped = Signal(str, QPoint)

    def __init__(self, shown: QuoteShown) -> None:
        quote = shown.quote
        play = None if quote.time_s is None else _play_button(quote.time_s, has_sound=shown.has_sound)
        super().__init__(
            _("« {text} »").format(text=quote.text),
            " · ".join(filter(None, (quote.speaker, shown.place))),
            edit=lambda: self.edit_requested.emit(quote.id),
            remove=lambda: self.removal_requested.emit(quote.id),
            buttons=() if play is None else (play,),
        )
        self._quote_id = quote.id
        self._pressed_at: QPoint | None = None
        self._is_dragged = False
        self.play = play
        """The moment at which it was said, where that is known."""
        if play is not None:
            play.clicked.connect(lambda: self.play_requested.emit(quote.id))

    # Qt overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        at = event.globalPosition().toPoint()
        far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._is_dragged:
            self._is_dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_dragged:
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragged, self._is_dragged, self._pressed_at = self._is_dragged, False, None
        self.unsetCursor()
        if was_dragged:
            self.dropped.emit(self._quote_id, event.globalPosition().toPoint())


def _play_button(time_s: int, *, has_sound: bool) -> QPushButton:
    code = format_time_code(time_s)
    button = look(QPushButton(code), "quiet")
    if has_sound:
        theme.bear_icon(button, "play")
        button.setToolTip(_("Écouter à partir de là"))
    button.setAccessibleName(_("Écouter à partir de {code}").format(code=code))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
