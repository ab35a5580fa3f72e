"""Rules of grouping: which notes belong together, in which order, under which title.

A cluster without a title that its last note leaves is gone; one with a title stays, empty. A mark is what the group
said of those very notes: it goes once one enters or leaves, but stays under another title.
"""

from collections.abc import Sequence
from itertools import pairwise

from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.ids import ClusterId, NoteId, placement_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import (
    CreateCluster,
    DissolveCluster,
    IsolateNotes,
    MarkCluster,
    MergeClusters,
    MoveCluster,
    Operation,
    PlaceNotes,
    RenameCluster,
    UnsortNotes,
)
from atelier.domain.parts import Draft
from atelier.domain.rules.about import About, Rule, existing, existing_notes, existing_question, in_meeting
from atelier.domain.text import clean_title
from atelier.domain.things import Cluster, ClusterState, Meeting, Note, Placement, Quote, Synthesis


def _place_notes(operation: PlaceNotes, draft: Draft, _circumstances: Circumstances) -> About:
    cluster = existing(draft, Cluster, operation.cluster_id)
    notes = existing_notes(draft, operation.note_ids)
    _check_same_board(notes, cluster)
    moved = [note.id for note in notes]
    held = [p.note_id for p in placements(draft, cluster.id)]
    at = held.index(operation.before) if operation.before in held else len(held)
    first, last = ([id for id in part if id not in moved] for part in (held[:at], held[at:]))
    for note in notes:
        _leave(draft, note, keep=cluster.id)
        _enter(draft, note, cluster.id)
    _set_order(draft, cluster.id, [*first, *moved, *last])
    return in_meeting(draft, cluster.meeting_id, count=len(notes), name=cluster.title)


def _create_cluster(operation: CreateCluster, draft: Draft, _circumstances: Circumstances) -> About:
    existing_question(draft, operation.question_id, existing(draft, Meeting, operation.meeting_id))
    if made := draft.find(Cluster, operation.cluster_id):
        return in_meeting(draft, made.meeting_id)
    others = draft.where(Cluster, meeting_id=operation.meeting_id, question_id=operation.question_id)
    cluster = Cluster(
        id=operation.cluster_id,
        meeting_id=operation.meeting_id,
        question_id=operation.question_id,
        rank=max((other.rank for other in others), default=0.0) + 1.0,
        title=clean_title(operation.title),
    )
    draft.create(cluster)
    notes = existing_notes(draft, operation.note_ids) if operation.note_ids else []
    _check_same_board(notes, cluster)
    for rank, note in enumerate(notes, start=1):
        _leave(draft, note)
        _enter(draft, note, cluster.id, rank=float(rank))
    return in_meeting(draft, cluster.meeting_id, count=len(notes), name=cluster.title)


def _unsort_notes(operation: UnsortNotes, draft: Draft, _circumstances: Circumstances) -> About:
    notes = existing_notes(draft, operation.note_ids)
    for note in notes:
        _leave(draft, note)
    return in_meeting(draft, notes[0].meeting_id, count=len(notes))


def _isolate_notes(operation: IsolateNotes, draft: Draft, _circumstances: Circumstances) -> About:
    notes = existing_notes(draft, operation.note_ids)
    for note in notes:
        _leave(draft, note, isolated=True)
    return in_meeting(draft, notes[0].meeting_id, count=len(notes))


def _rename_cluster(operation: RenameCluster, draft: Draft, _circumstances: Circumstances) -> About:
    cluster = existing(draft, Cluster, operation.cluster_id)
    cluster = draft.set(cluster, title=clean_title(operation.title))
    return in_meeting(draft, cluster.meeting_id, name=cluster.title)


def _merge_clusters(operation: MergeClusters, draft: Draft, _circumstances: Circumstances) -> About:
    merged = existing(draft, Cluster, operation.cluster_id)
    into = existing(draft, Cluster, operation.into)
    if merged.id == into.id:
        raise Refusal(_("Un regroupement ne peut pas être réuni à lui-même."))
    if (merged.meeting_id, merged.question_id) != (into.meeting_id, into.question_id):
        raise Refusal(_("Ces deux regroupements ne sont pas sur la même question."))
    order = [p.note_id for p in placements(draft, into.id)]
    for placement in placements(draft, merged.id):
        draft.delete(placement)
        if placement.note_id not in order:
            _enter(draft, existing(draft, Note, placement.note_id), into.id)
            order.append(placement.note_id)
    _set_order(draft, into.id, order)
    _hand_over(draft, merged, into)
    unmark(draft, into.id)
    into = draft.set(existing(draft, Cluster, into.id), title=into.title or merged.title)
    draft.delete(merged)
    return in_meeting(draft, into.meeting_id, name=into.title)


def _move_cluster(operation: MoveCluster, draft: Draft, _circumstances: Circumstances) -> About:
    moved = existing(draft, Cluster, operation.cluster_id)
    on_board = draft.where(Cluster, meeting_id=moved.meeting_id, question_id=moved.question_id)
    now = sorted(on_board, key=lambda c: (c.rank, c.id))
    at = next((index for index, cluster in enumerate(now) if cluster.id == operation.before), len(now))
    first, last = ([c for c in part if c != moved] for part in (now[:at], now[at:]))
    order = [*first, moved, *last]
    if order != now:
        for cluster, rank in zip(order, _ranks([c.rank for c in order], len(first)), strict=True):
            draft.set(cluster, rank=rank)
    return in_meeting(draft, moved.meeting_id, name=moved.title)


def _dissolve_cluster(operation: DissolveCluster, draft: Draft, _circumstances: Circumstances) -> About:
    cluster = existing(draft, Cluster, operation.cluster_id)
    held = placements(draft, cluster.id)
    _remove(draft, cluster)
    return in_meeting(draft, cluster.meeting_id, count=len(held), name=cluster.title)


def _mark_cluster(operation: MarkCluster, draft: Draft, _circumstances: Circumstances) -> About:
    cluster = existing(draft, Cluster, operation.cluster_id)
    if operation.state is not ClusterState.PROPOSED and not _is_seen(draft, cluster):
        raise Refusal(_("Ce regroupement est vide : le groupe n’a encore rien à en dire."))
    draft.set(cluster, state=operation.state)
    return in_meeting(draft, cluster.meeting_id, name=cluster.title)


def placements(draft: Draft, cluster_id: ClusterId) -> list[Placement]:
    """The places in a cluster, in order."""
    return sorted(draft.where(Placement, cluster_id=cluster_id), key=lambda p: (p.rank, p.id))


def _check_same_board(notes: Sequence[Note], cluster: Cluster) -> None:
    board = (cluster.meeting_id, cluster.question_id)
    if any((note.meeting_id, note.question_id) != board for note in notes):
        raise Refusal(_("Ces post-its ne répondent pas à la question de ce regroupement."))


def _enter(draft: Draft, note: Note, cluster_id: ClusterId, *, rank: float = 0.0) -> None:
    id = placement_id(note.id, cluster_id)
    if draft.find(Placement, id) is None:
        draft.create(Placement(id=id, note_id=note.id, cluster_id=cluster_id, rank=rank))
        unmark(draft, cluster_id)


def _leave(draft: Draft, note: Note, *, keep: ClusterId | None = None, isolated: bool = False) -> None:
    """Take a note out of its clusters but `keep`, and to or from among the isolated ones."""
    for placement in draft.where(Placement, note_id=note.id):
        if placement.cluster_id != keep:
            draft.delete(placement)
            _remove_if_deserted(draft, existing(draft, Cluster, placement.cluster_id))
            unmark(draft, placement.cluster_id)
    draft.set(existing(draft, Note, note.id), isolated=isolated)


def unmark(draft: Draft, cluster_id: ClusterId) -> None:
    """Say that the group has not spoken of a cluster, which is no longer the one that was read to it."""
    cluster = draft.find(Cluster, cluster_id)
    if cluster is not None:
        draft.set(cluster, state=ClusterState.PROPOSED)


def unmark_around(draft: Draft, note: Note) -> None:
    """The same of those that a note is in, which comes to the wall or leaves it."""
    for placement in draft.where(Placement, note_id=note.id):
        unmark(draft, placement.cluster_id)


def _remove_if_deserted(draft: Draft, cluster: Cluster) -> None:
    kept = cluster.title or draft.where(Synthesis, cluster_id=cluster.id)
    if not kept and not _is_seen(draft, cluster):
        _remove(draft, cluster)


def _is_seen(draft: Draft, cluster: Cluster) -> bool:
    """Whether the room sees a note in it."""
    held = (draft.find(Note, placement.note_id) for placement in placements(draft, cluster.id))
    return any(note is not None and note.on_wall for note in held)


def _remove(draft: Draft, cluster: Cluster) -> None:
    for placement in placements(draft, cluster.id):
        draft.delete(placement)
    for synthesis in draft.where(Synthesis, cluster_id=cluster.id):
        draft.delete(synthesis)
    for quote in draft.where(Quote, cluster_id=cluster.id):
        draft.set(quote, cluster_id=None)
    draft.delete(cluster)


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


def _set_order(draft: Draft, cluster_id: ClusterId, order: Sequence[NoteId]) -> None:
    """Give the notes of a cluster ranks in that order, changing as few as possible."""
    by_note = {p.note_id: p for p in draft.where(Placement, cluster_id=cluster_id)}
    ranks = [by_note[id].rank for id in order]
    if all(a < b for a, b in pairwise([0.0, *ranks])):
        return
    for rank, id in enumerate(order, start=1):
        draft.set(by_note[id], rank=float(rank))


def _ranks(ranks: Sequence[float], moved: int) -> list[float]:
    """Increasing ranks that change only the moved one where there is room between its neighbours."""
    before = ranks[moved - 1] if moved else ranks[moved + 1] - 2.0 if len(ranks) > 1 else 0.0
    after = ranks[moved + 1] if moved + 1 < len(ranks) else before + 2.0
    middle = (before + after) / 2
    if before < middle < after:
        return [*ranks[:moved], middle, *ranks[moved + 1 :]]
    return [float(rank) for rank in range(1, len(ranks) + 1)]


RULES: dict[type[Operation], Rule] = {
    PlaceNotes: _place_notes,
    CreateCluster: _create_cluster,
    UnsortNotes: _unsort_notes,
    IsolateNotes: _isolate_notes,
    RenameCluster: _rename_cluster,
    MergeClusters: _merge_clusters,
    MoveCluster: _move_cluster,
    DissolveCluster: _dissolve_cluster,
    MarkCluster: _mark_cluster,
}
