"""What may be asked of the cluster that is chosen, each as an operation. By which key or menu: elsewhere."""

from dataclasses import dataclass

from atelier.domain.board import Board, Group
from atelier.domain.ids import ClusterId, MeetingId, new_id
from atelier.domain.operations import (
    CreateCluster,
    DissolveCluster,
    MergeClusters,
    MoveCluster,
    NestCluster,
)

Ordering = MoveCluster | NestCluster
"""How a cluster comes to another place."""


@dataclass(frozen=True, slots=True)
class ClusterMoves:
    """The chosen cluster on its wall; each move is None where it is not there, or has nowhere to go."""

    board: Board
    meeting_id: MeetingId
    cluster_id: ClusterId | None = None

    @property
    def group(self) -> Group | None:
        """The cluster as it is on the wall."""
        return next((group for group in self.board.groups if group.cluster.id == self.cluster_id), None)

    def begun(self) -> CreateCluster:
        """Make a new one, empty."""
        return CreateCluster(ClusterId(new_id()), self.meeting_id, self.board.question_id)

    def sooner(self) -> Ordering | None:
        """Put it before the one that it is behind, in its rubric or in none."""
        order, at = self._order()
        return self.put(order[at - 1], rubric_id=self._rubric_id) if at > 0 else None

    def later(self) -> Ordering | None:
        """Put it behind the one that it is before."""
        order, at = self._order()
        return self.put(order[at + 2], rubric_id=self._rubric_id) if at + 2 < len(order) else self.last()

    def last(self) -> Ordering | None:
        """Put it behind all others, of its rubric if it is in one."""
        return self.put(None, rubric_id=self._rubric_id)

    def put(self, before: ClusterId | None, *, rubric_id: ClusterId | None) -> Ordering | None:
        """Put it before that one, or behind all: in that rubric, or in none; None where it is there."""
        group = self.group
        order = [*(other.cluster.id for other in siblings(self.board, rubric_id)), None]
        if group is None or group.cluster.id in (before, order[order.index(before) - 1]):
            return None
        if before is None and rubric_id is not None:
            return NestCluster(group.cluster.id, rubric_id)
        return MoveCluster(group.cluster.id, before)

    def wrapped(self) -> CreateCluster | None:
        """Put it into a new rubric, which stands where it was."""
        group = self.group
        if group is None or group.is_rubric:
            return None
        made, question_id = ClusterId(new_id()), self.board.question_id
        return CreateCluster(made, self.meeting_id, question_id, nested=(group.cluster.id,))

    def taken_out(self) -> Ordering | None:
        """Take it out of its rubric, to stand right behind it."""
        group = self.group
        if group is None or group.parent_id is None:
            return None
        order = [other.cluster.id for other in siblings(self.board, None)]
        behind = order[order.index(group.parent_id) + 1 :]
        return self.put(next(iter(behind), None), rubric_id=None)

    def dissolved(self) -> DissolveCluster | None:
        """Have its notes to sort again."""
        return DissolveCluster(self.group.cluster.id) if self.group is not None else None

    def merged(self, into: Group) -> MergeClusters | None:
        """Put its notes at the end of another."""
        group = self.group
        return MergeClusters(group.cluster.id, into.cluster.id) if group is not None else None

    def nested(self, rubric: Group) -> NestCluster | None:
        """Put it at the end of that rubric, which need not have been one."""
        group = self.group
        return NestCluster(group.cluster.id, rubric.cluster.id) if group is not None else None

    @property
    def partners(self) -> list[Group]:
        """Those that it can be merged into: a rubric in none that is nested, as it would be too deep."""
        group = self.group
        if group is None:
            return []
        others = (other for other in self.board.groups if other.cluster.id != group.cluster.id)
        return [other for other in others if not group.is_rubric or other.parent_id is None]

    @property
    def rubrics(self) -> list[Group]:
        """Those that it can be put into."""
        group = self.group
        if group is None or group.is_rubric:
            return []
        taken = (group.cluster.id, group.parent_id)
        return [g for g in self.board.groups if g.parent_id is None and g.cluster.id not in taken]

    @property
    def _rubric_id(self) -> ClusterId | None:
        """The rubric that it is in."""
        return self.group.parent_id if self.group is not None else None

    def _order(self) -> tuple[list[ClusterId], int]:
        """It and its neighbours, in their rubric or in none, and its place among them; -1 where it is not there."""
        group = self.group
        if group is None:
            return [], -1
        order = [other.cluster.id for other in siblings(self.board, group.parent_id)]
        return order, order.index(group.cluster.id)


def siblings(board: Board, rubric_id: ClusterId | None) -> list[Group]:
    """What is in that rubric, or what is in none, in its order."""
    return [group for group in board.groups if group.parent_id == rubric_id]
