"""Archives while the program runs: from a meeting's menu to the Accueil of another base."""

import threading
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from atelier import archives
from atelier.app import Application
from atelier.archives import Outcome, save_project
from atelier.domain.ids import MeetingId, RecordingId, new_id
from atelier.domain.operations import AddRecording, EditMeeting
from atelier.domain.progress import Progress
from atelier.domain.things import Note, Party, Recording
from atelier.ui.dialogs.waiting_dialog import WaitingDialog
from atelier.ui.recording.archived_sounds_box import ArchivedSoundsBox
from base.opening import open_base
from tests.premises import form_url, found, is_serving, session_of, started, type_text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the base is."""
    return tmp_path / "base.sqlite"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The archive of a project of another base."""
    (tmp_path / "ailleurs").mkdir()
    base_path, file = tmp_path / "ailleurs" / "a.sqlite", tmp_path / "Venu d’ailleurs.atelier"
    found(base_path, title="Venu d’ailleurs")
    with closing(open_base(base_path)) as base:
        save_project(base, base.meetings()[0].meeting.project_id, file)
    return file


def dialog_of(application: Application) -> WaitingDialog:
    assert application.archives.dialog is not None
    return application.archives.dialog


def titles(application: Application) -> set[str]:
    assert application.home is not None
    return {card.project_title for card in application.home.cards}


def choose(monkeypatch: pytest.MonkeyPatch, way: str, chosen: str) -> list[str]:
    """Have the file dialog answer that; what it suggested."""
    suggested: list[str] = []

    def answer(_over: object, _title: str, place: str, _filter: str) -> tuple[str, str]:
        suggested.append(place)
        return chosen, ""

    monkeypatch.setattr(QFileDialog, way, answer)
    return suggested


def over(application: Application, qtbot: QtBot) -> str:
    """Wait until what was asked is over, leave the dialog; what it said."""
    qtbot.waitUntil(lambda: dialog_of(application).is_over, timeout=20_000)
    dialog = dialog_of(application)
    said = dialog.sentence.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    return said


def test_an_archive_is_chosen_on_the_accueil_which_shows_its_project(
    path: Path, archive: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(path, title="Ici")
    choose(monkeypatch, "getOpenFileName", str(archive))
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        assert application.home is not None
        qtbot.mouseClick(application.home.archive, Qt.MouseButton.LeftButton)
        assert "est ajouté" in over(application, qtbot)
        assert titles(application) == {"Ici", "Venu d’ailleurs"}


def test_an_archive_is_dropped_while_the_base_is_still_opening(
    path: Path, archive: Path, qtbot: QtBot
) -> None:
    found(path, title="Ici")
    with started(path) as application:
        assert application.home is not None
        application.home.archive_dropped.emit(str(archive))
        assert "est ajouté" in over(application, qtbot)
        assert titles(application) == {"Ici", "Venu d’ailleurs"}


def test_a_spoiled_archive_is_told_and_nothing_changed(path: Path, archive: Path, qtbot: QtBot) -> None:
    found(path, title="Ici")
    archive.write_bytes(archive.read_bytes()[:3000])
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        application.open_archive(archive)
        assert "est abîmée" in over(application, qtbot)
        assert titles(application) == {"Ici"}


def test_a_project_is_archived_with_what_was_just_typed(
    path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is named without an ending gets it; the name that was suggested is the project's."""
    meeting_id = found(path, title="Ici / là")
    suggested = choose(monkeypatch, "getSaveFileName", str(tmp_path / "Projet du 4.10"))
    with started(path, meeting=meeting_id) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        session = session_of(application)
        type_text(session.console.capture.edit, "Juste avant\n")
        session.console.actions_.by_name["archive"].trigger()
        assert "Projet du 4.10.atelier" in over(application, qtbot)
    assert Path(suggested[0]).name == "Ici là.atelier"
    with closing(open_base(tmp_path / "neuve.sqlite")) as base:
        archives.open_project(base, tmp_path / "Projet du 4.10.atelier")
        snapshot, _history = base.meeting(meeting_id)
        assert [note.text for note in snapshot.all(Note)] == ["Juste avant"]


def keep_a_sound(path: Path, meeting_id: MeetingId) -> str:
    """Have the meeting's sound beside the base; its name."""
    source = path.with_name("a.wav")
    source.write_bytes(b"RIFF")
    with closing(open_base(path)) as base:
        at = base.meetings()[0].meeting.created_at
        kept = Recording(
            id=RecordingId(new_id()),
            meeting_id=meeting_id,
            started_at=at,
            ended_at=at,
            agreed_at=at,
            file=base.attachments.add(source),
        )
        base.perform(AddRecording(kept), Party.FACILITATOR)
    return str(kept.file)


@pytest.mark.parametrize("button", ["without", "along"])
def test_sounds_go_with_it_where_that_is_answered(
    path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, button: str
) -> None:
    meeting_id = found(path)
    sound, target = keep_a_sound(path, meeting_id), tmp_path / "projet.atelier"
    choose(monkeypatch, "getSaveFileName", str(target))
    with started(path, meeting=meeting_id) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        session_of(application).console.actions_.by_name["archive"].trigger()
        box = QApplication.activeModalWidget()
        assert isinstance(box, ArchivedSoundsBox)
        assert box.defaultButton() is box.without
        qtbot.mouseClick(getattr(box, button), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: application.archives.dialog is not None)
        assert ("est sans le son" in over(application, qtbot)) is (button == "without")
    with zipfile.ZipFile(target) as archive:
        assert (f"pieces/{sound}" in archive.namelist()) is (button == "along")


def test_whoever_gives_the_question_of_sounds_up_gets_no_archive(
    path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting_id = found(path)
    keep_a_sound(path, meeting_id)
    suggested = choose(monkeypatch, "getSaveFileName", str(tmp_path / "projet.atelier"))
    with started(path, meeting=meeting_id) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        session_of(application).console.actions_.by_name["archive"].trigger()
        box = QApplication.activeModalWidget()
        assert isinstance(box, ArchivedSoundsBox)
        qtbot.keyClick(box, Qt.Key.Key_Escape)
        assert application.archives.dialog is None
    assert suggested == []


@pytest.mark.parametrize("way", ["getSaveFileName", "getOpenFileName"])
def test_whoever_chooses_no_file_is_left_alone(
    path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    meeting_id = found(path)
    choose(monkeypatch, way, "")
    with started(path, meeting=meeting_id) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        console = session_of(application).console
        if way == "getSaveFileName":
            console.actions_.by_name["archive"].trigger()
        else:
            application.archives.choose(console)
        assert application.archives.dialog is None


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """An archive that is opened once that is set, or given up."""
    released = threading.Event()

    def hold(_base: object, _path: Path, progress: Progress) -> Outcome:
        while not released.wait(0.01):
            progress(0.5)
        return Outcome(told="Fini.")

    monkeypatch.setattr(archives, "open_project", hold)
    yield released
    released.set()


def test_what_is_given_up_is_over_and_nothing_said(
    path: Path, archive: Path, qtbot: QtBot, held: threading.Event
) -> None:
    found(path)
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        application.open_archive(archive)
        dialog = dialog_of(application)
        qtbot.waitUntil(lambda: dialog.progress.value() == 50)
        qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not dialog.isVisible())
    assert not held.is_set()


def test_one_at_a_time(path: Path, archive: Path, qtbot: QtBot, held: threading.Event) -> None:
    found(path)
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        application.open_archive(archive)
        first = dialog_of(application)
        application.open_archive(archive)
        assert dialog_of(application) is first
        held.set()
        assert over(application, qtbot) == "Fini."


def test_closing_gives_up_what_is_under_way(
    path: Path, archive: Path, qtbot: QtBot, held: threading.Event
) -> None:
    found(path)
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        application.open_archive(archive)
    assert not held.is_set()


def test_a_bug_of_ours_is_logged_and_told_without_a_trace(
    path: Path,
    archive: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    expected_errors: list[str],
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(archives, "open_project", fail)
    found(path)
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        application.open_archive(archive)
        assert "ZeroDivisionError" not in over(application, qtbot)
    assert "an archive was not made or not opened" in expected_errors[0]


def test_phones_see_what_a_newer_archive_brought(path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    meeting_id = found(path)
    newer, elsewhere = tmp_path / "plus-recente.atelier", tmp_path / "ailleurs.sqlite"
    with closing(open_base(path)) as base, closing(open_base(elsewhere)) as other:
        project_id = base.meetings()[0].meeting.project_id
        save_project(base, project_id, newer)
        archives.open_project(other, newer)
        other.perform(EditMeeting(meeting_id, title="Renommée ailleurs"), Party.FACILITATOR)
        save_project(other, project_id, newer)
    with started(path, meeting=meeting_id) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        url = form_url(application)
        assert "Renommée ailleurs" not in urllib.request.urlopen(url, timeout=20).read().decode()
        application.open_archive(newer)
        assert "y est ajouté" in over(application, qtbot)
        qtbot.waitUntil(lambda: is_serving(application))
        assert "Renommée ailleurs" in urllib.request.urlopen(url, timeout=20).read().decode()
