"""The example project on one afternoon, for pictures that are the same whatever the day and the network."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from atelier.board.model import BoardModel
from atelier.board.stages import current_stage
from atelier.catalogue import DEFAULT_TRAME, example_text, load_presets, load_trame
from atelier.domain.example import example_operations
from atelier.domain.founding import found_meeting
from atelier.domain.ids import MeetingId
from atelier.domain.operations import CreateMeeting, CreateProject, EditMeeting, EnterStage, Operation
from atelier.domain.things import Party
from atelier.phone.qr import qr_matrix, wifi_text
from atelier.phone_line import invitation_to
from atelier.ui.console.projection_news import state_phrase
from atelier.ui.console.status import Phones
from atelier.ui.console.window import Console
from atelier.ui.preparation import Preparation
from atelier.ui.projection.invitation import Matrix
from atelier.ui.projection.second_display import DisplayState
from atelier.ui.projection.window import ProjectionWindow
from base.opening import Base

AFTERNOON = datetime(2026, 11, 19, 14, 0).astimezone()
"""Two o'clock, wherever it is."""
ADDRESS, PORT = "192.168.1.20", 8753
PHONES = 14
COLLECT, SORT = 1, 2
"""Stages of the example, from 0."""
CONSOLE, ROOM = QSize(1280, 800), QSize(1280, 720)


@dataclass
class Daytime:
    """A clock that is put where a picture wants it."""

    at: datetime = AFTERNOON

    def __call__(self) -> datetime:
        """The time of day."""
        return self.at.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Afternoon:
    """The example project in a base of its own, and the time of day there."""

    base: Base
    now: Daytime
    meeting_id: MeetingId

    def perform(self, *operations: Operation, party: Party = Party.FACILITATOR) -> None:
        """Have that happen in the meeting."""
        for operation in operations:
            self.base.perform(operation, party)

    def model(self) -> BoardModel:
        """The meeting as it is now."""
        snapshot, history = self.base.meeting(self.meeting_id)
        return BoardModel(snapshot, self.meeting_id, history=history)

    def go_to(self, rank: int) -> None:
        """Hold every stage up to that one, each for its minutes, and stand a little into it."""
        stages = self.model().stages
        self.now.at = AFTERNOON
        for stage in stages[:rank]:
            self.perform(EnterStage(self.meeting_id, stage.id))
            self.now.at += timedelta(minutes=stage.minutes)
        self.perform(EnterStage(self.meeting_id, stages[rank].id))
        self.now.at += timedelta(seconds=168)

    def console(self) -> Console:
        """The console with phones and a projection, its window as large as in the guide."""
        model = self.model()
        console = Console(model, now=self.now, preparation=Preparation(load_presets, _wifi_code))
        room = self.room(model)
        room.setParent(console, room.windowFlags())
        room.projected_changed.connect(console.show_projected)
        console.thumbnail.follow(room)
        shown(room, ROOM)
        console.show_phones(Phones(PHONES, f"http://{ADDRESS}:{PORT}/"))
        console.status.show_projection(state_phrase(DisplayState.FILLING))
        shown(console, CONSOLE)
        while console.thumbnail.shown is None:
            QApplication.processEvents()
        return console

    def room(self, model: BoardModel) -> ProjectionWindow:
        """The projection, as the stage asks."""
        invitation = invitation_to(model.meeting, address=ADDRESS, port=PORT)
        room = ProjectionWindow(model, invitation=invitation, now=self.now)
        room.set_phone_count(PHONES)
        room.show_stage(current_stage(model))
        return room


def founded(base: Base, now: Daytime) -> Afternoon:
    """The example project, its meeting that afternoon, and the next one to come."""
    trame = load_trame(DEFAULT_TRAME)
    operations = example_operations(example_text(), trame, now())
    project = next(o for o in operations if isinstance(o, CreateProject))
    meeting = next(o.meeting for o in operations if isinstance(o, CreateMeeting))
    coming = found_meeting(
        project.project,
        project.questions,
        trame,
        title="3e rencontre",
        day=now.at.date() + timedelta(days=21),
        place="École Jean-Moulin",
        at=now() - timedelta(days=1),
    )
    day = Afternoon(base, now, meeting.id)
    now.at -= timedelta(days=1)
    day.perform(project, coming)
    now.at += timedelta(days=1)
    rest = (o for o in operations if o is not project)
    day.perform(*rest, EditMeeting(meeting.id, begins_at=time(14, 0)))
    return day


def shown(window: QWidget, size: QSize) -> QWidget:
    """The window on the screen, that large."""
    window.resize(size)
    window.show()
    QApplication.processEvents()
    return window


def _wifi_code(name: str, password: str) -> Matrix:
    return qr_matrix(wifi_text(name, password))
