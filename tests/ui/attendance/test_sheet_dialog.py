"""The participants' sheet: typed by keyboard alone, edited, removed, undone, counted; taken from phones and before."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from atelier.domain.attendance import Person, sheet
from atelier.domain.ids import NoteId, new_id
from atelier.domain.operations import AddNotes, EditMeeting, NewNote, Undo
from atelier.domain.things import Attendee, Party, Source
from atelier.ui.attendance.attendance_table import Field
from atelier.ui.attendance.list_dialog import ListDialog
from atelier.ui.attendance.sheet_dialog import SheetDialog
from atelier.ui.console.window import Console
from tests.ui.attendance.sheets import earlier_sheet, put_on_sheet
from tests.ui.conftest import Room
from tests.ui.finding.groups import add_groups

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, console: Console) -> SheetDialog:
    dialog = console.meeting.open_attendance()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.entry.name.hasFocus)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, console: Console) -> SheetDialog:
    return opened(qtbot, console)


def people(room: Room) -> list[Attendee]:
    return sheet(room.model.snapshot, room.model.meeting_id)


def names(dialog: SheetDialog) -> list[str]:
    return [attendee.name for attendee in dialog.view.table.attendees]


def type_in(dialog: SheetDialog, *keys: str | Qt.Key) -> None:
    """Where the keyboard is."""
    for each in keys:
        there = dialog.focusWidget()
        assert there is not None
        if isinstance(each, str):
            QTest.keyClicks(there, each)
        else:
            QTest.keyClick(there, each)


def cell(dialog: SheetDialog, row: int, field: Field) -> QPoint:
    return dialog.view.visualRect(dialog.view.table.index(row, field)).center()


# Typed


def test_who_was_just_written_is_seen(dialog: SheetDialog) -> None:
    for number in range(30):
        type_in(dialog, f"Personne {number}", ENTER)
    last = dialog.view.visualRect(dialog.view.table.index(29, 0))
    assert dialog.view.viewport().rect().contains(last)


def test_of_a_list_that_was_just_written_the_first_one_is_seen(dialog: SheetDialog) -> None:
    for number in range(2):
        dialog._add([Person(name=f"{number} {letter}") for letter in "abcdefghijklmnopqrst"])
    first = dialog.view.visualRect(dialog.view.table.index(20, 0))
    assert dialog.view.viewport().rect().contains(first)


def test_row_by_row_with_the_keyboard_alone(room: Room, dialog: SheetDialog) -> None:
    assert dialog.nothing.isVisible()
    type_in(dialog, "Amina", TAB, "Les Tilleuls", ENTER, "Yann", ENTER)
    assert [(each.name, each.structure, each.present) for each in people(room)] == [
        ("Amina", "Les Tilleuls", True),
        ("Yann", "", True),
    ]
    assert dialog.entry.name.hasFocus()
    assert dialog.counts.text() == "2 personnes · 1 structure"
    assert not dialog.nothing.isVisible()


def test_of_a_peer_group(qtbot: QtBot, room: Room, console: Console) -> None:
    parents, _teachers = add_groups(room)
    dialog = opened(qtbot, console)
    type_in(dialog, "Amina", TAB, TAB)
    dialog.entry.group.setCurrentIndex(dialog.entry.group.findData(parents))
    type_in(dialog, TAB, Qt.Key.Key_Space)
    assert [each.peer_group_id for each in people(room)] == [parents]
    assert dialog.entry.group.currentData() is None


def test_who_is_on_it_already_is_told_and_not_doubled(room: Room, dialog: SheetDialog) -> None:
    put_on_sheet(room, "Amina Benali")
    type_in(dialog, "benali amina", ENTER)
    assert len(people(room)) == 1
    assert dialog.entry.problem.text() == "benali amina est déjà sur la feuille."
    assert dialog.entry.name.text() == "benali amina"
    type_in(dialog, "!")
    assert not dialog.entry.problem.isVisible()


def test_nobody_typed_asks_nothing_and_too_long_a_name_is_told(room: Room, dialog: SheetDialog) -> None:
    type_in(dialog, " ", ENTER)
    dialog.entry.name.setText("a" * 999)
    type_in(dialog, ENTER)
    assert "trop long" in dialog.entry.problem.text()
    assert room.asked == []


def test_who_could_not_be_kept_comes_back(room: Room, console: Console, dialog: SheetDialog) -> None:
    type_in(dialog, "Amina", TAB, "Les Tilleuls", ENTER)
    assert console.dialogs.give_back(room.asked[-1], "Le disque est plein.")
    assert (dialog.entry.name.text(), dialog.entry.structure.text()) == ("Amina", "Les Tilleuls")


# In the table


def test_a_cell_is_written_in(qtbot: QtBot, room: Room, dialog: SheetDialog) -> None:
    put_on_sheet(room, "Amina", "Yann")
    dialog.view.setFocus()
    dialog.view.setCurrentIndex(dialog.view.table.index(1, Field.STRUCTURE))
    QTest.keyClick(dialog.view, Qt.Key.Key_F2)
    editor = dialog.view.findChild(QLineEdit)
    QTest.keyClicks(editor, "École")
    QTest.keyClick(editor, ENTER)
    qtbot.waitUntil(lambda: [each.structure for each in people(room)] == ["", "École"])


def test_ticks_by_pointer_and_by_key(room: Room, dialog: SheetDialog) -> None:
    put_on_sheet(room, "Amina")
    QTest.mouseClick(dialog.view.viewport(), LEFT, pos=cell(dialog, 0, Field.PRESENT))
    assert not people(room)[0].present
    assert dialog.counts.text() == "0 personne · 1 absente ou excusée"
    dialog.view.setCurrentIndex(dialog.view.table.index(0, Field.PRESENT))
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert people(room)[0].present
    dialog.view.setCurrentIndex(dialog.view.table.index(0, Field.IS_NEW))
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.counts.text() == "1 personne, dont 1 nouvelle"


def test_a_group_is_chosen_in_its_cell(qtbot: QtBot, room: Room, console: Console) -> None:
    _parents, teachers = add_groups(room)
    put_on_sheet(room, "Amina")
    dialog = opened(qtbot, console)
    index = dialog.view.table.index(0, Field.GROUP)
    dialog.view.setCurrentIndex(index)
    dialog.view.edit(index)
    choice = dialog.view.findChild(QComboBox)
    choice.setCurrentIndex(choice.findData(teachers))
    dialog.view.commitData(choice)
    assert people(room)[0].peer_group_id == teachers


def test_several_are_removed_and_come_back(room: Room, dialog: SheetDialog) -> None:
    put_on_sheet(room, "Amina", "Yann", "Léa")
    dialog.view.setFocus()
    dialog.view.selectRow(0)
    QTest.keyClick(dialog.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.remove.text() == "Supprimer les 2 personnes choisies"
    QTest.keyClick(dialog.view, Qt.Key.Key_Delete)
    assert names(dialog) == ["Léa"]
    assert dialog.undo.text().startswith("Annuler\xa0: supprimer 2 personnes")
    QTest.keyClick(dialog.view, Qt.Key.Key_Z, CTRL)
    assert names(dialog) == ["Amina", "Yann", "Léa"]


def test_only_what_was_done_to_the_sheet_is_undone_here(room: Room, dialog: SheetDialog) -> None:
    put_on_sheet(room, "Amina")
    room.group("Un")
    assert not dialog.undo.isVisible()
    QTest.keyClick(dialog.view, Qt.Key.Key_Z, CTRL)
    assert not any(isinstance(asked, Undo) for asked in room.asked)


def test_sorted_by_name_then_by_structure_then_as_written(room: Room, dialog: SheetDialog) -> None:
    put_on_sheet(room, "Yann", structure="A")
    put_on_sheet(room, "Élie", structure="C")
    put_on_sheet(room, "Zoé", structure="B")
    as_written = names(dialog)
    dialog.view.sortByColumn(Field.NAME, Qt.SortOrder.AscendingOrder)
    assert names(dialog) == ["Élie", "Yann", "Zoé"]
    dialog.view.sortByColumn(Field.STRUCTURE, Qt.SortOrder.DescendingOrder)
    assert names(dialog) == ["Élie", "Zoé", "Yann"]
    dialog.view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert names(dialog) == as_written


def test_what_is_being_written_in_a_cell_stays_while_others_arrive(
    qtbot: QtBot, room: Room, dialog: SheetDialog
) -> None:
    put_on_sheet(room, "Yann")
    dialog.view.sortByColumn(Field.NAME, Qt.SortOrder.AscendingOrder)
    index = dialog.view.table.index(0, Field.STRUCTURE)
    dialog.view.setCurrentIndex(index)
    dialog.view.edit(index)
    editor = dialog.view.findChild(QLineEdit)
    QTest.keyClicks(editor, "Éco")
    put_on_sheet(room, "Amina")
    QTest.keyClicks(editor, "le")
    QTest.keyClick(editor, ENTER)
    told = {"Yann": "École", "Amina": ""}
    qtbot.waitUntil(lambda: {each.name: each.structure for each in people(room)} == told)


# From elsewhere


def send_signed(room: Room, *authors: str) -> None:
    meeting_id, question = room.model.meeting_id, room.question(1)
    notes = tuple(
        NewNote(NoteId(new_id()), "Une idée", author=author, structure="Centre") for author in authors
    )
    room.ask(AddNotes(meeting_id, question.id, notes, Source.PHONE), Party.PARTICIPANT)


def test_those_who_gave_their_name_by_phone(room: Room, dialog: SheetDialog) -> None:
    room.ask(EditMeeting(room.model.meeting_id, asks_name=True, asks_structure=True))
    send_signed(room, "Amina", "Yann", "Amina")
    put_on_sheet(room, "Léa")
    assert dialog.phones.text() == "Depuis les téléphones (2)…"
    offered = dialog.open_phones()
    offered.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    offered.add.click()
    assert [(each.name, each.structure) for each in people(room)][-1] == ("Yann", "Centre")
    assert dialog.phones.text() == "Depuis les téléphones (1)…"


def test_where_the_meeting_asks_for_no_name_nobody_is_offered(room: Room, dialog: SheetDialog) -> None:
    send_signed(room, "Amina")
    put_on_sheet(room, "Léa")
    assert not dialog.phones.isVisible()


def test_those_of_earlier_meetings_come_back_and_others_are_new(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    earlier_sheet(room, "Amina Benali", "Yann")
    dialog = opened(qtbot, console)
    offered = dialog.open_earlier()
    assert not offered.add.isEnabled()
    offered.list.setFocus()
    QTest.keyClick(offered.list, Qt.Key.Key_Space)
    QTest.keyClick(offered.list, ENTER)
    type_in(dialog, "Lea", ENTER, "AMINA BENALI", TAB, "Autre structure", ENTER)
    assert {(each.name, each.structure): each.is_new for each in people(room)} == {
        ("Amina Benali", ""): False,
        ("Lea", ""): True,
        ("AMINA BENALI", "Autre structure"): False,
    }


# Pasted


def test_a_list_pasted_in_the_place_of_a_name_is_previewed(room: Room, dialog: SheetDialog) -> None:
    QGuiApplication.clipboard().setText("Nom\tStructure\nAmina\tCentre\nYann\tÉcole")
    QTest.keyClick(dialog.entry.name, Qt.Key.Key_V, CTRL)
    (preview,) = dialog.findChildren(ListDialog)
    assert room.asked == []
    QTest.keyClick(preview, ENTER)
    assert [(each.name, each.structure) for each in people(room)] == [("Amina", "Centre"), ("Yann", "École")]


def test_a_name_pasted_is_a_name(dialog: SheetDialog) -> None:
    QGuiApplication.clipboard().setText("Amina Benali\n")
    QTest.keyClick(dialog.entry.name, Qt.Key.Key_V, CTRL)
    assert dialog.findChildren(ListDialog) == []
    assert dialog.entry.name.text().strip() == "Amina Benali"
