"""What dropping a cluster at a point would do: beside another one, into it, into a rubric, or out of one."""

from atelier.board.moves.cluster_moves import ClusterMoves, siblings
from atelier.board.wall.drop_map import JOIN_MARGIN, DropMap, Point
from atelier.board.wall.targets import LINE, Target, cluster_name
from atelier.domain.board import Group
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId
from atelier.domain.language import gettext as _

EDGE = 0.22
"""The share of a cluster, from each side, on which a dropped cluster goes before or after it."""
RUBRIC_EDGE = 12.0
"""How deep the same edge of a rubric is: nearly all of it takes what is dropped there."""


def target_of_cluster(drops: DropMap, held: ClusterId, *, at: Point) -> Target:
    """What dropping that cluster at that point would do."""
    moves = ClusterMoves(drops.board, drops.meeting_id, held)
    nearest = _nearest(drops, moves, at=at)
    new_cluster = drops.arrangement.new_cluster
    if moves.group is None:
        return Target("")
    if new_cluster is not None and new_cluster.holds(*at):
        return _moved(moves, None, area=new_cluster)
    if nearest is None:
        return _out_of_all(drops, moves)
    if nearest.cluster.id == held:
        return Target(_("reste à sa place"))
    side = _side(drops, nearest, at=at)
    if side is not None:
        return _beside(drops, moves, nearest=nearest, side=side)
    if nearest.is_rubric:
        return _nested(drops, moves, rubric=nearest)
    return _merged(drops, moves, into=nearest)


def _merged(drops: DropMap, moves: ClusterMoves, *, into: Group) -> Target:
    """Both become one, under the title of the one that stays or, where that has none, of the other."""
    held = moves.group
    titled = held if held is not None and held.cluster.title and not into.cluster.title else into
    words = _("sont réunis sous {name}").format(name=cluster_name(titled))
    dropped = held is not None and held.cluster.title not in ("", titled.cluster.title)
    more = _("sans le titre {name}").format(name=cluster_name(held)) if held is not None and dropped else ""
    return Target(words, moves.merged(into), drops.rect(into), more=more)


def _nearest(drops: DropMap, moves: ClusterMoves, *, at: Point) -> Group | None:
    """The cluster at that point or near it. A held rubric is not let into others: only they are meant, whole."""
    drawn = [g for g in drops.board.groups if g.cluster.id in drops.arrangement.clusters]
    if moves.group is not None and moves.group.is_rubric:
        drawn = [g for g in drawn if g.parent_id is None]
    if holding := [g for g in drawn if drops.rect(g).holds(*at)]:
        return holding[-1]
    near = min(drawn, key=lambda g: drops.rect(g).distance(*at), default=None)
    return near if near is not None and drops.rect(near).distance(*at) <= 2 * JOIN_MARGIN else None


def _side(drops: DropMap, nearest: Group, *, at: Point) -> str | None:
    """At which side of a cluster the point is; None in its middle. In a rubric, clusters lie under one another."""
    rect, (x, y) = drops.rect(nearest), at
    depths = {"top": (y - rect.y, rect.height), "bottom": (rect.bottom - y, rect.height)}
    if nearest.parent_id is None:
        depths |= {"left": (x - rect.x, rect.width), "right": (rect.right - x, rect.width)}
    edges = {
        side: RUBRIC_EDGE / whole if nearest.is_rubric else EDGE for side, (_in, whole) in depths.items()
    }
    shares = {side: inside / whole / edges[side] for side, (inside, whole) in depths.items()}
    side = min(shares, key=shares.__getitem__)
    return side if shares[side] <= 1.0 else None


def _beside(drops: DropMap, moves: ClusterMoves, *, nearest: Group, side: str) -> Target:
    rect, out, half = drops.rect(nearest), drops.gap / 2, LINE / 2
    line = {
        "left": Rect(rect.x - out - half, rect.y, LINE, rect.height),
        "right": Rect(rect.right + out - half, rect.y, LINE, rect.height),
        "top": Rect(rect.x, rect.y - out - half, rect.width, LINE),
        "bottom": Rect(rect.x, rect.bottom + out - half, rect.width, LINE),
    }[side]
    beside = siblings(drops.board, nearest.parent_id)
    following = beside[beside.index(nearest) + 1 :]
    before = nearest if side in ("left", "top") else next(iter(following), None)
    return _moved(moves, before, rubric=drops.group(nearest.parent_id), line=line)


def _nested(drops: DropMap, moves: ClusterMoves, *, rubric: Group) -> Target:
    if rubric not in moves.rubrics:
        return Target(_("reste à sa place"))
    words = _("entre dans la rubrique {name}").format(name=cluster_name(rubric))
    return Target(words, moves.nested(rubric), drops.rect(rubric))


def _out_of_all(drops: DropMap, moves: ClusterMoves) -> Target:
    """Far from every other one: out of its rubric, right after it."""
    rubric = drops.group(moves.group.parent_id) if moves.group is not None else None
    if rubric is None:
        return Target(_("reste à sa place"))
    words = _("sort de la rubrique {name}").format(name=cluster_name(rubric))
    return Target(words, moves.taken_out())


def _moved(
    moves: ClusterMoves,
    before: Group | None,
    *,
    rubric: Group | None = None,
    area: Rect | None = None,
    line: Rect | None = None,
) -> Target:
    """Before that one, or last: in that rubric, or in none."""
    before_id = before.cluster.id if before is not None else None
    operation = moves.put(before_id, rubric_id=rubric.cluster.id if rubric is not None else None)
    if operation is None:
        return Target(_("reste à sa place"))
    words = _("devient le regroupement {number}").format(number=_number(moves, before, rubric=rubric))
    return Target(words, operation, area, line)


def _number(moves: ClusterMoves, before: Group | None, *, rubric: Group | None) -> str:
    """The number that it gets before that one; a rubric may move up as it leaves the wall for it."""
    beside = _others(moves, rubric.cluster.id if rubric is not None else None)
    place = 1 + (beside.index(before) if before is not None else len(beside))
    return f"{place}" if rubric is None else f"{_others(moves, None).index(rubric) + 1}.{place}"


def _others(moves: ClusterMoves, rubric_id: ClusterId | None) -> list[Group]:
    """What is beside it there."""
    return [group for group in siblings(moves.board, rubric_id) if group.cluster.id != moves.cluster_id]
