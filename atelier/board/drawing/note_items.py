"""The notes of a wall as they are drawn: an item each from near, all in one from afar, and what marks them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from atelier.board.drawing.colouring import Colouring, Sheet
from atelier.board.drawing.far import FarWall
from atelier.board.drawing.items import NoteItem, place, whole_corner, whole_size
from atelier.board.drawing.ruler import TextRuler
from atelier.board.style import BoardStyle, Tones
from atelier.domain.arrangement import Spot
from atelier.domain.geometry import Rect
from atelier.domain.ids import NoteId
from atelier.domain.piles import Piles
from atelier.domain.sharing import Shared
from atelier.domain.things import Note

Shown = Mapping[Spot, tuple[Note, Rect]]
"""Which notes are drawn, and where: all that a drawing depends on, so that what is equal is left alone."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What some notes look different for: selected, under the keyboard, come in last.

    `found`: those that stand out from all others, which step back; None while nothing is looked for.
    """

    selected: frozenset[NoteId] = frozenset()
    focus: Spot | None = None
    fresh: NoteId | None = None
    found: frozenset[NoteId] | None = None

    def differ_on(self, other: "Marks") -> frozenset[NoteId]:
        """The notes that look different with those; `found` apart, which concerns all."""
        pairs = ((self.fresh, other.fresh), (_note_id(self.focus), _note_id(other.focus)))
        single = {id for pair in pairs if pair[0] != pair[1] for id in pair if id is not None}
        return (self.selected ^ other.selected) | single


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
        self._shown: dict[Spot, tuple[Note, Rect]] = {}
        self._piles: Piles = {}
        self._shared: Shared = {}
        self.far = FarWall(style, tones)
        self._scene = scene
        self._style = style
        self._tones = tones
        self._ruler = ruler
        self._forget = forget
        self._marks = Marks()
        self._sheet_of: Callable[[Note], Sheet] | None = None
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

    def colour_by(self, colouring: Colouring | None, find: Callable[[NoteId], Note | None]) -> None:
        """Give notes the paper that it tells, None their question's; `find` gives the note that is shown."""
        sheet_of = self._sheet_of = colouring.on(self._tones, self._style) if colouring is not None else None

        def sheet_at(spot: Spot) -> Sheet | None:
            note = find(spot.note_id)
            return sheet_of(note) if sheet_of is not None and note is not None else None

        self.far.colour_by(sheet_at if sheet_of is not None else None)
        for item in self.items.values():
            self._colour(item)

    def show(self, shown: Shown) -> None:
        """Draw exactly those and what is held, each by an item; what moves keeps its item."""
        piles, shared = self._ruler.piles, self._ruler.shared
        told_anew = _differing(self._piles, piles) | _differing(self._shared, shared)
        self.far.show_places({}, area=QRectF())
        going = {spot.note_id: spot for spot in self.items.keys() - shown.keys()}
        for spot in shown.keys() - self.items.keys():
            left = going.pop(spot.note_id, None)
            self.items[spot] = self._made(shown[spot][1]) if left is None else self._moved_on(left)
        self._drop_others(shown)
        for spot, what in shown.items():
            if self._shown.get(spot) != what or spot.note_id in told_anew:
                self._fit(spot, *what)
        self._piles, self._shared = piles, shared

    def show_from_afar(self, places: Mapping[Spot, Rect], *, area: QRectF) -> None:
        """Draw all as sheets but what is held."""
        self._drop_others(())
        self.far.leave_out(self.items)
        self.far.show_piles(frozenset(self._ruler.piles))
        self.far.show_places(places, area=area)
        self.far.mark(self._marks.selected, focus=self._marks.focus, fresh=self._marks.fresh)

    def add(self, shown: Shown) -> None:
        """Draw those too, each by an item."""
        for spot, (note, rect) in shown.items():
            if spot not in self.items:
                self.items[spot] = self._made(rect)
                self._fit(spot, note, rect)

    def mark(
        self,
        *,
        selected: frozenset[NoteId] | None = None,
        focus: Spot | None = None,
        fresh: NoteId | None = None,
    ) -> None:
        """Show which are selected with which focus; with none given, which came in last."""
        before = self._marks
        if selected is None:
            self._marks = replace(before, fresh=fresh)
        else:
            self._marks = replace(before, selected=selected, focus=focus)
        self.far.mark(self._marks.selected, focus=self._marks.focus, fresh=self._marks.fresh)
        if changed := before.differ_on(self._marks):
            for spot, item in self.items.items():
                if spot.note_id in changed:
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
        self._shown[spot] = note, rect
        item.show_note(note, whole_size(rect), self._ruler.note(note, rect.width, here=spot.cluster_id))
        self._colour(item)
        self._mark(item, spot)

    def _colour(self, item: NoteItem) -> None:
        if item.note is not None:
            item.show_sheet(self._sheet_of(item.note) if self._sheet_of is not None else None)

    def _made(self, rect: Rect) -> NoteItem:
        item = NoteItem(self._style, self._tones)
        item.on_painted = self._witness
        corner = whole_corner(rect)
        place(item, corner.x(), corner.y())
        self._scene.addItem(item)
        return item

    def _drop_others(self, shown: Collection[Spot]) -> None:
        for spot in [spot for spot, item in self.items.items() if spot not in shown and not item.is_held]:
            self._drop(spot)

    def _moved_on(self, spot: Spot) -> NoteItem:
        """The item of a note that is no longer at that spot."""
        self._shown.pop(spot, None)
        return self.items.pop(spot)

    def _drop(self, spot: Spot) -> None:
        item = self._moved_on(spot)
        self._forget(item)
        self._scene.removeItem(item)


def _differing(before: Mapping[NoteId, object], now: Mapping[NoteId, object]) -> set[NoteId]:
    return {id for id in before.keys() | now.keys() if before.get(id) != now.get(id)}


def _note_id(spot: Spot | None) -> NoteId | None:
    return None if spot is None else spot.note_id
