"""What dropping a cluster at a point would do: beside another one, into it, into a rubric, or out of one."""

from atelier.board.wall.targets import JOIN_MARGIN, LINE, Target, Wall, cluster_name
from atelier.domain.board import Group
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId
from atelier.domain.language import gettext as _
from atelier.domain.operations import MergeClusters, MoveCluster, NestCluster

EDGE = 0.22
"""The share of a cluster, from each side, on which a dropped cluster goes before or after it."""
RUBRIC_EDGE = 12.0
"""How deep the same edge of a rubric is: nearly all of it takes what is dropped there."""


def target_of_cluster(wall: Wall, held: ClusterId, x: float, y: float) -> Target:
    """What dropping that cluster at that point would do."""
    group = wall.group(held)
    nearest = _nearest(wall, held, x, y)
    new_cluster = wall.arrangement.new_cluster
    if group is None:
        return Target("")
    if new_cluster is not None and new_cluster.holds(x, y):
        return _moved(wall, group, None, area=new_cluster)
    if nearest is None:
        return _out_of_all(wall, group)
    if nearest.cluster.id == held:
        return Target(_("reste à sa place"))
    side = _side(wall, nearest, x, y)
    if side is not None:
        return _beside(wall, group, nearest, side)
    if nearest.is_rubric:
        return _nested(wall, group, nearest)
    words = _("est réuni à {name}").format(name=cluster_name(nearest))
    return Target(words, MergeClusters(held, nearest.cluster.id), wall.rect(nearest))


def _nearest(wall: Wall, held: ClusterId, x: float, y: float) -> Group | None:
    """The cluster at that point or near it. A held rubric is not let into others: only they are meant, whole."""
    group = wall.group(held)
    is_rubric = group is not None and group.is_rubric
    drawn = [g for g in wall.board.groups if g.cluster.id in wall.arrangement.clusters]
    if is_rubric:
        drawn = [g for g in drawn if g.parent_id is None]
    if holding := [g for g in drawn if wall.rect(g).holds(x, y)]:
        return holding[-1]
    near = min(drawn, key=lambda g: wall.rect(g).distance(x, y), default=None)
    return near if near is not None and wall.rect(near).distance(x, y) <= 2 * JOIN_MARGIN else None


def _side(wall: Wall, nearest: Group, x: float, y: float) -> str | None:
    """At which side of a cluster the point is; None in its middle. In a rubric, clusters lie under one another."""
    rect = wall.rect(nearest)
    depths = {"top": (y - rect.y, rect.height), "bottom": (rect.bottom - y, rect.height)}
    if nearest.parent_id is None:
        depths |= {"left": (x - rect.x, rect.width), "right": (rect.right - x, rect.width)}
    edges = {
        side: RUBRIC_EDGE / whole if nearest.is_rubric else EDGE for side, (_in, whole) in depths.items()
    }
    shares = {side: inside / whole / edges[side] for side, (inside, whole) in depths.items()}
    side = min(shares, key=shares.__getitem__)
    return side if shares[side] <= 1.0 else None


def _beside(wall: Wall, group: Group, nearest: Group, side: str) -> Target:
    rect, half = wall.rect(nearest), LINE / 2
    line = {
        "left": Rect(rect.x - wall.gap / 2 - half, rect.y, LINE, rect.height),
        "right": Rect(rect.right + wall.gap / 2 - half, rect.y, LINE, rect.height),
        "top": Rect(rect.x, rect.y - wall.gap / 2 - half, rect.width, LINE),
        "bottom": Rect(rect.x, rect.bottom + wall.gap / 2 - half, rect.width, LINE),
    }[side]
    beside = _siblings(wall, nearest.parent_id)
    following = beside[beside.index(nearest) + 1 :]
    before = nearest if side in ("left", "top") else next(iter(following), None)
    return _moved(wall, group, before, parent=wall.group(nearest.parent_id), line=line)


def _nested(wall: Wall, group: Group, rubric: Group) -> Target:
    if group.parent_id == rubric.cluster.id or group.is_rubric:
        return Target(_("reste à sa place"))
    words = _("entre dans la rubrique {name}").format(name=cluster_name(rubric))
    return Target(words, NestCluster(group.cluster.id, rubric.cluster.id), wall.rect(rubric))


def _out_of_all(wall: Wall, group: Group) -> Target:
    """Far from every other one: out of its rubric, right after it."""
    rubric = wall.group(group.parent_id)
    if rubric is None:
        return Target(_("reste à sa place"))
    beside = _siblings(wall, None)
    following = next(iter(beside[beside.index(rubric) + 1 :]), None)
    words = _("sort de la rubrique {name}").format(name=cluster_name(rubric))
    return Target(words, MoveCluster(group.cluster.id, following.cluster.id if following else None))


def _moved(
    wall: Wall,
    group: Group,
    before: Group | None,
    *,
    parent: Group | None = None,
    area: Rect | None = None,
    line: Rect | None = None,
) -> Target:
    """Before that one, or last: in the rubric `parent`, or in none."""
    held, beside = group.cluster.id, _siblings(wall, parent.cluster.id if parent is not None else None)
    order = [other.cluster.id for other in beside]
    at = order.index(before.cluster.id) if before is not None else len(order)
    is_there = held in order
    if is_there and order.index(held) in (at - 1, at):
        return Target(_("reste à sa place"))
    place = at + 1 - (is_there and order.index(held) < at)
    words = _("devient le regroupement {number}").format(number=_number(wall, group, parent, place))
    if before is None and parent is not None:
        return Target(words, NestCluster(held, parent.cluster.id), area, line)
    return Target(words, MoveCluster(held, before.cluster.id if before is not None else None), area, line)


def _number(wall: Wall, group: Group, parent: Group | None, place: int) -> str:
    """The number that a cluster gets at that place, from 1; a rubric may move up as it leaves the wall for it."""
    if parent is None:
        return f"{place}"
    others = [other for other in _siblings(wall, None) if other.cluster.id != group.cluster.id]
    return f"{others.index(parent) + 1}.{place}"


def _siblings(wall: Wall, parent_id: ClusterId | None) -> list[Group]:
    return [group for group in wall.board.groups if group.parent_id == parent_id]
