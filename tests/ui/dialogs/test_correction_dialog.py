"""A post-it in other words: asked for, refused, while its author changes it or takes it back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier.domain.ids import NoteId, new_id
from atelier.domain.operations import AddNotes, CorrectNote, NewNote, RewriteOwnNote, WithdrawOwnNote
from atelier.domain.things import Note, Party, Source
from atelier.ui.console.window import Console
from atelier.ui.dialogs.correction_dialog import CorrectionDialog
from tests.premises import type_text
from tests.ui.conftest import Room

SHIFT = Qt.KeyboardModifier.ShiftModifier
WRITTEN = "Un leiu ouvert"


@pytest.fixture
def note(room: Room) -> Note:
    """A post-it with a slip of the pen, from a phone."""
    sent = NewNote(NoteId(new_id()), WRITTEN, key="k")
    room.ask(AddNotes(room.model.meeting_id, room.question(1).id, (sent,), Source.PHONE), Party.PARTICIPANT)
    room.asked.clear()
    return room.note(WRITTEN)


@pytest.fixture
def dialog(qtbot: QtBot, room: Room, note: Note) -> CorrectionDialog:
    made = CorrectionDialog(room.model, note)
    made.operation_requested.connect(room.ask)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.edit.hasFocus)
    return made


def retype(dialog: CorrectionDialog, text: str) -> None:
    dialog.edit.selectAll()
    type_text(dialog.edit, text)


def shown(room: Room, note: Note) -> str:
    return room.model.snapshot.get(Note, note.id).shown_text


def test_enter_corrects_and_what_was_written_stays(
    dialog: CorrectionDialog, room: Room, note: Note, qtbot: QtBot
) -> None:
    assert (dialog.as_written.text, dialog.edit.text) == (WRITTEN, WRITTEN)
    retype(dialog, "Un lieu")
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Return, SHIFT)
    type_text(dialog.edit, "ouvert")
    assert room.asked == []
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Return)
    assert room.asked == [CorrectNote(note.id, "Un lieu\nouvert", over=note.text)]
    assert room.model.snapshot.get(Note, note.id).text == WRITTEN
    assert not dialog.isVisible()


def test_nothing_changed_asks_nothing(dialog: CorrectionDialog, room: Room, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Return)
    assert room.asked == []
    assert not dialog.isVisible()


def test_an_empty_correction_is_told(dialog: CorrectionDialog, room: Room, qtbot: QtBot) -> None:
    retype(dialog, " ")
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Return)
    assert room.asked == []
    assert dialog.isVisible()
    assert not dialog.field.problem.isHidden()
    type_text(dialog.edit, "x")
    assert dialog.field.problem.isHidden()


def test_escape_asks_once_before_words_are_lost(dialog: CorrectionDialog, qtbot: QtBot) -> None:
    type_text(dialog.edit, " !")
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.unsaved.isHidden()
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_correction_is_dated_and_can_be_taken_back(
    console: Console, room: Room, note: Note, qtbot: QtBot
) -> None:
    room.ask(CorrectNote(note.id, "Un lieu ouvert"))
    dialog = console.notes.correct(note.id)
    assert dialog is not None
    at = room.now().astimezone()
    assert dialog.since.text() == f"Corrigé le 4 octobre à {at.hour}\xa0h\xa0{at.minute:02}"
    assert dialog.edit.text == "Un lieu ouvert"
    qtbot.mouseClick(dialog.revert, Qt.MouseButton.LeftButton)
    assert shown(room, note) == WRITTEN


def test_without_a_correction_there_is_nothing_to_take_back(dialog: CorrectionDialog) -> None:
    assert dialog.revert.isHidden()
    assert dialog.since.isHidden()


def test_arrivals_leave_what_is_typed_alone(dialog: CorrectionDialog, room: Room) -> None:
    type_text(dialog.edit, " à tous")
    room.send("Un autre", "Encore un")
    assert dialog.edit.text == f"{WRITTEN} à tous"
    assert dialog.news.isHidden()


def test_the_author_takes_it_back_meanwhile(dialog: CorrectionDialog, room: Room) -> None:
    type_text(dialog.edit, " à tous")
    room.ask(WithdrawOwnNote(room.model.meeting_id, "k"), Party.PARTICIPANT)
    assert "vient de le retirer" in dialog.news.text()
    assert dialog.isVisible()
    assert dialog.edit.text == f"{WRITTEN} à tous"


@pytest.mark.parametrize(("typed", "left"), [("", "Un lieu ouvert"), (" à tous", f"{WRITTEN} à tous")])
def test_the_author_writes_it_otherwise_meanwhile(
    dialog: CorrectionDialog, room: Room, typed: str, left: str
) -> None:
    type_text(dialog.edit, typed)
    room.ask(RewriteOwnNote(room.model.meeting_id, "k", "Un lieu ouvert"), Party.PARTICIPANT)
    assert dialog.as_written.text == "Un lieu ouvert"
    assert "vient de le récrire" in dialog.news.text()
    assert dialog.edit.text == left


def test_what_could_not_be_kept_comes_back(console: Console, room: Room, note: Note, qtbot: QtBot) -> None:
    console.operation_requested.disconnect(room.ask)
    dialog = console.notes.correct(note.id)
    assert dialog is not None
    retype(dialog, "Un lieu ouvert")
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    console.show_fault("Le disque est plein.", CorrectNote(note.id, "Un lieu ouvert", over=note.text))
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.edit.text == "Un lieu ouvert"


def test_c_opens_it_on_the_board(console: Console, room: Room, note: Note) -> None:
    console.on_board.show_note(note.id)
    console.board.setFocus()
    QTest.keyClick(console.board, Qt.Key.Key_C)
    (dialog,) = console.findChildren(CorrectionDialog)
    assert dialog.note == note
    assert room.asked == []
