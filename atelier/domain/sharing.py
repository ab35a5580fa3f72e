"""Notes that are in several clusters: which ones, for each of its places to tell of the others."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from atelier.domain.board import Board
from atelier.domain.ids import ClusterId, NoteId


class Holder(NamedTuple):
    """A cluster that a note is in: as it is known on the wall."""

    cluster_id: ClusterId
    number: str
    name: str


Shared = Mapping[NoteId, tuple[Holder, ...]]
"""The clusters, in their order, of each note that is in more than one."""


def read_shared(board: Board) -> Shared:
    """The notes of a wall that are in several clusters."""
    holders: dict[NoteId, list[Holder]] = defaultdict(list)
    for group in board.groups:
        holder = Holder(group.cluster.id, group.number, group.name)
        for note in group.notes:
            holders[note.id].append(holder)
    return {id: tuple(held) for id, held in holders.items() if len(held) > 1}
