"""Which clusters of a wall are folded to their header, by what she wants to see. What is then drawn: `arranging`."""

from atelier.domain.board import Board
from atelier.domain.ids import ClusterId, NoteId

Folded = frozenset[ClusterId]


def all_folded(folded: Folded, board: Board) -> Folded:
    """Every cluster of the wall that is in no other, too."""
    return folded | {group.cluster.id for group in board.groups if group.parent_id is None}


def none_folded(folded: Folded, board: Board) -> Folded:
    """None of the wall's any more, those in rubrics neither."""
    return folded - {group.cluster.id for group in board.groups}


def with_note_in_sight(folded: Folded, board: Board, note_id: NoteId) -> Folded:
    """As many that the note is drawn somewhere: if it is in two clusters, in the first that takes least unfolding."""
    ways = [
        folded & {group.cluster.id, group.parent_id}
        for group in board.groups
        if any(note.id == note_id for note in group.notes)
    ]
    return folded - min(ways, key=len, default=frozenset())


def with_cluster_in_sight(folded: Folded, board: Board, cluster_id: ClusterId) -> Folded:
    """As many that at least the header of that one is drawn."""
    return folded - {group.parent_id for group in board.groups if group.cluster.id == cluster_id}
