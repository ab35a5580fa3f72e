"""Each thing that a hand does on the wall, as an object: it starts, moves, and ends or is cancelled.

A gesture asks for an operation; what becomes of it comes back through the model. It never changes the wall.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from atelier.board.hints import Hints, LassoItem
from atelier.board.items import NoteItem
from atelier.board.scene import BoardScene
from atelier.board.selection import Selection
from atelier.board.targets import Target, Wall, target_of_cluster, target_of_notes
from atelier.domain.arrangement import Spot
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.operations import Operation

PILE_STEP = QPointF(5.0, 5.0)
"""How far each held note lies from the one above it."""
PILE_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Desk:
    """What gestures work with."""

    scene: BoardScene
    selection: Selection
    ask: Callable[[Operation], None]

    @property
    def wall(self) -> Wall:
        """What a drop is judged by, as it is drawn now."""
        scene = self.scene
        return Wall(scene.model.meeting_id, scene.board, scene.arrangement, scene.look.metrics.gap)


class Gesture:
    """Something that a hand does between a press and a release; points are the scene's."""

    def start(self, point: QPointF) -> None:
        """The hand has moved far enough from `point` for it to be meant."""

    def move(self, point: QPointF) -> None:
        """The hand is there now."""

    def end(self, point: QPointF) -> None:
        """The hand lets go there."""

    def cancel(self) -> None:
        """Given up: everything is as it was before."""


@dataclass(slots=True)
class _Held:
    """An item in the hand: where it lies from it, and what is drawn on top."""

    item: NoteItem
    offset: QPointF


class DragNotes(Gesture):
    """Selected notes are lifted together, the pressed one on top, and dropped."""

    def __init__(self, desk: Desk, lead: Spot) -> None:
        self._desk = desk
        self._lead = lead
        self._ids = self._picked()
        self._held: list[_Held] = []
        self._hints = Hints(desk.scene)

    def start(self, point: QPointF) -> None:
        scene = self._desk.scene
        scene.hold()
        ids = set(self._ids)
        spots = [spot for spot in scene.arrangement.notes if spot.note_id in ids]
        spots.sort(key=lambda spot: spot != self._lead)
        self._hints.outline(scene.arrangement.notes[spot] for spot in spots)
        lead_offset = scene.take(self._lead).pos() - point
        for depth, spot in enumerate(spots):
            item = scene.take(spot)
            scene.motion.forget(item)
            item.lift()
            item.setZValue(item.zValue() - depth / (len(spots) + 1))
            item.setVisible(depth < PILE_SHOWN)
            self._held.append(_Held(item, lead_offset + PILE_STEP * min(depth, PILE_SHOWN)))
        self.move(point)

    def move(self, point: QPointF) -> None:
        for held in self._held:
            held.item.setPos(point + held.offset)
        self._hints.show(self._target(self._ids, point), point)

    def end(self, point: QPointF) -> None:
        board = self._desk.scene.model.board(self._desk.scene.question_id)
        still_there = [id for id in self._ids if id in board.note_ids]
        operation = self._target(still_there, point).operation if still_there else None
        self._let_go(awaiting=operation is not None)
        if operation is not None:
            self._desk.ask(operation)

    def cancel(self) -> None:
        self._let_go(awaiting=False)

    def _picked(self) -> tuple[NoteId, ...]:
        """The notes to lift, in the order in which they lie on the wall."""
        selection, lead = self._desk.selection, self._lead.note_id
        picked = set(selection.ids) if selection.holds(lead) else {lead}
        order = [spot.note_id for spot in _reading_order(self._desk.scene)]
        return tuple(dict.fromkeys(id for id in order if id in picked))

    def _target(self, ids: Iterable[NoteId], point: QPointF) -> Target:
        return target_of_notes(self._desk.wall, tuple(ids), point.x(), point.y())

    def _let_go(self, *, awaiting: bool) -> None:
        self._hints.clear()
        for held in self._held:
            held.item.put_down()
            held.item.setVisible(True)
        self._desk.scene.release(awaiting=awaiting)


class DragCluster(Gesture):
    """A cluster is lifted by its header, with its notes, and dropped on or between others."""

    def __init__(self, desk: Desk, cluster_id: ClusterId) -> None:
        self._desk = desk
        self._cluster_id = cluster_id
        self._hints = Hints(desk.scene)
        self._grabbed = QPointF()
        self._spots = [spot for spot in desk.scene.arrangement.notes if spot.cluster_id == cluster_id]

    def start(self, point: QPointF) -> None:
        scene = self._desk.scene
        scene.hold()
        self._grabbed = point
        self._hints.outline([scene.arrangement.clusters[self._cluster_id].rect])
        scene.clusters[self._cluster_id].lift()
        scene.motion.finish()
        for spot in self._spots:
            scene.take(spot).setZValue(scene.clusters[self._cluster_id].zValue() + 0.5)
        self.move(point)

    def move(self, point: QPointF) -> None:
        scene, by = self._desk.scene, point - self._grabbed
        scene.clusters[self._cluster_id].setPos(
            _corner(scene.arrangement.clusters[self._cluster_id].rect) + by
        )
        for spot in self._spots:
            scene.notes[spot].setPos(_corner(scene.arrangement.notes[spot]) + by)
        self._hints.show(self._target(point), point)

    def end(self, point: QPointF) -> None:
        board = self._desk.scene.model.board(self._desk.scene.question_id)
        still_there = any(group.cluster.id == self._cluster_id for group in board.groups)
        operation = self._target(point).operation if still_there else None
        self._let_go(awaiting=operation is not None)
        if operation is not None:
            self._desk.ask(operation)

    def cancel(self) -> None:
        self._let_go(awaiting=False)

    def _target(self, point: QPointF) -> Target:
        return target_of_cluster(self._desk.wall, self._cluster_id, point.x(), point.y())

    def _let_go(self, *, awaiting: bool) -> None:
        self._hints.clear()
        self._desk.scene.clusters[self._cluster_id].put_down()
        for spot in self._spots:
            self._desk.scene.notes[spot].put_down()
        self._desk.scene.release(awaiting=awaiting)


@dataclass(slots=True)
class Lasso(Gesture):
    """A rectangle is drawn on the empty wall; what it touches is selected, beside what was (`adding`)."""

    desk: Desk
    adding: bool = False
    _from: QPointF = field(default_factory=QPointF)
    _before: tuple[NoteId, ...] = ()
    _item: LassoItem | None = None

    def start(self, point: QPointF) -> None:
        self._from = point
        self._before = self.desk.selection.ids if self.adding else ()
        self._item = LassoItem(self.desk.scene.tones)
        self.desk.scene.addItem(self._item)

    def move(self, point: QPointF) -> None:
        around = QRectF(self._from, point).normalized()
        if self._item is not None:
            self._item.setRect(around)
        inside = Rect(around.x(), around.y(), max(around.width(), 1.0), max(around.height(), 1.0))
        places = self.desk.scene.arrangement.notes
        touched = [spot for spot in _reading_order(self.desk.scene) if places[spot].overlaps(inside)]
        self.desk.selection.choose([*self._before, *(spot.note_id for spot in touched)])

    def end(self, point: QPointF) -> None:
        self.move(point)
        self._remove()

    def cancel(self) -> None:
        self.desk.selection.choose(self._before)
        self._remove()

    def _remove(self) -> None:
        if self._item is not None and self._item.scene() is not None:
            self.desk.scene.removeItem(self._item)
        self._item = None


def _reading_order(scene: BoardScene) -> list[Spot]:
    """The spots of the wall, cluster by cluster, then those to sort in order of arrival."""
    return [spot for spot, _note in scene.spots()]


def _corner(rect: Rect) -> QPointF:
    return QPointF(round(rect.x), round(rect.y))
