"""The notes that the room does not see: those that wait for the facilitator, and those that she left off."""

from collections import defaultdict

from atelier.domain.change import Change
from atelier.domain.ids import MeetingId, NoteId, QuestionId
from atelier.domain.parts import Snapshot
from atelier.domain.things import Note, Review


class Unshown:
    """Follows the notes of one meeting; a withdrawn one is neither, whatever was decided of it."""

    def __init__(self, snapshot: Snapshot, meeting_id: MeetingId) -> None:
        self._snapshot = snapshot
        self._notes: dict[tuple[QuestionId, Review], dict[NoteId, Note]] = defaultdict(dict)
        for note in snapshot.where(Note, meeting_id=meeting_id):
            self._put(note)

    def follow(self, change: Change) -> None:
        """Take in a change that the snapshot has taken in."""
        for id in {edit.id for edit in change.edits if edit.kind is Note}:
            note = self._snapshot.find(Note, id)
            for notes in self._notes.values():
                notes.pop(NoteId(id), None)
            if note is not None:
                self._put(note)

    def waiting(self, question_id: QuestionId) -> list[Note]:
        """Those that wait on a question, in order of arrival."""
        return self._sorted(question_id, Review.PENDING)

    def left_off(self, question_id: QuestionId) -> list[Note]:
        """Those that the facilitator left off the wall of a question, in order of arrival."""
        return self._sorted(question_id, Review.REFUSED)

    def waiting_count(self, question_id: QuestionId) -> int:
        """How many wait on a question."""
        return len(self._notes[question_id, Review.PENDING])

    def _put(self, note: Note) -> None:
        if note.review is not Review.ACCEPTED and note.withdrawn_by is None:
            self._notes[note.question_id, note.review][note.id] = note

    def _sorted(self, question_id: QuestionId, review: Review) -> list[Note]:
        return sorted(self._notes[question_id, review].values(), key=lambda note: note.number)
