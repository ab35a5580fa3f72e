"""Rules of clusters: their titles, their order, what is nested in which, what the group made of them."""

from collections.abc import Sequence
from dataclasses import replace

from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.ids import ClusterId
from atelier.domain.language import gettext as _
from atelier.domain.operations import (
    CreateCluster,
    DissolveCluster,
    MarkCluster,
    MergeClusters,
    MoveCluster,
    NestCluster,
    Operation,
    RenameCluster,
)
from atelier.domain.parts import Draft
from atelier.domain.rules.about import About, Rule, beginning, existing, existing_question, in_meeting
from atelier.domain.rules.placements import (
    check_same_board,
    enter,
    is_seen,
    leave,
    placements,
    remove,
    remove_if_deserted,
    set_order,
    unmark,
    whole_piles,
)
from atelier.domain.text import clean_title
from atelier.domain.things import Cluster, ClusterState, Meeting, Note, Quote, Synthesis, SynthesisVersion


def _create_cluster(operation: CreateCluster, draft: Draft, _circumstances: Circumstances) -> About:
    existing_question(draft, operation.question_id, existing(draft, Meeting, operation.meeting_id))
    if made := draft.find(Cluster, operation.cluster_id):
        return in_meeting(draft, made.meeting_id)
    cluster = Cluster(
        id=operation.cluster_id,
        meeting_id=operation.meeting_id,
        question_id=operation.question_id,
        rank=0.0,
        title=clean_title(operation.title),
    )
    parts = [_nestable(draft, id, cluster) for id in dict.fromkeys(operation.nested)]
    beside = draft.find(Cluster, operation.after)
    if beside is not None and not parts:
        _check_same_wall(cluster, beside)
        cluster = replace(cluster, parent_id=beside.parent_id)
    others = _siblings(draft, cluster)
    cluster = replace(cluster, rank=max((other.rank for other in others), default=0.0) + 1.0)
    draft.create(cluster)
    _stand_behind(draft, cluster, others, _place_of(others, beside, parts))
    for part in parts:
        _put_into(draft, part, cluster)
    notes = whole_piles(draft, operation.note_ids) if operation.note_ids else []
    check_same_board(notes, cluster)
    for rank, note in enumerate(notes, start=1):
        enter(draft, note, cluster.id, rank=float(rank))
        leave(draft, note, keep=cluster.id)
    return in_meeting(draft, cluster.meeting_id, count=len(notes), name=cluster.title or beginning(notes))


def _place_of(others: Sequence[Cluster], beside: Cluster | None, parts: Sequence[Cluster]) -> int:
    """How many clusters a new one comes after: where the first that it nests was, behind `beside`, or all."""
    ids = [other.id for other in others]
    if parts:
        first = parts[0].parent_id if parts[0].parent_id in ids else parts[0].id
        return ids.index(first) if first in ids else len(ids)
    return ids.index(beside.id) + 1 if beside is not None and beside.id in ids else len(ids)


def _rename_cluster(operation: RenameCluster, draft: Draft, _circumstances: Circumstances) -> About:
    cluster = existing(draft, Cluster, operation.cluster_id)
    cluster = draft.set(cluster, title=clean_title(operation.title))
    return in_meeting(draft, cluster.meeting_id, name=cluster.title)


def _merge_clusters(operation: MergeClusters, draft: Draft, _circumstances: Circumstances) -> About:
    merged = existing(draft, Cluster, operation.cluster_id)
    into = existing(draft, Cluster, operation.into)
    if merged.id == into.id:
        raise Refusal(_("Un regroupement ne peut pas être réuni à lui-même."))
    _check_same_wall(merged, into)
    parts = _parts(draft, merged)
    if parts and into.parent_id is not None:
        raise _too_deep()
    for part in parts:
        _nest(draft, part, into)
    order = [p.note_id for p in placements(draft, into.id)]
    for placement in placements(draft, merged.id):
        draft.delete(placement)
        if placement.note_id not in order:
            enter(draft, existing(draft, Note, placement.note_id), into.id)
            order.append(placement.note_id)
    set_order(draft, into.id, order)
    _hand_over(draft, merged, into)
    unmark(draft, into.id)
    into = draft.set(existing(draft, Cluster, into.id), title=into.title or merged.title)
    draft.delete(existing(draft, Cluster, merged.id))
    _leave_rubric(draft, merged)
    return in_meeting(draft, into.meeting_id, name=into.title)


def _hand_over(draft: Draft, merged: Cluster, into: Cluster) -> None:
    """Give the merged cluster's synthesis and quotes to the other: no sentence of the group is lost."""
    for quote in draft.where(Quote, cluster_id=merged.id):
        draft.set(quote, cluster_id=into.id)
    kept = draft.where(Synthesis, cluster_id=into.id)
    for synthesis in draft.where(Synthesis, cluster_id=merged.id):
        if kept:
            draft.set(kept[0], text=f"{kept[0].text}\n\n{synthesis.text}")
            draft.delete(synthesis)
        else:
            draft.set(synthesis, cluster_id=into.id)
    for version in draft.where(SynthesisVersion, cluster_id=merged.id):
        draft.set(version, cluster_id=into.id)


def _move_cluster(operation: MoveCluster, draft: Draft, _circumstances: Circumstances) -> About:
    moved = existing(draft, Cluster, operation.cluster_id)
    before = draft.find(Cluster, operation.before)
    if before is not None:
        _check_same_wall(moved, before)
        if before.id == moved.id:
            return in_meeting(draft, moved.meeting_id, name=moved.title)
    parent_id = before.parent_id if before is not None else None
    if parent_id is not None and _parts(draft, moved):
        raise _too_deep()
    was, moved = moved, draft.set(moved, parent_id=parent_id)
    others = _siblings(draft, moved)
    at = next(
        (index for index, other in enumerate(others) if before is not None and other.id == before.id), None
    )
    _stand_behind(draft, moved, others, len(others) if at is None else at)
    if was.parent_id != parent_id:
        unmark(draft, parent_id)
        _leave_rubric(draft, was)
    return in_meeting(draft, moved.meeting_id, name=moved.title)


def _nest_cluster(operation: NestCluster, draft: Draft, _circumstances: Circumstances) -> About:
    parent = existing(draft, Cluster, operation.parent_id)
    if parent.parent_id is not None:
        raise _too_deep()
    _put_into(draft, _nestable(draft, operation.cluster_id, parent), parent)
    return in_meeting(draft, parent.meeting_id, name=parent.title)


def _nestable(draft: Draft, cluster_id: ClusterId, parent: Cluster) -> Cluster:
    """The cluster, which can be nested in that one; Refusal where it can't."""
    cluster = existing(draft, Cluster, cluster_id)
    _check_same_wall(cluster, parent)
    if cluster.id == parent.id:
        raise Refusal(_("Un regroupement ne peut pas entrer dans lui-même."))
    if _parts(draft, cluster):
        raise _too_deep()
    return cluster


def _put_into(draft: Draft, cluster: Cluster, parent: Cluster) -> None:
    """Nest a cluster, last; its rubric before it may be deserted by that."""
    _nest(draft, cluster, parent)
    if cluster.parent_id != parent.id:
        unmark(draft, parent.id)
        _leave_rubric(draft, cluster)


def _nest(draft: Draft, cluster: Cluster, parent: Cluster) -> None:
    cluster = draft.set(existing(draft, Cluster, cluster.id), parent_id=parent.id)
    others = _siblings(draft, cluster)
    _stand_behind(draft, cluster, others, len(others))


def _leave_rubric(draft: Draft, was: Cluster) -> None:
    """See to the rubric that a cluster was in and is no longer."""
    rubric = draft.find(Cluster, was.parent_id)
    if rubric is not None:
        unmark(draft, rubric.id)
        remove_if_deserted(draft, existing(draft, Cluster, rubric.id))


def _dissolve_cluster(operation: DissolveCluster, draft: Draft, _circumstances: Circumstances) -> About:
    cluster = existing(draft, Cluster, operation.cluster_id)
    held, parts = placements(draft, cluster.id), _parts(draft, cluster)
    order = _siblings(draft, cluster)
    at = sum((other.rank, other.id) < (cluster.rank, cluster.id) for other in order)
    for part in parts:
        draft.set(part, parent_id=cluster.parent_id)
    if parts:
        _set_ranks(draft, [*order[:at], *parts, *order[at:]])
    remove(draft, cluster)
    _leave_rubric(draft, cluster)
    return in_meeting(draft, cluster.meeting_id, count=len(held), name=cluster.title)


def _mark_cluster(operation: MarkCluster, draft: Draft, _circumstances: Circumstances) -> About:
    cluster = existing(draft, Cluster, operation.cluster_id)
    if operation.state is not ClusterState.PROPOSED and not is_seen(draft, cluster):
        raise Refusal(_("Ce regroupement est vide : le groupe n’a encore rien à en dire."))
    draft.set(cluster, state=operation.state)
    return in_meeting(draft, cluster.meeting_id, name=cluster.title)


def _check_same_wall(cluster: Cluster, other: Cluster) -> None:
    if (cluster.meeting_id, cluster.question_id) != (other.meeting_id, other.question_id):
        raise Refusal(_("Ces deux regroupements ne sont pas sur la même question."))


def _too_deep() -> Refusal:
    return Refusal(_("Une rubrique ne peut pas entrer dans une autre : sortez d’abord ses regroupements."))


def _parts(draft: Draft, cluster: Cluster) -> list[Cluster]:
    """What is nested in a cluster, in order."""
    return sorted(draft.where(Cluster, parent_id=cluster.id), key=_in_order)


def _siblings(draft: Draft, cluster: Cluster) -> list[Cluster]:
    """The other clusters among which one stands, in order: those of its rubric, or those in none."""
    here = {"meeting_id": cluster.meeting_id, "question_id": cluster.question_id}
    found = draft.where(Cluster, **here, parent_id=cluster.parent_id)
    return sorted((other for other in found if other.id != cluster.id), key=_in_order)


def _in_order(cluster: Cluster) -> tuple[float, str]:
    return cluster.rank, cluster.id


def _stand_behind(draft: Draft, cluster: Cluster, others: Sequence[Cluster], count: int) -> None:
    """Have a cluster come after so many of the others, changing no rank but its own where there is room."""
    order = [*others[:count], cluster, *others[count:]]
    before = order[count - 1].rank if count else None
    after = order[count + 1].rank if count + 1 < len(order) else None
    if (before is None or before < cluster.rank) and (after is None or cluster.rank < after):
        return
    between = _between(before, after)
    if between is None:
        _set_ranks(draft, order)
    else:
        draft.set(cluster, rank=between)


def _between(before: float | None, after: float | None) -> float | None:
    """A rank between two; None where there is no room left."""
    low = before if before is not None else (after or 0.0) - 2.0
    high = after if after is not None else low + 2.0
    middle = (low + high) / 2
    return middle if low < middle < high else None


def _set_ranks(draft: Draft, order: Sequence[Cluster]) -> None:
    for rank, cluster in enumerate(order, start=1):
        draft.set(existing(draft, Cluster, cluster.id), rank=float(rank))


RULES: dict[type[Operation], Rule] = {
    CreateCluster: _create_cluster,
    RenameCluster: _rename_cluster,
    MergeClusters: _merge_clusters,
    MoveCluster: _move_cluster,
    NestCluster: _nest_cluster,
    DissolveCluster: _dissolve_cluster,
    MarkCluster: _mark_cluster,
}
