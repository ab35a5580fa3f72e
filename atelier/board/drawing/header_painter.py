"""The header of a cluster as it is painted: number, title, count and mark. What it says: `ruler`."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from atelier.board.drawing.items import paint_badge
from atelier.board.drawing.marks import paint_mark
from atelier.board.drawing.ruler import Header, TextRuler
from atelier.board.style import BoardStyle, Tones
from atelier.domain.things import ClusterState


@dataclass(frozen=True, slots=True)
class HeaderPainter:
    """Paints headers in one style. `ink`: what is not the title is written in."""

    ruler: TextRuler
    style: BoardStyle
    tones: Tones
    ink: QColor

    def paint(self, painter: QPainter, header: Header, area: QRectF) -> None:
        """Paint it in that area, from near."""
        style, tones = self.style, self.tones
        middle, high = area.center().y(), style.badge_height
        width = self.ruler.badge_width(header.badge)
        badge = QRectF(area.left() + style.header_pad + 2, middle - high / 2, width, high)
        paint_badge(painter, badge, header.badge, tones)
        painter.setPen(self.ink if header.untitled else tones.ink)
        top = middle - header.height / 2
        header.title.draw(painter, badge.right() + self.ruler.space, top)
        tally_top = (
            top + header.height - header.tally.height if header.below else middle - header.tally.height / 2
        )
        self._paint_tally(
            painter, header, right=area.right() - style.header_pad - 2 - style.chevron_room, top=tally_top
        )

    def paint_from_afar(self, painter: QPainter, area: QRectF, *, titled: bool) -> None:
        """Paint where the number and the title are, from where nobody can read them."""
        high, middle = self.style.badge_height, area.center().y()
        left = area.left() + self.style.header_pad + 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.tones.accent)
        painter.drawRect(QRectF(left, middle - high / 2, high, high))
        if titled:
            painter.setBrush(self.ink)
            painter.drawRect(QRectF(left + 2 * high, middle - 3.0, area.width() / 2, 6.0))

    def paint_sheets(self, painter: QPainter, count: int, area: QRectF) -> None:
        """Paint that there are so many post-its in it, where nothing is said of what is folded."""
        pad, side = self.style.header_pad, 0.5 * area.height()
        painter.setPen(QPen(self.tones.edge, self.style.line_width))
        painter.setBrush(self.tones.pale)
        for at in range(min(count, int((area.width() - pad) / (side + pad)))):
            painter.drawRect(
                QRectF(area.left() + pad + at * (side + pad), area.center().y() - side / 2, side, side)
            )

    def _paint_tally(self, painter: QPainter, header: Header, *, right: float, top: float) -> None:
        tones = self.tones
        painter.setPen(self.ink)
        header.tally.draw(painter, right - header.tally.width, top)
        if header.state is not ClusterState.PROPOSED:
            side = self.ruler.mark_side
            x = right - header.tally.width - self.ruler.mark_room(header.state)
            ink = tones.accent if header.state is ClusterState.VALIDATED else self.ink
            place = QRectF(x, top + (header.tally.height - side) / 2, side, side)
            paint_mark(painter, place, header.state, ink=ink, paper=tones.white)
