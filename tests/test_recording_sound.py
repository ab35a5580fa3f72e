"""The sound of a meeting on a real base: recorded, kept beside it, found again, erased."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.app import Application
from atelier.domain.ids import MeetingId
from atelier.domain.things import Recording
from atelier.session import Session
from atelier.ui.recording.forgotten_box import ForgottenBox
from base.attachments import Attachments
from base.opening import open_read_only
from tests.premises import found, is_serving, session_of, started
from tests.ui.recording.fakes import SILENCE, FakeMicrophone


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "base.sqlite"


@pytest.fixture
def meeting(path: Path) -> MeetingId:
    return found(path)


@pytest.fixture
def microphone(monkeypatch: pytest.MonkeyPatch) -> FakeMicrophone:
    fake = FakeMicrophone()
    monkeypatch.setattr("atelier.ui.recording.microphone.QtMicrophone", lambda: fake)
    return fake


@pytest.fixture
def application(path: Path, meeting: MeetingId, qtbot: QtBot) -> Iterator[Application]:
    with started(path, meeting=meeting) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        yield application


def record(session: Session, qtbot: QtBot, microphone: FakeMicrophone, *, seconds: int) -> None:
    dialog = session.console.recording.record_sound()
    assert dialog is not None
    dialog.yes.click()
    for _ in range(seconds):
        microphone.heard(SILENCE)
    qtbot.waitUntil(lambda: bool(recordings(session)))


def recordings(session: Session) -> list[Recording]:
    return list(session.model.snapshot.all(Recording))


def read(path: Path, meeting: MeetingId) -> Recording:
    with closing(open_read_only(path)) as base:
        (recording,) = base.meeting(meeting)[0].all(Recording)
    return recording


def test_a_sound_is_kept_beside_the_base_and_erased_with_its_file(
    application: Application, qtbot: QtBot, path: Path, microphone: FakeMicrophone
) -> None:
    session, attachments = session_of(application), Attachments(path)
    record(session, qtbot, microphone, seconds=3)
    session.console.recording.toggle()
    qtbot.waitUntil(lambda: recordings(session)[0].file is not None)
    file = attachments.path_of(recordings(session)[0].file or "")
    assert file.stat().st_size == 44 + 3 * len(SILENCE)
    assert session.console.recording.sound is not None
    session.console.recording.sound.keeping.forget(recordings(session)[0])
    qtbot.waitUntil(lambda: not file.exists())
    assert recordings(session)[0].file is None


def test_the_room_is_told_that_it_is_recorded(
    application: Application, qtbot: QtBot, microphone: FakeMicrophone
) -> None:
    session = session_of(application)
    before = session.open_projection()
    record(session, qtbot, microphone, seconds=2)
    assert before.is_recorded
    assert "● son enregistré" in [item.words.text for item in before.picture.texts]
    session.console.recording.toggle()
    qtbot.waitUntil(lambda: not before.is_recorded)
    qtbot.waitUntil(lambda: recordings(session)[0].file is not None)


def test_a_projection_that_is_opened_later_tells_it_too(
    application: Application, qtbot: QtBot, microphone: FakeMicrophone
) -> None:
    session = session_of(application)
    record(session, qtbot, microphone, seconds=2)
    assert session.open_projection().is_recorded


def test_closing_the_program_keeps_the_sound(
    path: Path, meeting: MeetingId, qtbot: QtBot, microphone: FakeMicrophone
) -> None:
    with started(path, meeting=meeting) as application:
        record(session_of(application), qtbot, microphone, seconds=2)
    recording = read(path, meeting)
    assert (recording.sound_s, recording.ended_at is not None) == (2, True)
    assert Attachments(path).path_of(recording.file or "").is_file()
    assert not microphone.is_open


def test_what_a_power_cut_left_is_offered_at_the_next_start(
    path: Path, meeting: MeetingId, qtbot: QtBot, microphone: FakeMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    with started(path, meeting=meeting) as application, monkeypatch.context() as cut:
        session = session_of(application)
        record(session, qtbot, microphone, seconds=4)
        (begun,) = Attachments(path).folder.iterdir()
        as_it_was = begun.read_bytes()
        cut.setattr(session.console.recording, "finish", lambda: None)
        assert session.console.recording.sound is not None
        session.console.recording.sound.recorder.stop()
        begun.write_bytes(as_it_was)
    assert read(path, meeting).ended_at is None
    with started(path, meeting=meeting) as application:
        session = session_of(application)
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ForgottenBox))
        box = QApplication.activeModalWidget()
        assert isinstance(box, ForgottenBox)
        box.keep.click()
        qtbot.waitUntil(lambda: recordings(session)[0].file is not None)
        assert recordings(session)[0].sound_s == 4
