"""What dropping notes at a point would do. Whole areas join; only a thin line between two notes orders.

What would change nothing says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from atelier.board.wall.targets import (
    LINE,
    Target,
    Wall,
    cluster_name,
    excerpt,
    nearest_group,
)
from atelier.domain.arrangement import Spot
from atelier.domain.board import Group
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, NoteId, new_id
from atelier.domain.language import ngettext
from atelier.domain.operations import CreateCluster, IsolateNotes, PlaceNotes, StackNotes, UnsortNotes
from atelier.domain.things import Note

ORDER_REACH_PX = 10.0
"""How far beside the line between two notes a drop still orders, in pixels of the view."""
MOST_ORDER_SHARE = 0.2
"""The share of a note's breadth that belongs to a line beside it, at most: all the rest of a cluster joins."""


@dataclass(frozen=True, slots=True)
class Handful:
    """Notes in the hand; `source`: the cluster that the pressed one was taken from.

    `also`: they stay where they were as well. `stacking`: they go under the note that they are dropped on.
    """

    note_ids: tuple[NoteId, ...]
    source: ClusterId | None = None
    also: bool = False
    stacking: bool = False


def target_of_notes(wall: Wall, held: Handful, x: float, y: float) -> Target:
    """What dropping those notes at that point would do."""
    arrangement = wall.arrangement
    under = _note_under(wall, held, x, y)
    if held.stacking and under is not None:
        return _onto(wall, held, *under)
    group = nearest_group(wall, x, y) if under is None or under[0].cluster_id is not None else None
    if group is not None:
        return _ordered(wall, held, group, x, y) or into_cluster(wall, held, group)
    if arrangement.new_cluster is not None and arrangement.new_cluster.grown(wall.gap / 2).holds(x, y):
        words = ngettext("crée un regroupement", "créent un regroupement", len(held.note_ids))
        return Target(words, _new_cluster(wall, held.note_ids), arrangement.new_cluster)
    if under is not None:
        return _with(wall, held, *under)
    if arrangement.isolated is not None and arrangement.isolated.grown(wall.gap / 2).holds(x, y):
        return _alone(wall, held)
    return _unsorted(wall, held)


def leaving(wall: Wall, held: Handful) -> ClusterId | None:
    """The one cluster that the notes leave, where one of them is in several."""
    several = any(len(wall.clusters_of(id)) > 1 for id in held.note_ids)
    return held.source if several else None


def _note_under(wall: Wall, held: Handful, x: float, y: float) -> tuple[Spot, Note] | None:
    """The note at that point, other than the held ones."""
    under = wall.note_at(x, y)
    return None if under is None or under[0].note_id in held.note_ids else under


def _onto(wall: Wall, held: Handful, spot: Spot, under: Note) -> Target:
    words = ngettext("s’empile sur « {text} »", "s’empilent sur « {text} »", len(held.note_ids))
    operation = StackNotes(held.note_ids, under.id)
    return Target(words.format(text=excerpt(under)), operation, wall.arrangement.notes[spot])


def _with(wall: Wall, held: Handful, spot: Spot, under: Note) -> Target:
    words = ngettext(
        "forme un regroupement avec « {text} »",
        "forment un regroupement avec « {text} »",
        len(held.note_ids),
    )
    operation = _new_cluster(wall, (under.id, *held.note_ids))
    return Target(words.format(text=excerpt(under)), operation, wall.arrangement.notes[spot])


def into_cluster(wall: Wall, held: Handful, group: Group) -> Target:
    """What dropping notes on that cluster would do, wherever there."""
    if set(held.note_ids) <= {note.id for note in group.notes}:
        return _already_in(wall, held, group)
    elsewhere = any(set(wall.clusters_of(id)) - {group.cluster.id} for id in held.note_ids)
    also, count = held.also and elsewhere, len(held.note_ids)
    if also:
        words = ngettext("se place aussi dans {name}", "se placent aussi dans {name}", count)
    else:
        words = ngettext("rejoint {name}", "rejoignent {name}", count)
    gone = None if also else leaving(wall, held)
    operation = PlaceNotes(held.note_ids, group.cluster.id, leaving=gone, also=also)
    return Target(words.format(name=cluster_name(group)), operation, wall.rect(group))


def _already_in(wall: Wall, held: Handful, group: Group) -> Target:
    """Dropped on a cluster that they are in: from another one, they leave that; else they stay."""
    source, name, count = wall.group(held.source), cluster_name(group), len(held.note_ids)
    if source is None or source.cluster.id == group.cluster.id or held.also:
        return Target(ngettext("reste dans {name}", "restent dans {name}", count).format(name=name))
    words = ngettext(
        "quitte {source}, reste dans {name}", "quittent {source}, restent dans {name}", count
    ).format(source=cluster_name(source), name=name)
    return Target(words, UnsortNotes(held.note_ids, leaving=held.source), wall.rect(group))


def _ordered(wall: Wall, held: Handful, group: Group, x: float, y: float) -> Target | None:
    """What dropping on the line between two notes of the cluster would do; None off every line, or of no use."""
    order = [note.id for note in group.notes]
    staying = [id for id in order if id not in held.note_ids]
    between = _between(wall, group, x, y)
    if between is None or not staying:
        return None
    at, line = between
    before = next((id for id in order[at:] if id not in held.note_ids), None)
    cut = len(staying) if before is None else staying.index(before)
    if [*staying[:cut], *held.note_ids, *staying[cut:]] == order:
        return None
    words = ngettext("se place ici dans {name}", "se placent ici dans {name}", len(held.note_ids))
    gone = None if held.also else leaving(wall, held)
    operation = PlaceNotes(held.note_ids, group.cluster.id, before, leaving=gone, also=held.also)
    return Target(words.format(name=cluster_name(group)), operation, wall.rect(group), line)


def _between(wall: Wall, group: Group, x: float, y: float) -> tuple[int, Rect] | None:
    """Before which note of the cluster the point is, if it is on the line between two, and that line."""
    drawn = wall.arrangement.notes
    if any(Spot(note.id, group.cluster.id) not in drawn for note in group.notes):
        return None  # It is folded.
    places = [drawn[Spot(note.id, group.cluster.id)] for note in group.notes]
    half = wall.gap / 4
    in_rows = len({place.x for place in places}) > 1
    for at, place in enumerate(places):
        along = (place.y, place.bottom, y) if in_rows else (place.x, place.right, x)
        across = (place.x, place.right, x) if in_rows else (place.y, place.bottom, y)
        if not along[0] - half <= along[2] < along[1] + half:
            continue
        reach = half + min(ORDER_REACH_PX / min(wall.scale, 1.0), MOST_ORDER_SHARE * (across[1] - across[0]))
        for index, edge, outside in ((at, across[0], -half), (at + 1, across[1], half)):
            if abs(across[2] - edge - outside) <= reach:
                return index, _line(place, edge + outside, upright=in_rows)
    return None


def _line(place: Rect, at: float, *, upright: bool) -> Rect:
    if upright:
        return Rect(at - LINE / 2, place.y, LINE, place.height)
    return Rect(place.x, at - LINE / 2, place.width, LINE)


def _new_cluster(wall: Wall, note_ids: Sequence[NoteId]) -> CreateCluster:
    cluster_id = ClusterId(new_id())
    return CreateCluster(cluster_id, wall.meeting_id, wall.board.question_id, tuple(note_ids))


def _alone(wall: Wall, held: Handful) -> Target:
    count = len(held.note_ids)
    if set(held.note_ids) <= {note.id for note in wall.board.isolated}:
        return Target(ngettext("reste isolé", "restent isolés", count))
    words = ngettext("est laissé isolé", "sont laissés isolés", count)
    return Target(words, IsolateNotes(held.note_ids), wall.arrangement.isolated)


def _unsorted(wall: Wall, held: Handful) -> Target:
    count, source = len(held.note_ids), wall.group(held.source)
    if wall.are_unsorted(held.note_ids):
        return Target(ngettext("reste à classer", "restent à classer", count))
    gone = leaving(wall, held)
    if source is not None and all(len(wall.clusters_of(id)) > 1 for id in held.note_ids):
        words = ngettext("quitte {name}", "quittent {name}", count).format(name=cluster_name(source))
        return Target(words, UnsortNotes(held.note_ids, leaving=gone))
    words = ngettext("retourne à classer", "retournent à classer", count)
    return Target(words, UnsortNotes(held.note_ids, leaving=gone), wall.arrangement.unsorted)
