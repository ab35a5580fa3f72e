"""What a wall shows while the room sorts without a word: post-its where they lie, and nothing said of them.

Which stages are so is in `practice`; the room and the phones ask here, the console never does.
"""

from dataclasses import replace

from atelier.domain.board import Board, Group
from atelier.domain.things import ClusterState, Note


def silenced(board: Board) -> Board:
    """The wall without titles, numbers, marks, piles and weights; titles that are given meanwhile wait."""
    return replace(
        board,
        groups=tuple(_silenced(group) for group in board.groups),
        isolated=_bare(board.isolated),
        unsorted=_bare(board.unsorted),
        piles={},
    )


def _silenced(group: Group) -> Group:
    cluster = replace(group.cluster, title="", state=ClusterState.PROPOSED)
    return replace(group, cluster=cluster, number="", notes=_bare(group.notes), count=0)


def _bare(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    return tuple(replace(note, importance=0) if note.importance else note for note in notes)
