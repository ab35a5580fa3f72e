"""A bar over the board with words and buttons, which go under the words where the board is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QLayout, QPushButton, QWidget

from atelier.ui import theme
from atelier.ui.theme import look
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping

_WORDS_LEAST = 260


class FloatingBar(QFrame):
    """Its owner says how wide it may be and asks `heightForWidth` how high it is then.

    Signals:
        resized: it was shown or hidden, or its text changed.
        keyboard_freed: it had the keyboard, and went.
    """

    resized = Signal()
    keyboard_freed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "notice")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(12, 8, 8, 8)
        self._row.setSpacing(12)
        self._words: QLayout | None = None
        self._buttons: QWidget | None = None
        self.hide()

    def fill(self, words: QLayout, buttons: Sequence[QPushButton]) -> None:
        """Put the words and the buttons in; a click on one leaves the keyboard where she writes."""
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(True)
        self._words = words
        self._buttons = wrapping(WrappingRow(buttons, spacing=8, at_right=True))
        self._row.addLayout(words, 1)
        self._row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)

    def appear(self) -> None:
        """Show it, or what is new in it."""
        self.show()
        self.resized.emit()

    def disappear(self) -> None:
        """Take it away."""
        if self.isHidden():
            return
        focus = QApplication.focusWidget()
        had_keyboard = focus is not None and self.isAncestorOf(focus)
        self.hide()
        self.resized.emit()
        if had_keyboard:
            self.keyboard_freed.emit()

    def _is_beside(self, width: int) -> bool:
        """Whether the buttons stand beside the words in that width."""
        buttons = self._buttons.sizeHint().width() if self._buttons is not None else 0
        return width >= buttons + round(_WORDS_LEAST * theme.scale())

    # Qt overrides

    def heightForWidth(self, width: int) -> int:
        if self._words is None or self._buttons is None:
            return super().heightForWidth(width)
        around = self._row.contentsMargins() + self.contentsMargins()
        inside, apart = width - around.left() - around.right(), self._row.spacing()
        if self._is_beside(width):
            asked = self._buttons.sizeHint().width()
            height = max(_height(self._words, inside - asked - apart), self._buttons.heightForWidth(asked))
        else:
            height = _height(self._words, inside) + apart + self._buttons.heightForWidth(inside)
        return height + around.top() + around.bottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if self._is_beside(self.width()) else ways.TopToBottom)


def _height(words: QLayout, width: int) -> int:
    return words.heightForWidth(width) if words.hasHeightForWidth() else words.sizeHint().height()
