"""A window opens where it was on the display where it was, if both still fit; else where there is room for it."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow, QWidget

from atelier.ui.screen_room import display_of, fit_screen, known_as
from atelier.ui.settings import Place, SettingsStore

_SHARE = 0.9
"""Of a display that a window of work has when it never had a place there."""


class Columns(Protocol):
    """What shares a window out."""

    is_chosen: bool
    """Whether she shared it out herself."""

    @property
    def splits(self) -> tuple[int, ...]:
        """How wide each is, in pixels; 0: folded away."""

    def share_out(self, splits: tuple[int, ...]) -> None:
        """Have them as `splits` said once."""


class WindowPlace:
    """Where one window is, and how its columns are shared out, display by display. Whoever closes or hides it has
    its place kept.

    Told by them rather than filtering the window's events, of which it also sends some while it is being destroyed.
    """

    def __init__(
        self, window: QWidget, name: str, settings: SettingsStore, *, columns: Columns | None = None
    ) -> None:
        self._window = window
        self._columns = columns
        self._name = name
        self._settings = settings

    def restore(self) -> bool:
        """Give the window, not shown yet, its place; one that never had any keeps its size where there is room.

        Returns whether it had one.
        """
        screen = self._last_screen() or display_of(self._window)
        place = self._settings.place(self._name, known_as(screen))
        if place is None:
            if isinstance(self._window, QMainWindow):
                _spread(self._window)
            fit_screen(self._window)
            return False
        self._window.setScreen(screen)
        self._window.setGeometry(placed(place, screen.availableGeometry()))
        if place.maximised:
            self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowMaximized)
        else:
            fit_screen(self._window)
        if self._columns is not None and place.splits:
            self._columns.share_out(place.splits)
        return True

    def keep(self) -> None:
        """Remember the place that the window has, if it was ever seen, and its columns as she chose to have them."""
        if self._window.windowHandle() is None or self._window.isMinimized():
            return
        window, screen = self._window, display_of(self._window)
        corner = screen.availableGeometry().topLeft()
        # Maximised, it has the size that it comes back to; where it has none yet, the one that it opened with.
        sides = window.normalGeometry() if window.isMaximized() else window.geometry()
        if sides.isEmpty():
            sides = QRect(corner, window.sizeHint())
        at = sides.topLeft() - corner
        now = Place(at.x(), at.y(), sides.width(), sides.height(), maximised=window.isMaximized())
        before = self._settings.place(self._name, known_as(screen))
        kept = replace(now, splits=self._splits(before))
        if kept != before or self._settings.display(self._name) != known_as(screen):
            self._settings.keep_place(self._name, known_as(screen), kept)

    def _splits(self, before: Place | None) -> tuple[int, ...]:
        """The columns: until she chooses, the window's width decides, and there is nothing to remember."""
        if self._columns is not None and self._columns.is_chosen:
            return self._columns.splits
        return before.splits if before is not None else ()

    def _last_screen(self) -> QScreen | None:
        name = self._settings.display(self._name)
        return next((screen for screen in QGuiApplication.screens() if known_as(screen) == name), None)


def put_at_right(window: QWidget, *, of: QWidget) -> None:
    """Have a window, not shown yet, open over the right edge of another: the middle is what one works on."""
    around, room = of.frameGeometry(), of.screen().availableGeometry()
    wished = Place(
        around.right() - window.width() - room.left(),
        around.bottom() - window.height() - room.top(),
        window.width(),
        window.height(),
    )
    window.setGeometry(placed(wished, room))


def _spread(window: QWidget) -> None:
    """As large as is good for a wall of post-its, on a display that leaves more room than it wished for."""
    window.resize(window.size().expandedTo(window.screen().availableSize() * _SHARE))


def placed(place: Place, room: QRect) -> QRect:
    """That place in the room that a display has today: no larger than it, and wholly inside."""
    width, height = (
        max(1, min(side, most)) for side, most in ((place.width, room.width()), (place.height, room.height()))
    )
    x = min(max(place.x, 0), room.width() - width)
    y = min(max(place.y, 0), room.height() - height)
    return QRect(room.topLeft() + QPoint(x, y), QRect(0, 0, width, height).size())
