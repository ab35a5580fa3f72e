"""A wall seen from afar: every note a coloured sheet with a few strokes for its lines, and no text.

One item draws them all. Qt asks each item for its picture in a call of its own, and each such call waits its turn
behind the threads that answer the phones: a thousand notes in a thousand calls take the better part of a second
while a burst comes in, and a millisecond in one.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from atelier.board.items import NOTE_Z, receding
from atelier.board.style import BoardStyle, Tones
from atelier.domain.arrangement import Spot
from atelier.domain.geometry import Rect
from atelier.domain.ids import NoteId

FAR_SCALE = 0.5
"""From below that scale a wall is seen from afar: its text would be under 7 pixels high."""
STROKES = 3
"""The most strokes on a sheet."""
FAINT_SCALE = 0.13
"""Below that, strokes would be all that is seen."""
_LAST_STROKE = 0.6
_EDGE = 2.0


class FarWall(QGraphicsRectItem):
    """The notes of a wall as sheets."""

    def __init__(self, style: BoardStyle, tones: Tones) -> None:
        super().__init__()
        self._tell_painted: Callable[[Iterable[Spot]], None] | None = None
        self._told: set[Spot] = set()
        self._untold: set[Spot] = set()
        self._style = style
        self._tones = tones
        self._stroke = QColor(tones.on_pale)
        self._stroke.setAlphaF(0.32)
        self._places: dict[Spot, Rect] = {}
        self._sheets: dict[Spot, tuple[QRectF, list[QLineF]]] = {}
        """What was drawn of them before."""
        self._taken: frozenset[Spot] = frozenset()
        self._selected: frozenset[NoteId] = frozenset()
        self._focus: Spot | None = None
        self._fresh: NoteId | None = None
        self._found: frozenset[NoteId] | None = None
        self.setZValue(NOTE_Z)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setPen(QPen(Qt.PenStyle.NoPen))

    def tell_painted(self, tell: Callable[[Iterable[Spot]], None] | None) -> None:
        """Tell what is painted, the first time that it is."""
        self._tell_painted = tell
        self._await(self._places)

    def show_places(self, places: Mapping[Spot, Rect], *, area: QRectF) -> None:
        """Show a sheet at each of those places of a wall of that area."""
        self._places = dict(places)
        self._sheets.clear()
        self._untold.clear()
        self._await(places)
        self.setRect(area)
        self.update()

    def add_places(self, places: Mapping[Spot, Rect], *, area: QRectF) -> None:
        """Show more sheets; what is there is not painted again for them."""
        if not places:
            return
        self._places.update(places)
        self._await(places)
        if area != self.rect():
            self.setRect(area)
        self._update(places.values())

    def leave_out(self, taken: Iterable[Spot]) -> None:
        """Show none for what is in the hand."""
        taken = frozenset(taken)
        if taken != self._taken:
            self._taken = taken
            self.update()

    def mark(self, selected: frozenset[NoteId], *, focus: Spot | None, fresh: NoteId | None) -> None:
        """Show which are selected, which one the keyboard is on and which came in last."""
        if (selected, focus) != (self._selected, self._focus):
            self.update()
        elif fresh != self._fresh:
            newest = (self._places.get(Spot(id, None)) for id in (fresh, self._fresh) if id is not None)
            self._update(rect for rect in newest if rect is not None)
        self._selected, self._focus, self._fresh = selected, focus, fresh

    def mark_found(self, found: frozenset[NoteId] | None) -> None:
        """Have the sheets of those stand out and the others step back; None: all alike."""
        if found != self._found:
            self._found = found
            self.update()

    def _await(self, places: Iterable[Spot]) -> None:
        if self._tell_painted is not None:
            self._untold.update(spot for spot in places if spot not in self._told)

    def _update(self, places: Iterable[Rect]) -> None:
        around = QRectF()
        for rect in places:
            around = around.united(QRectF(*rect))
        grown = 12.0 * _EDGE
        self.update(around.adjusted(-grown, -grown, grown, grown))

    def _exposed(self, area: QRectF) -> dict[Spot, Rect]:
        top, bottom = area.top(), area.bottom()
        return {
            spot: rect
            for spot, rect in self._places.items()
            if rect.y <= bottom and rect.y + rect.height >= top and spot not in self._taken
        }

    def _sheet(self, spot: Spot, rect: Rect) -> tuple[QRectF, list[QLineF]]:
        """The sheet of a note, and its strokes."""
        known = self._sheets.get(spot)
        if known is None:
            known = self._sheets[spot] = QRectF(*rect), self._strokes(rect)
        return known

    def _strokes(self, rect: Rect) -> list[QLineF]:
        style = self._style
        leading = 1.3 * style.note_px
        lines = min(STROKES, max(1, round((rect.height - 2 * style.note_pad_y) / leading)))
        left, right = rect.x + style.note_pad_x, rect.right - style.note_pad_x
        top = rect.y + style.note_pad_y + leading / 2
        ends = [right] * (lines - 1) + [left + (right - left) * _LAST_STROKE]
        return [QLineF(left, top + at * leading, end, top + at * leading) for at, end in enumerate(ends)]

    def _paint_marks(self, painter: QPainter, shown: Mapping[Spot, Rect]) -> None:
        marked = [
            QRectF(*rect)
            for spot, rect in shown.items()
            if spot.note_id in self._selected
            or spot.note_id == self._fresh
            or (self._found is not None and spot.note_id in self._found)
        ]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_cosmetic(self._tones.ring, _EDGE))
        out = 2 * self._tones.ring_gap
        painter.drawRects([rect.adjusted(-out, -out, out, out) for rect in marked])
        if self._focus is not None and self._focus in shown:
            painter.setPen(_cosmetic(self._tones.ink, 1.5, Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(*shown[self._focus]).adjusted(-6.0, -6.0, 6.0, 6.0))

    # Qt overrides

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        shown = self._exposed(option.exposedRect)
        sheets = {spot: self._sheet(spot, rect) for spot, rect in shown.items()}
        # The pen parts sheets whose gap is less than a pixel.
        painter.setPen(_cosmetic(self._tones.paper, 1.0))
        found = self._found
        if found is not None:
            painter.setBrush(receding(self._tones))
            painter.drawRects([sheet for spot, (sheet, _) in sheets.items() if spot.note_id not in found])
        painter.setBrush(self._tones.pale)
        painter.drawRects(
            [sheet for spot, (sheet, _) in sheets.items() if found is None or spot.note_id in found]
        )
        if option.levelOfDetailFromTransform(painter.worldTransform()) >= FAINT_SCALE:
            painter.setPen(_cosmetic(self._stroke, 1.0))
            painter.drawLines([stroke for _sheet, strokes in sheets.values() for stroke in strokes])
        if self._selected or self._fresh is not None or self._focus is not None or self._found:
            self._paint_marks(painter, shown)
        if self._tell_painted is not None and self._untold:
            painted = self._untold & shown.keys()
            self._untold -= painted
            self._told |= painted
            self._tell_painted(painted)


def _cosmetic(colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen as wide on the screen from however far."""
    pen = QPen(colour, width, style)
    pen.setCosmetic(True)
    return pen
