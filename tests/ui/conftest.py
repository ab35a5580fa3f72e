"""A meeting without a base: what a window asks for is decided at once, and comes back to it as a change."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.board.model import BoardModel
from atelier.domain.change import Change
from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.ids import MeetingId, NoteId, ProjectId, QuestionId, StageId, new_id
from atelier.domain.operations import AddNotes, CreateCluster, NewNote, Operation
from atelier.domain.parts import Snapshot
from atelier.domain.rules import decide
from atelier.domain.things import Meeting, Note, Party, Project, Question, Source, Stage, StageKind, Thing
from atelier.ui import theme
from atelier.ui.console.window import Console
from atelier.ui.recording.equipment import Equipment

NOON = datetime(2026, 10, 4, 12, 0, tzinfo=UTC)
SHORTS = ("Matche", "Entrées", "Continue", "Avec qui")
STAGES = (
    ("Accueil", StageKind.WELCOME, 10, None),
    ("Collecte", StageKind.COLLECT, 15, 1),
    ("Regroupement", StageKind.SORT, 20, 1),
    ("Collecte", StageKind.COLLECT, 15, 2),
    ("Pause", StageKind.BREAK, 15, None),
    ("Suites", StageKind.FOLLOW_UPS, 20, None),
)


@dataclass
class Clockwork:
    """A clock that tests move."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        """The moment it is."""
        return self.at

    def pass_time(self, **span: float) -> None:
        """Move it on."""
        self.at += timedelta(**span)


@dataclass
class Room:
    """The base and the writer, in memory: `ask` decides an operation and has the model follow."""

    base: Snapshot
    model: BoardModel
    now: Clockwork = field(default_factory=Clockwork)
    asked: list[Operation] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    on_refusal: Callable[[str, Operation], object] = lambda _sentence, _operation: None
    seq: int = 0

    def ask(self, operation: Operation, party: Party = Party.FACILITATOR) -> None:
        """Carry out an operation as the writer would."""
        self.asked.append(operation)
        try:
            decision = decide(operation, self.base, Circumstances(party, self.now()))
        except Refusal as refusal:
            self.refusals.append(str(refusal))
            self.on_refusal(str(refusal), operation)
            return
        if decision.is_empty:
            return
        self.seq += 1
        change = Change(
            seq=self.seq,
            at=self.now(),
            party=party,
            project_id=decision.project_id,
            meeting_id=decision.meeting_id,
            operation=operation.name,
            count=decision.count,
            name=decision.name,
            undoable=_undoable(operation, party),
            edits=decision.edits,
            undoes=decision.undoes,
            redoes=decision.redoes,
            question_id=decision.question_id,
        )
        self.base.follow(change)
        self.model.follow(change)

    def question(self, number: int) -> Question:
        """The question of that number."""
        return next(q for q in self.model.questions if q.number == number)

    def stage(self, rank: int) -> Stage:
        """The stage of that rank, from 0."""
        return self.model.stages[rank]

    def note(self, text: str) -> Note:
        """The only note that reads so."""
        (note,) = (n for n in self.model.snapshot.all(Note) if n.text == text)
        return note

    def texts(self, number: int = 1) -> list[str]:
        """The texts on the wall of a question, in order of arrival."""
        ids = self.model.board(self.question(number).id).note_ids
        notes = sorted((self.model.snapshot.get(Note, id) for id in ids), key=lambda n: n.number)
        return [note.text for note in notes]

    def send(self, *texts: str, number: int = 1, source: Source = Source.PHONE) -> list[NoteId]:
        """Notes that come in from elsewhere."""
        notes = tuple(NewNote(NoteId(new_id()), text) for text in texts)
        party = Party.PARTICIPANT if source is Source.PHONE else Party.FACILITATOR
        self.ask(AddNotes(self.model.meeting_id, self.question(number).id, notes, source), party)
        return [note.id for note in notes]

    def group(self, *texts: str, title: str = "", number: int = 1) -> str:
        """New notes in a new cluster; its id."""
        ids = self.send(*texts, number=number)
        cluster_id = new_id()
        self.ask(
            CreateCluster(cluster_id, self.model.meeting_id, self.question(number).id, tuple(ids), title)  # type: ignore[arg-type]
        )
        return cluster_id


def make_room(
    *,
    shorts: Iterable[str] = SHORTS,
    stages: Iterable[tuple[str, StageKind, int, int | None]] = STAGES,
    title: str = "2e rencontre",
) -> Room:
    """A meeting on those questions, with that agenda, on which nothing was written yet."""
    things = list(_things(list(shorts), list(stages), title))
    meeting_id = next(thing.id for thing in things if isinstance(thing, Meeting))
    return Room(Snapshot(things), BoardModel(Snapshot(things), meeting_id))


def _undoable(operation: Operation, party: Party) -> bool:
    return type(operation).undoable and party is Party.FACILITATOR


def _things(
    shorts: list[str], stages: list[tuple[str, StageKind, int, int | None]], title: str
) -> Iterator[Thing]:
    project = Project(id=ProjectId(new_id()), title="Coopérer", created_at=NOON)
    questions = [
        Question(
            id=QuestionId(new_id()),
            project_id=project.id,
            number=number,
            text=f"{short}, comment cela se passe-t-il ?",
            short=short,
        )
        for number, short in enumerate(shorts, start=1)
    ]
    meeting = Meeting(
        id=MeetingId(new_id()),
        project_id=project.id,
        title=title,
        code="ABCDEF",
        created_at=NOON,
        day=NOON.date(),
        question_id=questions[0].id,
    )
    yield from (project, *questions, meeting)
    for rank, (name, kind, minutes, number) in enumerate(stages):
        yield Stage(
            id=StageId(new_id()),
            meeting_id=meeting.id,
            rank=rank,
            title=name,
            kind=kind,
            minutes=minutes,
            question_id=questions[number - 1].id if number and number <= len(questions) else None,
        )


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], qapp_cls: type[QApplication]) -> QApplication:
    """The application with the look of the real one."""
    app = QApplication.instance() or qapp_cls(qapp_args)
    assert isinstance(app, QApplication)
    theme.install(app)
    return app


@pytest.fixture
def room(qapp: QApplication) -> Room:
    """The meeting of the mock-up, before it began."""
    assert qapp is not None
    return make_room()


@pytest.fixture
def console(qtbot: QtBot, room: Room) -> Console:
    """The window on that meeting, shown, its wishes carried out at once."""
    return open_console(qtbot, room)


def open_console(qtbot: QtBot, room: Room, *, equipment: Equipment | None = None) -> Console:
    """The window on a meeting, shown, its wishes carried out at once."""
    window = Console(room.model, now=room.now, equipment=equipment)
    window.operation_requested.connect(room.ask)
    room.on_refusal = window.show_refusal
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.capture.edit.hasFocus)
    return window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say, that it can't size, raise or give the keyboard to windows."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
