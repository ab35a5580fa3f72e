"""The chime: rung when wanted, made of little, and no trouble where there is no sound."""

import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.operations import EnterStage
from atelier.ui.console.window import Console
from atelier.ui.running.chime import CHIME, PLAYERS, Chime, sound
from tests.ui.conftest import Room


def rung(chime: Chime) -> list[int]:
    """Have it count instead of sounding."""
    times: list[int] = []
    chime._make = lambda: lambda: times.append(1)
    return times


def test_silent_by_default_and_rung_once_where_she_chose_it(room: Room, console: Console) -> None:
    times = rung(console.running.chime)
    for chosen in (False, True):
        console.settings.set(chime=chosen)
        room.ask(EnterStage(room.model.meeting_id, room.stage(int(chosen)).id))
        room.now.pass_time(minutes=20)
        for _second in range(3):
            console._heartbeat.timeout.emit()
            room.now.pass_time(seconds=1)
    assert times == [1]


def test_its_player_is_made_when_it_first_rings() -> None:
    made: list[int] = []

    def player() -> Callable[[], object]:
        made.append(1)
        return lambda: None

    chime = Chime(wanted=lambda: True, player=player)
    assert made == []
    chime.ring()
    chime.ring()
    assert made == [1]


@pytest.mark.parametrize("fault", [OSError, RuntimeError])
def test_without_sound_the_computer_beeps(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    assert qapp is not None
    beeps: list[int] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))

    def broken() -> Callable[[], object]:
        raise fault

    chime = Chime(wanted=lambda: True, player=broken)
    chime.ring()
    chime.ring()
    assert beeps == [1, 1]


def test_the_systems_player_is_given_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    heard = tmp_path / "heard.wav"
    program = tmp_path / PLAYERS[-1]
    program.write_text(f'#!/bin/sh\ncp "$1" {heard}.part && mv {heard}.part {heard}\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    sound()()
    qtbot.waitUntil(heard.exists)
    assert heard.read_bytes() == CHIME.read_bytes()


def test_where_no_program_plays_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OSError, match="no program"):
        sound()


def test_a_player_that_does_not_start_gives_way_to_the_beep(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication
) -> None:
    assert qapp is not None
    program = tmp_path / PLAYERS[-1]
    program.write_bytes(b"\x7fELF, of another kind of computer")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    beeps: list[int] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    Chime(wanted=lambda: True).ring()
    assert beeps == [1]


def test_the_sound_is_short_and_soft_and_begins_and_ends_in_silence() -> None:
    with wave.open(str(CHIME)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert 0.3 < file.getnframes() / file.getframerate() < 1.0
        data = file.readframes(file.getnframes())
    samples = [int.from_bytes(data[at : at + 2], "little", signed=True) for at in range(0, len(data), 2)]
    assert samples[0] == 0
    assert abs(samples[-1]) < 400
    assert 2_000 < max(map(abs, samples)) < 10_000
