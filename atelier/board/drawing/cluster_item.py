"""What is drawn for a cluster: its box, and what invites to fill it. Its header: `header_painter`."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from atelier.board.drawing.chevron import ChevronItem
from atelier.board.drawing.header_painter import HeaderPainter
from atelier.board.drawing.items import CLUSTER_Z, is_readable, receding, whole_size
from atelier.board.drawing.liftable import CARRIED_OPACITY, LIFTED_Z, LiftableItem
from atelier.board.drawing.ruler import Header, TextRuler
from atelier.board.drawing.shadow import paint_soft_shadow
from atelier.board.style import BoardStyle, Tones
from atelier.board.tool_tip import plain_tool_tip
from atelier.domain.arrangement import Box
from atelier.domain.board import Group
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.marks import mark_phrase

_HALO_PX = 4.0
"""Within the room that an item has around it."""
_HALO_ALPHA = 80
_RUBRIC_ALPHA = 110
_NESTED_Z = 0.1
"""How much higher what is in a rubric lies than it: under all notes."""


class ClusterItem(LiftableItem):
    """A cluster: its box and its header, or its card when it is folded. Its notes lie over it."""

    def __init__(self, style: BoardStyle, tones: Tones, ruler: TextRuler) -> None:
        super().__init__(CLUSTER_Z)
        self.shown: Group | None = None
        self._style = style
        self._tones = tones
        self._ruler = ruler
        self._header: Header | None = None
        self._header_height = 0.0
        self._folded = self._active = self._found = self._chosen = False
        self._is_rubric = False
        self._chevron = ChevronItem(self, style, tones) if style.chevron_room else None
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_group(self, group: Group, box: Box, *, active: bool) -> None:
        """Show that cluster in that box, if it does not yet; `active`: the one being worked on."""
        size = whole_size(box.rect)
        # As it was measured: a pixel less, and a title could take one more line than there is room for.
        lettering = self._ruler.header(group, box.rect.width, folded=box.folded)
        self._rest_at(CLUSTER_Z + _NESTED_Z * box.depth)
        shown = (lettering, box.header, box.folded, active, group.is_rubric)
        state = (self._header, self._header_height, self._folded, self._active, self._is_rubric)
        self.shown = group
        if (state, self.rect().size()) == (shown, size):
            return
        self._header, self._header_height, self._folded, self._active, self._is_rubric = shown
        title = group.cluster.title if lettering.title.is_cut else ""
        told = " · ".join(filter(None, (title, mark_phrase(group.cluster.state))))
        self.setToolTip(plain_tool_tip(told))
        self.setRect(QRectF(QPointF(), size))
        if self._chevron is not None:
            self._chevron.show_at(QRectF(0.0, 0.0, size.width(), box.header), folded=box.folded)
        self.update()

    @property
    def chevron_rect(self) -> QRectF:
        """Where on the wall a press folds or unfolds it; nowhere in the room."""
        return self._chevron.sceneBoundingRect() if self._chevron is not None else QRectF()

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
        """Take it in the hand, under the notes that come along."""
        super().lift()
        self.setOpacity(CARRIED_OPACITY)
        self.setZValue(LIFTED_Z - 1.0)

    def _paint_invitation(self, painter: QPainter) -> None:
        """Say what an empty cluster is for, to the facilitator only."""
        if self.shown is None or self.shown.notes or self._is_rubric or self._style.projected:
            return
        hidden = self.shown.hidden
        said = _masked(hidden) if hidden else _("Déposez un post-it ici.")
        words = self._ruler.label(said, width=self.rect().width() - 20.0)
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

    def _paint_box(self, painter: QPainter, rect: QRectF) -> None:
        """Paint its frame and its ground: a rubric's is tinted, what is nested in it stands out."""
        tones, line = self._tones, self._style.line_width
        marked, width = self._found or self._active or self._chosen, 3 * line if self._found else 2 * line
        edge = QColor(tones.accent if self._is_rubric else tones.line)
        edge.setAlpha(_RUBRIC_ALPHA if self._is_rubric else 255)
        painter.setPen(QPen(tones.accent, width) if marked else QPen(edge, line))
        painter.setBrush(receding(tones) if self._is_rubric else tones.white)
        painter.drawRoundedRect(rect, self._style.radius, self._style.radius)
        if not self._folded and not self._style.silent:
            painter.setPen(QPen(edge, line))
            painter.drawLine(
                QPointF(rect.left(), self._header_height), QPointF(rect.right(), self._header_height)
            )

    def _paint_header(self, painter: QPainter, header: Header, group: Group, *, readable: bool) -> None:
        tones = self._tones
        # The room reads it on a rubric's tint too, on which grey is too pale from far.
        ink = tones.ink if self._is_rubric and self._style.projected else tones.muted
        painted = HeaderPainter(self._ruler, self._style, tones, ink)
        area = self.rect()
        area.setHeight(self._header_height)
        if self._style.silent:
            if self._folded:
                painted.paint_sheets(painter, len(group.notes), area)
        elif readable:
            painted.paint(painter, header, area)
        else:
            painted.paint_from_afar(painter, area, titled=bool(group.cluster.title))

    # Qt overrides

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        style = self._style
        readable, marked = is_readable(painter, option), self._found or self._active or self._chosen
        # From afar its corners are three pixels wide, and smoothing them takes longer than all that is in it.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, readable or marked)
        half = 0.5 * style.line_width
        rect = self.rect().adjusted(half, half, -half, -half)
        if self.is_lifted:
            paint_soft_shadow(painter, rect, style.radius)
        if self._chosen:
            self._paint_halo(painter, rect)
        self._paint_box(painter, rect)
        if not self._folded:
            self._paint_invitation(painter)
        # Scrolled by, it is painted strip by strip, and its header is in few of them.
        is_header_seen = option.exposedRect.top() <= self._header_height
        if is_header_seen and self._header is not None and self.shown is not None:
            self._paint_header(painter, self._header, self.shown, readable=readable)


def _masked(count: int) -> str:
    return ngettext("{count} post-it masqué", "{count} post-its masqués", count).format(count=count)
