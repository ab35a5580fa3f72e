"""Listening from a time code on, with a player that is the test's, and with Qt's own."""

import math
import wave
from array import array
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.ids import QuoteId, RecordingId, new_id
from atelier.domain.operations import AddQuote, AddRecording, AttachSound, ShiftSound
from atelier.domain.things import Quote, Recording
from atelier.ui.console.window import Console
from atelier.ui.panels.quote_card import QuoteCard
from atelier.ui.panels.quotes_panel import QuotesPanel
from atelier.ui.panels.side_panel import Panel
from atelier.ui.recording.player import QtPlayer
from tests.ui.conftest import Room
from tests.ui.recording.fakes import FakePlayer, FakeSounds

QT_S_OWN = ("Couldn't load", "Couldn't resolve", "PulseAudioService", "No audio device")
"""What Qt remarks on a computer without sound, or without some library that would be of use for films."""


def recorded(room: Room, file: str | None = "kept-a.wav", sound_s: int | None = 3600) -> RecordingId:
    recording_id = RecordingId(new_id())
    begun = room.now() - timedelta(hours=1)
    room.ask(
        AddRecording(
            Recording(
                id=recording_id,
                meeting_id=room.model.meeting_id,
                started_at=begun,
                ended_at=room.now(),
                agreed_at=begun,
            )
        )
    )
    if file is not None:
        room.ask(AttachSound(recording_id, file, "a.wav", sound_s))
    return recording_id


def quoted(room: Room, time_s: int | None, recording_id: RecordingId | None = None) -> QuoteId:
    quote = Quote(
        id=QuoteId(new_id()),
        meeting_id=room.model.meeting_id,
        text="On y va.",
        created_at=room.now(),
        time_s=time_s,
        recording_id=recording_id,
    )
    room.ask(AddQuote(quote))
    return quote.id


@pytest.fixture
def panel(console: Console) -> QuotesPanel:
    console.side_panel.show_panel(Panel.QUOTES)
    return console.side_panel.quotes


@pytest.fixture
def sound(sounds: FakeSounds) -> Path:
    (sounds.place / "kept-a.wav").write_bytes(b"RIFF")
    return sounds.place / "kept-a.wav"


def click_moment(qtbot: QtBot, panel: QuotesPanel, quote_id: QuoteId) -> None:
    card = panel.cards.card(quote_id)
    assert isinstance(card, QuoteCard)
    assert card.play is not None
    qtbot.mouseClick(card.play, Qt.MouseButton.LeftButton)


def refusal(console: Console) -> str:
    return console.area.notice.sentence.text()


@pytest.mark.usefixtures("sound")
def test_a_click_on_the_moment_plays_from_there(
    qtbot: QtBot, room: Room, panel: QuotesPanel, player: FakePlayer
) -> None:
    recording_id = recorded(room)
    quote_id = quoted(room, 121, recording_id)
    room.ask(ShiftSound(recording_id, 10))
    click_moment(qtbot, panel, quote_id)
    assert player.asked == [("play", "kept-a.wav", 131)]
    assert panel.player.isVisible()
    assert panel.player.position.text() == "2:01 / 1:59:50"


@pytest.mark.usefixtures("sound")
def test_the_buttons_do_what_they_say(
    qtbot: QtBot, room: Room, panel: QuotesPanel, player: FakePlayer
) -> None:
    click_moment(qtbot, panel, quoted(room, 60, recorded(room)))
    player.asked.clear()
    for button in (panel.player.pause, panel.player.back, panel.player.on):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    panel.player.speed.setCurrentIndex(3)
    qtbot.mouseClick(panel.player.stop, Qt.MouseButton.LeftButton)
    assert player.asked == [("pause",), ("seek", 55.0), ("seek", 65.0), ("speed", 1.5), ("stop",)]
    assert not panel.player.isVisible()


def test_a_sound_that_is_missing_is_told(
    qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel, player: FakePlayer
) -> None:
    click_moment(qtbot, panel, quoted(room, 60, recorded(room)))
    assert "manque" in refusal(console)
    assert player.asked == []
    assert not panel.player.isVisible()


@pytest.mark.usefixtures("sound")
@pytest.mark.parametrize(("time_s", "sound_s", "played"), [(3601, 3600, False), (3601, None, True)])
def test_a_moment_outside_the_sound_is_told(
    qtbot: QtBot,
    room: Room,
    console: Console,
    panel: QuotesPanel,
    player: FakePlayer,
    *,
    time_s: int,
    sound_s: int | None,
    played: bool,
) -> None:
    click_moment(qtbot, panel, quoted(room, time_s, recorded(room, sound_s=sound_s)))
    assert bool(player.asked) is played
    assert ("hors du son" in refusal(console)) is not played


def test_a_moment_without_sound_or_recording_is_told(
    qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel
) -> None:
    quote_id = quoted(room, 60)
    click_moment(qtbot, panel, quote_id)
    assert "aucun enregistrement" in refusal(console)
    recorded(room, file=None)
    click_moment(qtbot, panel, quote_id)
    assert "pas de son" in refusal(console)


@pytest.mark.usefixtures("sound")
def test_a_code_typed_before_the_only_recording_is_on_it(
    qtbot: QtBot, room: Room, panel: QuotesPanel, player: FakePlayer
) -> None:
    quote_id = quoted(room, 60)
    recorded(room)
    click_moment(qtbot, panel, quote_id)
    assert player.asked == [("play", "kept-a.wav", 60)]


@pytest.mark.usefixtures("sound")
def test_what_can_t_be_played_is_told_and_the_bar_goes(
    qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel, player: FakePlayer
) -> None:
    click_moment(qtbot, panel, quoted(room, 60, recorded(room)))
    player.failed.emit("Ce fichier n’est pas un son.")
    assert refusal(console) == "Ce fichier n’est pas un son."
    assert not panel.player.isVisible()


# Qt's own


@pytest.fixture
def real(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtPlayer:
    """Qt's player, on a computer that may have nothing that sounds."""
    assert qtbot is not None
    monkeypatch.setattr(QtPlayer, "has_output", lambda _self: True)
    return QtPlayer()


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    with wave.open(str(tmp_path / "tone.wav"), "wb") as file:
        file.setparams((1, 2, 8_000, 0, "NONE", ""))
        file.writeframes(array("h", (int(9_000 * math.sin(at / 9)) for at in range(80_000))).tobytes())
    return tmp_path / "tone.wav"


@pytest.mark.qt_log_ignore(*QT_S_OWN)
def test_qt_plays_a_sound_from_a_moment_on(qtbot: QtBot, real: QtPlayer, tone: Path) -> None:
    heard: list[tuple[float, float]] = []
    real.moved.connect(lambda second, until: heard.append((second, until)))
    real.play(tone, 6.0)
    qtbot.waitUntil(lambda: bool(heard) and heard[-1][0] > 6.1 and heard[-1][1] == 10.0)
    real.seek(1.0)
    qtbot.waitUntil(lambda: 1.0 <= heard[-1][0] < 6.0)
    with qtbot.waitSignal(real.playing_changed, check_params_cb=lambda playing: not playing):
        real.pause()
    with qtbot.waitSignal(real.playing_changed, check_params_cb=bool):
        real.pause()
    real.stop()


@pytest.mark.qt_log_ignore(*QT_S_OWN, "Could not open media")
def test_qt_says_what_it_can_t_play(qtbot: QtBot, real: QtPlayer, tmp_path: Path) -> None:
    (tmp_path / "words.mp3").write_text("Ce n’est pas un son. " * 100, encoding="utf-8")
    with qtbot.waitSignal(real.failed) as told:
        real.play(tmp_path / "words.mp3", 0)
    assert "pas un son" in told.args[0]
    with qtbot.waitSignal(real.failed) as told:
        real.play(tmp_path / "gone.mp3", 0)
    assert "ne peut pas être lu" in told.args[0]
    real.stop()


@pytest.mark.qt_log_ignore(*QT_S_OWN)
def test_a_computer_without_anything_that_sounds_says_so(
    qtbot: QtBot, tone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QtPlayer, "has_output", lambda _self: False)
    player = QtPlayer()
    with qtbot.waitSignal(player.failed) as told:
        player.play(tone, 0)
    assert "haut-parleur" in told.args[0]
