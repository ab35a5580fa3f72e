"""The clusters that are out of sight, and the place that makes one, at the edge of the view while notes are held.

So there is no drag across a scroll.
"""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from atelier.board.drawing.items import paint_badge
from atelier.board.drawing.lettering import Lettering, one_line
from atelier.board.drawing.liftable import LIFTED_Z
from atelier.board.hand.desk import Desk
from atelier.board.style import BoardStyle, Tones
from atelier.board.wall.drop_map import DropMap
from atelier.board.wall.targets import Target
from atelier.domain.board import Group
from atelier.domain.geometry import Rect
from atelier.domain.language import gettext as _

if TYPE_CHECKING:
    from atelier.board.hand.note_targets import Handful

LEAST_SEEN_PX = 48.0
"""How much of a cluster has to be in sight, each way, for a hand to aim at it there."""
WIDTH_EM = 15
LEAST_SHARE = 5
"""How many times wider than the whole dock the view has to be for titles to be there beside the numbers at once."""
INSET_PX = 10
PAD_PX = 6
LEAST_GAP_PX = 5
"""Between the numbers of two rows."""
ROW_EASE_PX = 9
"""How much farther apart they are where there is room."""
DOCK_Z = LIFTED_Z + 0.9
"""Over what is held, which goes into it, and under the words."""


def out_of_sight(drops: DropMap, seen: Rect) -> list[Group]:
    """The clusters of which too little is seen to drop anything there, in their order."""
    boxes = drops.arrangement.clusters
    drawn = [group for group in drops.board.groups if group.cluster.id in boxes]
    return [group for group in drawn if not is_seen(drops.rect(group), seen, scale=drops.scale)]


def is_seen(rect: Rect, seen: Rect, *, scale: float) -> bool:
    """Whether enough of that place is in sight to aim at it there."""
    least = LEAST_SEEN_PX / scale
    across = min(rect.right, seen.right) - max(rect.x, seen.x)
    down = min(rect.bottom, seen.bottom) - max(rect.y, seen.y)
    return across >= min(least, rect.width) and down >= min(least, rect.height)


class ClusterDock:
    """A `DropPlace`: what is out of sight, one a row. There while notes are held and there is something to offer."""

    def __init__(self, desk: Desk) -> None:
        self.item: DockItem | None = None
        """What is drawn of it."""
        self._desk = desk
        self._aimed: dict[object, int | None] = {}
        """The row that each hand is over; None beside all."""
        self._is_left = False

    def take_up(self, hand: object, at: QPoint) -> None:
        """A hand lifted notes at that point of the screen: it is shown on the other side than there."""
        if self.item is None:
            self.item = DockItem(self._desk.scene.look, self._desk.scene.tones)
            self._desk.scene.addItem(self.item)
            self._is_left = self._desk.in_view(at).x() > self._area.right() - self.item.whole_width
        self._aimed[hand] = None
        self._offer(self.item)
        self._place(self.item)

    def aim(self, hand: object, held: "Handful", at: QPoint) -> Target | None:
        """What dropping on the row at that point of the screen would do."""
        if self.item is None:
            return None
        self._offer(self.item)
        row = self._aimed[hand] = self.item.row_at(self._desk.in_view(at) - self._corner(self.item))
        self._place(self.item)
        return self._target(held, self.item.groups, row=row) if row is not None else None

    def let_go(self, hand: object) -> None:
        """That hand is empty again."""
        self._aimed.pop(hand, None)
        if self.item is not None and not self._aimed:
            self._desk.scene.removeItem(self.item)
            self.item = None

    def _target(self, held: "Handful", groups: list[Group], *, row: int) -> Target:
        """Below the clusters, the last row makes one."""
        from atelier.board.hand.note_targets import into_cluster, into_new_cluster  # late: with the gestures

        drops = self._desk.drop_map
        return (
            into_cluster(drops, held, group=groups[row])
            if row < len(groups)
            else into_new_cluster(drops, held)
        )

    def _offer(self, item: "DockItem") -> None:
        """Offer what is out of sight now, as much as there is room for."""
        drops, area = self._desk.drop_map, self._desk.view.seen
        seen = Rect(area.x(), area.y(), area.width(), area.height())
        new = drops.arrangement.new_cluster
        makes_one = new is not None and not is_seen(new, seen, scale=drops.scale)
        item.offer(out_of_sight(drops, seen), makes_one=makes_one, within=self._area.height())

    def _place(self, item: "DockItem") -> None:
        """Be at the edge, wide under a hand and where there is room."""
        lit = frozenset(row for row in self._aimed.values() if row is not None)
        item.light(lit, wide=bool(lit) or self._area.width() >= LEAST_SHARE * item.whole_width)
        item.setPos(self._desk.view.mapToScene(self._corner(item)))

    @property
    def _area(self) -> QRect:
        """The part of the view that it may lie in."""
        return self._desk.view.viewport().rect().adjusted(INSET_PX, INSET_PX, -INSET_PX, -INSET_PX)

    def _corner(self, item: "DockItem") -> QPoint:
        area = self._area
        x = area.left() if self._is_left else area.right() + 1 - round(item.rect().width())
        return QPoint(x, area.top() + (area.height() - round(item.rect().bottom())) // 2)


class _Row(NamedTuple):
    """What is written in a row, and how wide its badge is."""

    badge: Lettering
    badge_width: float
    title: Lettering


class DockItem(QGraphicsRectItem):
    """Numbers and titles of clusters under one another, as large on the screen at any scale; narrow, numbers alone."""

    def __init__(self, style: BoardStyle, tones: Tones) -> None:
        super().__init__()
        self.groups: list[Group] = []
        """What is offered, from the top."""
        self.makes_one = False
        """Whether the row below those makes a new cluster."""
        self.whole_width = WIDTH_EM * style.label_px
        self._style = style
        self._tones = tones
        self._rows: list[_Row] = []
        self._label = round(style.metrics.label_height * 0.8)
        self._words = one_line(_("Hors de vue"), style.hint_font(), self.whole_width - 4 * PAD_PX)
        self._pitch = 0
        """From one row to the next."""
        self._lit: frozenset[int] = frozenset()
        self._is_wide = False
        self.setPen(QPen(tones.line, 1.0))
        self.setZValue(DOCK_Z)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)

    def offer(self, groups: list[Group], *, makes_one: bool, within: int) -> None:
        """Have a row for each of those, or as many of them as there is room for; `makes_one`: and one for a new one."""
        room, least = within - 2 * self._label - 2 * PAD_PX, round(self._style.badge_height) + LEAST_GAP_PX
        pitch = min(max(room // max(len(groups) + makes_one, 1), least), least + ROW_EASE_PX)
        groups = groups[: max(room // pitch - makes_one, 0)]
        if (groups, makes_one, pitch) != (self.groups, self.makes_one, self._pitch):
            self.groups, self.makes_one, self._pitch = groups, makes_one, pitch
            self._rows = [self._written(group.number, group.name) for group in groups]
            self._rows += [self._written("+", _("Nouveau regroupement"))] * makes_one
            self._resize()
        self.setVisible(bool(self._rows))

    def light(self, rows: frozenset[int], *, wide: bool) -> None:
        """Show that what is held would go into those; `wide`: with their titles."""
        if (rows, wide) != (self._lit, self._is_wide):
            self._lit, self._is_wide = rows, wide
            self._resize()

    def _resize(self) -> None:
        narrow = max((row.badge_width for row in self._rows), default=0.0) + 4 * PAD_PX
        # Rows stay where they are: what says what they are is added above.
        above = self._label if self._is_wide else 0
        height = above + 2 * PAD_PX + len(self._rows) * self._pitch
        self.setRect(0.0, -above, self.whole_width if self._is_wide else narrow, height)
        self.update()

    def row(self, index: int) -> QRectF:
        """Where a row is."""
        return QRectF(PAD_PX, PAD_PX + index * self._pitch, self.rect().width() - 2 * PAD_PX, self._pitch)

    def row_at(self, at: QPoint) -> int | None:
        """Which row is at that pixel of it."""
        return next((index for index in range(len(self._rows)) if self.row(index).contains(at)), None)

    def _written(self, number: str, name: str) -> _Row:
        badge = one_line(number, self._style.label_font(bold=True))
        badge_width = max(badge.width + 12, self._style.badge_height)
        room = self.whole_width - badge_width - 5 * PAD_PX - 1.0
        return _Row(badge, badge_width, one_line(name, self._style.label_font(), room))

    def _paint_row(self, painter: QPainter, index: int) -> None:
        style, tones, written = self._style, self._tones, self._rows[index]
        row, is_lit = self.row(index).adjusted(0.5, 1.5, -0.5, -1.5), index in self._lit
        if is_lit:
            painter.setPen(QPen(tones.accent, 2.0))
            painter.setBrush(tones.pale)
            painter.drawRoundedRect(row, 6.0, 6.0)
        badge = QRectF(row.left() + PAD_PX, 0.0, written.badge_width, style.badge_height)
        badge.moveTop(row.center().y() - style.badge_height / 2)
        paint_badge(painter, badge, written.badge, tones)
        if self._is_wide:
            painter.setPen(tones.on_pale if is_lit else tones.ink)
            written.title.draw(painter, badge.right() + PAD_PX, row.center().y() - written.title.height / 2)

    # Qt overrides

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        style, tones = self._style, self._tones
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tones.line, 1.0))
        painter.setBrush(tones.white)
        painter.drawRoundedRect(self.rect().adjusted(0.5, 0.5, -0.5, -0.5), style.radius, style.radius)
        if self._is_wide:
            painter.setPen(tones.muted)
            middle = self.rect().top() + PAD_PX + self._label / 2
            self._words.draw(painter, 2.0 * PAD_PX, middle - self._words.height / 2)
        for index in range(len(self._rows)):
            self._paint_row(painter, index)
