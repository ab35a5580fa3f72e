"""Moving everybody to another stage in the whole program: console, projection, base; and leaving in the middle."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.app import Application
from atelier.domain.ids import MeetingId
from atelier.domain.operations import PlanAgenda
from atelier.domain.things import Meeting
from atelier.session import Session
from atelier.ui.projection.view import ProjectionView
from base.opening import open_read_only
from tests.premises import found, session_of, started

F8 = Qt.Key.Key_F8
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the base is."""
    return tmp_path / "base.sqlite"


@pytest.fixture
def meeting_id(path: Path) -> MeetingId:
    """A meeting in it."""
    return found(path)


@pytest.fixture
def application(path: Path, meeting_id: MeetingId) -> Iterator[Application]:
    """The program on that meeting."""
    with started(path, meeting=meeting_id) as application:
        yield application


@pytest.fixture
def session(application: Application, qtbot: QtBot) -> Session:
    """The meeting under way, its countdown as short as a press needs."""
    session = session_of(application)
    session.console.running.countdown.duration_ms = 60
    session.console.activateWindow()
    qtbot.waitUntil(session.console.capture.edit.hasFocus)
    return session


def press(
    qtbot: QtBot, session: Session, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(session.console.capture.edit, F8, modifier)


def reached(session: Session, rank: int) -> bool:
    return session.model.meeting.stage_id == session.model.stages[rank].id


def test_the_room_goes_along_and_comes_back(session: Session, qtbot: QtBot) -> None:
    projection = session.open_projection()
    session.console.activateWindow()
    qtbot.waitUntil(session.console.capture.edit.hasFocus)
    press(qtbot, session)
    assert session.model.meeting.stage_id is None
    qtbot.waitUntil(lambda: reached(session, 0))
    assert projection.view is ProjectionView.WELCOME
    press(qtbot, session)
    qtbot.waitUntil(lambda: reached(session, 1))
    assert projection.view is not ProjectionView.WELCOME
    press(qtbot, session, SHIFT)
    qtbot.waitUntil(lambda: reached(session, 0))
    assert projection.view is ProjectionView.WELCOME


def test_pressed_while_the_base_is_at_it_no_stage_is_jumped(session: Session, qtbot: QtBot) -> None:
    running = session.console.running
    running.countdown.settled_ms = 0
    press(qtbot, session)
    press(qtbot, session)
    # What was asked a moment ago is not committed yet: the next stage is still the same one.
    press(qtbot, session)
    qtbot.waitUntil(lambda: reached(session, 0))
    qtbot.waitUntil(lambda: not running.countdown.is_running)
    assert reached(session, 0)


def test_left_for_the_home_window_while_it_counts_nobody_was_moved(
    application: Application, session: Session, qtbot: QtBot, path: Path, meeting_id: MeetingId
) -> None:
    session.console.running.countdown.duration_ms = 3000
    press(qtbot, session)
    assert session.console.running.countdown.is_running
    session.console.actions_.by_name["home"].trigger()
    qtbot.waitUntil(lambda: application.session is None)
    with closing(open_read_only(path)) as base:
        snapshot, _history = base.meeting(meeting_id)
    assert snapshot.get(Meeting, meeting_id).stage_id is None


def test_an_agenda_emptied_while_it_counts(session: Session, qtbot: QtBot) -> None:
    console = session.console
    console.running.countdown.duration_ms = 3000
    press(qtbot, session)
    console.operation_requested.emit(PlanAgenda(session.model.meeting_id, ()))
    qtbot.waitUntil(lambda: not console.running.countdown.is_running)
    assert console.area.notice.isVisible()
    qtbot.waitUntil(console.clock.isHidden)
