"""The middle of the console: the board, and over its lower edge what has to be said without moving it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.board.view import BoardView
from atelier.ui.theme import look
from atelier.ui.widgets.floating_bar import FloatingBar
from atelier.ui.widgets.notice import Notice, PasteOffer

_MARGIN = 12
_GAP = 8
_NOTICE_WIDTH = 720


class BoardArea(QWidget):
    """Holds the board's view; `notice` and `offer` float over it, so that it never jumps under a hand.

    Signals:
        cluster_pressed: (cluster id) a hand was on that cluster, or on one of its notes.
    """

    cluster_pressed = Signal(str)

    def __init__(self, board: BoardView, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(look(board, "board"), 1)
        self.notice = Notice(parent=self)
        self.offer = PasteOffer(parent=self)
        self._bars: list[tuple[QWidget, int]] = []
        """What floats, from the lower edge up, and how wide it may be."""
        self.float_over(self.offer, width=0)
        self.float_over(self.notice, width=0)
        board.released.connect(self._on_released)

    def put_above(self, widget: QWidget) -> None:
        """Have it above the board, which gives it the room that it takes: it hides nothing."""
        self._column.insertWidget(0, widget)

    def put_right_above(self, widget: QWidget) -> None:
        """Likewise, nearer to the board than whatever else is above it."""
        self._column.insertWidget(self._column.indexOf(self._board), widget)

    def float_over(self, bar: Notice | PasteOffer | FloatingBar, *, width: int = _NOTICE_WIDTH) -> None:
        """Have it float over the board, above those before it; 0: as wide as it asks."""
        bar.resized.connect(self._place)
        self._bars.append((bar, width))

    def _on_released(self) -> None:
        """Tell the cluster once the press is through, so that nothing changes beside a hand that drags."""
        if self._board.chosen_cluster is not None:
            self.cluster_pressed.emit(self._board.chosen_cluster)

    def _place(self) -> None:
        bottom = self.height() - _MARGIN
        for bar, wanted in self._bars:
            if bar.isHidden():
                continue
            width = min(wanted or bar.sizeHint().width(), self.width() - 2 * _MARGIN)
            height = bar.heightForWidth(width) if bar.hasHeightForWidth() else bar.sizeHint().height()
            bar.setGeometry((self.width() - width) // 2, bottom - height, width, height)
            bar.raise_()
            bottom -= height + _GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bars at the lower edge."""
        super().resizeEvent(event)
        self._place()
