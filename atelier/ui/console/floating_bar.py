"""A bar over the board with words and buttons, which go under the words where the board is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
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
        self._buttons: QWidget | None = None
        self.hide()

    def fill(self, words: QLayout, buttons: Sequence[QPushButton]) -> None:
        """Put the words and the buttons in; a click on one leaves the keyboard where she writes."""
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(True)
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

    # Qt overrides

    def heightForWidth(self, width: int) -> int:
        buttons = self._buttons.sizeHint().width() if self._buttons is not None else 0
        beside = width >= buttons + round(_WORDS_LEAST * theme.scale())
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        return super().heightForWidth(width)
