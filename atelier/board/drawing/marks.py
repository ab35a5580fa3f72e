"""What the group made of a cluster, as a sign: on the console, for the room, when read back."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from atelier.domain.things import ClusterState

_TICK = ((0.27, 0.53), (0.44, 0.69), (0.74, 0.34))
"""The corners of the tick, as shares of the sign."""
_BAR = ((0.3, 0.5), (0.7, 0.5))


def paint_mark(painter: QPainter, rect: QRectF, state: ClusterState, *, ink: QColor, paper: QColor) -> None:
    """Paint the sign in a square: a tick in a full disc, or a bar in an empty one."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = 0.1 * rect.width()
    full = state is ClusterState.VALIDATED
    painter.setPen(QPen(ink, line))
    painter.setBrush(ink if full else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect.adjusted(line / 2, line / 2, -line / 2, -line / 2))
    pen = QPen(paper if full else ink, 1.2 * line)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    corners = [
        QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height())
        for x, y in (_TICK if full else _BAR)
    ]
    painter.drawPolyline(QPolygonF(corners))
    painter.restore()
