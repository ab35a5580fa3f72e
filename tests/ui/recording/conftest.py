"""A console with a microphone, a player and a place for sounds that are the test's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atelier.ui.console.window import Console
from atelier.ui.recording.desk import RecordingDesk
from atelier.ui.recording.equipment import Equipment
from tests.ui.conftest import Room, open_console
from tests.ui.recording.fakes import FakeMicrophone, FakePlayer, FakeSounds


@pytest.fixture
def microphone() -> FakeMicrophone:
    return FakeMicrophone()


@pytest.fixture
def player(qapp: object) -> FakePlayer:
    assert qapp is not None
    return FakePlayer()


@pytest.fixture
def sounds(tmp_path: Path) -> FakeSounds:
    return FakeSounds(tmp_path)


@pytest.fixture
def console(
    qtbot: QtBot, room: Room, sounds: FakeSounds, microphone: FakeMicrophone, player: FakePlayer
) -> Console:
    return open_console(qtbot, room, equipment=Equipment(sounds, lambda: microphone, lambda: player))


@pytest.fixture
def desk(console: Console) -> Iterator[RecordingDesk]:
    yield console.recording
    console.recording.finish()
