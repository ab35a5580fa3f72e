"""Each thing that a hand does on the wall, as an object: it starts, moves, and ends or is cancelled.

A gesture asks for an operation; what becomes of it comes back through the model. It never changes the wall.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QPointF

from atelier.board.drawing.cluster_item import ClusterItem
from atelier.board.drawing.items import NoteItem
from atelier.board.hand.cluster_targets import target_of_cluster
from atelier.board.hand.desk import Aim, Desk
from atelier.board.hand.hints import Hints
from atelier.board.hand.note_targets import Handful, target_of_notes
from atelier.board.wall.targets import Target
from atelier.domain.arrangement import Spot
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext

HELD_STEP = QPointF(5.0, 5.0)
"""How far each held note lies from the one above it."""
HELD_SHOWN = 3


class Gesture:
    """Something that a hand does between a press and a release."""

    drops: ClassVar[bool] = False
    """Whether its end is a drop of what it held."""

    @property
    def scrolls(self) -> bool:
        """Whether the wall is to scroll under it near an edge of the view."""
        return True

    def start(self, aim: Aim) -> None:
        """The hand has moved far enough from there for it to be meant."""

    def move(self, aim: Aim) -> None:
        """The hand is there now, or still there and the wall under it is another."""

    def end(self, aim: Aim) -> None:
        """The hand lets go there."""

    def cancel(self) -> None:
        """Given up: everything is as it was before."""


@dataclass(frozen=True, slots=True)
class _Held:
    """An item in the hand, and where it lies from it."""

    item: NoteItem | ClusterItem
    offset: QPointF

    def follow(self, point: QPointF) -> None:
        self.item.setPos(point + self.offset)


class DragNotes(Gesture):
    """Selected notes are lifted together, the pressed one on top, and dropped."""

    drops = True

    def __init__(self, desk: Desk, lead: Spot) -> None:
        self._desk = desk
        self._lead = lead
        self._ids = self._picked()
        self._spots = self._lifted()
        self._held: list[_Held] = []
        self._hints = Hints(desk)
        self._is_aside = False
        """Whether it is over a place beside the wall."""

    @property
    def scrolls(self) -> bool:
        return not self._is_aside

    def start(self, aim: Aim) -> None:
        scene = self._desk.scene
        scene.hold()
        items = scene.take(self._spots)
        lead_offset = items[0].pos() - aim.point
        for depth, item in enumerate(items):
            scene.motion.forget(item)
            item.lift()
            item.setZValue(item.zValue() - depth / (len(items) + 1))
            item.setVisible(depth < HELD_SHOWN)
            self._held.append(_Held(item, lead_offset + HELD_STEP * min(depth, HELD_SHOWN)))
        for place in self._desk.drop_places:
            place.take_up(self, self._desk.on_screen(aim.at))
        self.move(aim)

    def move(self, aim: Aim) -> None:
        notes = self._desk.scene.arrangement.notes
        self._hints.outline([notes[spot] for spot in self._spots if spot in notes])
        for held in self._held:
            held.follow(aim.point)
        target, self._is_aside = self._target(self._ids, aim)
        self._hints.show(target, aim.point, aside=self._is_aside)

    def end(self, aim: Aim) -> None:
        on_wall = self._desk.scene.model.board(self._desk.scene.question_id).note_ids
        staying = [id for id in self._ids if id in on_wall]
        target = self._target(staying, aim)[0] if staying else Target("")
        self._let_go(awaiting=target.operation is not None)
        if gone := len(self._ids) - len(staying):
            self._desk.tell(_notes_gone(gone))
        if target.operation is not None:
            self._desk.ask(target.operation)
        if target.deed is not None:
            target.deed()

    def cancel(self) -> None:
        self._let_go(awaiting=False)

    def _picked(self) -> tuple[NoteId, ...]:
        """The notes to lift, in the order in which they lie on the wall; what another hand holds is left to it."""
        selection, lead, scene = self._desk.selection, self._lead.note_id, self._desk.scene
        picked = set(selection.ids) if selection.holds(lead) else {lead}
        lifted = {spot.note_id for spot, item in scene.notes.items() if item.is_held}
        order = [spot.note_id for spot, _note in scene.spots()]
        free = picked - lifted
        return tuple(dict.fromkeys(id for id in order if id in free))

    def _lifted(self) -> list[Spot]:
        """The spots that they are taken from, the pressed one first: of a note in two clusters, there alone."""
        ids = set(self._ids)
        spots = [spot for spot in self._desk.scene.arrangement.notes if spot.note_id in ids]
        beside = {spot.note_id for spot in spots if spot.cluster_id == self._lead.cluster_id}
        taken = [s for s in spots if s.cluster_id == self._lead.cluster_id or s.note_id not in beside]
        return sorted(taken, key=lambda spot: spot != self._lead)

    def _target(self, ids: Sequence[NoteId], aim: Aim) -> tuple[Target, bool]:
        """What dropping those there would do, and whether it is beside the wall."""
        held = Handful(tuple(ids), self._lead.cluster_id, also=aim.also, stacking=aim.stacking)
        at = self._desk.on_screen(aim.at)
        targets = [place.aim(self, held, at) for place in self._desk.drop_places]
        if beside := next(filter(None, targets), None):
            return beside, True
        return target_of_notes(self._desk.drop_map, held, at=aim.point.toTuple()), False

    def _let_go(self, *, awaiting: bool) -> None:
        self._hints.clear()
        for place in self._desk.drop_places:
            place.let_go(self)
        for held in self._held:
            held.item.put_down()
            held.item.setVisible(True)
        self._desk.scene.release(awaiting=awaiting)


class DragCluster(Gesture):
    """A cluster is lifted by its header, with its notes and what is nested in it, and dropped."""

    drops = True

    def __init__(self, desk: Desk, cluster_id: ClusterId) -> None:
        self._desk = desk
        self._cluster_id = cluster_id
        self._held: list[_Held] = []
        self._hints = Hints(desk)

    def start(self, aim: Aim) -> None:
        scene = self._desk.scene
        scene.hold()
        for item in self._lifted():
            self._held.append(_Held(item, item.pos() - aim.point))
        self.move(aim)

    def move(self, aim: Aim) -> None:
        box = self._desk.scene.arrangement.clusters.get(self._cluster_id)
        self._hints.outline([box.rect] if box is not None else [])
        for held in self._held:
            held.follow(aim.point)
        self._hints.show(self._target(aim), aim.point)

    def end(self, aim: Aim) -> None:
        board = self._desk.scene.model.board(self._desk.scene.question_id)
        still_there = any(group.cluster.id == self._cluster_id for group in board.groups)
        operation = self._target(aim).operation if still_there else None
        self._let_go(awaiting=operation is not None)
        if not still_there:
            self._desk.tell(_("Ce regroupement n’est plus au tableau : il n’a pas été déplacé."))
        if operation is not None:
            self._desk.ask(operation)

    def cancel(self) -> None:
        self._let_go(awaiting=False)

    def _lifted(self) -> Iterator[NoteItem | ClusterItem]:
        """Its box, those in it, their notes; what another hand holds is left to it."""
        scene, inside = self._desk.scene, {self._cluster_id}
        whole = scene.clusters[self._cluster_id]
        whole.lift()
        yield whole
        for group in scene.board.groups:
            part = scene.clusters.get(group.cluster.id) if group.parent_id == self._cluster_id else None
            if part is not None and not part.is_held:
                inside.add(group.cluster.id)
                part.carry(whole.zValue() + 0.2)
                yield part
        for item in scene.take(spot for spot in scene.arrangement.notes if spot.cluster_id in inside):
            if not item.is_held:
                item.carry(whole.zValue() + 0.5)
                yield item

    def _target(self, aim: Aim) -> Target:
        return target_of_cluster(self._desk.drop_map, self._cluster_id, at=aim.point.toTuple())

    def _let_go(self, *, awaiting: bool) -> None:
        self._hints.clear()
        for held in self._held:
            held.item.put_down()
        self._desk.scene.release(awaiting=awaiting)


def _notes_gone(count: int) -> str:
    return ngettext(
        "Un post-it n’est plus au tableau : il n’a pas été déplacé.",
        "{count} post-its ne sont plus au tableau : ils n’ont pas été déplacés.",
        count,
    ).format(count=count)
