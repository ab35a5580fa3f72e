"""A field of one line that says where its text goes on, as long as nobody writes in it."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from atelier.ui.plain_text import plain_tooltip

_AROUND_PX = 2
"""What Qt keeps free on either side of the text."""


class ElidedLine(QLineEdit):
    """Qt's own cuts a long text in the middle of a letter; this one ends it with « … » and tells the rest."""

    def _cut_text(self) -> str:
        """The text as far as there is room for it; empty where it is whole."""
        # As it is shown: of a password that is dots.
        whole = self.displayText()
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, self._room())
        return "" if shown == whole else shown

    def _room(self) -> int:
        return self._inside().width() - 2 * _AROUND_PX

    def _inside(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)

    def _told(self) -> str:
        """What is told to who points at it: what has not room in it."""
        return plain_tooltip(self.displayText()) if self._cut_text() else ""

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self._told())
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        cut = "" if self.hasFocus() else self._cut_text()
        if not cut:
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        room = self._inside().adjusted(_AROUND_PX, 0, -_AROUND_PX, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
