"""The marks before bullets and beside quotes, painted over a field's text."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from atelier.domain.rich_text import Shape
from atelier.ui import theme
from atelier.ui.synthesis.writing import shape_of

_DOT_PX = 2.6
_BAR_PX = 3.0


def paint_passage_marks(painter: QPainter, edit: QTextEdit) -> None:
    """Paint those of the passages in sight, on the viewport of the field."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    layout, scrolled = edit.document().documentLayout(), edit.verticalScrollBar().value()
    block = edit.cursorForPosition(edit.viewport().rect().topLeft()).block()
    while block.isValid():
        place = layout.blockBoundingRect(block).translated(0, -scrolled)
        if place.top() > edit.viewport().height():
            return
        _paint_mark(painter, block, place)
        block = block.next()


def _paint_mark(painter: QPainter, block: QTextBlock, place: QRectF) -> None:
    shape, colours = shape_of(block), theme.colours()
    rightward = block.textDirection() is Qt.LayoutDirection.RightToLeft
    if shape is Shape.BULLET and block.layout().lineCount():
        line = block.layout().lineAt(0)
        middle = place.top() + line.y() + line.ascent() - 0.32 * painter.fontMetrics().height()
        x = place.right() + 9.0 if rightward else place.left() + 9.0
        painter.setBrush(QColor(colours.ink))
        painter.drawEllipse(QPointF(x, middle), _DOT_PX, _DOT_PX)
    elif shape is Shape.QUOTE:
        x = place.right() + 6.0 if rightward else place.left() + 6.0
        painter.setBrush(QColor(colours.edge))
        painter.drawRoundedRect(QRectF(x, place.top(), _BAR_PX, place.height() - 4.0), 1.5, 1.5)
