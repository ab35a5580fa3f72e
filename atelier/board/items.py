"""What is drawn for a note and for a cluster. Items know how they look, not what they belong to.

They derive from QGraphicsRectItem, whose bounding rectangle is computed without a call into Python; the pen,
with which nothing is drawn, makes room for shadow and outline.
"""

import html
from gettext import gettext as _

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from atelier.board.lettering import Lettering
from atelier.board.ruler import Header, TextRuler
from atelier.board.style import BoardStyle, Tones
from atelier.domain.board import Group
from atelier.domain.things import Note

NOTE_RADIUS = 2.0
LIFT_TILT = -3.0
LIFTED_OPACITY = 0.94
"""The slant of a held note, in degrees."""
READABLE_SCALE = 0.35
"""Below that zoom a text is a smear: it is not painted."""
ROOM = 10.0
LIFTED_ROOM = 64.0

_SHADOWS = (QColor(31, 36, 48, 44), QColor(31, 36, 48, 22), QColor(31, 36, 48, 9))
"""The shadow of a note that lies on the wall, line by line below it: a blur for the price of three lines."""

NOTE_Z = 2.0
CLUSTER_Z = 1.0
PLACE_Z = 0.0
HINT_Z = 5.0
LIFTED_Z = 10.0


class NoteItem(QGraphicsRectItem):
    """A post-it."""

    def __init__(self, style: BoardStyle, tones: Tones) -> None:
        super().__init__()
        self.note: Note | None = None
        self.is_lifted = False
        self._style = style
        self._tones = tones
        self._lettering: Lettering | None = None
        self._selected = self.is_focused = self.is_fresh = False
        self.setZValue(NOTE_Z)
        self.setPen(QPen(Qt.PenStyle.SolidLine))
        self._make_room(ROOM)

    def show_note(self, note: Note, size: QSizeF, lettering: Lettering) -> None:
        """Show that note in that size, if it does not yet."""
        if self.note is note and self._lettering is lettering and self.rect().size() == size:
            return
        if self._lettering is not lettering:
            self.setToolTip(_plain_tool_tip(note.shown_text) if lettering.is_cut else "")
        self.note = note
        self._lettering = lettering
        self.setRect(QRectF(QPointF(), size))
        self.update()

    def mark(self, *, selected: bool, focused: bool) -> None:
        """Show it selected or not, focused or not."""
        if (selected, focused) != (self._selected, self.is_focused):
            self._selected, self.is_focused = selected, focused
            self.update()

    def set_fresh(self, fresh: bool) -> None:
        """Show it as the newest or not."""
        if fresh != self.is_fresh:
            self.is_fresh = fresh
            self.update()

    def lift(self) -> None:
        """Take it in the hand."""
        self.is_lifted = True
        self._make_room(LIFTED_ROOM)
        self.setZValue(LIFTED_Z)
        self.setTransformOriginPoint(self.rect().center())
        self.setRotation(LIFT_TILT)

    def put_down(self) -> None:
        """Let it go."""
        self.is_lifted = False
        self.setRotation(0.0)
        self.setZValue(NOTE_Z)
        self._make_room(ROOM)

    def _make_room(self, width: float) -> None:
        pen = self.pen()
        pen.setWidthF(width)
        self.setPen(pen)

    def _outline(self) -> tuple[QColor, float] | None:
        unit = self._style.note_px / 13
        if self.is_lifted:
            return self._tones.edge.darker(130), 1.0
        if self.is_fresh and self._style.projected:
            return self._tones.accent, 4.0 * self._style.line_width
        if self._selected:
            return self._tones.accent, 2.0 * unit
        if self.is_fresh:
            return self._tones.accent, 1.5 * unit
        return None

    def _paint_shadow(self, painter: QPainter, rect: QRectF) -> None:
        if self.is_lifted:
            paint_soft_shadow(painter, rect, NOTE_RADIUS)
            return
        step = max(1.0, self._style.line_width)
        for depth, colour in enumerate(_SHADOWS, start=1):
            down = depth * step
            painter.fillRect(
                QRectF(
                    rect.left() + depth - 1, rect.bottom() + down - step, rect.width() - 2 * depth + 2, step
                ),
                colour,
            )

    def _paint_outlines(self, painter: QPainter, rect: QRectF) -> None:
        outline = self._outline()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if outline is not None:
            colour, width = outline
            painter.setPen(QPen(colour, width))
            out = width / 2 - 0.5
            painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), 3.0, 3.0)
        if self.is_focused and not self.is_lifted:
            painter.setPen(QPen(self._tones.ink, 1.5, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(rect.adjusted(-3.0, -3.0, 3.0, 3.0), 4.0, 4.0)

    # Qt overrides

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        rect = self.rect()
        self._paint_shadow(painter, rect)
        painter.fillRect(rect, self._tones.pale)
        if self._selected or self.is_fresh or self.is_focused or self.is_lifted:
            self._paint_outlines(painter, rect)
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        if self._lettering is not None and scale >= READABLE_SCALE:
            painter.setPen(self._tones.ink)
            self._lettering.draw(painter, self._style.note_pad_x, self._style.note_pad_y)


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
        self._folded = self._active = self._lifted = False
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
        self.setToolTip(_plain_tool_tip(group.cluster.title) if lettering.title.is_cut else "")
        self.setRect(QRectF(QPointF(), size))
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
        border = (
            QPen(tones.accent, 2 * style.line_width) if self._active else QPen(tones.line, style.line_width)
        )
        painter.setPen(border)
        painter.setBrush(tones.white)
        painter.drawRoundedRect(rect, style.radius, style.radius)
        if not self._folded:
            self._paint_invitation(painter)
            painter.setPen(QPen(tones.line, style.line_width))
            painter.drawLine(
                QPointF(rect.left(), self._header_height), QPointF(rect.right(), self._header_height)
            )
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        if self._header is not None and scale >= READABLE_SCALE:
            self._paint_header(painter, self._header)


def paint_badge(painter: QPainter, rect: QRectF, number: Lettering, tones: Tones) -> None:
    """Paint a number, white in a pill of the question's dark colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tones.accent)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setPen(tones.white)
    number.draw(painter, rect.center().x() - number.width / 2, rect.center().y() - number.height / 2)


def paint_soft_shadow(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the shadow of something held above the wall: only ever for what is in the hand."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(31, 36, 48, 8))
    for spread in range(18, -8, -2):
        grown = rect.adjusted(-spread * 0.7, 12.0 - spread * 0.7, spread * 0.7, 10.0 + spread)
        corner = max(radius + spread, 1.0)
        painter.drawRoundedRect(grown, corner, corner)


def place(item: QGraphicsItem, x: float, y: float) -> None:
    """Put an item there, if it is not."""
    if item.x() != x or item.y() != y:
        item.setPos(x, y)


def _plain_tool_tip(text: str) -> str:
    """A tool tip is read as markup whenever it looks like it: so it is given as markup that says the text."""
    return f"<p style='white-space: pre-wrap'>{html.escape(text)}</p>"
