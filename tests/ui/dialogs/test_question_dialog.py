"""A question in other words, from the console's menu to the tab and the room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from atelier.domain.operations import RewordQuestion, Undo
from atelier.ui.console.window import Console
from atelier.ui.dialogs.question_dialog import QuestionDialog
from tests.premises import type_text
from tests.ui.conftest import Room


@pytest.fixture
def dialog(qtbot: QtBot, room: Room) -> QuestionDialog:
    made = QuestionDialog(room.model.meeting_id, room.question(2))
    made.operation_requested.connect(room.ask)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def retype(line: QLineEdit, text: str) -> None:
    line.selectAll()
    type_text(line, text)


def test_the_label_follows_the_text_until_it_is_written(
    dialog: QuestionDialog, room: Room, qtbot: QtBot
) -> None:
    retype(dialog.text.line, "Par où commencer\u202f?")
    assert dialog.short.text == "Par où commencer"
    assert (dialog.preview.number, dialog.preview.text) == (2, "Par où commencer\u202f?")
    retype(dialog.short.line, "Début")
    retype(dialog.text.line, "Par où entrer\u202f?")
    assert dialog.preview.short == "Début"
    type_text(dialog.hint.line, "les portes")
    qtbot.keyClick(dialog.hint.line, Qt.Key.Key_Return)
    question = room.question(2)
    assert (question.text, question.short, question.hint) == ("Par où entrer\u202f?", "Début", "les portes")
    assert not dialog.isVisible()


def test_nothing_changed_asks_nothing(dialog: QuestionDialog, room: Room, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert room.asked == []


def test_an_empty_question_is_told(dialog: QuestionDialog, room: Room, qtbot: QtBot) -> None:
    retype(dialog.text.line, " ")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.text.problem.text() == "Cette question est vide\xa0: écrivez-la."
    assert dialog.isVisible()
    assert room.asked == []


def test_an_empty_label_is_made_from_the_text(dialog: QuestionDialog, room: Room, qtbot: QtBot) -> None:
    retype(dialog.text.line, "Et après ?")
    retype(dialog.short.line, " ")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert room.question(2).short == "Et après"


def test_from_the_menu_to_the_tab_and_back(console: Console, room: Room, qtbot: QtBot) -> None:
    console.actions_.by_name["reword_question"].trigger()
    (dialog,) = console.findChildren(QuestionDialog)
    assert dialog.question == room.question(1)
    retype(dialog.text.line, "Pourquoi nous ?")
    qtbot.keyClick(dialog.text.line, Qt.Key.Key_Return)
    assert isinstance(room.asked[-1], RewordQuestion)
    assert console.top_bar.tabs.tabs[0].question.short == "Pourquoi nous"
    assert "Pourquoi nous ?" in console.top_bar.tabs.tabs[0].accessibleName()
    room.ask(Undo(room.model.meeting_id))
    assert console.top_bar.tabs.tabs[0].question.short == "Matche"


def test_whoever_shows_the_question_hears_of_it(room: Room, qtbot: QtBot) -> None:
    question = room.question(1)
    with qtbot.waitSignal(room.model.meeting_changed):
        room.ask(RewordQuestion(room.model.meeting_id, question.id, "Pourquoi ?", "Pourquoi", ""))
    assert room.model.question.text == "Pourquoi ?"


def test_escape_asks_once_before_words_go(dialog: QuestionDialog, room: Room, qtbot: QtBot) -> None:
    retype(dialog.hint.line, "les portes")
    qtbot.keyClick(dialog.hint.line, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.unsaved.isVisible()
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert room.asked == []
