"""Every intention of a person, as a small value. What each one does is decided in `rules`, not here.

An operation names the things it creates, so that deciding it is a pure function and repeating it is harmless.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from atelier.domain.ids import (
    ClusterId,
    FollowUpId,
    MeetingId,
    NoteId,
    OpenQuestionId,
    QuestionId,
    QuoteId,
    StageId,
    SynthesisId,
)
from atelier.domain.things import (
    FollowUp,
    Meeting,
    OpenQuestion,
    PeerGroup,
    Project,
    Question,
    Quote,
    Source,
    Stage,
)

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Operation:
    """What somebody wants done. `undoable`: whether "Annuler" takes it back."""

    undoable: ClassVar[bool] = True

    @property
    def name(self) -> str:
        """The name under which the journal keeps it: `AddNotes` is `add_notes`."""
        return _WORD_START.sub("_", type(self).__name__).lower()


# Projects and meetings


@dataclass(frozen=True, slots=True)
class CreateProject(Operation):
    """Begin a project with its questions and peer groups."""

    undoable: ClassVar[bool] = False
    project: Project
    questions: tuple[Question, ...]
    peer_groups: tuple[PeerGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class CreateMeeting(Operation):
    """Add a meeting, with its agenda, to a project."""

    undoable: ClassVar[bool] = False
    meeting: Meeting
    stages: tuple[Stage, ...] = ()


@dataclass(frozen=True, slots=True)
class EditMeeting(Operation):
    """Change what the meeting's sheet says; None leaves a field as it is."""

    undoable: ClassVar[bool] = False
    meeting_id: MeetingId
    title: str | None = None
    day: date | None = None
    place: str | None = None
    wifi_name: str | None = None
    wifi_password: str | None = None


@dataclass(frozen=True, slots=True)
class ShowQuestion(Operation):
    """Make a question the one that the room, the phones and the capture line are on."""

    undoable: ClassVar[bool] = False
    meeting_id: MeetingId
    question_id: QuestionId


@dataclass(frozen=True, slots=True)
class EnterStage(Operation):
    """Go to a stage of the agenda: its clock starts, its question is shown."""

    undoable: ClassVar[bool] = False
    meeting_id: MeetingId
    stage_id: StageId


@dataclass(frozen=True, slots=True)
class PauseClock(Operation):
    """Stop the stage's clock, or let it run again."""

    undoable: ClassVar[bool] = False
    meeting_id: MeetingId
    paused: bool


@dataclass(frozen=True, slots=True)
class ExtendStage(Operation):
    """Give the stage under way more time."""

    undoable: ClassVar[bool] = False
    meeting_id: MeetingId
    seconds: int


@dataclass(frozen=True, slots=True)
class OpenPhones(Operation):
    """Accept post-its from phones, or stop accepting them."""

    undoable: ClassVar[bool] = False
    meeting_id: MeetingId
    accepted: bool


# Notes


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note to add. `key`: the phone's own, that makes a second sending harmless."""

    id: NoteId
    text: str
    key: str | None = None
    author: str | None = None


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


# Grouping


@dataclass(frozen=True, slots=True)
class PlaceNotes(Operation):
    """Put notes into a cluster, before one of its notes or at its end; they leave the one they were in."""

    note_ids: tuple[NoteId, ...]
    cluster_id: ClusterId
    before: NoteId | None = None


@dataclass(frozen=True, slots=True)
class CreateCluster(Operation):
    """Make a cluster of notes (or an empty one) at the end of the question's clusters."""

    cluster_id: ClusterId
    meeting_id: MeetingId
    question_id: QuestionId
    note_ids: tuple[NoteId, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class UnsortNotes(Operation):
    """Take notes out of their clusters, and back among those to sort."""

    note_ids: tuple[NoteId, ...]


@dataclass(frozen=True, slots=True)
class IsolateNotes(Operation):
    """Leave notes alone deliberately: they belong to no cluster and are no longer to sort."""

    note_ids: tuple[NoteId, ...]


@dataclass(frozen=True, slots=True)
class RenameCluster(Operation):
    """Give a cluster its title."""

    cluster_id: ClusterId
    title: str


@dataclass(frozen=True, slots=True)
class MergeClusters(Operation):
    """Put the notes of a cluster at the end of another, which keeps its title (or takes the other's)."""

    cluster_id: ClusterId
    into: ClusterId


@dataclass(frozen=True, slots=True)
class MoveCluster(Operation):
    """Change the order of clusters: before another one, or last."""

    cluster_id: ClusterId
    before: ClusterId | None = None


@dataclass(frozen=True, slots=True)
class DissolveCluster(Operation):
    """Remove a cluster; its notes are to sort again."""

    cluster_id: ClusterId


# Words


@dataclass(frozen=True, slots=True)
class WriteSynthesis(Operation):
    """Say what the group concludes for a cluster; an empty text removes it."""

    synthesis_id: SynthesisId
    cluster_id: ClusterId
    text: str


@dataclass(frozen=True, slots=True)
class AddQuote(Operation):
    """Keep words that were said aloud."""

    quote: Quote


@dataclass(frozen=True, slots=True)
class RemoveQuote(Operation):
    """Remove a quote typed by mistake."""

    quote_id: QuoteId


@dataclass(frozen=True, slots=True)
class AddFollowUp(Operation):
    """Note what is to be done after the meeting."""

    follow_up: FollowUp


@dataclass(frozen=True, slots=True)
class CloseFollowUp(Operation):
    """Mark a follow-up done, or to do again."""

    follow_up_id: FollowUpId
    done: bool


@dataclass(frozen=True, slots=True)
class RemoveFollowUp(Operation):
    """Remove a follow-up typed by mistake."""

    follow_up_id: FollowUpId


@dataclass(frozen=True, slots=True)
class ParkQuestion(Operation):
    """Keep a question for later."""

    open_question: OpenQuestion


@dataclass(frozen=True, slots=True)
class RemoveParkedQuestion(Operation):
    """Remove a parked question."""

    open_question_id: OpenQuestionId


# History


@dataclass(frozen=True, slots=True)
class Undo(Operation):
    """Take back the facilitator's last operation in the meeting that is not undone yet."""

    meeting_id: MeetingId


@dataclass(frozen=True, slots=True)
class Redo(Operation):
    """Do again the operation that was undone last."""

    meeting_id: MeetingId
