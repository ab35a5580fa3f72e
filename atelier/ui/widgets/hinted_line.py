"""A field of one line with a hint that is never lost, however long a language makes it."""

from PySide6.QtGui import QResizeEvent

from atelier.ui.plain_text import plain_tooltip
from atelier.ui.widgets.elided_line import ElidedLine

_AROUND_PX = 10
"""What Qt keeps free on both sides of the text, the cursor included."""


class HintedLine(ElidedLine):
    """A line of text; a hint that has not room in it is told to who points at it."""

    def _told(self) -> str:
        room = self.contentsRect().width() - _AROUND_PX
        cut = self.fontMetrics().horizontalAdvance(self.placeholderText()) > room
        return super()._told() or (plain_tooltip(self.placeholderText()) if cut else "")

    # Qt overrides

    def setPlaceholderText(self, hint: str) -> None:
        super().setPlaceholderText(hint)
        self.setToolTip(self._told())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self._told())
