"""A wall seen from afar: every note a coloured sheet with a few strokes for its lines, and no text.

One item draws them all. Qt asks each item for its picture in a call of its own, and each such call waits its turn
behind the threads that answer the phones: a thousand notes in a thousand calls take the better part of a second
while a burst comes in, and a millisecond in one.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from atelier.board.drawing.colouring import Sheet
from atelier.board.drawing.grid import Grid
from atelier.board.drawing.items import NOTE_Z
from atelier.board.drawing.sheets import Picture, Sheets
from atelier.board.style import BoardStyle, Tones
from atelier.domain.arrangement import Spot
from atelier.domain.geometry import Rect
from atelier.domain.ids import NoteId

FAR_SCALE = 0.5
"""From below that scale a wall is seen from afar: its text would be under 7 pixels high."""
FAINT_SCALE = 0.13
"""Below that, strokes would be all that is seen."""
_EDGE = 2.0


class FarWall(QGraphicsRectItem):
    """The notes of a wall as sheets."""

    def __init__(self, style: BoardStyle, tones: Tones) -> None:
        super().__init__()
        self._tell_painted: Callable[[Iterable[Spot]], None] | None = None
        self._told: set[Spot] = set()
        self._untold: set[Spot] = set()
        self._tones = tones
        self._stroke = QColor(tones.on_pale)
        self._stroke.setAlphaF(0.32)
        self._places: dict[Spot, Rect] = {}
        self._sheets = Sheets(style, tones)
        self._grid: Grid[Spot] | None = None
        """Where the places are, once it was asked for."""
        self._whole: Picture | None = None
        """The picture of all of them, as long as it is true."""
        self._taken: frozenset[Spot] = frozenset()
        self._selected: frozenset[NoteId] = frozenset()
        self._focus: Spot | None = None
        self._fresh: NoteId | None = None
        self.setZValue(NOTE_Z)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setPen(QPen(Qt.PenStyle.NoPen))

    def tell_painted(self, tell: Callable[[Iterable[Spot]], None] | None) -> None:
        """Tell what is painted, the first time that it is."""
        self._tell_painted = tell
        self._await(self._places)

    def show_places(self, places: Mapping[Spot, Rect], *, area: QRectF) -> None:
        """Show a sheet at each of those places of a wall of that area."""
        self._sheets.keep(places)
        self._places, self._grid = dict(places), None
        self._untold.clear()
        self._await(places)
        self.setRect(area)
        self._redraw()

    def add_places(self, places: Mapping[Spot, Rect], *, area: QRectF) -> None:
        """Show more sheets; what is there is not painted again for them."""
        if not places:
            return
        self._places.update(places)
        if self._grid is not None:
            self._grid.add(places)
        self._whole = None
        self._await(places)
        if area != self.rect():
            self.setRect(area)
        self._update(places.values())

    def leave_out(self, taken: Iterable[Spot]) -> None:
        """Show none for what is in the hand."""
        taken = frozenset(taken)
        if taken != self._taken:
            self._taken = taken
            self._redraw()

    def show_piles(self, piled: frozenset[NoteId]) -> None:
        """Show that those have others under them."""
        if self._sheets.show_piles(piled):
            self._redraw()

    def mark(self, selected: frozenset[NoteId], *, focus: Spot | None, fresh: NoteId | None) -> None:
        """Show which are selected, which one the keyboard is on and which came in last."""
        if (selected, focus) != (self._selected, self._focus):
            self.update()
        elif fresh != self._fresh:
            newest = (self._places.get(Spot(id, None)) for id in (fresh, self._fresh) if id is not None)
            self._update(rect for rect in newest if rect is not None)
        self._selected, self._focus, self._fresh = selected, focus, fresh

    def colour_by(self, sheet_at: Callable[[Spot], Sheet | None] | None) -> None:
        """Draw each in what is told of it; None: all in the colour of their question."""
        self._sheets.sheet_at = sheet_at
        self._redraw()

    def mark_found(self, found: frozenset[NoteId] | None) -> None:
        """Have the sheets of those stand out and the others step back; None: all alike."""
        if found != self._sheets.found:
            self._sheets.found = found
            self._redraw()

    def _await(self, places: Iterable[Spot]) -> None:
        if self._tell_painted is not None:
            self._untold.update(spot for spot in places if spot not in self._told)

    def _update(self, places: Iterable[Rect]) -> None:
        around = QRectF()
        for rect in places:
            around = around.united(QRectF(*rect))
        grown = 12.0 * _EDGE
        self.update(around.adjusted(-grown, -grown, grown, grown))

    def _redraw(self) -> None:
        self._whole = None
        self.update()

    def _picture(self, area: QRectF) -> Picture:
        """What is drawn in that area; of the whole wall, made once."""
        if area.adjusted(-1.0, -1.0, 1.0, 1.0).contains(self.rect()):
            self._whole = self._whole or self._sheets.picture(self._shown(self._places))
            return self._whole
        self._grid = self._grid or Grid(self._places)
        near = self._grid.touching(Rect(area.x(), area.y(), area.width(), area.height()))
        return self._sheets.picture(self._shown(near))

    def _shown(self, places: Mapping[Spot, Rect]) -> Mapping[Spot, Rect]:
        if not self._taken:
            return places
        return {spot: place for spot, place in places.items() if spot not in self._taken}

    def _paint_marks(self, painter: QPainter, shown: Mapping[Spot, Rect]) -> None:
        found = self._sheets.found or frozenset()
        marked = [
            QRectF(*rect)
            for spot, rect in shown.items()
            if spot.note_id in self._selected or spot.note_id == self._fresh or spot.note_id in found
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
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        if self._sheets.be_seen_at(scale):
            self._whole = None
        picture = self._picture(option.exposedRect)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, papers in picture.papers:
            painter.setBrush(colour)
            painter.drawRects(papers)
        if scale >= FAINT_SCALE:
            painter.setBrush(self._stroke)
            painter.drawRects(picture.strokes)
        if self._selected or self._fresh is not None or self._focus is not None or self._sheets.found:
            self._paint_marks(painter, picture.spots)
        if self._tell_painted is not None and self._untold:
            painted = self._untold & picture.spots.keys()
            self._untold -= painted
            self._told |= painted
            self._tell_painted(painted)


def _cosmetic(colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen as wide on the screen from however far."""
    pen = QPen(colour, width, style)
    pen.setCosmetic(True)
    return pen
