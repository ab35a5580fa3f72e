"""Sounds kept beside the base, in a thread."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atelier.domain.ids import MeetingId, RecordingId, new_id
from atelier.domain.operations import AddRecording, ForgetSound
from atelier.domain.things import Party, Recording
from atelier.sounds import SoundStore
from atelier.ui.recording.sounds import begun_name
from base.attachments import Attachments
from base.opening import Base, open_base
from tests.premises import found_in


class Told:
    """What was answered."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.failed: list[str] = []


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Base]:
    with closing(open_base(tmp_path / "a.sqlite")) as base:
        yield base


@pytest.fixture
def store(qtbot: QtBot, base: Base) -> Iterator[SoundStore]:
    assert qtbot is not None
    store = SoundStore(base.attachments, base=lambda: base)
    yield store
    store.close()


def test_a_file_is_copied_and_its_name_told(
    qtbot: QtBot, store: SoundStore, told: Told, tmp_path: Path
) -> None:
    (tmp_path / "a.mp3").write_bytes(b"sound")
    store.add(tmp_path / "a.mp3", kept=told.kept.append, failed=told.failed.append)
    assert told.kept == []
    qtbot.waitUntil(lambda: bool(told.kept))
    assert store.path_of(told.kept[0]).read_bytes() == b"sound"
    assert told.failed == []


def test_what_was_recorded_is_found_then_adopted(store: SoundStore, told: Told) -> None:
    assert store.begun() == []
    begun = store.folder() / begun_name("0" * 32, -3)
    begun.write_bytes(b"sound")
    assert store.begun() == [begun]
    store.adopt(begun, kept=told.kept.append, failed=told.failed.append)
    store.close()
    assert store.path_of(told.kept[0]).read_bytes() == b"sound"
    assert store.begun() == []


def test_asking_for_what_was_recorded_makes_no_folder(store: SoundStore, base: Base) -> None:
    assert store.begun() == []
    assert not base.attachments.folder.exists()


def test_a_fault_is_a_sentence(qtbot: QtBot, store: SoundStore, told: Told, tmp_path: Path) -> None:
    store.add(tmp_path / "gone.mp3", kept=told.kept.append, failed=told.failed.append)
    qtbot.waitUntil(lambda: bool(told.failed))
    assert told.kept == []


def test_a_bug_is_logged_and_told(
    store: SoundStore, told: Told, monkeypatch: pytest.MonkeyPatch, expected_errors: list[str]
) -> None:
    def broken(_self: Attachments, _source: Path) -> str:
        raise ValueError("a bug")

    monkeypatch.setattr(Attachments, "add", broken)
    store.add(Path("a.mp3"), kept=told.kept.append, failed=told.failed.append)
    store.close()
    assert "Réessayez" in told.failed[0]
    assert "a bug" in expected_errors[0]


def recorded(base: Base, meeting_id: MeetingId, file: str) -> RecordingId:
    """A recording of that meeting with that sound."""
    at = datetime(2026, 10, 4, tzinfo=UTC)
    made = Recording(
        id=RecordingId(new_id()),
        meeting_id=meeting_id,
        started_at=at,
        ended_at=at,
        agreed_at=at,
        file=file,
    )
    base.perform(AddRecording(made), Party.FACILITATOR)
    return made.id


def test_a_sound_is_erased_with_the_last_recording_of_any_project_that_names_it(
    store: SoundStore, base: Base, told: Told, tmp_path: Path
) -> None:
    (tmp_path / "a.mp3").write_bytes(b"sound")
    file = base.attachments.add(tmp_path / "a.mp3")
    here, elsewhere = (recorded(base, found_in(base, title=title), file) for title in ("Ici", "Là"))
    base.perform(ForgetSound(here), Party.FACILITATOR)
    store.forget(file, failed=told.failed.append)
    base.perform(ForgetSound(elsewhere), Party.FACILITATOR)
    store.forget(file, failed=told.failed.append)
    store.close()
    assert not base.attachments.folder.exists()
    assert told.failed == []


def test_a_sound_that_another_meeting_has_too_stays(
    store: SoundStore, base: Base, told: Told, tmp_path: Path
) -> None:
    (tmp_path / "a.mp3").write_bytes(b"sound")
    file = base.attachments.add(tmp_path / "a.mp3")
    here, _elsewhere = (recorded(base, found_in(base, title=title), file) for title in ("Ici", "Là"))
    base.perform(ForgetSound(here), Party.FACILITATOR)
    store.forget(file, failed=told.failed.append)
    store.close()
    assert store.path_of(file).read_bytes() == b"sound"
    assert told.failed == []
