"""What is drawn for a note, and what other items are drawn with. They know how they look, not what they belong to.

How a hand holds them: `liftable`.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from atelier.board.drawing.colouring import Sheet
from atelier.board.drawing.lettering import Lettering
from atelier.board.drawing.liftable import ROOM, LiftableItem
from atelier.board.drawing.shadow import paint_soft_shadow
from atelier.board.drawing.writing import Writing, told_aside
from atelier.board.style import BoardStyle, Tones
from atelier.board.tool_tip import plain_tool_tip
from atelier.domain.geometry import Rect
from atelier.domain.things import Note

NOTE_RADIUS = 2.0
LIFT_TILT = -3.0
"""The slant of a held note, in degrees."""
READABLE_SCALE = 0.35
"""Below that zoom a text is a smear: it is not painted."""
_RECEDING, _RECEDING_BY_NIGHT = 0.3, 0.16
"""The share of its own colour that a note keeps that steps back: what is written on it in grey stays readable."""
_SHADOWS = (QColor(31, 36, 48, 44), QColor(31, 36, 48, 22), QColor(31, 36, 48, 9))
"""The shadow of a note that lies on the wall, line by line below it: a blur for the price of three lines."""

NOTE_Z = 2.0
CLUSTER_Z = 1.0
PLACE_Z = 0.0
STICKY_Z = 4.0
HINT_Z = 5.0


class NoteItem(LiftableItem):
    """A post-it."""

    def __init__(self, style: BoardStyle, tones: Tones) -> None:
        super().__init__(NOTE_Z)
        self.note: Note | None = None
        self.on_painted: Callable[[Note], None] | None = None
        """Told, the next time it is painted, which note was."""
        self._style = style
        self._tones = self._wall_tones = tones
        self._sheet: Sheet | None = None
        self._writing: Writing | None = None
        self._selected = self.is_focused = self.is_fresh = False
        self._found: bool | None = None

    def show_note(self, note: Note, size: QSizeF, writing: Writing) -> None:
        """Show that note in that size, if it does not yet."""
        if self.note is note and self._writing is writing and self.rect().size() == size:
            return
        if self._writing is not writing or note.correction is not None:
            told = told_aside(note, writing)
            self.setToolTip(plain_tool_tip(told))
        self.note = note
        self._writing = writing
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

    def mark_found(self, found: bool | None) -> None:
        """Have it stand out or step back; None: neither, nothing is looked for."""
        if found is not self._found:
            self._found = found
            self.update()

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Draw it in that; None: in the colours of its question."""
        if sheet is not self._sheet:
            self._sheet = sheet
            self._tones = self._wall_tones if sheet is None else sheet.tones
            self._room = ROOM if sheet is None else max(ROOM, 2 * sheet.room + 2.0)
            self._make_room()
            self.update()

    def lift(self) -> None:
        """Take it in the hand, aslant."""
        super().lift()
        self.setTransformOriginPoint(self.rect().center())
        self.setRotation(LIFT_TILT)

    def put_down(self) -> None:
        """Let it go, upright."""
        super().put_down()
        self.setRotation(0.0)

    def _outline(self) -> tuple[QColor, float] | None:
        unit = self._style.note_px / 13
        if self.is_lifted:
            return self._tones.edge.darker(130), 1.0
        if self.is_fresh and self._style.projected:
            return self._tones.accent, 4.0 * self._style.line_width
        if self._found:
            return self._tones.ring, (4.0 if self._selected else 2.5) * unit
        if self._selected:
            return self._tones.ring, 2.0 * unit
        if self.is_fresh:
            return self._tones.ring, 1.5 * unit
        return None

    def _paint_shadow(self, painter: QPainter, rect: QRectF) -> None:
        if self.is_lifted:
            paint_soft_shadow(painter, rect, NOTE_RADIUS)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)  # It lies aslant.
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
            out = width / 2 - 0.5 + self._tones.ring_gap
            painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), 3.0, 3.0)
        if self.is_focused and not self.is_lifted:
            painter.setPen(QPen(self._tones.ink, 1.5, Qt.PenStyle.DotLine))
            out = 3.0 + 2 * self._tones.ring_gap
            painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), 4.0, 4.0)

    # Qt overrides

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        rect, tones, writing = self.rect(), self._tones, self._writing
        steps_back = self._found is False and not self.is_lifted
        paper = receding(tones) if steps_back else tones.pale
        top = rect
        if writing is not None and writing.pile:
            self._paint_shadow(painter, rect.adjusted(writing.peek, 0.0, 0.0, 0.0))
            top = writing.paint_pile(painter, rect, paper=paper, edge=tones.edge)
        else:
            self._paint_shadow(painter, rect)
            painter.fillRect(rect, paper)
        if self._selected or self.is_fresh or self.is_focused or self.is_lifted or self._found:
            self._paint_outlines(painter, rect)
        if writing is not None and is_readable(painter, option):
            writing.paint(painter, top, ink=tones.muted if steps_back else tones.on_pale, paper=paper)
            if self._sheet is not None:
                self._sheet.paint_letter(painter, top)
        if self.on_painted is not None and self.note is not None:
            told, self.on_painted = self.on_painted, None
            told(self.note)


def receding(tones: Tones) -> QColor:
    """What a note that steps back is filled with: its colour, nearly that of the wall."""
    pale, paper = tones.pale, tones.paper
    share = _RECEDING if paper.lightness() > pale.lightness() / 2 else _RECEDING_BY_NIGHT

    def mixed(front: int, back: int) -> int:
        return round(front * share + back * (1 - share))

    return QColor(
        mixed(pale.red(), paper.red()),
        mixed(pale.green(), paper.green()),
        mixed(pale.blue(), paper.blue()),
    )


def is_readable(painter: QPainter, option: QStyleOptionGraphicsItem) -> bool:
    """Whether a text painted there is no smear."""
    return option.levelOfDetailFromTransform(painter.worldTransform()) >= READABLE_SCALE


def paint_badge(painter: QPainter, rect: QRectF, number: Lettering, tones: Tones) -> None:
    """Paint a number, white in a pill of the question's dark colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tones.accent)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setPen(tones.white)
    number.draw(painter, rect.center().x() - number.width / 2, rect.center().y() - number.height / 2)


def place(item: QGraphicsItem, x: float, y: float) -> None:
    """Put an item there, if it is not."""
    if item.x() != x or item.y() != y:
        item.setPos(x, y)


def whole_corner(rect: Rect) -> QPointF:
    """The upper left corner, on a whole pixel."""
    return QPointF(round(rect.x), round(rect.y))


def whole_size(rect: Rect) -> QSizeF:
    """The size that fills the rectangle from whole pixel to whole pixel."""
    return QSizeF(round(rect.right) - round(rect.x), round(rect.bottom) - round(rect.y))
