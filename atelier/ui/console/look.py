"""The console's board and columns follow the theme and the size of the interface: no stylesheet tells them."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from atelier.board.scene import BoardScene
from atelier.board.style import BoardStyle, console_style
from atelier.ui import theme
from atelier.ui.console.columns import ConsoleColumns

_NEWS = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)


def board_style() -> BoardStyle:
    """The console's board in the look that the application has at the moment."""
    return console_style(theme.scale(), dark=theme.colours().is_dark)


class ConsoleLook(QObject):
    """Draws the board again, and widens the columns, after their window was told of other colours or another font.

    In the next turn of the event loop: Qt tells every widget in one go, and crashes where some come and go meanwhile.
    """

    def __init__(self, scene: BoardScene, columns: ConsoleColumns, *, window: QWidget) -> None:
        super().__init__(window)
        self._scene = scene
        self._columns = columns
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._follow)
        window.installEventFilter(self)

    def _follow(self) -> None:
        if self._scene.look != board_style():
            self._scene.set_style(board_style())
            self._columns.rescale(theme.scale())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at what the window is told, and leave it to it."""
        if event.type() in _NEWS:
            self._soon.start()
        return False
