"""The capture line: typing, sending, pasting, and that nothing typed is ever lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.ids import NoteId, new_id
from atelier.domain.operations import AddNotes, NewNote
from atelier.domain.text import NOTE_LENGTH
from atelier.domain.things import Source
from atelier.ui.console.capture import CaptureLine
from atelier.ui.console.window import Console
from tests.ui.conftest import Room

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


def paste(qtbot: QtBot, console: Console, text: str) -> None:
    QApplication.clipboard().setText(text)
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_V, CTRL)


def test_enter_adds_a_note_to_the_question_shown(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.keyClicks(console.capture.edit, "Le temps du midi")
    qtbot.keyClick(console.capture.edit, ENTER)
    assert room.texts(1) == ["Le temps du midi"]
    assert room.note("Le temps du midi").source is Source.KEYBOARD
    assert console.capture.edit.text == ""
    assert console.capture.edit.hasFocus()


def test_enter_on_nothing_asks_nothing(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.keyClicks(console.capture.edit, "   ")
    qtbot.keyClick(console.capture.edit, ENTER)
    assert room.asked == []


def test_the_number_of_the_question_is_no_bar_beside_what_is_higher(qtbot: QtBot, room: Room) -> None:
    line = CaptureLine(room.model)
    qtbot.addWidget(line)
    line.resize(600, 120)
    line.show()
    assert line.edit.isVisible()
    assert line.chip.height() < 50


def test_shift_enter_breaks_the_line_and_the_field_grows(qtbot: QtBot, room: Room, console: Console) -> None:
    low = console.capture.edit.height()
    qtbot.keyClicks(console.capture.edit, "Un")
    qtbot.keyClick(console.capture.edit, ENTER, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(console.capture.edit, "deux")
    assert console.capture.edit.height() > low
    qtbot.keyClick(console.capture.edit, ENTER)
    assert room.texts(1) == ["Un\ndeux"]
    assert console.capture.edit.height() == low


def test_ctrl_2_changes_the_question_and_keeps_what_is_typed(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    qtbot.keyClicks(console.capture.edit, "Un march")
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_2, CTRL)
    assert console.capture.chip.text() == "2"
    assert console.capture.edit.text == "Un march"
    qtbot.keyClick(console.capture.edit, ENTER)
    assert (room.texts(1), room.texts(2)) == ([], ["Un march"])


def test_ctrl_and_the_second_key_of_a_french_keyboard(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_Eacute, CTRL)
    assert room.model.question.number == 2


def test_a_note_too_long_is_refused_with_a_sentence_and_kept(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    console.capture.edit.setPlainText("x" * (NOTE_LENGTH + 1))
    qtbot.keyClick(console.capture.edit, ENTER)
    assert room.asked == []
    assert len(console.capture.edit.text) == NOTE_LENGTH + 1
    assert console.area.notice.isVisible()
    assert "trop long" in console.area.notice.sentence.text()


def test_words_of_a_note_that_was_not_saved_come_back(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.keyClicks(console.capture.edit, "La cantine")
    qtbot.keyClick(console.capture.edit, ENTER)
    console.show_fault("Le disque est plein.", room.asked[-1])
    assert console.capture.edit.text == "La cantine"
    assert "▲" in console.status.saving.text()


def test_words_that_come_back_never_overwrite_the_next_ones(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    qtbot.keyClicks(console.capture.edit, "La cantine")
    qtbot.keyClick(console.capture.edit, ENTER)
    qtbot.keyClicks(console.capture.edit, "Le repas")
    assert not console.take_back(room.asked[-1])
    assert console.capture.edit.text == "Le repas"
    console.show_refusal("Impossible.", room.asked[-1])
    assert "La cantine" in console.area.notice.sentence.text()


def test_arrivals_do_not_disturb_typing(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.keyClicks(console.capture.edit, "Une phr")
    room.send("Venu d’un téléphone", "Un autre")
    qtbot.keyClicks(console.capture.edit, "ase")
    assert console.capture.edit.text == "Une phrase"
    assert console.capture.edit.hasFocus()


def test_a_plain_paste_offers_nothing(qtbot: QtBot, console: Console) -> None:
    paste(qtbot, console, "Rendez-vous du mercredi 10 - 12 ans")
    assert console.capture.edit.text == "Rendez-vous du mercredi 10 - 12 ans"
    assert console.area.offer.isHidden()


def test_a_paste_of_several_offers_to_split_and_keeps_them_as_one(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    paste(qtbot, console, "Le lien - la confiance - le temps")
    assert console.area.offer.isVisible()
    assert console.area.offer.sentence.text() == "3 post-its dans ce texte\xa0:"
    qtbot.mouseClick(console.area.offer.keep, Qt.MouseButton.LeftButton)
    assert console.area.offer.isHidden()
    assert console.capture.edit.hasFocus()
    qtbot.keyClick(console.capture.edit, ENTER)
    assert room.texts(1) == ["Le lien - la confiance - le temps"]


def test_enter_on_an_open_offer_leads_to_it_instead_of_making_one_note_of_all(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    paste(qtbot, console, "Le lien\nLa confiance\nLe temps")
    qtbot.keyClick(console.capture.edit, ENTER)
    assert room.asked == []
    assert console.area.offer.split.hasFocus()


def test_splitting_a_paste_by_keyboard_alone(qtbot: QtBot, room: Room, console: Console) -> None:
    paste(qtbot, console, "Le lien\nLa confiance\nLe temps")
    qtbot.keyClick(console.capture.edit, ENTER)
    qtbot.keyClick(console.area.offer.split, ENTER)
    dialog = console.pastes.dialog
    assert dialog is not None
    assert dialog.accept_button.text() == "Ajouter 3 post-its"
    qtbot.keyClick(dialog, ENTER)
    assert room.texts(1) == ["Le lien", "La confiance", "Le temps"]
    assert isinstance(room.asked[-1], AddNotes)
    assert room.asked[-1].source is Source.IMPORT
    assert console.capture.edit.text == ""


def test_the_offer_goes_when_the_paste_is_taken_out(qtbot: QtBot, console: Console) -> None:
    paste(qtbot, console, "Le lien\nLa confiance")
    console.capture.edit.selectAll()
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_Delete)
    assert console.area.offer.isHidden()
    qtbot.keyClicks(console.capture.edit, "Autre chose")
    qtbot.keyClick(console.capture.edit, ENTER)
    assert console.capture.edit.text == ""


def test_splitting_keeps_what_was_typed_around_the_paste(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.keyClicks(console.capture.edit, "Avant ")
    paste(qtbot, console, "Le lien\r\nLa confiance")
    qtbot.mouseClick(console.area.offer.split, Qt.MouseButton.LeftButton)
    dialog = console.pastes.dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert room.texts(1) == ["Le lien", "La confiance"]
    assert console.capture.edit.text == "Avant"


def test_undo_takes_back_typing_first_then_the_board(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.keyClicks(console.capture.edit, "Un")
    qtbot.keyClick(console.capture.edit, ENTER)
    qtbot.keyClicks(console.capture.edit, "De")
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_Z, CTRL)
    assert console.capture.edit.text == ""
    assert room.texts(1) == ["Un"]
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_Z, CTRL)
    assert room.texts(1) == []


def test_the_hint_is_never_cut(qtbot: QtBot, console: Console) -> None:
    for width in (1920, 1024, 700):
        console.resize(width, 700)
        edit = console.capture.edit
        qtbot.waitUntil(
            lambda edit=edit: (
                edit.fontMetrics().horizontalAdvance(edit.placeholderText()) <= edit.viewport().width()
            )
        )


def test_a_whole_recap_that_was_not_saved_comes_back_with_the_offer_to_split_it(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    dialog = console.pastes.open_import("Le lien\nLa confiance")
    dialog.operation_requested.disconnect()
    dialog.operation_requested.connect(room.asked.append)
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    console.show_fault("Le disque est plein.", room.asked[-1])
    assert console.capture.edit.text == "Le lien\nLa confiance"
    assert console.area.offer.isVisible()


@pytest.mark.parametrize(
    "text",
    [
        "Le lien\xa0!\nLa confiance\xa0?",
        "Le lien\r\nLa\tconfiance",
        "Le lien\u2029La confiance",
        "Le lien\u2028La confiance",
        "👪 Le lien\u202f!\rLa confiance",
    ],
)
def test_a_split_paste_is_taken_out_whatever_its_characters(
    qtbot: QtBot, room: Room, console: Console, text: str
) -> None:
    qtbot.keyClicks(console.capture.edit, "Avant ")
    paste(qtbot, console, text)
    qtbot.keyClicks(console.capture.edit, " apres")
    qtbot.mouseClick(console.area.offer.split, Qt.MouseButton.LeftButton)
    dialog = console.pastes.dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert len(room.texts(1)) == 2
    assert console.capture.edit.text == "Avant  apres"


def test_a_paste_that_was_written_into_stays_and_is_asked_about_again(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    paste(qtbot, console, "Le lien\nLa confiance")
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_Home)
    qtbot.keyClicks(console.capture.edit, "toute ")
    qtbot.mouseClick(console.area.offer.split, Qt.MouseButton.LeftButton)
    dialog = console.pastes.dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert console.capture.edit.text == "Le lien\ntoute La confiance"
    assert console.area.offer.isVisible()
    qtbot.keyClick(console.capture.edit, ENTER)
    assert room.texts(1) == ["Le lien", "La confiance"]


def test_a_recap_that_came_back_is_taken_out_once_split(qtbot: QtBot, room: Room, console: Console) -> None:
    texts = ("Le lien\xa0!", "La confiance")
    notes = tuple(NewNote(NoteId(new_id()), text) for text in texts)
    console.take_back(AddNotes(room.model.meeting_id, room.question(1).id, notes))
    qtbot.mouseClick(console.area.offer.split, Qt.MouseButton.LeftButton)
    dialog = console.pastes.dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert room.texts(1) == list(texts)
    assert console.capture.edit.text == ""


def test_words_keep_their_non_breaking_spaces(qtbot: QtBot, room: Room, console: Console) -> None:
    words = "«\xa0On y va\u202f!\xa0» 10\xa0000\xa0€"
    paste(qtbot, console, words)
    qtbot.keyClick(console.capture.edit, ENTER)
    assert room.texts(1) == [words]


def test_what_is_too_long_when_the_window_goes_is_kept_in_several(room: Room, console: Console) -> None:
    words = "Une phrase qui compte. " * 200
    console.capture.edit.setPlainText(words)
    console.finish()
    assert console.capture.edit.text == ""
    texts = room.texts(1)
    assert len(texts) == 3
    assert all(len(text) <= NOTE_LENGTH for text in texts)
    assert " ".join(texts).split() == words.split()


def test_one_undo_takes_the_several_back(room: Room, console: Console) -> None:
    console.capture.edit.setPlainText("Une phrase qui compte. " * 200)
    console.finish()
    console.actions_.by_name["undo"].trigger()
    assert room.texts(1) == []


@pytest.mark.parametrize("typed", ["", "  \n ", "\u200b"])
def test_nothing_to_see_is_nothing_to_keep(room: Room, console: Console, typed: str) -> None:
    console.capture.edit.setPlainText(typed)
    console.finish()
    assert room.asked == []
