"""What is drawn for a cluster, and the clusters of a wall together."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QStyleOptionGraphicsItem,
    QWidget,
)

from atelier.board.items import (
    CLUSTER_Z,
    LIFTED_OPACITY,
    LIFTED_ROOM,
    LIFTED_Z,
    ROOM,
    is_readable,
    paint_badge,
    paint_soft_shadow,
    place,
    plain_tool_tip,
    whole_corner,
    whole_size,
)
from atelier.board.marks import paint_mark
from atelier.board.ruler import Header, TextRuler
from atelier.board.style import BoardStyle, Tones
from atelier.domain.arrangement import Box
from atelier.domain.board import Board, Group
from atelier.domain.ids import ClusterId
from atelier.domain.language import gettext as _
from atelier.domain.marks import mark_phrase
from atelier.domain.things import ClusterState

_HALO_PX = 4.0
"""Within the room that an item has around it."""
_HALO_ALPHA = 80


class ClusterItem(QGraphicsRectItem):
    """A cluster: its box and its header, or its card when it is folded. Its notes lie over it."""

    def __init__(self, style: BoardStyle, tones: Tones, ruler: TextRuler) -> None:
        super().__init__()
        self.shown: Group | None = None
        self._style = style
        self._tones = tones
        self._ruler = ruler
        self._header: Header | None = None
        self._header_height = 0.0
        self._folded = self._active = self._lifted = self._found = self._chosen = False
        self.setZValue(CLUSTER_Z)
        self.setPen(QPen(Qt.PenStyle.SolidLine))
        self._make_room(ROOM)

    def show_group(self, group: Group, size: QSizeF, *, header: float, folded: bool, active: bool) -> None:
        """Show that cluster in that size, if it does not yet; `active`: the one being worked on."""
        lettering = self._ruler.header(group, size.width(), folded=folded)
        state = (self._header, self._header_height, self._folded, self._active, self.rect().size())
        if state == (lettering, header, folded, active, size):
            self.shown = group
            return
        self.shown = group
        self._header, self._header_height, self._folded, self._active = lettering, header, folded, active
        title = group.cluster.title if lettering.title.is_cut else ""
        told = " · ".join(filter(None, (title, mark_phrase(group.cluster.state))))
        self.setToolTip(plain_tool_tip(told) if told else "")
        self.setRect(QRectF(QPointF(), size))
        self.update()

    def mark_found(self, found: bool) -> None:
        """Outline it as what is looked for, or not."""
        if found != self._found:
            self._found = found
            self.update()

    def mark_chosen(self, chosen: bool) -> None:
        """Ring it as the one that she works on, or not."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def lift(self) -> None:
        """Take it in the hand."""
        self._lifted = True
        self.setOpacity(LIFTED_OPACITY)
        self._make_room(LIFTED_ROOM)
        self.setZValue(LIFTED_Z - 1.0)

    def put_down(self) -> None:
        """Let it go."""
        self._lifted = False
        self.setOpacity(1.0)
        self._make_room(ROOM)
        self.setZValue(CLUSTER_Z)

    def _make_room(self, width: float) -> None:
        pen = self.pen()
        pen.setWidthF(width)
        self.setPen(pen)

    def _paint_invitation(self, painter: QPainter) -> None:
        """Say what an empty cluster is for, to the facilitator only."""
        if self.shown is None or self.shown.notes or self._style.projected:
            return
        words = self._ruler.label(_("Déposez un post-it ici."), width=self.rect().width() - 20.0)
        middle = (self._header_height + self.rect().height()) / 2
        painter.setPen(self._tones.muted)
        words.draw(painter, self.rect().center().x() - words.width / 2, middle - words.height / 2)

    def _paint_halo(self, painter: QPainter, rect: QRectF) -> None:
        halo = QColor(self._tones.accent)
        halo.setAlpha(_HALO_ALPHA)
        painter.setPen(QPen(halo, _HALO_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = _HALO_PX / 2
        painter.drawRoundedRect(
            rect.adjusted(-half, -half, half, half), self._style.radius + half, self._style.radius + half
        )

    def _paint_far_header(self, painter: QPainter) -> None:
        """Where the number and the title are, from where nobody can read them."""
        style, tones = self._style, self._tones
        middle, left = self._header_height / 2, style.header_pad + 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tones.accent)
        painter.drawRect(
            QRectF(left, middle - style.badge_height / 2, style.badge_height, style.badge_height)
        )
        if self.shown is not None and self.shown.cluster.title:
            painter.setBrush(tones.muted)
            title = QRectF(left + 2 * style.badge_height, middle - 3.0, self.rect().width() / 2, 6.0)
            painter.drawRect(title)

    def _paint_header(self, painter: QPainter, header: Header) -> None:
        style, tones = self._style, self._tones
        middle = self._header_height / 2
        badge = QRectF(
            style.header_pad + 2,
            middle - style.badge_height / 2,
            self._ruler.badge_width(header.badge),
            style.badge_height,
        )
        paint_badge(painter, badge, header.badge, tones)
        painter.setPen(tones.muted if header.untitled else tones.ink)
        header.title.draw(painter, badge.right() + self._ruler.space, middle - header.title.height / 2)
        painter.setPen(tones.muted)
        right = self.rect().right() - style.header_pad - 2
        header.tally.draw(painter, right - header.tally.width, middle - header.tally.height / 2)
        if header.state is not ClusterState.PROPOSED:
            side = self._ruler.mark_side
            x = right - header.tally.width - self._ruler.mark_room(header.state)
            ink = tones.accent if header.state is ClusterState.VALIDATED else tones.muted
            place = QRectF(x, middle - side / 2, side, side)
            paint_mark(painter, place, header.state, ink=ink, paper=tones.white)

    # Qt overrides

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        style, tones = self._style, self._tones
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = 0.5 * style.line_width
        rect = self.rect().adjusted(half, half, -half, -half)
        if self._lifted:
            paint_soft_shadow(painter, rect, style.radius)
        width = 3 * style.line_width if self._found else 2 * style.line_width
        marked = self._found or self._active or self._chosen
        if self._chosen:
            self._paint_halo(painter, rect)
        border = QPen(tones.accent, width) if marked else QPen(tones.line, style.line_width)
        painter.setPen(border)
        painter.setBrush(tones.white)
        painter.drawRoundedRect(rect, style.radius, style.radius)
        if not self._folded:
            self._paint_invitation(painter)
            painter.setPen(QPen(tones.line, style.line_width))
            painter.drawLine(
                QPointF(rect.left(), self._header_height), QPointF(rect.right(), self._header_height)
            )
        if self._header is None:
            return
        if is_readable(painter, option):
            self._paint_header(painter, self._header)
        else:
            self._paint_far_header(painter)


class ClusterItems:
    """The clusters of one wall in one style."""

    def __init__(
        self,
        scene: QGraphicsScene,
        style: BoardStyle,
        tones: Tones,
        *,
        ruler: TextRuler,
        forget: Callable[[QGraphicsItem], None],
    ) -> None:
        self.items: dict[ClusterId, ClusterItem] = {}
        self._found: frozenset[ClusterId] = frozenset()
        self._scene = scene
        self._style = style
        self._tones = tones
        self._ruler = ruler
        self._forget = forget

    def show(self, board: Board, boxes: Mapping[ClusterId, Box], *, active: ClusterId | None) -> None:
        """Draw exactly those that have a box; `active`: the one being worked on."""
        for id in self.items.keys() - boxes.keys():
            item = self.items.pop(id)
            self._forget(item)
            self._scene.removeItem(item)
        for group in board.groups:
            id = group.cluster.id
            if id not in boxes:
                continue
            box = boxes[id]
            self._item(id, box).show_group(
                group, whole_size(box.rect), header=box.header, folded=box.folded, active=id == active
            )

    def mark_chosen(self, chosen: ClusterId | None) -> None:
        """Ring that one alone."""
        for id, item in self.items.items():
            item.mark_chosen(id == chosen)

    def mark_found(self, found: frozenset[ClusterId]) -> None:
        """Outline those as what is looked for."""
        self._found = found
        for id, item in self.items.items():
            item.mark_found(id in found)

    def _item(self, id: ClusterId, box: Box) -> ClusterItem:
        if id not in self.items:
            item = self.items[id] = ClusterItem(self._style, self._tones, self._ruler)
            item.mark_found(id in self._found)
            corner = whole_corner(box.rect)
            place(item, corner.x(), corner.y())
            self._scene.addItem(item)
        return self.items[id]
