"""Rules of notes: adding, showing, weighing, withdrawing them. Nobody but who wrote them alters their words."""

from collections.abc import Iterable, Iterator
from typing import Any

from atelier.domain.collecting import is_changeable
from atelier.domain.decision import Cause, Circumstances, Refusal
from atelier.domain.ids import PeerGroupId, QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.operations import (
    AddNotes,
    CorrectNote,
    NewNote,
    Operation,
    RestoreNotes,
    RevealNotes,
    ReviewNotes,
    RewriteOwnNote,
    WeighNotes,
    WithdrawNotes,
    WithdrawOwnNote,
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
from atelier.domain.rules.placements import unmark_around
from atelier.domain.text import clean, clean_note, clean_title
from atelier.domain.things import (
    MOST_IMPORTANT,
    Display,
    Door,
    Meeting,
    Note,
    Party,
    PeerGroup,
    Project,
    Review,
    Source,
    Stage,
)


def _add_notes(operation: AddNotes, draft: Draft, circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    question = existing_question(draft, operation.question_id, meeting)
    new = [note for note in _each_once(operation.notes) if not _already_there(draft, note, meeting)]
    if new and operation.source is Source.PHONE:
        _check_door(meeting, question.id)
    project = existing(draft, Project, meeting.project_id)
    for number, note in enumerate(new, start=project.next_number):
        draft.create(
            Note(
                id=note.id,
                project_id=project.id,
                meeting_id=meeting.id,
                question_id=question.id,
                number=number,
                text=clean_note(note.text, as_sent=operation.source is Source.PHONE),
                source=operation.source,
                created_at=circumstances.at,
                key=note.key,
                review=_first_review(meeting, operation.source),
                **_who(draft, note, meeting, operation.source),
            )
        )
    draft.set(project, next_number=project.next_number + len(new))
    return in_meeting(
        draft,
        meeting.id,
        count=len(new),
        name=beginning([existing(draft, Note, note.id) for note in new[:1]]),
    )


def _check_door(meeting: Meeting, question_id: QuestionId) -> None:
    """Refusal while phones can't send on that question."""
    if meeting.door is Door.CLOSED:
        raise Refusal(_("La collecte est fermée : ce post-it n’a pas été envoyé."), Cause.CLOSED)
    if meeting.door is Door.PAUSED:
        raise Refusal(_("La collecte est en pause : ce post-it n’est pas encore envoyé."), Cause.PAUSED)
    if not meeting.takes(question_id):
        raise Refusal(
            _("Cette question n’est pas ouverte : ce post-it n’a pas été envoyé."), Cause.QUESTION_CLOSED
        )


def _first_review(meeting: Meeting, source: Source) -> Review:
    """Whether the room sees a new note at once. What was written in another meeting's time is no secret."""
    waits = {
        Display.DIRECT: (),
        Display.REVIEWED: (Source.PHONE,),
        Display.HELD: (Source.PHONE, Source.KEYBOARD),
    }
    return Review.PENDING if source in waits[meeting.display] else Review.ACCEPTED


def _who(draft: Draft, note: NewNote, meeting: Meeting, source: Source) -> dict[str, Any]:
    """Who wrote a note, as far as the meeting asks: what it does not ask for is not kept, whoever tells it.

    But the group that the facilitator says of what she writes down herself: nobody was promised otherwise, as on a
    phone's page, and a group is no person. Whether one is so small that it would be, she alone can tell.
    """
    tells_group = meeting.asks_group or source is not Source.PHONE
    return {
        "author": _signed(note.author) if meeting.asks_name else None,
        "structure": _signed(note.structure) if meeting.asks_structure else None,
        "peer_group_id": _group(draft, note.peer_group_id, meeting) if tells_group else None,
    }


def _signed(said: str | None) -> str | None:
    return clean_title(said) or None if said else None


def _group(draft: Draft, peer_group_id: PeerGroupId | None, meeting: Meeting) -> PeerGroupId | None:
    """The group, if it is one of the project's: one that is no longer is no reason to refuse a post-it."""
    group = draft.find(PeerGroup, peer_group_id)
    return group.id if group is not None and group.project_id == meeting.project_id else None


def _each_once(notes: Iterable[NewNote]) -> Iterator[NewNote]:
    seen: set[str] = set()
    for note in notes:
        names = {note.id} if note.key is None else {note.id, note.key}
        if seen.isdisjoint(names):
            yield note
        seen |= names


def _already_there(draft: Draft, note: NewNote, meeting: Meeting) -> bool:
    """Whether the note came in before: same identifier, or same key made by the phone that sends it again."""
    if draft.find(Note, note.id) is not None:
        return True
    return note.key is not None and bool(draft.where(Note, meeting_id=meeting.id, key=note.key))


def _withdraw_notes(operation: WithdrawNotes, draft: Draft, circumstances: Circumstances) -> About:
    notes = existing_notes(draft, operation.note_ids)
    for note in notes:
        if note.withdrawn_by is None:
            _show(draft, note, withdrawn_by=circumstances.party)
    return in_meeting(draft, notes[0].meeting_id, count=len(notes), name=beginning(notes))


def _restore_notes(operation: RestoreNotes, draft: Draft, _circumstances: Circumstances) -> About:
    notes = existing_notes(draft, operation.note_ids)
    for note in notes:
        if note.withdrawn_by is Party.PARTICIPANT:
            raise Refusal(
                _("Le post-it n° {number} a été retiré par la personne qui l’a écrit.").format(
                    number=note.number
                )
            )
        _show(draft, note, withdrawn_by=None)
    return in_meeting(draft, notes[0].meeting_id, count=len(notes), name=beginning(notes))


def _review_notes(operation: ReviewNotes, draft: Draft, _circumstances: Circumstances) -> About:
    notes = existing_notes(draft, operation.note_ids)
    for note in notes:
        _show(draft, note, review=operation.review)
    return in_meeting(draft, notes[0].meeting_id, count=len(notes), name=operation.review.value)


def _reveal_notes(operation: RevealNotes, draft: Draft, _circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    here: dict[str, Any] = {"meeting_id": meeting.id, "review": Review.PENDING}
    if operation.question_id is not None:
        here["question_id"] = existing_question(draft, operation.question_id, meeting).id
    waiting = sorted(draft.where(Note, **here), key=lambda note: note.number)
    for note in waiting:
        _show(draft, note, review=Review.ACCEPTED)
    shown = sum(note.withdrawn_by is None for note in waiting)
    return in_meeting(draft, meeting.id, count=shown)


def _show(draft: Draft, note: Note, **values: Any) -> None:
    """Change whether the room sees a note; the group did not say it of what its clusters hold from now on."""
    if draft.set(note, **values).on_wall != note.on_wall:
        unmark_around(draft, note)


def _weigh_notes(operation: WeighNotes, draft: Draft, _circumstances: Circumstances) -> About:
    if not 0 <= operation.importance <= MOST_IMPORTANT:
        raise Refusal(_("L’importance d’un post-it va de 0 à {most}.").format(most=MOST_IMPORTANT))
    notes = existing_notes(draft, operation.note_ids)
    for note in notes:
        draft.set(note, importance=operation.importance)
    return in_meeting(draft, notes[0].meeting_id, count=len(notes), name="+" * operation.importance)


def _correct_note(operation: CorrectNote, draft: Draft, circumstances: Circumstances) -> About:
    note = existing(draft, Note, operation.note_id)
    text = clean_note(operation.text)
    if operation.over not in (None, note.text):
        raise Refusal(
            _(
                "La personne qui a écrit ce post-it vient d’en changer les mots : relisez-le avant de corriger."
            )
        )
    if text != clean(note.shown_text):
        # Undone or redone once its author wrote it otherwise, it would hide these words.
        draft.rest_on(note, "rewritten_at")
        is_own = text == clean(note.text)
        draft.set(
            note, correction=None if is_own else text, corrected_at=None if is_own else circumstances.at
        )
    return in_meeting(draft, note.meeting_id, count=1, name=beginning([note]))


def _withdraw_own_note(operation: WithdrawOwnNote, draft: Draft, circumstances: Circumstances) -> About:
    note, meeting = _own_note(draft, operation)
    if note.withdrawn_by is not Party.PARTICIPANT:
        _check_changeable(draft, note, meeting)
        # It stands over the facilitator's, so that undoing hers leaves it withdrawn.
        draft.set(note, withdrawn_by=circumstances.party)
    return in_meeting(draft, meeting.id, count=1)


def _rewrite_own_note(operation: RewriteOwnNote, draft: Draft, circumstances: Circumstances) -> About:
    note, meeting = _own_note(draft, operation)
    text = clean_note(operation.text, as_sent=True)
    # Even what the correction said already: undoing that one must not take the author's own words back.
    if text != note.text or note.correction is not None:
        if note.withdrawn_by is not None:
            raise _settled()
        _check_changeable(draft, note, meeting)
        # Not a layer over it, as the facilitator's correction is: these are its author's words now.
        draft.set(note, text=text, correction=None, corrected_at=None, rewritten_at=circumstances.at)
    return in_meeting(draft, meeting.id, count=1)


def _own_note(draft: Draft, operation: WithdrawOwnNote | RewriteOwnNote) -> tuple[Note, Meeting]:
    meeting = existing(draft, Meeting, operation.meeting_id)
    found = draft.where(Note, meeting_id=meeting.id, key=operation.key)
    if not found:
        raise Refusal(_("Ce post-it n’est pas arrivé ici."), Cause.GONE)
    return found[0], meeting


def _check_changeable(draft: Draft, note: Note, meeting: Meeting) -> None:
    if not is_changeable(meeting, note, draft.where(Stage, meeting_id=meeting.id)):
        raise _settled()


def _settled() -> Refusal:
    return Refusal(_("Ce post-it ne se change plus : sa collecte est terminée."), Cause.SETTLED)


RULES: dict[type[Operation], Rule] = {
    AddNotes: _add_notes,
    WithdrawNotes: _withdraw_notes,
    RestoreNotes: _restore_notes,
    ReviewNotes: _review_notes,
    RevealNotes: _reveal_notes,
    WeighNotes: _weigh_notes,
    CorrectNote: _correct_note,
    WithdrawOwnNote: _withdraw_own_note,
    RewriteOwnNote: _rewrite_own_note,
}
