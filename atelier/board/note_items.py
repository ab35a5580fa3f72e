"""The notes of a wall as they are drawn: an item each from near, all in one from afar, and what marks them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from atelier.board.far import FarWall
from atelier.board.items import NoteItem, place, whole_corner, whole_size
from atelier.board.ruler import TextRuler
from atelier.board.style import BoardStyle, Tones
from atelier.domain.arrangement import Spot
from atelier.domain.geometry import Rect
from atelier.domain.ids import NoteId
from atelier.domain.things import Note

Shown = Mapping[Spot, tuple[Note, Rect]]
"""Which notes are drawn, and where."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What some notes look different for: selected, under the keyboard, come in last.

    `found`: those that stand out from all others, which step back; None while nothing is looked for.
    """

    selected: frozenset[NoteId] = frozenset()
    focus: Spot | None = None
    fresh: NoteId | None = None
    found: frozenset[NoteId] | None = None


class NoteItems:
    """The notes of one wall in one style. From afar, only what is in the hand has an item of its own."""

    def __init__(
        self,
        scene: QGraphicsScene,
        style: BoardStyle,
        tones: Tones,
        *,
        ruler: TextRuler,
        forget: Callable[[QGraphicsItem], None],
    ) -> None:
        self.items: dict[Spot, NoteItem] = {}
        self.far = FarWall(style, tones)
        self._scene = scene
        self._style = style
        self._tones = tones
        self._ruler = ruler
        self._forget = forget
        self._marks = Marks()
        self._witness: Callable[[Note], None] | None = None
        scene.addItem(self.far)

    def witness(self, witness: Callable[[Note], None] | None, find: Callable[[NoteId], Note | None]) -> None:
        """Tell notes as they are painted; `find` gives the note that is shown."""
        self._witness = witness

        def tell(spots: Iterable[Spot]) -> None:
            for note in filter(None, (find(spot.note_id) for spot in spots)):
                assert witness is not None
                witness(note)

        self.far.tell_painted(tell if witness is not None else None)
        for item in self.items.values():
            item.on_painted = witness

    def show(self, shown: Shown) -> None:
        """Draw exactly those, each by an item; what moves keeps its item."""
        self.far.show_places({}, area=QRectF())
        going = {spot.note_id: spot for spot in self.items.keys() - shown.keys()}
        for spot in shown.keys() - self.items.keys():
            left = going.pop(spot.note_id, None)
            self.items[spot] = self._made(shown[spot][1]) if left is None else self.items.pop(left)
        for spot in self.items.keys() - shown.keys():
            self._drop(spot)
        for spot, (note, rect) in shown.items():
            self._fit(spot, note, rect)

    def show_from_afar(self, places: Mapping[Spot, Rect], *, area: QRectF) -> None:
        """Draw all as sheets; none is in the hand."""
        for spot in list(self.items):
            self._drop(spot)
        self.far.leave_out(())
        self.far.show_places(places, area=area)
        self.far.mark(self._marks.selected, focus=self._marks.focus, fresh=self._marks.fresh)

    def add(self, shown: Shown) -> None:
        """Draw those too, each by an item."""
        for spot, (note, rect) in shown.items():
            self.take(spot, note, rect)

    def take(self, spot: Spot, note: Note, rect: Rect) -> NoteItem:
        """The item of a note, made if it has none."""
        if spot not in self.items:
            self.items[spot] = self._made(rect)
            self._fit(spot, note, rect)
        return self.items[spot]

    def mark(
        self,
        *,
        selected: frozenset[NoteId] | None = None,
        focus: Spot | None = None,
        fresh: NoteId | None = None,
    ) -> None:
        """Show which are selected with which focus; with none given, which came in last."""
        if selected is None:
            self._marks = replace(self._marks, fresh=fresh)
        else:
            self._marks = replace(self._marks, selected=selected, focus=focus)
        self.far.mark(self._marks.selected, focus=self._marks.focus, fresh=self._marks.fresh)
        for spot, item in self.items.items():
            self._mark(item, spot)

    def mark_found(self, found: frozenset[NoteId] | None) -> None:
        """Have those stand out and the others step back; None: all alike."""
        self._marks = replace(self._marks, found=found)
        self.far.mark_found(found)
        for spot, item in self.items.items():
            self._mark(item, spot)

    def _mark(self, item: NoteItem, spot: Spot) -> None:
        marks = self._marks
        item.mark(selected=spot.note_id in marks.selected, focused=spot == marks.focus)
        item.set_fresh(spot.note_id == marks.fresh)
        item.mark_found(None if marks.found is None else spot.note_id in marks.found)

    def _fit(self, spot: Spot, note: Note, rect: Rect) -> None:
        item = self.items[spot]
        item.show_note(note, whole_size(rect), self._ruler.note(note, rect.width))
        self._mark(item, spot)

    def _made(self, rect: Rect) -> NoteItem:
        item = NoteItem(self._style, self._tones)
        item.on_painted = self._witness
        corner = whole_corner(rect)
        place(item, corner.x(), corner.y())
        self._scene.addItem(item)
        return item

    def _drop(self, spot: Spot) -> None:
        item = self.items.pop(spot)
        self._forget(item)
        self._scene.removeItem(item)
