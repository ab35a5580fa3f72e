"""A project, its meetings, and what is on their walls."""

from dataclasses import dataclass
from datetime import date, datetime, time

from atelier.domain.ids import (
    ClusterId,
    MeetingId,
    NoteId,
    PeerGroupId,
    PlacementId,
    ProjectId,
    QuestionId,
    StageId,
)
from atelier.domain.things.kinds import (
    ClusterState,
    Display,
    Door,
    MeetingKind,
    Party,
    Review,
    Source,
    StageKind,
)
from atelier.domain.things.thing import Thing

MOST_IMPORTANT = 2
"""What « ++ » stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Thing):
    """Several meetings on one subject. `next_number` is the visible number that the next note receives."""

    id: ProjectId
    title: str
    created_at: datetime
    next_number: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Thing):
    """A question that the project asks; `short` names it on a tab, `hint` is the lens for grouping."""

    id: QuestionId
    project_id: ProjectId
    number: int
    text: str
    short: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerGroup(Thing):
    """People in the same position, such as parents or teachers."""

    id: PeerGroupId
    project_id: ProjectId
    rank: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Thing):
    """One session. Its clock is the stage's minutes + `extra_s` - (now, or `paused_at` - `started_at`).

    `begins_at`: when people come, in the local time of the place.
    `quota`: how many post-its a person may send on each question; None: as many as they like. `asks_…`: what a
    phone is asked of the person. `organiser`, `kept_for` and `contact` are what the page on privacy says.
    """

    id: MeetingId
    project_id: ProjectId
    title: str
    code: str
    created_at: datetime
    kind: MeetingKind = MeetingKind.MEETING
    day: date | None = None
    begins_at: time | None = None
    place: str = ""
    wifi_name: str = ""
    wifi_password: str = ""
    phones_open: bool = True
    phones_paused: bool = False
    closed_question_ids: tuple[QuestionId, ...] = ()
    free_questions: bool = True
    shows_board: bool = False
    display: Display = Display.DIRECT
    quota: int | None = None
    asks_name: bool = False
    asks_structure: bool = False
    asks_group: bool = False
    organiser: str = ""
    kept_for: str = ""
    contact: str = ""
    question_id: QuestionId | None = None
    stage_id: StageId | None = None
    stage_started_at: datetime | None = None
    stage_paused_at: datetime | None = None
    stage_extra_s: int = 0

    @property
    def door(self) -> Door:
        """Whether phones may send at all."""
        if not self.phones_open:
            return Door.CLOSED
        return Door.PAUSED if self.phones_paused else Door.OPEN

    def takes(self, question_id: QuestionId) -> bool:
        """Whether phones may send on that question now."""
        return self.door is Door.OPEN and question_id not in self.closed_question_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Thing):
    """A step of the agenda: what happens, for how long, on which question, with which instruction.

    `collects`: whether phones may send while it is under way. `used_s` and `extra_s`: the time that it took up to
    when it was left, and what it was given beyond its minutes; coming back, its clock goes on from there.
    `silent`: the room sorts without a word, and reads nothing but post-its.
    """

    id: StageId
    meeting_id: MeetingId
    rank: int
    title: str
    kind: StageKind
    minutes: int
    question_id: QuestionId | None = None
    instruction: str = ""
    collects: bool = True
    silent: bool = False
    used_s: int = 0
    extra_s: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Thing):
    """A post-it. `text` is its author's own; `correction`, made at `corrected_at`, is a layer shown in its place.

    Only who wrote it can write it otherwise, last at `rewritten_at`; the journal keeps the first wording.

    `number` is unique in the project and never given twice. `key` is made by the phone before it sends, so
    that a second sending is recognised. `stack_id` names the note on top of the pile that this one is under; it is
    in the same clusters. `importance`: 0, 1 (+) or 2 (++).
    """

    id: NoteId
    project_id: ProjectId
    meeting_id: MeetingId
    question_id: QuestionId
    number: int
    text: str
    source: Source
    created_at: datetime
    key: str | None = None
    peer_group_id: PeerGroupId | None = None
    author: str | None = None
    structure: str | None = None
    review: Review = Review.ACCEPTED
    withdrawn_by: Party | None = None
    isolated: bool = False
    importance: int = 0
    stack_id: NoteId | None = None
    correction: str | None = None
    corrected_at: datetime | None = None
    rewritten_at: datetime | None = None

    @property
    def shown_text(self) -> str:
        """What the room reads: the corrected text where there is one."""
        return self.text if self.correction is None else self.correction

    @property
    def on_wall(self) -> bool:
        """Whether the room sees it."""
        return self.review is Review.ACCEPTED and self.withdrawn_by is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster(Thing):
    """Notes put together on one question of one meeting; `parent_id` nests it in a rubric, one level deep."""

    id: ClusterId
    meeting_id: MeetingId
    question_id: QuestionId
    rank: float
    title: str = ""
    parent_id: ClusterId | None = None
    state: ClusterState = ClusterState.PROPOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Thing):
    """A note's place in a cluster; a note without one is unsorted, a note may have two."""

    id: PlacementId
    note_id: NoteId
    cluster_id: ClusterId
    rank: float
