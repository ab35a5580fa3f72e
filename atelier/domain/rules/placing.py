"""Rules of where notes are: in which clusters and in which order, alone, to sort, on which pile."""

from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.language import gettext as _
from atelier.domain.operations import (
    IsolateNotes,
    MoveToQuestion,
    Operation,
    PlaceNotes,
    StackNotes,
    UnsortNotes,
    UnstackNotes,
)
from atelier.domain.parts import Draft
from atelier.domain.rules.about import (
    About,
    Rule,
    beginning,
    existing,
    existing_notes,
    existing_question,
    in_meeting,
)
from atelier.domain.rules.placements import (
    check_same_board,
    enter,
    leave,
    pile_of,
    placements,
    set_order,
    whole_piles,
)
from atelier.domain.things import Cluster, Meeting, Note, Placement


def _place_notes(operation: PlaceNotes, draft: Draft, _circumstances: Circumstances) -> About:
    cluster = existing(draft, Cluster, operation.cluster_id)
    notes = whole_piles(draft, operation.note_ids)
    check_same_board(notes, cluster)
    moved = [note.id for note in notes]
    held = [p.note_id for p in placements(draft, cluster.id)]
    at = held.index(operation.before) if operation.before in held else len(held)
    first, last = ([id for id in part if id not in moved] for part in (held[:at], held[at:]))
    for note in notes:
        # In before out: what it leaves may be all that kept the rubric which it enters.
        enter(draft, note, cluster.id)
        if operation.also:
            draft.set(note, isolated=False)
        else:
            leave(draft, note, keep=cluster.id, only=operation.leaving)
    set_order(draft, cluster.id, [*first, *moved, *last])
    return in_meeting(draft, cluster.meeting_id, count=len(notes), name=beginning(notes))


def _unsort_notes(operation: UnsortNotes, draft: Draft, _circumstances: Circumstances) -> About:
    notes = whole_piles(draft, operation.note_ids)
    for note in notes:
        leave(draft, note, only=operation.leaving)
    return in_meeting(draft, notes[0].meeting_id, count=len(notes), name=beginning(notes))


def _isolate_notes(operation: IsolateNotes, draft: Draft, _circumstances: Circumstances) -> About:
    notes = whole_piles(draft, operation.note_ids)
    for note in notes:
        leave(draft, note, isolated=True)
    return in_meeting(draft, notes[0].meeting_id, count=len(notes), name=beginning(notes))


def _move_to_question(operation: MoveToQuestion, draft: Draft, _circumstances: Circumstances) -> About:
    notes = whole_piles(draft, operation.note_ids)
    meeting = existing(draft, Meeting, notes[0].meeting_id)
    question = existing_question(draft, operation.question_id, meeting)
    moved = [note for note in notes if note.question_id != question.id]
    for note in moved:
        leave(draft, note)
        draft.set(existing(draft, Note, note.id), question_id=question.id)
    return in_meeting(draft, meeting.id, count=len(moved), name=question.short)


def _stack_notes(operation: StackNotes, draft: Draft, _circumstances: Circumstances) -> About:
    onto = existing(draft, Note, operation.onto)
    if not onto.on_wall:
        raise Refusal(_("Ce post-it n’est plus au tableau : rien n’est empilé sur lui."))
    pile = pile_of(draft, onto)
    known = {note.id for note in pile}
    notes = [note for note in whole_piles(draft, operation.note_ids) if note.id not in known]
    board = (onto.meeting_id, onto.question_id)
    if any((note.meeting_id, note.question_id) != board for note in notes):
        raise Refusal(_("Seuls des post-its de la même question s’empilent."))
    if not notes:
        _put_on_top(draft, onto, pile)
        return in_meeting(draft, onto.meeting_id, count=len(pile) - 1, name=beginning([onto]))
    _put_under(draft, notes, pile)
    return in_meeting(draft, onto.meeting_id, count=len(notes), name=beginning(notes))


def _put_on_top(draft: Draft, top: Note, pile: list[Note]) -> None:
    """Have the others of its pile lie under a note of it."""
    for note in pile:
        draft.set(note, stack_id=None if note.id == top.id else top.id)


def _put_under(draft: Draft, notes: list[Note], pile: list[Note]) -> None:
    """Have notes lie under a pile: in its clusters, right behind it, and in no other."""
    top = pile[0]
    wanted = {place.cluster_id for place in draft.where(Placement, note_id=top.id)}
    for note in notes:
        draft.set(note, stack_id=top.id)
        _be_only_in(draft, note, wanted, isolated=top.isolated)
    for cluster_id in wanted:
        behind = {note.id for note in notes}
        order = [place.note_id for place in placements(draft, cluster_id) if place.note_id not in behind]
        at = max(order.index(member.id) for member in pile if member.id in order) + 1
        set_order(draft, cluster_id, [*order[:at], *(note.id for note in notes), *order[at:]])


def _be_only_in(draft: Draft, note: Note, wanted: set[ClusterId], *, isolated: bool) -> None:
    """Have a note in those clusters alone; what it stays in does not change by that, nor its mark."""
    for cluster_id in wanted:
        enter(draft, note, cluster_id)
    _leave_but(draft, note, wanted)
    draft.set(existing(draft, Note, note.id), isolated=isolated)


def _leave_but(draft: Draft, note: Note, wanted: set[ClusterId]) -> None:
    for place in draft.where(Placement, note_id=note.id):
        if place.cluster_id not in wanted:
            leave(draft, note, only=place.cluster_id)


def _unstack_notes(operation: UnstackNotes, draft: Draft, _circumstances: Circumstances) -> About:
    notes = existing_notes(draft, operation.note_ids)
    going = {note.id for note in notes}
    piles = {pile[0].id: pile for note in notes if len(pile := pile_of(draft, note)) > 1}
    for pile in piles.values():
        _take_off(draft, pile, going)
    taken = sum(note.id in going for pile in piles.values() for note in pile)
    return in_meeting(draft, notes[0].meeting_id, count=taken, name=beginning(notes))


def _take_off(draft: Draft, pile: list[Note], going: set[NoteId]) -> None:
    """Have each note that goes lie on its own; the first that stays is on top of the others."""
    staying = [note for note in pile if note.id not in going]
    top = staying[0].id if staying else None
    for note in pile:
        alone = note.id in going or note.id == top
        draft.set(note, stack_id=None if alone else top)


RULES: dict[type[Operation], Rule] = {
    PlaceNotes: _place_notes,
    UnsortNotes: _unsort_notes,
    IsolateNotes: _isolate_notes,
    MoveToQuestion: _move_to_question,
    StackNotes: _stack_notes,
    UnstackNotes: _unstack_notes,
}
