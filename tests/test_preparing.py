"""Preparing a meeting in the program as it runs: what is written on its agenda and its sheet is in the base."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.operations import EnterStage
from atelier.domain.things import Meeting, Stage
from atelier.session import Session
from base.opening import open_read_only
from tests.premises import found, is_serving, session_of, started, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the base is."""
    return tmp_path / "base.sqlite"


@pytest.fixture
def session(path: Path, qtbot: QtBot) -> Iterator[Session]:
    """A meeting under way."""
    with started(path, meeting=found(path)) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        yield session_of(application)


def kept(path: Path, session: Session) -> tuple[Meeting, list[Stage]]:
    """The meeting and its agenda as whoever opens the base next reads them."""
    with closing(open_read_only(path)) as base:
        snapshot, _history = base.meeting(session.model.meeting_id)
    stages = sorted(snapshot.all(Stage), key=lambda stage: stage.rank)
    return snapshot.get(Meeting, session.model.meeting_id), stages


def test_a_preset_replaces_the_agenda_under_way(path: Path, session: Session, qtbot: QtBot) -> None:
    model = session.model
    session.console.operation_requested.emit(EnterStage(model.meeting_id, model.stages[1].id))
    qtbot.waitUntil(lambda: model.meeting.stage_id is not None)
    dialog = session.console.plans.open_editor()
    (express,) = (a for a in dialog.presets.menu.actions() if "express" in a.text())
    express.trigger()
    expected = dialog.plan.ranked
    assert len(expected) == 7
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tuple(model.stages) == expected)
    qtbot.waitUntil(lambda: "Déroulé enregistré" in session.console.area.notice.accessibleName())
    meeting, stages = kept(path, session)
    assert stages == list(expected)
    assert (meeting.stage_id, meeting.stage_started_at) == (None, None)


def test_the_sheet_shows_the_code_and_keeps_the_beginning(path: Path, session: Session, qtbot: QtBot) -> None:
    dialog = session.console.meeting.open_sheet()
    assert not dialog.wifi.code.isVisible()
    type_text(dialog.wifi_name.line, "Salle")
    assert dialog.wifi.code.isVisible()
    type_text(dialog.begins_at.line, "14h30")
    qtbot.keyClick(dialog.title.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.model.meeting.wifi_name == "Salle")
    meeting, _stages = kept(path, session)
    assert f"{meeting.begins_at:%H:%M}" == "14:30"
