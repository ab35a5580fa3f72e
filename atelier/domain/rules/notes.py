"""Rules of notes: adding them once, withdrawing them, restoring them. Their words are never altered."""

from collections.abc import Iterable, Iterator
from gettext import gettext as _

from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.operations import AddNotes, NewNote, Operation, RestoreNotes, WithdrawNotes
from atelier.domain.parts import Draft
from atelier.domain.rules.about import About, Rule, existing, existing_notes, existing_question, in_meeting
from atelier.domain.text import clean_note, clean_title
from atelier.domain.things import Meeting, Note, Party, Project, Source


def _add_notes(operation: AddNotes, draft: Draft, circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    question = existing_question(draft, operation.question_id, meeting)
    new = [note for note in _each_once(operation.notes) if not _already_there(draft, note, meeting)]
    if new and operation.source is Source.PHONE and not meeting.phones_open:
        raise Refusal(_("La collecte est fermée : ce post-it n’a pas été envoyé."))
    project = existing(draft, Project, meeting.project_id)
    for number, note in enumerate(new, start=project.next_number):
        draft.create(
            Note(
                id=note.id,
                project_id=project.id,
                meeting_id=meeting.id,
                question_id=question.id,
                number=number,
                text=clean_note(note.text),
                source=operation.source,
                created_at=circumstances.at,
                key=note.key,
                author=clean_title(note.author) or None if note.author else None,
            )
        )
    draft.set(project, next_number=project.next_number + len(new))
    return in_meeting(draft, meeting.id, count=len(new))


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
        if circumstances.party is Party.PARTICIPANT and note.source is not Source.PHONE:
            raise Refusal(_("Ce post-it n’a pas été envoyé d’un téléphone."))
        # A participant's withdrawal stands over the facilitator's, so that undoing hers leaves it withdrawn.
        if note.withdrawn_by is None or circumstances.party is Party.PARTICIPANT:
            draft.set(note, withdrawn_by=circumstances.party)
    return in_meeting(draft, notes[0].meeting_id, count=len(notes))


def _restore_notes(operation: RestoreNotes, draft: Draft, _circumstances: Circumstances) -> About:
    notes = existing_notes(draft, operation.note_ids)
    for note in notes:
        if note.withdrawn_by is Party.PARTICIPANT:
            raise Refusal(
                _("Le post-it n° {number} a été retiré par la personne qui l’a écrit.").format(
                    number=note.number
                )
            )
        draft.set(note, withdrawn_by=None)
    return in_meeting(draft, notes[0].meeting_id, count=len(notes))


RULES: dict[type[Operation], Rule] = {
    AddNotes: _add_notes,
    WithdrawNotes: _withdraw_notes,
    RestoreNotes: _restore_notes,
}
