"""A window opens where it was on the display where it was, if both still fit; else where there is room for it."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from atelier.ui.screen_room import fit_screen, known_as
from atelier.ui.settings import Place, SettingsStore


class WindowPlace:
    """Where one window is, display by display. Whoever closes or hides it has its place kept.

    Told by them rather than filtering the window's events, of which it also sends some while it is being destroyed.
    """

    def __init__(self, window: QWidget, name: str, settings: SettingsStore) -> None:
        self._window = window
        self._name = name
        self._settings = settings

    def restore(self) -> None:
        """Give the window, not shown yet, its place; one that never had any keeps its size where there is room."""
        screen = self._last_screen() or self._window.screen()
        place = self._settings.place(self._name, known_as(screen))
        if place is None:
            fit_screen(self._window)
            return
        self._window.setScreen(screen)
        self._window.setGeometry(placed(place, screen.availableGeometry()))
        if place.maximised:
            self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowMaximized)
        else:
            fit_screen(self._window)

    def keep(self) -> None:
        """Remember the place that the window has, if it was ever seen; its columns are told by whoever parts them."""
        if self._window.windowHandle() is None or self._window.isMinimized():
            return
        window, screen = self._window, self._window.screen()
        corner = screen.availableGeometry().topLeft()
        # Maximised, it has the size that it comes back to; where it has none yet, the one that it opened with.
        sides = window.normalGeometry() if window.isMaximized() else window.geometry()
        if sides.isEmpty():
            sides = QRect(corner, window.sizeHint())
        at = sides.topLeft() - corner
        now = Place(at.x(), at.y(), sides.width(), sides.height(), maximised=window.isMaximized())
        before = self._settings.place(self._name, known_as(screen))
        kept = replace(now, splits=before.splits) if before else now
        if kept != before or self._settings.display(self._name) != known_as(screen):
            self._settings.keep_place(self._name, known_as(screen), kept)

    def _last_screen(self) -> QScreen | None:
        name = self._settings.display(self._name)
        return next((screen for screen in QGuiApplication.screens() if known_as(screen) == name), None)


def placed(place: Place, room: QRect) -> QRect:
    """That place in the room that a display has today: no larger than it, and wholly inside."""
    width, height = (
        max(1, min(side, most)) for side, most in ((place.width, room.width()), (place.height, room.height()))
    )
    x = min(max(place.x, 0), room.width() - width)
    y = min(max(place.y, 0), room.height() - height)
    return QRect(room.topLeft() + QPoint(x, y), QRect(0, 0, width, height).size())
