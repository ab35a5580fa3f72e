"""The sign at the end of a cluster's header that folds and unfolds it. What is then drawn: `arranging`."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from atelier.board.drawing.far import FAR_SCALE
from atelier.board.drawing.items import is_readable
from atelier.board.style import BoardStyle, Tones
from atelier.domain.language import gettext as _

TARGET_PX = 28.0
"""How wide the place is that a press finds; it is as high as the header."""


class ChevronItem(QGraphicsRectItem):
    """Points down while its cluster is open, to the right while it is folded; from afar nobody could press it."""

    def __init__(self, parent: QGraphicsItem, style: BoardStyle, tones: Tones) -> None:
        super().__init__(parent)
        self._style = style
        self._tones = tones
        self._folded = False
        self.setPen(QPen(Qt.PenStyle.NoPen))

    def show_at(self, header: QRectF, *, folded: bool) -> None:
        """Be at the end of that header, and tell what a press does."""
        self._folded = folded
        width = max(TARGET_PX, self._style.chevron_room + self._style.header_pad)
        self.setRect(QRectF(header.right() - width, header.top(), width, header.height()))
        self.setToolTip(_("Déplier") if folded else _("Replier"))
        self.update()

    # Qt overrides

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        if not is_readable(painter, option):
            return
        if option.levelOfDetailFromTransform(painter.worldTransform()) < FAR_SCALE:
            return
        style, half = self._style, self._style.label_px / 3
        middle = QPointF(
            self.rect().right() - style.header_pad - style.label_px / 2, self.rect().center().y()
        )
        across, down = (half / 2, half) if self._folded else (half, half / 2)
        corners = [(-across, -down), (across, 0.0), (-across, down)]
        if not self._folded:
            corners = [(-across, -down), (0.0, down), (across, -down)]
        pen = QPen(self._tones.muted, 1.5 * style.label_px / 13)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
