"""What dropping notes at a point would do. Whole areas join; only a thin line between two notes orders.

What would change nothing says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from atelier.board.moves.note_moves import NoteMoves
from atelier.board.wall.drop_map import DropMap, Point, nearest_group
from atelier.board.wall.targets import LINE, Target, cluster_name, excerpt
from atelier.domain.arrangement import Spot
from atelier.domain.board import Group
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.operations import PlaceNotes
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


def target_of_notes(drops: DropMap, held: Handful, *, at: Point) -> Target:
    """What dropping those notes at that point would do, and with which key held down something else."""
    under = _note_under(drops, held, at=at)
    target = _target(drops, held, under=under, at=at)
    return replace(target, more=" · ".join(_keys(drops, held, target=target, is_onto=under is not None)))


def _keys(drops: DropMap, held: Handful, *, target: Target, is_onto: bool) -> Iterator[str]:
    """The keys that would change what a drop does there."""
    if is_onto and not held.stacking:
        yield _("Maj : empiler")
    placed = target.operation
    if isinstance(placed, PlaceNotes) and not held.also and _are_elsewhere(drops, held, placed.cluster_id):
        yield _("Ctrl : aussi ici")


def _are_elsewhere(drops: DropMap, held: Handful, cluster_id: ClusterId) -> bool:
    """Whether one of them is in another cluster than that."""
    return any(set(drops.clusters_of(id)) - {cluster_id} for id in held.note_ids)


def _target(drops: DropMap, held: Handful, *, under: tuple[Spot, Note] | None, at: Point) -> Target:
    arrangement, near = drops.arrangement, drops.gap / 2
    if held.stacking and under is not None:
        return _onto(drops, held, under=under)
    group = nearest_group(drops, at) if under is None or under[0].cluster_id is not None else None
    if group is not None:
        return _ordered(drops, held, group=group, at=at) or into_cluster(drops, held, group=group)
    if arrangement.new_cluster is not None and arrangement.new_cluster.grown(near).holds(*at):
        return into_new_cluster(drops, held)
    if under is not None:
        return _with(drops, held, under=under)
    if arrangement.isolated is not None and arrangement.isolated.grown(near).holds(*at):
        return _alone(drops, held)
    return _unsorted(drops, held)


def into_new_cluster(drops: DropMap, held: Handful) -> Target:
    """What dropping notes on the dashed place would do."""
    words = ngettext("crée un regroupement", "créent un regroupement", len(held.note_ids))
    return Target(words, _moves(drops, held).grouped(last=True), drops.arrangement.new_cluster)


def into_cluster(drops: DropMap, held: Handful, *, group: Group) -> Target:
    """What dropping notes on that cluster would do, wherever there."""
    if set(held.note_ids) <= {note.id for note in group.notes}:
        return _already_in(drops, held, group=group)
    also, count = held.also and _are_elsewhere(drops, held, group.cluster.id), len(held.note_ids)
    if also:
        words = ngettext("se place aussi dans {name}", "se placent aussi dans {name}", count)
    else:
        words = ngettext("rejoint {name}", "rejoignent {name}", count)
    operation = _moves(drops, held).placed(group.cluster.id, also=also)
    return Target(words.format(name=cluster_name(group)), operation, drops.rect(group))


def _moves(drops: DropMap, held: Handful) -> NoteMoves:
    """What may be asked of them."""
    return NoteMoves(drops.board, drops.meeting_id, held.note_ids, here=held.source)


def _note_under(drops: DropMap, held: Handful, *, at: Point) -> tuple[Spot, Note] | None:
    """The note at that point, other than the held ones."""
    under = drops.note_at(at)
    return None if under is None or under[0].note_id in held.note_ids else under


def _onto(drops: DropMap, held: Handful, *, under: tuple[Spot, Note]) -> Target:
    spot, note = under
    words = ngettext("s’empile sur « {text} »", "s’empilent sur « {text} »", len(held.note_ids))
    operation = _moves(drops, held).stacked_under(note.id)
    return Target(words.format(text=excerpt(note)), operation, drops.arrangement.notes[spot])


def _with(drops: DropMap, held: Handful, *, under: tuple[Spot, Note]) -> Target:
    spot, note = under
    words = ngettext(
        "forme un regroupement avec « {text} »",
        "forment un regroupement avec « {text} »",
        len(held.note_ids),
    )
    together = replace(held, note_ids=(note.id, *held.note_ids))
    operation = _moves(drops, together).grouped(last=True)
    return Target(words.format(text=excerpt(note)), operation, drops.arrangement.notes[spot])


def _already_in(drops: DropMap, held: Handful, *, group: Group) -> Target:
    """Dropped on a cluster that they are in: from another one, they leave that; else they stay."""
    source, name, count = drops.group(held.source), cluster_name(group), len(held.note_ids)
    if source is None or source.cluster.id == group.cluster.id or held.also:
        return Target(ngettext("reste dans {name}", "restent dans {name}", count).format(name=name))
    words = ngettext(
        "quitte {source}, reste dans {name}", "quittent {source}, restent dans {name}", count
    ).format(source=cluster_name(source), name=name)
    return Target(words, _moves(drops, held).unsorted(), drops.rect(group))


def _ordered(drops: DropMap, held: Handful, *, group: Group, at: Point) -> Target | None:
    """What dropping on the line between two notes of the cluster would do; None off every line, or of no use."""
    between = _between(drops, group, at=at)
    moved = set(held.note_ids)
    staying = [note.id not in moved for note in group.notes]
    if between is None or not any(staying):
        return None
    index, line = between
    operation = _moves(drops, held).ordered(group, sum(staying[:index]), also=held.also)
    if operation is None:
        return None
    words = ngettext("se place ici dans {name}", "se placent ici dans {name}", len(held.note_ids))
    return Target(words.format(name=cluster_name(group)), operation, drops.rect(group), line)


def _between(drops: DropMap, group: Group, *, at: Point) -> tuple[int, Rect] | None:
    """Before which note of the cluster the point is, if it is on the line between two, and that line."""
    drawn = drops.arrangement.notes
    if any(Spot(note.id, group.cluster.id) not in drawn for note in group.notes):
        return None  # It is folded.
    places = [drawn[Spot(note.id, group.cluster.id)] for note in group.notes]
    half = drops.gap / 4
    in_rows = len({place.x for place in places}) > 1
    x, y = at
    for number, place in enumerate(places):
        along = (place.y, place.bottom, y) if in_rows else (place.x, place.right, x)
        across = (place.x, place.right, x) if in_rows else (place.y, place.bottom, y)
        if not along[0] - half <= along[2] < along[1] + half:
            continue
        reach = half + min(ORDER_REACH_PX / min(drops.scale, 1.0), MOST_ORDER_SHARE * (across[1] - across[0]))
        for index, edge, outside in ((number, across[0], -half), (number + 1, across[1], half)):
            if abs(across[2] - edge - outside) <= reach:
                return index, _line(place, edge + outside, upright=in_rows)
    return None


def _line(place: Rect, at: float, *, upright: bool) -> Rect:
    if upright:
        return Rect(at - LINE / 2, place.y, LINE, place.height)
    return Rect(place.x, at - LINE / 2, place.width, LINE)


def _alone(drops: DropMap, held: Handful) -> Target:
    count = len(held.note_ids)
    if set(held.note_ids) <= {note.id for note in drops.board.isolated}:
        return Target(ngettext("reste isolé", "restent isolés", count))
    words = ngettext("est laissé isolé", "sont laissés isolés", count)
    return Target(words, _moves(drops, held).isolated(), drops.arrangement.isolated)


def _unsorted(drops: DropMap, held: Handful) -> Target:
    count, source = len(held.note_ids), drops.group(held.source)
    if drops.are_unsorted(held.note_ids):
        return Target(ngettext("reste à classer", "restent à classer", count))
    operation = _moves(drops, held).unsorted()
    if source is not None and all(len(drops.clusters_of(id)) > 1 for id in held.note_ids):
        words = ngettext("quitte {name}", "quittent {name}", count).format(name=cluster_name(source))
        return Target(words, operation)
    words = ngettext("retourne à classer", "retournent à classer", count)
    return Target(words, operation, drops.arrangement.unsorted)
