"""What the screen leaves to a window that opens: it is never larger than that, its frame included."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)
"""A title bar and borders in px, amply: the window system tells its own only once the window is there."""


def fit_screen(window: QWidget) -> None:
    """Have a window open in the size that it has, or take the whole screen where that is too much for it."""
    room = window.screen().availableSize() - _FRAME
    wished = window.size()
    window.resize(wished.boundedTo(room))
    if window.size() != wished:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
