"""The list of recordings: a sound attached afterwards, set on its clock, erased."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from atelier.domain.operations import RemoveRecording
from atelier.domain.things import Recording
from atelier.ui.console.window import Console
from atelier.ui.recording.desk import RecordingDesk
from atelier.ui.recording.recording_card import parse_signed_code, signed_code
from atelier.ui.recording.recordings import recordings
from atelier.ui.recording.recordings_dialog import RecordingsDialog
from tests.ui.conftest import Room, open_console
from tests.ui.recording.fakes import FakePlayer, FakeSounds
from tests.ui.recording.test_listening import quoted, recorded


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "phone").mkdir()
    (tmp_path / "phone" / "réunion.m4a").write_bytes(b"sound")
    return tmp_path / "phone" / "réunion.m4a"


@pytest.fixture
def dialog(qtbot: QtBot, desk: RecordingDesk) -> RecordingsDialog:
    dialog = desk.open_recordings()
    with qtbot.waitExposed(dialog):
        pass
    return dialog


def the_recording(room: Room) -> Recording:
    (recording,) = room.model.snapshot.all(Recording)
    return recording


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_sound_made_elsewhere_is_attached_once_people_agreed(
    room: Room, dialog: RecordingsDialog, source: Path, sounds: FakeSounds
) -> None:
    assert dialog.none.isVisible()
    asked = dialog.attach(None, source)
    assert asked is not None
    assert "a été enregistré" in asked.sentence.text()
    assert list(room.model.snapshot.all(Recording)) == []
    asked.yes.click()
    recording = the_recording(room)
    assert (recording.file_name, recording.agreed_at) == ("réunion.m4a", room.now())
    assert recording.ended_at is not None
    assert recording.file is not None
    assert sounds.path_of(recording.file).read_bytes() == b"sound"
    assert source.exists()
    assert (len(dialog.cards), dialog.none.isVisible()) == (1, False)


def test_without_agreement_it_is_not(room: Room, dialog: RecordingsDialog, source: Path) -> None:
    asked = dialog.attach(None, source)
    assert asked is not None
    asked.no.click()
    assert list(room.model.snapshot.all(Recording)) == []


def test_a_clock_is_given_its_sound_afterwards(
    room: Room, desk: RecordingDesk, dialog: RecordingsDialog, source: Path
) -> None:
    desk.toggle()
    assert dialog.cards[0].attach.isHidden()
    desk.toggle()
    assert not dialog.cards[0].attach.isHidden()
    asked = dialog.attach(the_recording(room), source)
    assert asked is not None
    asked.listeners.setText("l’animatrice")
    asked.until.setText("un mois")
    asked.yes.click()
    recording = the_recording(room)
    assert recording.file_name == "réunion.m4a"
    assert recording.agreed_at is not None
    assert (recording.heard_by, recording.kept_for) == ("l’animatrice", "un mois")
    said = " ".join(label.text() for label in dialog.cards[0].findChildren(QLabel))
    assert "écouté par l’animatrice" in said
    assert "gardé un mois" in said


def test_an_agreement_is_asked_for_once(room: Room, dialog: RecordingsDialog, source: Path) -> None:
    recorded(room, file=None)
    assert dialog.attach(the_recording(room), source) is None
    assert the_recording(room).file_name == "réunion.m4a"


def test_a_sound_that_can_t_be_kept_is_told_and_nothing_is_attached(
    room: Room, dialog: RecordingsDialog, source: Path, sounds: FakeSounds
) -> None:
    sounds.fault = "Le disque est plein."
    asked = dialog.attach(None, source)
    assert asked is not None
    asked.yes.click()
    assert dialog.problem.text() == "Le disque est plein."
    assert list(room.model.snapshot.all(Recording)) == []
    assert (dialog.copying.isVisible(), dialog.add.isEnabled()) == (False, True)


def test_no_copy_is_left_where_its_recording_was_removed_meanwhile(
    room: Room, desk: RecordingDesk, source: Path, sounds: FakeSounds
) -> None:
    recorded(room, file=None)
    recording = the_recording(room)
    room.ask(RemoveRecording(recording.id))
    assert desk.sound is not None
    desk.sound.keeping.attach_file(source, recording)
    assert len(room.refusals) == 1
    assert list(sounds.place.glob("kept-*")) == []
    assert source.exists()


def test_a_second_sound_for_one_recording_leaves_no_copy(
    room: Room, desk: RecordingDesk, source: Path, sounds: FakeSounds
) -> None:
    recorded(room, file=None)
    recording = the_recording(room)
    other = source.with_name("autre.m4a")
    other.write_bytes(b"other")
    assert desk.sound is not None
    for path in (source, other):
        desk.sound.keeping.attach_file(path, recording)
    assert [path.name for path in sounds.place.glob("kept-*")] == [the_recording(room).file]


def test_a_file_with_a_very_long_name_is_attached(room: Room, dialog: RecordingsDialog, source: Path) -> None:
    source = source.rename(source.with_name("n" * 240 + ".m4a"))
    recorded(room, file=None)
    dialog.attach(the_recording(room), source)
    assert the_recording(room).file_name == "n" * 199 + "…"


def test_the_clock_is_set_on_the_sound_by_listening(
    qtbot: QtBot, room: Room, dialog: RecordingsDialog, sounds: FakeSounds, player: FakePlayer
) -> None:
    (sounds.place / "kept-a.wav").write_bytes(b"RIFF")
    recorded(room)
    click(qtbot, dialog.cards[0].here)
    assert "Écoutez d’abord" in dialog.problem.text()
    click(qtbot, dialog.cards[0].play)
    assert player.asked == [("play", "kept-a.wav", 0)]
    player.moved.emit(12.4, 3600.0)
    click(qtbot, dialog.cards[0].here)
    assert the_recording(room).offset_s == 12
    assert dialog.cards[0].offset.text() == "0:12"


def test_the_clock_is_set_on_the_sound_by_typing(qtbot: QtBot, room: Room, dialog: RecordingsDialog) -> None:
    recorded(room)
    offset = dialog.cards[0].offset
    offset.clear()
    qtbot.keyClicks(offset, "-1:05")
    offset.editingFinished.emit()
    assert the_recording(room).offset_s == -65
    offset = dialog.cards[0].offset
    offset.setText("bientôt")
    offset.editingFinished.emit()
    assert "34:21" in dialog.problem.text()
    assert (offset.text(), the_recording(room).offset_s) == ("−1:05", -65)


def test_what_is_under_way_stays_where_something_else_changes(
    qtbot: QtBot, room: Room, dialog: RecordingsDialog
) -> None:
    first = recorded(room)
    room.now.pass_time(seconds=1)
    second = recorded(room)
    click(qtbot, dialog.cards[0].here)
    told, cards = dialog.problem.text(), dialog.cards
    dialog.cards[1].offset.setFocus()
    dialog.cards[1].offset.selectAll()
    qtbot.keyClicks(dialog.cards[1].offset, "1:2")
    quoted(room, 5, first)
    assert [card is before for card, before in zip(dialog.cards, cards, strict=True)] == [False, True]
    quoted(room, 5, second)
    offset = dialog.cards[1].offset
    assert dialog.cards[1] is not cards[1]
    assert (offset.text(), offset.hasFocus()) == ("1:2", True)
    assert (dialog.problem.text(), bool(told)) == (told, True)
    qtbot.keyClicks(offset, "0")
    qtbot.keyClick(offset, Qt.Key.Key_Return)
    assert [recording.offset_s for recording in recordings(room.model)] == [0, 80]
    assert (dialog.cards[1].offset.text(), dialog.problem.text()) == ("1:20", "")


@pytest.mark.parametrize("seconds", [0, 5, -5, 3723, -3723])
def test_an_offset_that_is_shown_can_be_typed(seconds: int) -> None:
    assert parse_signed_code(signed_code(seconds)) == seconds
    assert parse_signed_code(signed_code(seconds).replace("−", "-")) == seconds


def erase_button(box: QMessageBox) -> object:
    return next(b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.DestructiveRole)


def test_a_sound_is_erased_for_good_once_that_was_said_twice(
    qtbot: QtBot, room: Room, dialog: RecordingsDialog, sounds: FakeSounds
) -> None:
    (sounds.place / "kept-a.wav").write_bytes(b"RIFF")
    recorded(room)
    dialog.forget(the_recording(room)).reject()
    assert the_recording(room).file == "kept-a.wav"
    click(qtbot, erase_button(dialog.forget(the_recording(room))))
    assert the_recording(room).file is None
    assert not (sounds.place / "kept-a.wav").exists()


def test_a_recording_is_removed_and_brought_back(
    qtbot: QtBot, room: Room, console: Console, dialog: RecordingsDialog
) -> None:
    recorded(room, file=None)
    click(qtbot, dialog.cards[0].remove)
    assert list(room.model.snapshot.all(Recording)) == []
    console.actions_.by_name["undo"].trigger()
    assert len(dialog.cards) == 1


def test_without_a_place_for_sounds_that_is_told(qtbot: QtBot, room: Room) -> None:
    dialog = open_console(qtbot, room).recording.open_recordings()
    click(qtbot, dialog.add)
    assert "ne peut pas être gardé ici" in dialog.problem.text()
