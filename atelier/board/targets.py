"""What dropping something at a point would do: words and an operation. No toolkit: only rectangles.

Whole areas join, with a margin; only a thin line between two notes orders. What would change nothing says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from atelier.domain.arrangement import Arrangement, Box, Spot
from atelier.domain.board import Board, Group
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, MeetingId, NoteId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.operations import (
    CreateCluster,
    IsolateNotes,
    MergeClusters,
    MoveCluster,
    Operation,
    PlaceNotes,
    UnsortNotes,
)
from atelier.domain.things import Note

JOIN_MARGIN = 24.0
"""How far around a cluster a drop still joins it."""
ORDER_REACH = 10.0
"""How far beside the line between two notes a drop still orders."""
LINE = 3.0
EDGE = 0.22
"""The share of a cluster, from each side, on which a dropped cluster goes before or after it."""
EXCERPT = 28


@dataclass(frozen=True, slots=True)
class Target:
    """What a drop would do, in words; the area that lights up, the line that shows the order."""

    words: str
    operation: Operation | None = None
    area: Rect | None = None
    line: Rect | None = None


@dataclass(frozen=True, slots=True)
class Wall:
    """What a drop is judged by."""

    meeting_id: MeetingId
    board: Board
    arrangement: Arrangement
    gap: float


def target_of_notes(wall: Wall, held: Sequence[NoteId], x: float, y: float) -> Target:
    """What dropping those notes at that point would do."""
    arrangement = wall.arrangement
    group = _group_at(wall, x, y)
    if group is not None:
        return _into_cluster(wall, group, held, x, y)
    if arrangement.new_cluster is not None and arrangement.new_cluster.grown(wall.gap / 2).holds(x, y):
        words = ngettext("crée un regroupement", "créent un regroupement", len(held))
        return Target(words, _new_cluster(wall, held), arrangement.new_cluster)
    under = _loner_at(wall, held, x, y)
    if under is not None:
        words = ngettext(
            "forme un regroupement avec « {text} »", "forment un regroupement avec « {text} »", len(held)
        )
        area = arrangement.notes[Spot(under.id, None)]
        return Target(words.format(text=_excerpt(under)), _new_cluster(wall, [under.id, *held]), area)
    if arrangement.isolated is not None and arrangement.isolated.grown(wall.gap / 2).holds(x, y):
        return _alone(wall, held)
    return _unsorted(wall, held)


def target_of_cluster(wall: Wall, held: ClusterId, x: float, y: float) -> Target:
    """What dropping that cluster at that point would do."""
    boxes = wall.arrangement.clusters
    near = [(boxes[group.cluster.id].rect.distance(x, y), group) for group in wall.board.groups]
    new_cluster = wall.arrangement.new_cluster
    if new_cluster is not None and new_cluster.holds(x, y):
        return _moved(wall, held, None, area=new_cluster, line=None)
    distance, nearest = min(near, key=lambda pair: pair[0])
    if nearest.cluster.id == held or distance > 2 * JOIN_MARGIN:
        return Target(_("reste à sa place"))
    return _beside_or_into(wall, held, nearest, x, y)


def cluster_name(group: Group) -> str:
    """How a sentence calls a cluster, between quotation marks."""
    title = group.cluster.title or _("Regroupement {number}").format(number=group.number)
    return _("« {title} »").format(title=title)


def _group_at(wall: Wall, x: float, y: float) -> Group | None:
    """The cluster at that point or, within its margin, the nearest one; other places come before a margin."""
    arrangement = wall.arrangement
    if arrangement.separator_x is not None and x < arrangement.separator_x:
        return None
    others = (arrangement.new_cluster, arrangement.isolated)
    reach = 0.0 if any(place is not None and place.holds(x, y) for place in others) else JOIN_MARGIN
    near = [
        (arrangement.clusters[group.cluster.id].rect.distance(x, y), group.number, group)
        for group in wall.board.groups
    ]
    distance, _number, nearest = min(near, key=lambda entry: entry[:2], default=(reach + 1.0, 0, None))
    return nearest if distance <= reach else None


def _into_cluster(wall: Wall, group: Group, held: Sequence[NoteId], x: float, y: float) -> Target:
    box = wall.arrangement.clusters[group.cluster.id]
    order = [note.id for note in group.notes]
    name = cluster_name(group)
    between = _between(wall, group, x, y)
    staying = [id for id in order if id not in held]
    if between is not None and staying:
        at, line = between
        before = next((id for id in order[at:] if id not in held), None)
        cut = len(staying) if before is None else staying.index(before)
        if [*staying[:cut], *held, *staying[cut:]] != order:
            words = ngettext("se place ici dans {name}", "se placent ici dans {name}", len(held))
            operation = PlaceNotes(tuple(held), group.cluster.id, before)
            return Target(words.format(name=name), operation, box.rect, line)
    elif not set(held) <= set(order):
        words = ngettext("rejoint {name}", "rejoignent {name}", len(held))
        return Target(words.format(name=name), PlaceNotes(tuple(held), group.cluster.id), box.rect)
    return Target(ngettext("reste dans {name}", "restent dans {name}", len(held)).format(name=name))


def _between(wall: Wall, group: Group, x: float, y: float) -> tuple[int, Rect] | None:
    """Before which note of the cluster the point is, if it is on the line between two, and that line."""
    places = [wall.arrangement.notes[Spot(note.id, group.cluster.id)] for note in group.notes]
    half = wall.gap / 4
    in_rows = len({place.x for place in places}) > 1
    for at, place in enumerate(places):
        along = (place.y, place.bottom, y) if in_rows else (place.x, place.right, x)
        across = (place.x, place.right, x) if in_rows else (place.y, place.bottom, y)
        if not along[0] - half <= along[2] < along[1] + half:
            continue
        for index, edge, outside in ((at, across[0], -half), (at + 1, across[1], half)):
            if abs(across[2] - edge - outside) <= ORDER_REACH + half:
                return index, _line(place, edge + outside, upright=in_rows)
    return None


def _line(place: Rect, at: float, *, upright: bool) -> Rect:
    if upright:
        return Rect(at - LINE / 2, place.y, LINE, place.height)
    return Rect(place.x, at - LINE / 2, place.width, LINE)


def _loner_at(wall: Wall, held: Sequence[NoteId], x: float, y: float) -> Note | None:
    """The note in no cluster at that point, other than the held ones."""
    for note in (*wall.board.unsorted, *wall.board.isolated):
        place = wall.arrangement.notes.get(Spot(note.id, None))
        if place is not None and place.holds(x, y):
            return None if note.id in held else note
    return None


def _new_cluster(wall: Wall, note_ids: Sequence[NoteId]) -> CreateCluster:
    cluster_id = ClusterId(new_id())
    return CreateCluster(cluster_id, wall.meeting_id, wall.board.question_id, tuple(note_ids))


def _alone(wall: Wall, held: Sequence[NoteId]) -> Target:
    if set(held) <= {note.id for note in wall.board.isolated}:
        return Target(ngettext("reste isolé", "restent isolés", len(held)))
    words = ngettext("est laissé isolé", "sont laissés isolés", len(held))
    return Target(words, IsolateNotes(tuple(held)), wall.arrangement.isolated)


def _unsorted(wall: Wall, held: Sequence[NoteId]) -> Target:
    if set(held) <= {note.id for note in wall.board.unsorted}:
        return Target(ngettext("reste à classer", "restent à classer", len(held)))
    words = ngettext("retourne à classer", "retournent à classer", len(held))
    return Target(words, UnsortNotes(tuple(held)), wall.arrangement.unsorted)


def _beside_or_into(wall: Wall, held: ClusterId, nearest: Group, x: float, y: float) -> Target:
    rect = wall.arrangement.clusters[nearest.cluster.id].rect
    across, down = (x - rect.x) / rect.width, (y - rect.y) / rect.height
    sides = {"left": across, "right": 1 - across, "top": down, "bottom": 1 - down}
    side = min(sides, key=sides.__getitem__)
    if sides[side] > EDGE:
        words = _("est réuni à {name}").format(name=cluster_name(nearest))
        return Target(words, MergeClusters(held, nearest.cluster.id), rect)
    line = {
        "left": Rect(rect.x - wall.gap / 2 - LINE / 2, rect.y, LINE, rect.height),
        "right": Rect(rect.right + wall.gap / 2 - LINE / 2, rect.y, LINE, rect.height),
        "top": Rect(rect.x, rect.y - wall.gap / 2 - LINE / 2, rect.width, LINE),
        "bottom": Rect(rect.x, rect.bottom + wall.gap / 2 - LINE / 2, rect.width, LINE),
    }[side]
    following = wall.board.groups[nearest.number :]
    before = nearest if side in ("left", "top") else next(iter(following), None)
    return _moved(wall, held, before, area=None, line=line)


def _moved(
    wall: Wall, held: ClusterId, before: Group | None, *, area: Rect | None, line: Rect | None
) -> Target:
    order = [group.cluster.id for group in wall.board.groups]
    at = order.index(before.cluster.id) if before is not None else len(order)
    if order.index(held) in (at - 1, at):
        return Target(_("reste à sa place"))
    before_id = before.cluster.id if before is not None else None
    place = at + 1 if order.index(held) > at else at
    words = _("devient le regroupement {number}").format(number=place)
    return Target(words, MoveCluster(held, before_id), area, line)


def _excerpt(note: Note) -> str:
    text = " ".join(note.shown_text.split())
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1].rstrip() + "…"


def box_at(wall: Wall, x: float, y: float) -> tuple[ClusterId, Box] | None:
    """The cluster whose drawn area holds the point."""
    return next(((id, box) for id, box in wall.arrangement.clusters.items() if box.rect.holds(x, y)), None)
