"""The clock, the stamp, and the sound that goes with them: by keys and buttons on a real console."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.ids import RecordingId, new_id
from atelier.domain.operations import AddRecording, AttachSound, RemoveRecording
from atelier.domain.things import Quote, Recording
from atelier.ui.console.window import Console
from atelier.ui.panels.quotes_panel import QuotesPanel
from atelier.ui.panels.side_panel import Panel
from atelier.ui.recording.agreement_dialog import AgreementDialog
from atelier.ui.recording.desk import RecordingDesk
from atelier.ui.recording.forgotten_box import ForgottenBox
from atelier.ui.recording.sounds import begun_name
from atelier.ui.recording.wave_file import WaveFile
from tests.ui.conftest import Room, open_console
from tests.ui.recording.fakes import SILENCE, FakeMicrophone, FakeSounds

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def the_recording(room: Room) -> Recording:
    (recording,) = room.model.snapshot.all(Recording)
    return recording


def toggle_by_key(qtbot: QtBot, console: Console) -> None:
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_H, CTRL | SHIFT)


def panel_of(console: Console) -> QuotesPanel:
    console.side_panel.show_panel(Panel.QUOTES)
    return console.side_panel.quotes


def agree(desk: RecordingDesk) -> AgreementDialog:
    dialog = desk.record_sound()
    assert dialog is not None
    dialog.yes.click()
    return dialog


def said_over_the_board(console: Console) -> str:
    return console.area.notice.sentence.text()


# The clock


def test_the_clock_is_started_and_stopped_by_a_key(qtbot: QtBot, room: Room, console: Console) -> None:
    assert console.status.recording.text() == ""
    toggle_by_key(qtbot, console)
    room.now.pass_time(minutes=34, seconds=21)
    console.recording.show_time()
    assert console.status.recording.text() == "chronomètre 34:21"
    assert panel_of(console).clock.state.text() == "Chronomètre 34:21"
    toggle_by_key(qtbot, console)
    assert the_recording(room).ended_at == room.now()
    assert (console.status.recording.text(), console.status.recording.isVisible()) == ("", False)


def test_the_buttons_of_the_panel_do_the_same(qtbot: QtBot, room: Room, console: Console) -> None:
    clock = panel_of(console).clock
    assert (clock.toggle.text(), clock.list.isVisible()) == ("Démarrer", False)
    qtbot.mouseClick(clock.toggle, Qt.MouseButton.LeftButton)
    assert (clock.toggle.text(), clock.list.isVisible()) == ("Arrêter", True)
    qtbot.mouseClick(clock.toggle, Qt.MouseButton.LeftButton)
    assert the_recording(room).ended_at is not None


def test_the_clock_runs_across_a_restart(qtbot: QtBot, room: Room, console: Console) -> None:
    toggle_by_key(qtbot, console)
    console.finish()
    room.now.pass_time(hours=1, seconds=5)
    again = open_console(qtbot, room)
    assert again.status.recording.text() == "chronomètre 1:00:05"


# The stamp


def test_a_stamp_is_the_moment_of_the_key(qtbot: QtBot, room: Room, console: Console) -> None:
    toggle_by_key(qtbot, console)
    room.now.pass_time(minutes=2, seconds=1)
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_T, CTRL)
    room.now.pass_time(seconds=40)
    form = console.side_panel.quotes.form
    assert form.text.hasFocus()
    qtbot.keyClicks(form.text, "On y va.")
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    (quote,) = room.model.snapshot.all(Quote)
    assert (quote.text, quote.time_s, quote.recording_id) == ("On y va.", 121, the_recording(room).id)


def test_words_that_stand_there_get_the_stamp_and_the_next_one_sends_them(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    toggle_by_key(qtbot, console)
    panel = panel_of(console)
    qtbot.keyClicks(panel.form.text, "Oui")
    for _ in range(2):
        room.now.pass_time(seconds=10)
        qtbot.keyClick(panel.form.text, Qt.Key.Key_T, CTRL)
    assert [(q.text, q.time_s) for q in room.model.snapshot.all(Quote)] == [("Oui", 10)]
    assert (panel.form.text.text, panel.form.time.text()) == ("", "0:20")


def test_without_a_clock_the_stamp_says_so_and_starts_nothing(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_T, CTRL)
    assert "ne tourne pas" in said_over_the_board(console)
    assert console.side_panel.quotes.form.text.hasFocus()
    assert list(room.model.snapshot.all(Recording)) == []


# The sound


def test_sound_is_recorded_once_people_agreed(
    room: Room, console: Console, desk: RecordingDesk, microphone: FakeMicrophone, sounds: FakeSounds
) -> None:
    agree(desk)
    assert the_recording(room).agreed_at == room.now()
    assert the_recording(room).heard_by == "les personnes qui rédigent le compte rendu"
    assert the_recording(room).kept_for == "jusqu’à la validation du compte rendu"
    microphone.heard(SILENCE * 3)
    room.now.pass_time(seconds=3)
    desk.show_time()
    assert console.status.recording.text() == "● son 0:03"
    desk.toggle()
    recording = the_recording(room)
    assert (recording.ended_at, recording.sound_s, recording.offset_s) == (room.now(), 3, 0)
    assert recording.file is not None
    assert sounds.path_of(recording.file).stat().st_size == 44 + 3 * len(SILENCE)
    assert not microphone.is_open
    assert "gardé" in said_over_the_board(console)


def test_without_agreement_nothing_is_heard(
    room: Room, desk: RecordingDesk, microphone: FakeMicrophone, sounds: FakeSounds
) -> None:
    dialog = desk.record_sound()
    assert dialog is not None
    dialog.no.click()
    assert (microphone.is_open, desk.is_recording, sounds.begun()) == (False, False, [])
    assert list(room.model.snapshot.all(Recording)) == []


def test_the_sentence_to_read_says_who_listens_and_how_long(desk: RecordingDesk) -> None:
    dialog = desk.record_sound()
    assert dialog is not None
    dialog.listeners.setText("Léa et Omar")
    dialog.until.setText("un mois")
    assert "écouté par Léa et Omar," in dialog.sentence.text()
    assert "gardé un mois sur" in dialog.sentence.text()
    dialog.reject()


def test_sound_that_begins_while_the_clock_runs_keeps_its_codes(
    room: Room, desk: RecordingDesk, microphone: FakeMicrophone
) -> None:
    desk.toggle()
    room.now.pass_time(minutes=5)
    agree(desk)
    assert the_recording(room).agreed_at == room.now()
    assert the_recording(room).heard_by == "les personnes qui rédigent le compte rendu"
    assert the_recording(room).kept_for == "jusqu’à la validation du compte rendu"
    microphone.heard(SILENCE * 2)
    desk.toggle()
    assert the_recording(room).offset_s == -300


def test_sound_is_kept_however_long_the_clock_ran_before(
    room: Room, desk: RecordingDesk, microphone: FakeMicrophone
) -> None:
    desk.toggle()
    room.now.pass_time(days=400)
    agree(desk)
    microphone.heard(SILENCE * 3)
    desk.toggle()
    recording = the_recording(room)
    assert (recording.sound_s, recording.offset_s) == (3, -400 * 24 * 3600)
    assert recording.file is not None


def test_sound_of_a_recording_that_is_gone_is_one_of_its_own(
    room: Room, desk: RecordingDesk, microphone: FakeMicrophone, sounds: FakeSounds
) -> None:
    agree(desk)
    microphone.heard(SILENCE * 3)
    before = the_recording(room)
    room.ask(RemoveRecording(before.id))
    assert desk.sound is not None
    desk.sound.stop(before)
    assert the_recording(room).id != before.id
    assert (the_recording(room).sound_s, the_recording(room).agreed_at) == (3, before.agreed_at)
    assert sounds.begun() == []


def test_no_microphone_is_told_and_the_clock_is_left_as_it_was(
    room: Room, console: Console, desk: RecordingDesk, microphone: FakeMicrophone
) -> None:
    microphone.fault = "Aucun micro n’est branché."
    agree(desk)
    assert said_over_the_board(console) == "Aucun micro n’est branché."
    assert list(room.model.snapshot.all(Recording)) == []
    desk.toggle()
    agree(desk)
    assert the_recording(room).ended_at is None
    assert not desk.is_recording


def test_a_microphone_that_is_unplugged_leaves_the_clock_and_the_sound(
    room: Room, console: Console, desk: RecordingDesk, microphone: FakeMicrophone
) -> None:
    agree(desk)
    microphone.heard(SILENCE * 2)
    microphone.lost("Le micro a été débranché.")
    assert "le chronomètre continue" in said_over_the_board(console)
    assert console.status.recording.text() == "chronomètre 0:00"
    assert desk.record_sound() is None
    desk.toggle()
    assert the_recording(room).sound_s == 2


def test_a_click_by_mistake_leaves_no_sound(room: Room, desk: RecordingDesk, sounds: FakeSounds) -> None:
    agree(desk)
    desk.toggle()
    assert (the_recording(room).file, sounds.begun()) == (None, [])


def test_a_sound_that_can_t_be_put_in_its_place_stays(
    room: Room, console: Console, desk: RecordingDesk, microphone: FakeMicrophone, sounds: FakeSounds
) -> None:
    agree(desk)
    microphone.heard(SILENCE * 2)
    sounds.fault = "Le disque est plein."
    desk.toggle()
    assert said_over_the_board(console) == "Le disque est plein."
    assert the_recording(room).file is None
    assert len(sounds.begun()) == 1


def test_closing_the_window_keeps_the_sound(
    room: Room, console: Console, desk: RecordingDesk, microphone: FakeMicrophone
) -> None:
    agree(desk)
    microphone.heard(SILENCE * 2)
    console.finish()
    assert the_recording(room).sound_s == 2
    assert not microphone.is_open


def test_the_level_is_seen(console: Console, desk: RecordingDesk, microphone: FakeMicrophone) -> None:
    clock = panel_of(console).clock
    assert not clock.level.isVisible()
    agree(desk)
    microphone.heard(b"\xff\x7f" * 100)
    assert (clock.level.isVisible(), round(clock.level.share, 2)) == (True, 1.0)
    assert (clock.sound.isVisible(), clock.state.text()) == (False, "● Son 0:00")


def test_without_a_place_for_sounds_there_is_the_clock_alone(qtbot: QtBot, room: Room) -> None:
    console = open_console(qtbot, room)
    assert console.recording.record_sound() is None
    assert "chronomètre, lui, fonctionne" in said_over_the_board(console)
    console.recording.toggle()
    console.recording.toggle()
    assert the_recording(room).ended_at is not None


# What a power cut leaves


@pytest.fixture
def cut_short(room: Room, sounds: FakeSounds) -> Path:
    """What is there after a power cut: a clock that runs, and a file that nobody closed."""
    recording = Recording(
        id=RecordingId(new_id()),
        meeting_id=room.model.meeting_id,
        started_at=room.now() - timedelta(minutes=30),
        agreed_at=room.now(),
    )
    room.ask(AddRecording(recording))
    path = sounds.folder() / begun_name(recording.id, -12)
    file = WaveFile(path, rate=16_000, channels=1)
    file.write(SILENCE * 5)
    file._file.close()
    return path


def asked(console: Console) -> list[ForgottenBox]:
    console.recording.offer_forgotten()
    return [box for box in console.findChildren(ForgottenBox) if box.isVisible()]


def test_it_is_found_and_kept(room: Room, cut_short: Path, console: Console) -> None:
    (box,) = asked(console)
    box.keep.click()
    recording = the_recording(room)
    assert (recording.sound_s, recording.offset_s) == (5, -12)
    assert recording.ended_at is not None
    assert not cut_short.exists()
    assert asked(console) == []


def test_it_is_kept_though_its_beginning_was_lost(room: Room, cut_short: Path, console: Console) -> None:
    cut_short.write_bytes(bytes(44) + SILENCE * 5)
    (box,) = asked(console)
    box.keep.click()
    assert the_recording(room).sound_s == 5


def test_it_is_erased(room: Room, cut_short: Path, console: Console) -> None:
    (box,) = asked(console)
    box.erase.click()
    assert not cut_short.exists()
    assert the_recording(room).file is None


def test_it_waits(cut_short: Path, console: Console) -> None:
    (box,) = asked(console)
    box.later.click()
    assert cut_short.exists()


def test_that_of_another_meeting_is_left_to_it(cut_short: Path, console: Console) -> None:
    cut_short.rename(cut_short.with_name(begun_name(new_id(), 0)))
    assert asked(console) == []


def test_that_of_a_recording_that_has_a_sound_by_now_is_one_of_its_own(
    room: Room, cut_short: Path, console: Console
) -> None:
    first = the_recording(room)
    room.ask(AttachSound(first.id, "kept-x.wav", "x.wav", 5))
    (box,) = asked(console)
    box.keep.click()
    kept, made = sorted(room.model.snapshot.all(Recording), key=lambda r: r.id != first.id)
    assert (kept.file, made.sound_s, made.offset_s) == ("kept-x.wav", 5, -12)
    assert made.started_at == first.started_at
    assert made.ended_at == first.started_at + timedelta(seconds=17)
    assert not cut_short.exists()
    assert asked(console) == []
