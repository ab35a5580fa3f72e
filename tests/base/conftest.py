"""A base in a temporary folder, with a meeting in it."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from atelier.domain.change import Change
from atelier.domain.ids import (
    ClusterId,
    MeetingId,
    NoteId,
    PeerGroupId,
    ProjectId,
    QuestionId,
    StageId,
    new_code,
    new_id,
)
from atelier.domain.operations import (
    AddNotes,
    CreateCluster,
    CreateMeeting,
    CreateProject,
    NewNote,
    Operation,
)
from atelier.domain.things import Meeting, Note, Party, PeerGroup, Project, Question, Source, Stage, StageKind
from base.opening import Base, open_base
from base.store import select_things
from tests.base.values import START

TIMEOUT_S = 30


class Room:
    """A project of one meeting kept in a base, and short ways to do things in it."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.project_id = ProjectId(new_id())
        self.meeting_id = MeetingId(new_id())
        self.question_ids = [QuestionId(new_id()) for _ in range(2)]
        self._begin()

    def _begin(self) -> None:
        project = Project(id=self.project_id, title="Coopérer", created_at=START)
        questions = tuple(
            Question(id=id, project_id=project.id, number=number, text="Pourquoi ?", short="Pourquoi")
            for number, id in enumerate(self.question_ids, start=1)
        )
        peers = (PeerGroup(id=PeerGroupId(new_id()), project_id=project.id, rank=1, name="Parents"),)
        self.perform(CreateProject(project, questions, peers))
        self.perform(*self.new_meeting(self.meeting_id))

    def new_meeting(self, id: MeetingId) -> tuple[CreateMeeting]:
        """An operation that makes a meeting of one stage."""
        meeting = Meeting(
            id=id, project_id=self.project_id, title="Rencontre", code=new_code(), created_at=START
        )
        stage = Stage(
            id=StageId(new_id()), meeting_id=id, rank=1, title="Trier", kind=StageKind.SORT, minutes=15
        )
        return (CreateMeeting(meeting, (stage,)),)

    def submit(self, operation: Operation, party: Party = Party.FACILITATOR) -> "Future[Change | None]":
        """Ask without waiting."""
        return self.base.submit(operation, party)

    def perform(self, operation: Operation, party: Party = Party.FACILITATOR) -> Change | None:
        """Ask, and wait for the answer."""
        return self.submit(operation, party).result(TIMEOUT_S)

    def adding(self, text: str = "une idée", *, key: str | None = None, question: int = 0) -> AddNotes:
        """An operation that adds a note."""
        note = NewNote(NoteId(new_id()), text, key)
        source = Source.KEYBOARD if key is None else Source.PHONE
        return AddNotes(self.meeting_id, self.question_ids[question], (note,), source)

    def add(self, text: str = "une idée") -> NoteId:
        """A note typed by the facilitator."""
        operation = self.adding(text)
        self.perform(operation)
        return operation.notes[0].id

    def group(self, *note_ids: NoteId, title: str = "") -> ClusterId:
        """A cluster of notes."""
        id = ClusterId(new_id())
        self.perform(CreateCluster(id, self.meeting_id, self.question_ids[0], note_ids, title))
        return id

    def texts(self) -> list[str]:
        """The notes' words as the base holds them, by number."""
        with self.base.engine.connect() as connection:
            notes = select_things(connection, Note)
        return [note.text for note in sorted(notes, key=lambda note: note.number)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the base is."""
    return tmp_path / "atelier.sqlite"


@pytest.fixture
def base(path: Path) -> Iterator[Base]:
    """A new base."""
    base = open_base(path)
    yield base
    base.close()


@pytest.fixture
def room(base: Base) -> Room:
    """A meeting in it."""
    return Room(base)
