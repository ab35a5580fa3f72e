"""What is asked of notes."""

from dataclasses import dataclass
from typing import ClassVar

from atelier.domain.ids import MeetingId, NoteId, PeerGroupId, QuestionId
from atelier.domain.operations.operation import Operation
from atelier.domain.things import Review, Source


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note to add. `key`: the phone's own, that makes a second sending harmless."""

    id: NoteId
    text: str
    key: str | None = None
    author: str | None = None
    structure: str | None = None
    peer_group_id: PeerGroupId | None = None


@dataclass(frozen=True, slots=True)
class AddNotes(Operation):
    """Add notes to a question, in that order."""

    meeting_id: MeetingId
    question_id: QuestionId
    notes: tuple[NewNote, ...]
    source: Source = Source.KEYBOARD


@dataclass(frozen=True, slots=True)
class WithdrawNotes(Operation):
    """Take notes off the wall; they are kept, and counted in the minutes' annex."""

    note_ids: tuple[NoteId, ...]


@dataclass(frozen=True, slots=True)
class RestoreNotes(Operation):
    """Put withdrawn notes back where they were."""

    note_ids: tuple[NoteId, ...]


@dataclass(frozen=True, slots=True)
class ReviewNotes(Operation):
    """Show notes that wait for it, or leave them off the wall."""

    note_ids: tuple[NoteId, ...]
    review: Review


@dataclass(frozen=True, slots=True)
class RevealNotes(Operation):
    """Show every note that waits on a question, or on all of them, at once."""

    meeting_id: MeetingId
    question_id: QuestionId | None = None


@dataclass(frozen=True, slots=True)
class WithdrawOwnNote(Operation):
    """Take back what one wrote: who has the key that the phone made is who wrote it."""

    undoable: ClassVar[bool] = False
    meeting_id: MeetingId
    key: str


@dataclass(frozen=True, slots=True)
class RewriteOwnNote(Operation):
    """Say otherwise what one wrote; the journal keeps the first wording."""

    undoable: ClassVar[bool] = False
    meeting_id: MeetingId
    key: str
    text: str
