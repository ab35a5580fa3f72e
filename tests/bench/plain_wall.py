"""The floor of the board: a bare graphics scene with an item for each post-it, a filled rectangle and its text."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QStaticText, QTextOption
from PySide6.QtWidgets import (
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

PAPER, PALE, INK = QColor("#FBF8F3"), QColor("#FFE08A"), QColor("#1F2430")
PAD = QPointF(9.0, 7.0)


class PlainItem(QGraphicsRectItem):
    """A rectangle and a text, nothing else."""

    def __init__(self, rect: QRectF, text: str, font: QFont) -> None:
        super().__init__(rect)
        self._font = font
        self._text = QStaticText(text)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        self._text.setTextWidth(rect.width() - 2 * PAD.x())
        self.setPen(Qt.PenStyle.NoPen)

    # Qt overrides

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.fillRect(self.rect(), PALE)
        painter.setPen(INK)
        painter.setFont(self._font)
        painter.drawStaticText(self.rect().topLeft() + PAD, self._text)


def plain_view(
    shown: Iterable[tuple[QRectF, str]], *, area: QRectF, font: QFont, scale: float
) -> QGraphicsView:
    """A view of so large a wall with those texts, seen at that scale."""
    scene = QGraphicsScene(area)
    scene.setBackgroundBrush(PAPER)
    for rect, text in shown:
        scene.addItem(PlainItem(rect, text, font))
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setFrameShape(QGraphicsView.Shape.NoFrame)
    view.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    view.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    view.scale(scale, scale)
    return view
