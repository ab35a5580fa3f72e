"""Pieces of which the console's layout is made, and what of it no stylesheet tells: theme and size of the board."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from atelier.board.style import BoardStyle, console_style
from atelier.board.wall.scene import BoardScene
from atelier.ui import theme
from atelier.ui.console.columns import ConsoleColumns
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import scrolled

LEFT_WIDTH, LEFT_LEAST = 236, 200
RIGHT_WIDTH, RIGHT_LEAST = 312, 270
_NEWS = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)


def strip(
    layout: QBoxLayout, widgets: tuple[QWidget, ...], *, look_name: str, by_tab: tuple[QWidget, ...] = ()
) -> QWidget:
    """Widgets side by side or under one another, the first as large as it can be.

    `by_tab`: their order for the Tab key, where it is another.
    """
    strip = look(QWidget(), look_name)
    for widget in by_tab:
        widget.setParent(strip)
    strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    strip.setLayout(layout)
    layout.setContentsMargins(14, 10, 14, 10)
    layout.setSpacing(12)
    layout.addWidget(widgets[0], 1)
    for widget in widgets[1:]:
        layout.addWidget(widget)
    return strip


def columns(left: QWidget, middle: QWidget, right: QWidget) -> ConsoleColumns:
    """The three columns, in letters of the size in force."""
    scale = theme.scale()
    # On a low screen, in large letters, it is taller than there is room.
    left = scrolled(left)
    left.setMinimumWidth(round(LEFT_LEAST * scale))
    right.setMinimumWidth(round(RIGHT_LEAST * scale))
    outer = (left, round(LEFT_WIDTH * scale)), (right, round(RIGHT_WIDTH * scale))
    return ConsoleColumns(outer[0], middle, outer[1], scale=scale)


def rows(top: QWidget, middle: QWidget, bottom: QWidget) -> QWidget:
    """Three widgets under one another with lines between, the middle one as large as it can be.

    Tab goes from the bottom to the middle: from the line in which she writes the board is one key away. That is the
    order of their parenting, as `setTabOrder` leaves the insides of a field that it moves where they were.
    """
    held = QWidget()
    for part in (bottom, middle, top):
        part.setParent(held)
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(top)
    column.addWidget(_rule())
    column.addWidget(middle, 1)
    column.addWidget(_rule())
    column.addWidget(bottom)
    return held


def _rule() -> QFrame:
    rule = look(QFrame(), "rule")
    rule.setFixedHeight(1)
    return rule


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
