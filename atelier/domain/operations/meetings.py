"""What is asked of projects and meetings, their phones included."""

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar, Literal

from atelier.domain.ids import MeetingId, QuestionId, StageId
from atelier.domain.operations.operation import Operation
from atelier.domain.things import Display, Meeting, PeerGroup, Project, Question, Stage


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
    begins_at: time | Literal[""] | None = None
    """Empty: nobody says any longer when it begins."""
    place: str | None = None
    wifi_name: str | None = None
    wifi_password: str | None = None
    display: Display | None = None
    quota: int | None = None
    """0 lifts it."""
    free_questions: bool | None = None
    shows_board: bool | None = None
    asks_name: bool | None = None
    asks_structure: bool | None = None
    asks_group: bool | None = None
    organiser: str | None = None
    kept_for: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class PlanAgenda(Operation):
    """Put those stages in the place of the meeting's agenda, in that order.

    Stages that it has already are known by their ids, and keep the time that they took. What the stage under way
    says of phones and of its question is so at once.
    """

    meeting_id: MeetingId
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class ShowQuestion(Operation):
    """Make a question the one that the room, the phones and the capture line are on."""

    undoable: ClassVar[bool] = False
    meeting_id: MeetingId
    question_id: QuestionId


@dataclass(frozen=True, slots=True)
class RewordQuestion(Operation):
    """Ask a question of the project in other words, with another label on its tab, another hint."""

    meeting_id: MeetingId
    question_id: QuestionId
    text: str
    short: str
    hint: str


@dataclass(frozen=True, slots=True)
class EnterStage(Operation):
    """Go to a stage of the agenda: its clock starts or goes on, its question is shown, phones send if it collects."""

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


@dataclass(frozen=True, slots=True)
class PausePhones(Operation):
    """Have phones keep what is written for a while, or let them send again."""

    undoable: ClassVar[bool] = False
    meeting_id: MeetingId
    paused: bool


@dataclass(frozen=True, slots=True)
class CollectOn(Operation):
    """Accept post-its from phones on a question, or stop accepting them."""

    undoable: ClassVar[bool] = False
    meeting_id: MeetingId
    question_id: QuestionId
    accepted: bool
