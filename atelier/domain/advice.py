"""What may help her to run a stage, read off the wall and the clock: for the facilitator's eyes alone.

Nothing of it is done by itself, nothing is said before people have looked, nor while the room sorts in silence.
How each is said is in the interface.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from atelier.domain.board import Board, Group
from atelier.domain.ids import ClusterId
from atelier.domain.practice import is_silent, names_in
from atelier.domain.things import Stage, StageKind

MOST_CLUSTERS = 10
"""Five to ten clusters are what a room keeps in mind (J. Kawakita, the KJ method)."""
MOST_NOTES = 12
"""A cluster has three to seven notes (the same); with so many more, two ideas are likely to be in it."""

_LOOKING = frozenset({StageKind.SORT, StageKind.NAME, StageKind.READ_BACK})
"""The stages in which clusters are what the room works on."""


class AdviceKind(StrEnum):
    """What a piece of advice is about."""

    MANY_CLUSTERS = "many_clusters"
    LARGE = "large"
    ALONE = "alone"
    UNTITLED = "untitled"
    PACE = "pace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One piece of advice, and the clusters that it is about, if it is about some.

    `count`: how many clusters, or how many notes are still to sort, a pile as one; `minutes`: what is left for these.
    """

    kind: AdviceKind
    count: int
    cluster_ids: tuple[ClusterId, ...] = ()
    minutes: int = 0

    @property
    def per_minute(self) -> int:
        """How many notes a minute it takes to sort all in time."""
        return -(-self.count // self.minutes)


def advise(board: Board, stage: Stage | None, *, left_s: int) -> tuple[Advice, ...]:
    """What is advised on that wall in that stage, of whose time so many seconds are left."""
    if stage is None or stage.kind not in _LOOKING or is_silent(stage):
        return ()
    if stage.question_id not in (None, board.question_id):
        return ()
    return tuple(_clustering(board, stage)) + tuple(_pace(board, stage, left_s))


def _clustering(board: Board, stage: Stage) -> Iterator[Advice]:
    outer = [group for group in board.groups if group.parent_id is None]
    if len(outer) > MOST_CLUSTERS:
        yield _about(AdviceKind.MANY_CLUSTERS, outer)
    plain = [group for group in board.groups if not group.is_rubric]
    for kind, found in (
        (AdviceKind.LARGE, [group for group in plain if group.count > MOST_NOTES]),
        (AdviceKind.ALONE, [group for group in plain if group.count == 1]),
        (
            AdviceKind.UNTITLED,
            [group for group in board.groups if names_in(stage.kind) and not group.cluster.title],
        ),
    ):
        if found:
            yield _about(kind, found)


def _pace(board: Board, stage: Stage, left_s: int) -> Iterator[Advice]:
    if stage.kind is StageKind.SORT and board.unsorted and left_s > 0:
        yield Advice(kind=AdviceKind.PACE, count=len(board.unsorted), minutes=-(-left_s // 60))


def _about(kind: AdviceKind, groups: Iterable[Group]) -> Advice:
    ids = tuple(group.cluster.id for group in groups)
    return Advice(kind=kind, count=len(ids), cluster_ids=ids)
