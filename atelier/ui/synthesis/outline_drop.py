"""What letting go of a cluster between two rows of the outline would do. Pure: of the wall, no widget."""

from dataclasses import dataclass

from atelier.board.moves.cluster_moves import ClusterMoves, Ordering
from atelier.domain.board import Group


@dataclass(frozen=True, slots=True)
class Landing:
    """Before which row of the outline it would come, whether in a rubric, and as which operation; None: it is there."""

    gap: int
    nested: bool
    operation: Ordering | None


def landing(moves: ClusterMoves, gap: int, *, nested: bool) -> Landing | None:
    """Where the chosen cluster would come between the rows `gap - 1` and `gap`; `nested`: in a rubric if it can.

    Between two parts of a rubric there is no other way, and a rubric goes behind the whole of another.
    """
    held, groups = moves.group, moves.board.groups
    if held is None:
        return None
    rest = [group for group in groups if held.cluster.id not in (group.cluster.id, group.parent_id)]
    at = len([group for group in groups[:gap] if group in rest])
    while held.is_rubric and at < len(rest) and rest[at].parent_id is not None:
        at += 1
    above, below = (rest[at - 1] if at else None), (rest[at] if at < len(rest) else None)
    is_between = below is not None and below.parent_id is not None
    if above is None or held.is_rubric or not (nested or is_between):
        operation = moves.put(below.cluster.id if below else None, rubric_id=None)
        return Landing(_gap_of(groups, below), False, operation)
    rubric_id = above.parent_id or above.cluster.id
    before = below.cluster.id if below is not None and below.parent_id == rubric_id else None
    return Landing(_gap_of(groups, below), True, moves.put(before, rubric_id=rubric_id))


def _gap_of(groups: tuple[Group, ...], below: Group | None) -> int:
    return len(groups) if below is None else groups.index(below)
