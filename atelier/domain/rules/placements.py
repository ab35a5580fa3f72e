"""What rules of grouping share: a note enters a cluster, leaves one, and what that does to both.

A cluster without a title that its last note leaves is gone; one with a title stays, empty. A mark is what the group
said of those very notes: it goes once one enters or leaves, but stays under another title. A pile goes as one: what
lies under a note is in the same clusters.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from atelier.domain.decision import Refusal
from atelier.domain.ids import ClusterId, NoteId, placement_id
from atelier.domain.language import gettext as _
from atelier.domain.parts import Draft
from atelier.domain.rules.about import existing, existing_notes
from atelier.domain.things import (
    Cluster,
    ClusterState,
    Note,
    Placement,
    Quote,
    Synthesis,
    SynthesisVersion,
    Thing,
)

_WRITTEN: tuple[type[Thing], ...] = (Synthesis, SynthesisVersion)
"""What is written of a cluster, and is gone with it."""


def placements(draft: Draft, cluster_id: ClusterId) -> list[Placement]:
    """The places in a cluster, in order."""
    return sorted(draft.where(Placement, cluster_id=cluster_id), key=lambda p: (p.rank, p.id))


def whole_piles(draft: Draft, note_ids: Iterable[NoteId]) -> list[Note]:
    """Those notes, each with all of its pile, in the order given; Refusal where one no longer is or there is none."""
    found: dict[NoteId, Note] = {}
    for note in existing_notes(draft, note_ids):
        found |= {member.id: member for member in pile_of(draft, note)}
    return list(found.values())


def pile_of(draft: Draft, note: Note) -> list[Note]:
    """The notes of a note's pile, the top first; the note alone where it is on none."""
    top = draft.find(Note, note.stack_id) or note
    under = sorted(draft.where(Note, stack_id=top.id), key=lambda n: n.number)
    return [top, *under]


def check_same_board(notes: Sequence[Note], cluster: Cluster) -> None:
    """Refusal where one of the notes answers another question than the cluster's."""
    board = (cluster.meeting_id, cluster.question_id)
    if any((note.meeting_id, note.question_id) != board for note in notes):
        raise Refusal(_("Ces post-its ne répondent pas à la question de ce regroupement."))


def enter(draft: Draft, note: Note, cluster_id: ClusterId, *, rank: float = 0.0) -> None:
    """Put a note into a cluster that it may be in already."""
    id = placement_id(note.id, cluster_id)
    if draft.find(Placement, id) is None:
        draft.create(Placement(id=id, note_id=note.id, cluster_id=cluster_id, rank=rank))
        unmark(draft, cluster_id)


def leave(
    draft: Draft,
    note: Note,
    *,
    keep: ClusterId | None = None,
    only: ClusterId | None = None,
    isolated: bool = False,
) -> None:
    """Take a note out of its clusters but `keep`, and to or from among the isolated ones.

    `only`: out of that one alone, if it is in it.
    """
    held = draft.where(Placement, note_id=note.id)
    leaving = [place for place in held if place.cluster_id == only] or held
    for place in leaving:
        if place.cluster_id != keep:
            draft.delete(place)
            unmark(draft, place.cluster_id)
            remove_if_deserted(draft, existing(draft, Cluster, place.cluster_id))
    draft.set(existing(draft, Note, note.id), isolated=isolated)


def set_order(draft: Draft, cluster_id: ClusterId, order: Sequence[NoteId]) -> None:
    """Give the notes of a cluster ranks in that order, changing as few as possible."""
    by_note = {p.note_id: p for p in draft.where(Placement, cluster_id=cluster_id)}
    ranks = [by_note[id].rank for id in order]
    if all(a < b for a, b in pairwise([0.0, *ranks])):
        return
    for rank, id in enumerate(order, start=1):
        draft.set(by_note[id], rank=float(rank))


def unmark(draft: Draft, cluster_id: ClusterId | None) -> None:
    """Say that the group has not spoken of a cluster, which is no longer the one read to it; nor of its rubric."""
    cluster = draft.find(Cluster, cluster_id)
    if cluster is not None:
        draft.set(cluster, state=ClusterState.PROPOSED)
        rubric = draft.find(Cluster, cluster.parent_id)
        if rubric is not None:
            draft.set(rubric, state=ClusterState.PROPOSED)


def unmark_around(draft: Draft, note: Note) -> None:
    """The same of those that a note is in, which comes to the wall or leaves it."""
    for place in draft.where(Placement, note_id=note.id):
        unmark(draft, place.cluster_id)


def remove_if_deserted(draft: Draft, cluster: Cluster) -> None:
    """Remove a cluster that has neither a name, nor a synthesis, nor anything in it; then its rubric likewise."""
    kept = cluster.title or any(draft.where(kind, cluster_id=cluster.id) for kind in _WRITTEN)
    if not kept and not is_seen(draft, cluster) and not draft.where(Cluster, parent_id=cluster.id):
        rubric = draft.find(Cluster, cluster.parent_id)
        remove(draft, cluster)
        if rubric is not None:
            remove_if_deserted(draft, rubric)


def is_seen(draft: Draft, cluster: Cluster) -> bool:
    """Whether the room sees a note in it, or in what it nests."""
    parts = draft.where(Cluster, parent_id=cluster.id)
    held = (place for part in (cluster, *parts) for place in draft.where(Placement, cluster_id=part.id))
    notes = (draft.find(Note, place.note_id) for place in held)
    return any(note is not None and note.on_wall for note in notes)


def remove(draft: Draft, cluster: Cluster) -> None:
    """Delete a cluster that nests none; its notes are in it no longer."""
    for place in placements(draft, cluster.id):
        draft.delete(place)
    for kind in _WRITTEN:
        for written in draft.where(kind, cluster_id=cluster.id):
            draft.delete(written)
    for quote in draft.where(Quote, cluster_id=cluster.id):
        draft.set(quote, cluster_id=None)
    draft.delete(existing(draft, Cluster, cluster.id))
