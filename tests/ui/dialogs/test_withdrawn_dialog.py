"""What was taken off the wall: by whom, and put back, several at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier.domain.ids import NoteId, new_id
from atelier.domain.operations import AddNotes, NewNote, RestoreNotes, WithdrawNotes, WithdrawOwnNote
from atelier.domain.things import Party, Source
from atelier.ui.console.window import Console
from atelier.ui.dialogs.withdrawn_dialog import WithdrawnDialog
from atelier.ui.panels.note_cards import AGE, SOURCE
from tests.ui.conftest import Room


@pytest.fixture
def dialog(qtbot: QtBot, room: Room, console: Console) -> WithdrawnDialog:
    """Two that she took off, one on the second question, and one that its author took back."""
    first, second = room.send("Un", "Deux")
    (other,) = room.send("Trois", number=2)
    room.ask(WithdrawNotes((other, second)))
    sent = NewNote(NoteId(new_id()), "À moi", key="k")
    room.ask(AddNotes(room.model.meeting_id, room.question(1).id, (sent,), Source.PHONE), Party.PARTICIPANT)
    room.ask(WithdrawOwnNote(room.model.meeting_id, "k"), Party.PARTICIPANT)
    assert first not in {note.id for note in console.notes.show_withdrawn().notes.notes}
    (made,) = console.findChildren(WithdrawnDialog)
    made.activateWindow()
    qtbot.waitUntil(lambda: made.list.hasFocus())
    return made


def texts(dialog: WithdrawnDialog) -> list[str]:
    return [note.text for note in dialog.notes.notes]


def click(dialog: WithdrawnDialog, row: int) -> None:
    at = dialog.list.visualRect(dialog.notes.index(row)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_each_is_told_with_its_question_and_by_whom(dialog: WithdrawnDialog) -> None:
    told = [
        (
            dialog.notes.index(row).data(),
            dialog.notes.index(row).data(SOURCE),
            dialog.notes.index(row).data(AGE),
        )
        for row in range(3)
    ]
    assert told == [
        ("Deux", "n°\xa02 · question 1", "retiré par vous"),
        ("À moi", "n°\xa04 · question 1", "retiré par la personne qui l’a écrit"),
        ("Trois", "n°\xa03 · question 2", "retiré par vous"),
    ]


def test_several_are_put_back_at_once(dialog: WithdrawnDialog, room: Room, qtbot: QtBot) -> None:
    assert not dialog.restore.isEnabled()
    click(dialog, 0)
    click(dialog, 2)
    assert dialog.restore.text() == "Remettre 2 post-its au tableau"
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert room.asked[-1] == RestoreNotes((room.note("Deux").id, room.note("Trois").id))
    assert (room.texts(1), room.texts(2)) == (["Un", "Deux"], ["Trois"])
    assert texts(dialog) == ["À moi"]


def test_what_its_author_took_back_cannot_be_chosen(dialog: WithdrawnDialog, room: Room) -> None:
    before = list(room.asked)
    click(dialog, 1)
    dialog.choose(room.note("À moi").id)
    assert dialog.chosen == ()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert room.asked == before


def test_by_keyboard(dialog: WithdrawnDialog, room: Room) -> None:
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert room.texts(1) == ["Un", "Deux"]


def test_it_follows_and_keeps_what_is_chosen(dialog: WithdrawnDialog, room: Room) -> None:
    click(dialog, 2)
    room.ask(WithdrawNotes((room.note("Un").id,)))
    assert texts(dialog) == ["Un", "Deux", "À moi", "Trois"]
    assert dialog.chosen == (room.note("Trois").id,)


def test_none(console: Console, room: Room) -> None:
    room.send("Un")
    dialog = console.notes.show_withdrawn()
    assert not dialog.nothing.isHidden()
    assert dialog.list.isHidden()
    assert not dialog.restore.isEnabled()
