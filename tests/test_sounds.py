"""Sounds kept beside the base, in a thread."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atelier.sounds import SoundStore
from atelier.ui.recording.sounds import begun_name
from base.attachments import Attachments


class Told:
    """What was answered."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.failed: list[str] = []


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def store(qtbot: QtBot, tmp_path: Path) -> Iterator[SoundStore]:
    assert qtbot is not None
    store = SoundStore(Attachments(tmp_path / "a.sqlite"))
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


def test_asking_for_what_was_recorded_makes_no_folder(store: SoundStore, tmp_path: Path) -> None:
    assert store.begun() == []
    assert list(tmp_path.iterdir()) == []


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


def test_a_sound_is_erased(qtbot: QtBot, store: SoundStore, told: Told, tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"sound")
    store.add(tmp_path / "a.mp3", kept=told.kept.append, failed=told.failed.append)
    qtbot.waitUntil(lambda: bool(told.kept))
    path = store.path_of(told.kept[0])
    store.remove(told.kept[0], failed=told.failed.append)
    qtbot.waitUntil(lambda: not path.exists())
    assert told.failed == []
