"""Everything that is drawn of a wall: its places, its clusters, its notes, and what makes some of them stand out.

Where each of them is, and when that changes: `scene`.
"""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from atelier.board.drawing.cluster_items import ClusterItems
from atelier.board.drawing.colouring import Colouring
from atelier.board.drawing.items import NoteItem
from atelier.board.drawing.motion import Motion
from atelier.board.drawing.note_items import NoteItems
from atelier.board.drawing.places import Places
from atelier.board.drawing.ruler import TextRuler
from atelier.board.style import FRESH_MS, BoardStyle, Tones
from atelier.domain.arrangement import Arrangement, Spot
from atelier.domain.board import Board
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.things import Note

Find = Callable[[NoteId], Note | None]
"""The note of that identifier, while there is one."""


class WallItems:
    """The items of the wall that a scene shows; what is looked for and what came in last outlive each wall."""

    places: Places
    notes: NoteItems
    clusters: ClusterItems

    def __init__(self, scene: QGraphicsScene, motion: Motion, find: Find) -> None:
        self._scene = scene
        self._motion = motion
        self._find = find
        self._witness: Callable[[Note], None] | None = None
        self._colouring: Colouring | None = None
        self._fresh: NoteId | None = None
        self._found: tuple[frozenset[NoteId] | None, frozenset[ClusterId]] = None, frozenset()
        self._no_longer_fresh = QTimer(scene, singleShot=True, interval=FRESH_MS)
        self._no_longer_fresh.timeout.connect(self._forget_fresh)

    def begin(self, style: BoardStyle, tones: Tones, ruler: TextRuler) -> None:
        """Make everything anew: for another wall, or in another style."""
        self._motion.finish()
        self._scene.clear()
        self.places = Places(style, tones, ruler)
        for item in self.places.items:
            self._scene.addItem(item)
        forget = self._motion.forget
        self.notes = NoteItems(self._scene, style, tones, ruler=ruler, forget=forget)
        self.clusters = ClusterItems(self._scene, style, tones, ruler=ruler, forget=forget)
        self.colour_by(self._colouring)
        self.mark_found(*self._found)
        if self._witness is not None:
            self.witness_painting(self._witness)

    def show(
        self, board: Board, arrangement: Arrangement, *, far: bool, active: ClusterId | None = None
    ) -> None:
        """Draw exactly what is arranged, what was there before where it was: from `far`, all notes in one item.

        `active`: the cluster being worked on.
        """
        self.clusters.show(board, arrangement.clusters, active=active)
        self.notes.mark(fresh=self._fresh)
        places = arrangement.notes
        if far:
            self.notes.show_from_afar(places, area=self._scene.sceneRect())
        else:
            self.notes.show({spot: (note, places[spot]) for spot, note in arranged_notes(board, arrangement)})
        self.show_places(board, arrangement, far=far)

    def add(self, notes: tuple[Note, ...], board: Board, arrangement: Arrangement, *, far: bool) -> None:
        """Draw those notes to sort too; what is there stays as it is."""
        self.notes.mark(fresh=self._fresh)
        shown = {(spot := Spot(note.id, None)): (note, arrangement.notes[spot]) for note in notes}
        if far:
            places = {spot: rect for spot, (_note, rect) in shown.items()}
            self.notes.far.add_places(places, area=self._scene.sceneRect())
        else:
            self.notes.add(shown)
        self.show_places(board, arrangement, far=far)

    def show_places(self, board: Board, arrangement: Arrangement, *, far: bool) -> None:
        """Tell what they tell of that wall, down to its lower end."""
        self.places.show(board, arrangement, height=self._scene.sceneRect().height(), far=far)

    def settle(self, arrangement: Arrangement) -> None:
        """Bring everything to its place but what is held."""
        self._motion.move(dict(self._ways(arrangement)))

    def put_back(self, arrangement: Arrangement) -> None:
        """From afar, notes that are no longer in the hand are sheets again."""
        if not all(item.is_held for item in self.notes.items.values()):
            self.notes.show_from_afar(arrangement.notes, area=self._scene.sceneRect())

    def rest(self) -> None:
        """What was let go is where it was to go: it lies among the others."""
        for item in (*self.clusters.items.values(), *self.notes.items.values()):
            if item.is_landing:
                item.rest()

    def take(self, notes: Mapping[Spot, Note], arrangement: Arrangement) -> list[NoteItem]:
        """The items of notes for the hand; made for it where the wall is seen from afar."""
        items, places = self.notes.items, arrangement.notes
        if sheets := {spot: (note, places[spot]) for spot, note in notes.items() if spot not in items}:
            self.notes.add(sheets)
            self.notes.far.leave_out(items)
        return [items[spot] for spot in notes]

    def witness_painting(self, witness: Callable[[Note], None]) -> None:
        """Have notes told to `witness` as they are painted: each at least once, some again."""
        self._witness = witness
        self.notes.witness(witness, self._find)

    def keep_label_below(self, top: float) -> None:
        """What is in sight begins there: the label of what is to sort stays in it."""
        self.places.sticky.keep_below(top)

    def await_fresh(self, note_id: NoteId) -> None:
        """That note came in last: it will be shown so as soon as it is drawn, for a while."""
        self._fresh = note_id
        self._no_longer_fresh.start()

    def mark_found(
        self, note_ids: frozenset[NoteId] | None, cluster_ids: frozenset[ClusterId] = frozenset()
    ) -> None:
        """Have those stand out, whatever comes, and all other notes step back; None: nothing is looked for."""
        self._found = note_ids, cluster_ids
        self.notes.mark_found(note_ids)
        self.clusters.mark_found(cluster_ids, note_ids)

    def colour_by(self, colouring: Colouring | None) -> None:
        """Give notes the paper that it tells; None: their question's."""
        self._colouring = colouring
        self.notes.colour_by(colouring, self._find)

    def _forget_fresh(self) -> None:
        self._fresh = None
        self.notes.mark(fresh=None)

    def _ways(self, arrangement: Arrangement) -> Iterator[tuple[QGraphicsItem, QPointF]]:
        for item, rect in self._placed(arrangement):
            x, y = round(rect.x), round(rect.y)
            if item.x() != x or item.y() != y or self._motion.is_moving(item):
                yield item, QPointF(x, y)

    def _placed(self, arrangement: Arrangement) -> Iterator[tuple[QGraphicsItem, Rect]]:
        """What has a place, and is not held."""
        for id, box in arrangement.clusters.items():
            if not self.clusters.items[id].is_held:
                yield self.clusters.items[id], box.rect
        for spot, item in self.notes.items.items():
            if spot in arrangement.notes and not item.is_held:
                yield item, arrangement.notes[spot]


def arranged_notes(board: Board, arrangement: Arrangement) -> Iterator[tuple[Spot, Note]]:
    """The notes that are drawn, with their spots: clusters in order, isolated, to sort."""
    held = [(Spot(note.id, group.cluster.id), note) for group in board.groups for note in group.notes]
    alone = [(Spot(note.id, None), note) for note in (*board.isolated, *board.unsorted)]
    return ((spot, note) for spot, note in (*held, *alone) if spot in arrangement.notes)
