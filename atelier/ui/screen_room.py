"""Displays: by which name one is known again, and what it leaves to a window that opens."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)
"""A title bar and borders in px, amply: the window system tells its own only once the window is there."""


def fit_screen(window: QWidget) -> None:
    """Have a window open in the size that it has, or take the whole screen where that is too much for it."""
    room = display_of(window).availableSize() - _FRAME
    wished = window.size()
    window.resize(wished.boundedTo(room))
    if window.size() != wished:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def display_of(window: QWidget) -> QScreen:
    """The display that a window is on, to be asked at once.

    Kept past the end of the window, the Python object is not valid any more: using it raises RuntimeError.
    """
    return window.screen()


def known_as(screen: QScreen) -> str:
    """What tells a display from others, also another day: its own name where it says one, else its socket's."""
    own = " ".join(filter(None, (screen.manufacturer(), screen.model(), screen.serialNumber())))
    return own or screen.name()
