"""The clusters that are out of sight, at the edge of the view while notes are held: no drag across a scroll."""

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from atelier.board.drawing.items import LIFTED_Z, paint_badge
from atelier.board.drawing.lettering import Lettering, one_line
from atelier.board.hand.desk import Desk
from atelier.board.hand.note_targets import Handful, into_cluster
from atelier.board.style import BoardStyle, Tones
from atelier.board.wall.targets import Target, Wall, excerpt
from atelier.domain.board import Group
from atelier.domain.geometry import Rect
from atelier.domain.language import gettext as _

LEAST_SEEN_PX = 48.0
"""How much of a cluster has to be in sight, each way, for a hand to aim at it there."""
WIDTH_EM = 12
LEAST_SHARE = 6
"""How many times wider than the whole dock the view has to be for titles to be there beside the numbers at once."""
INSET_PX = 10
PAD_PX = 6
LEAST_GAP_PX = 5
"""Between the numbers of two rows."""
ROW_EASE_PX = 9
"""How much farther apart they are where there is room."""
DOCK_Z = LIFTED_Z + 0.9
"""Over what is held, which goes into it, and under the words."""


def out_of_sight(wall: Wall, seen: Rect) -> list[Group]:
    """The clusters of which too little is seen to drop anything there, in their order."""
    return [group for group in wall.board.groups if not _is_seen(wall, group, seen)]


def _is_seen(wall: Wall, group: Group, seen: Rect) -> bool:
    if group.cluster.id not in wall.arrangement.clusters:
        return True
    rect, least = wall.rect(group), LEAST_SEEN_PX / wall.scale
    across = min(rect.right, seen.right) - max(rect.x, seen.x)
    down = min(rect.bottom, seen.bottom) - max(rect.y, seen.y)
    return across >= min(least, rect.width) and down >= min(least, rect.height)


class ClusterDock:
    """A `DropPlace`: what is out of sight, one a row. There while notes are held and there is something to offer."""

    def __init__(self, desk: Desk) -> None:
        self.item: DockItem | None = None
        """What is drawn of it."""
        self._desk = desk
        self._aimed: dict[object, int] = {}
        """The row that each hand is over; -1 beside all."""
        self._is_left = False

    def take_up(self, hand: object, at: QPoint) -> None:
        """A hand lifted notes at that point of the screen: it is shown on the other side than there."""
        if self.item is None:
            self.item = DockItem(self._desk.scene.look, self._desk.scene.tones)
            self._desk.scene.addItem(self.item)
            self._is_left = self._desk.in_view(at).x() > self._area.right() - self.item.whole_width
        self._aimed[hand] = -1
        self._follow()

    def aim(self, hand: object, held: Handful, at: QPoint) -> Target | None:
        """What dropping on the row at that point of the screen would do."""
        if self.item is None:
            return None
        self._follow()
        row = self._aimed[hand] = self.item.row_at(self._desk.in_view(at) - self._corner(self.item))
        self._place(self.item)
        return into_cluster(self._desk.wall, held, self.item.groups[row]) if row >= 0 else None

    def let_go(self, hand: object) -> None:
        """That hand is empty again."""
        self._aimed.pop(hand, None)
        if self.item is not None and not self._aimed:
            self._desk.scene.removeItem(self.item)
            self.item = None

    def _follow(self) -> None:
        """Offer what is out of sight now, as much as there is room for."""
        seen = self._desk.view.seen
        if self.item is not None:
            hidden = out_of_sight(self._desk.wall, Rect(seen.x(), seen.y(), seen.width(), seen.height()))
            self.item.offer(hidden, within=self._area.height())
            self._place(self.item)

    def _place(self, item: "DockItem") -> None:
        """Be at the edge, wide under a hand and where there is room."""
        lit = frozenset(self._aimed.values()) - {-1}
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


class DockItem(QGraphicsRectItem):
    """Numbers and titles of clusters under one another, as large on the screen at any scale; narrow, numbers alone."""

    def __init__(self, style: BoardStyle, tones: Tones) -> None:
        super().__init__()
        self.groups: list[Group] = []
        """What is offered, from the top."""
        self.whole_width = WIDTH_EM * style.label_px
        self._style = style
        self._tones = tones
        self._label = round(style.metrics.label_height * 0.8)
        self._pitch = 0
        """From one row to the next."""
        self._lit: frozenset[int] = frozenset()
        self._is_wide = False
        self.setPen(QPen(tones.line, 1.0))
        self.setZValue(DOCK_Z)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)

    def offer(self, groups: list[Group], *, within: int) -> None:
        """Have a row for each of those, or as many of them as there is room for."""
        room, least = within - 2 * self._label - 2 * PAD_PX, round(self._style.badge_height) + LEAST_GAP_PX
        pitch = min(max(room // max(len(groups), 1), least), least + ROW_EASE_PX)
        groups = groups[: max(room // pitch, 0)]
        if (groups, pitch) != (self.groups, self._pitch):
            self.groups, self._pitch = groups, pitch
            self._resize()
        self.setVisible(bool(groups))

    def light(self, rows: frozenset[int], *, wide: bool) -> None:
        """Show that what is held would go into those; `wide`: with their titles."""
        if (rows, wide) != (self._lit, self._is_wide):
            self._lit, self._is_wide = rows, wide
            self._resize()

    def _resize(self) -> None:
        narrow = max(map(self._badge_width, self.groups), default=0.0) + 4 * PAD_PX
        # Rows stay where they are: what says what they are is added above.
        above = self._label if self._is_wide else 0
        height = above + 2 * PAD_PX + len(self.groups) * self._pitch
        self.setRect(0.0, -above, self.whole_width if self._is_wide else narrow, height)
        self.update()

    def row(self, index: int) -> QRectF:
        """Where a row is."""
        return QRectF(PAD_PX, PAD_PX + index * self._pitch, self.rect().width() - 2 * PAD_PX, self._pitch)

    def row_at(self, at: QPoint) -> int:
        """Which row is at that pixel of it; -1: none."""
        return next((index for index in range(len(self.groups)) if self.row(index).contains(at)), -1)

    def _number(self, group: Group) -> Lettering:
        return one_line(group.number, self._style.label_font(bold=True))

    def _badge_width(self, group: Group) -> float:
        return max(self._number(group).width + 12, self._style.badge_height)

    def _paint_row(self, painter: QPainter, index: int) -> None:
        style, tones, group = self._style, self._tones, self.groups[index]
        row, is_lit = self.row(index).adjusted(0.5, 1.5, -0.5, -1.5), index in self._lit
        if is_lit:
            painter.setPen(QPen(tones.accent, 2.0))
            painter.setBrush(tones.pale)
            painter.drawRoundedRect(row, 6.0, 6.0)
        badge = QRectF(row.left() + PAD_PX, 0.0, self._badge_width(group), style.badge_height)
        badge.moveTop(row.center().y() - style.badge_height / 2)
        paint_badge(painter, badge, self._number(group), tones)
        if self._is_wide:
            first = excerpt(group.notes[0]) if group.notes else _("vide")
            room = row.right() - badge.right() - 2 * PAD_PX
            title = one_line(group.cluster.title or first, style.label_font(), room)
            painter.setPen(tones.on_pale if is_lit else tones.ink)
            title.draw(painter, badge.right() + PAD_PX, row.center().y() - title.height / 2)

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
            label = one_line(_("Hors de vue"), style.hint_font(), self.whole_width - 4 * PAD_PX)
            label.draw(painter, 2.0 * PAD_PX, self.rect().top() + PAD_PX + (self._label - label.height) / 2)
        for index in range(len(self.groups)):
            self._paint_row(painter, index)
