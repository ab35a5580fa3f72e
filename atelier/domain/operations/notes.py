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
class StackNotes(Operation):
    """Put notes that say the same thing on a pile, under the one that goes on; every wording is kept.

    Those that lie on that pile already go under `onto`, which is then on top of it.
    """

    note_ids: tuple[NoteId, ...]
    onto: NoteId


@dataclass(frozen=True, slots=True)
class UnstackNotes(Operation):
    """Take notes off their piles; each stays where its pile is."""

    note_ids: tuple[NoteId, ...]


@dataclass(frozen=True, slots=True)
class WeighNotes(Operation):
    """Say how much notes matter: 0, 1 (+) or 2 (++)."""

    note_ids: tuple[NoteId, ...]
    importance: int


@dataclass(frozen=True, slots=True)
class CorrectNote(Operation):
    """Show a note in other words, such as without a typo; its author's are kept. The same words: take that back.

    `over`: its author's words as whoever corrects them read them; None: whatever they are.
    """

    note_id: NoteId
    text: str
    over: str | None = None


@dataclass(frozen=True, slots=True)
class MoveToQuestion(Operation):
    """Have notes answer another question, on which they are to sort."""

    note_ids: tuple[NoteId, ...]
    question_id: QuestionId


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
