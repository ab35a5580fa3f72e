"""What a drop is judged by: what is where on a wall, and how far around it. No toolkit: only rectangles.

What a drop would do: `targets`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from atelier.board.drawing.grid import Grid
from atelier.domain.arrangement import Arrangement, Box, Spot
from atelier.domain.board import Board, Group
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, MeetingId, NoteId
from atelier.domain.things import Note

JOIN_MARGIN = 24.0
"""How far around a cluster a drop still joins it, at least."""
JOIN_GROWTH = 1.5
"""How much larger than the cluster is drawn the area that joins it is, at least."""
Point = tuple[float, float]


@dataclass(frozen=True)
class DropMap:
    """What a drop is judged by; `scale` is how large it is seen, 1 at life size.

    It finds its things without asking all of them: a hand asks at each of its moves, of thousands of notes.
    """

    meeting_id: MeetingId
    board: Board
    arrangement: Arrangement
    gap: float
    scale: float = 1.0

    def tells(self, board: Board, arrangement: Arrangement, scale: float) -> bool:
        """Whether it is of those very values, seen so large."""
        return self.board is board and self.arrangement is arrangement and self.scale == scale

    def rect(self, group: Group) -> Rect:
        """Where a cluster is drawn."""
        return self.arrangement.clusters[group.cluster.id].rect

    def group(self, cluster_id: ClusterId | None) -> Group | None:
        """The cluster of that identifier, if it is on the drops."""
        return None if cluster_id is None else self._groups.get(cluster_id)

    def groups_at(self, at: Point) -> list[Group]:
        """The clusters whose drawn areas hold the point: none, one, or a rubric and then what is in it."""
        boxes = self.arrangement.clusters
        return [g for g in self.board.groups if g.cluster.id in boxes and self.rect(g).holds(*at)]

    def note_at(self, at: Point) -> tuple[Spot, Note] | None:
        """The note drawn at that point, and its spot."""
        near = self._spots.touching(Rect(*at, 0.0, 0.0))
        spot = next((spot for spot, place in near.items() if place.holds(*at)), None)
        return None if spot is None else (spot, self._notes[spot.note_id])

    def clusters_of(self, note_id: NoteId) -> list[ClusterId]:
        """The clusters that a note is in; most are in one or none."""
        return self._clusters_of.get(note_id, [])

    def are_unsorted(self, note_ids: Iterable[NoteId]) -> bool:
        """Whether all of those are to sort."""
        return self._unsorted_ids.issuperset(note_ids)

    @cached_property
    def _spots(self) -> Grid[Spot]:
        return Grid(self.arrangement.notes)

    @cached_property
    def _groups(self) -> dict[ClusterId, Group]:
        return {group.cluster.id: group for group in self.board.groups}

    @cached_property
    def _notes(self) -> dict[NoteId, Note]:
        board = self.board
        held = (note for group in board.groups for note in group.notes)
        return {note.id: note for note in (*held, *board.isolated, *board.unsorted)}

    @cached_property
    def _clusters_of(self) -> dict[NoteId, list[ClusterId]]:
        clusters: dict[NoteId, list[ClusterId]] = defaultdict(list)
        for group in self.board.groups:
            for note in group.notes:
                clusters[note.id].append(group.cluster.id)
        return clusters

    @cached_property
    def _unsorted_ids(self) -> frozenset[NoteId]:
        return frozenset(note.id for note in self.board.unsorted)


def join_area(rect: Rect) -> Rect:
    """A cluster's drawn area with the margin in which a drop joins it."""
    sides = rect.width + rect.height
    needed = (JOIN_GROWTH - 1.0) * rect.width * rect.height
    # Where (w + 2m)(h + 2m) is wh and what is needed, m is the greater root of 4m² + 2(w + h)m - needed.
    margin = ((sides * sides + 4 * needed) ** 0.5 - sides) / 4
    return rect.grown(max(JOIN_MARGIN, margin))


def nearest_group(drops: DropMap, at: Point) -> Group | None:
    """The cluster at that point or, within its margin, the nearest one; other places come before a margin."""
    arrangement = drops.arrangement
    if arrangement.separator_x is not None and at[0] < arrangement.separator_x:
        return None
    if holding := drops.groups_at(at):
        return _part_beside(drops, holding[-1], at=at) or holding[-1]
    places = (arrangement.new_cluster, arrangement.isolated)
    if any(place is not None and place.holds(*at) for place in places):
        return None
    drawn = [group for group in drops.board.groups if group.cluster.id in arrangement.clusters]
    near = [group for group in drawn if join_area(drops.rect(group)).holds(*at)]
    return min(near, key=lambda group: drops.rect(group).distance(*at), default=None)


def _part_beside(drops: DropMap, rubric: Group, *, at: Point) -> Group | None:
    """What is nested so close to the point that it is rather meant than the rubric around it."""
    parts = [group for group in drops.board.groups if group.parent_id == rubric.cluster.id]
    drawn = [part for part in parts if part.cluster.id in drops.arrangement.clusters]
    near = [part for part in drawn if drops.rect(part).grown(drops.gap / 2).holds(*at)]
    return min(near, key=lambda part: drops.rect(part).distance(*at), default=None)


def box_at(drops: DropMap, at: Point) -> tuple[ClusterId, Box] | None:
    """The cluster whose drawn area holds the point, rather than the rubric that it is in."""
    if not (holding := drops.groups_at(at)):
        return None
    cluster_id = holding[-1].cluster.id
    return cluster_id, drops.arrangement.clusters[cluster_id]
