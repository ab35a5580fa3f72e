"""The program as tests run it: a base in a folder, windows offscreen, phones that post over HTTP."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from atelier.app import Application
from atelier.board.view import BoardView
from atelier.catalogue import DEFAULT_TRAME, load_trame
from atelier.domain.arrangement import Spot
from atelier.domain.board import Board
from atelier.domain.founding import found_meeting, found_project
from atelier.domain.geometry import Rect
from atelier.domain.ids import MeetingId, NoteId, new_id
from atelier.domain.operations import AddNotes, NewNote
from atelier.domain.things import Note, Party, Question
from atelier.recent_bases import RecentBases
from atelier.session import Session
from atelier.ui import theme
from atelier.ui.settings import SettingsStore
from base.opening import Base, open_base

STEPS = 6
"""In how many moves a hand goes from one place to another."""
_POST = """
import sys, urllib.parse, urllib.request
body = urllib.parse.urlencode({"text": sys.argv[2], "key": sys.argv[3]}).encode()
print(urllib.request.urlopen(sys.argv[1], data=body, timeout=20).status)
"""


def found(path: Path, *, title: str = "École & quartier", meeting: str = "1re rencontre") -> MeetingId:
    """A base at that place with a project of one meeting, closed; the meeting's id."""
    with closing(open_base(path)) as base:
        return found_in(base, title=title, meeting=meeting)


def found_in(base: Base, *, title: str, meeting: str = "1re rencontre") -> MeetingId:
    """A project of one meeting in an open base; the meeting's id."""
    at, trame = datetime.now(UTC), load_trame(DEFAULT_TRAME)
    project = found_project(title, trame, at)
    first = found_meeting(
        project.project, project.questions, trame, title=meeting, day=at.date(), place="", at=at
    )
    base.perform(project, Party.FACILITATOR)
    base.perform(first, Party.FACILITATOR)
    return first.meeting.id


def write(base: Base, meeting_id: MeetingId, *texts: str, question: int = 1) -> None:
    """Notes that the facilitator types."""
    asked = next(q for q in base.meeting(meeting_id)[0].all(Question) if q.number == question)
    notes = tuple(NewNote(NoteId(new_id()), text) for text in texts)
    base.perform(AddNotes(meeting_id, asked.id, notes), Party.FACILITATOR)


@contextmanager
def started(
    path: Path,
    *,
    meeting: str | None = None,
    port: int = 0,
    settings: SettingsStore | None = None,
    recent: RecentBases | None = None,
) -> Iterator[Application]:
    """The program on that base, closed at the end; no window of its own may outlive it."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    theme.install(qt)
    before = QApplication.topLevelWidgets()
    application = Application(path, host="127.0.0.1", port=port, settings=settings, recent=recent)
    try:
        application.start(meeting)
        yield application
    finally:
        application.close()
        active = [timer for timer in application.findChildren(QTimer) if timer.isActive()]
        application.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert active == []
    assert [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()] == []


@contextmanager
def ending_in(limit_s: int) -> Iterator[None]:
    """The event loop run inside ends by itself; else it is ended, and the test fails."""
    too_late = QTimer(singleShot=True, interval=limit_s * 1000)
    too_late.timeout.connect(QApplication.quit)
    too_late.start()
    try:
        yield
    finally:
        in_time = too_late.isActive()
        too_late.stop()
        # Closing windows while quitting posts a second stop; only a loop that ends clears it, for the next tests.
        QApplication.processEvents()
        QTimer.singleShot(0, QApplication.quit)
        QApplication.exec()
    assert in_time, f"still running after {limit_s} s"


@contextmanager
def running(path: Path, meeting: MeetingId) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program in a process of its own, and the form's address that it printed."""
    command = [sys.executable, "-m", "atelier", "--base", str(path), "--meeting", meeting]
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert process.stdout
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def session_of(application: Application) -> Session:
    """The meeting under way."""
    assert application.session is not None
    return application.session


def is_serving(application: Application) -> bool:
    """Whether the base is open and phones are answered."""
    return application.phones.server is not None and application.phones.server.port > 0


def form_url(application: Application) -> str:
    """Where a phone finds the form of the meeting under way."""
    assert application.phones.server is not None
    return application.phones.server.form_url(session_of(application).model.meeting.code)


def post_from_another_process(url: str, text: str) -> subprocess.Popen[str]:
    """A phone without JavaScript, in a process of its own, that sends one post-it and prints the status."""
    command = [sys.executable, "-c", _POST, url, text, new_id()]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ})


def texts(session: Session, number: int = 1) -> list[str]:
    """What the wall of a question holds, by number."""
    question = next(q for q in session.model.questions if q.number == number)
    ids = session.model.board(question.id).note_ids
    notes = sorted((session.model.snapshot.get(Note, id) for id in ids), key=lambda note: note.number)
    return [note.text for note in notes]


def type_text(widget: QWidget, text: str) -> None:
    """Type it key by key, a line's end by Enter; QTest aborts on letters that are not ASCII."""
    for letter in text:
        key = Qt.Key.Key_Return if letter == "\n" else 0
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


class Hand:
    """A hand on the wall of a console: presses, moves and releases on the viewport."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.view: BoardView = session.console.board

    @property
    def board(self) -> Board:
        """What is where."""
        return self._session.model.board(self._session.model.question.id)

    def spot(self, text: str) -> Spot:
        """The place of the note that reads so."""
        self.view.board_scene.arrange_now()
        notes = self._session.model.snapshot
        return next(
            spot
            for spot in self.view.board_scene.arrangement.notes
            if notes.get(Note, spot.note_id).text == text
        )

    def place(self, text: str) -> Rect:
        """Where that note lies, in the scene."""
        # First where it is: that has the board arranged.
        spot = self.spot(text)
        return self.view.board_scene.arrangement.notes[spot]

    def drag(self, text: str, onto: tuple[float, float]) -> None:
        """Take a note by its middle and let it go there."""
        start, end = self._pixel(self.place(text).centre), self._pixel(onto)
        viewport, button = self.view.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(viewport, button, Qt.KeyboardModifier.NoModifier, start)
        for step in range(1, STEPS + 1):
            QTest.mouseMove(viewport, start + (end - start) * (step / STEPS))
        QTest.mouseRelease(viewport, button, Qt.KeyboardModifier.NoModifier, end)

    def _pixel(self, point: tuple[float, float]) -> QPoint:
        self.view.ensureVisible(*point, 1, 1)
        return self.view.mapFromScene(QPointF(*point))
