"""A field of one line with a hint that is never lost, however long a language makes it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from atelier.ui.plain_text import plain_tooltip

_AROUND_PX = 10
"""What Qt keeps free on both sides of the text, the cursor included."""


class HintedLine(QLineEdit):
    """A line of text; a hint that has not room in it is told to who points at it."""

    # Qt overrides

    def setPlaceholderText(self, hint: str) -> None:
        super().setPlaceholderText(hint)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        room = self.contentsRect().width() - _AROUND_PX
        cut = self.fontMetrics().horizontalAdvance(self.placeholderText()) > room
        self.setToolTip(plain_tooltip(self.placeholderText()) if cut else "")
