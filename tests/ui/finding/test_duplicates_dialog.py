"""Piles that are proposed: nothing is stacked but what she says, as she says it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from atelier.domain.operations import IsolateNotes, ShowQuestion, StackNotes, Undo, WithdrawNotes
from atelier.ui.console.window import Console
from atelier.ui.finding.duplicates_card import DuplicatesCard
from atelier.ui.finding.duplicates_dialog import MOST_CARDS, DuplicatesDialog
from tests.ui.conftest import Room

NASTY = "<b>gras</b> & <img src=x>"


def opened(console: Console) -> DuplicatesDialog:
    """As by its menu."""
    console.actions_.by_name["duplicates"].trigger()
    (dialog,) = console.findChildren(DuplicatesDialog)
    return dialog


def said(card: DuplicatesCard) -> list[str]:
    """The wordings on a card."""
    return [row.words.text for row in card.rows.values()]


def stacked(room: Room) -> list[StackNotes]:
    """What was asked for."""
    return [operation for operation in room.asked if isinstance(operation, StackNotes)]


def test_each_proposal_says_every_wording_and_where_it_is(room: Room, console: Console) -> None:
    room.group("La confiance", title="Le lien")
    alone, _other = room.send("Confiance !", "Autre chose")
    room.ask(IsolateNotes((alone,)))
    room.send("confiance")
    dialog = opened(console)
    (card,) = dialog.cards
    assert said(card) == ["La confiance", "Confiance !", "confiance"]
    assert [row.box.text()[-1] for row in card.rows.values()] == ["1", "2", "4"]
    assert [row.where.text() for row in card.rows.values()] == ["regroupement 1", "isolé", "à classer"]
    assert card.outcome.text() == "La pile sera ici\xa0: regroupement 1."
    card.rows[alone].on_top.click()
    assert card.outcome.text() == "La pile sera ici\xa0: isolé."
    assert dialog.count.text() == "1 pile possible"
    assert stacked(room) == []
    dialog.close()


def test_it_is_stacked_under_the_one_that_says_most(qtbot: QtBot, room: Room, console: Console) -> None:
    one, two, three = room.send("Confiance", "La confiance", "confiance")
    dialog = opened(console)
    qtbot.mouseClick(dialog.cards[0].stack, Qt.MouseButton.LeftButton)
    assert stacked(room) == [StackNotes((one, three), two)]
    assert dialog.cards == []
    assert dialog.count.text() == "Aucun doublon en vue"
    room.ask(Undo(room.model.meeting_id))
    assert len(dialog.cards) == 1
    dialog.close()


def test_another_on_top_and_one_left_out(qtbot: QtBot, room: Room, console: Console) -> None:
    one, two, three = room.send("Confiance", "La confiance", "confiance")
    dialog = opened(console)
    (card,) = dialog.cards
    qtbot.mouseClick(card.rows[two].box, Qt.MouseButton.LeftButton, pos=card.rows[two].box.rect().center())
    assert card.top == one
    card.rows[three].on_top.click()
    qtbot.mouseClick(card.stack, Qt.MouseButton.LeftButton)
    assert stacked(room) == [StackNotes((one,), three)]
    dialog.close()


def test_one_alone_is_no_pile(room: Room, console: Console) -> None:
    one, two = room.send("Confiance", "La confiance")
    dialog = opened(console)
    (card,) = dialog.cards
    card.rows[one].box.click()
    assert not card.stack.isEnabled()
    card.rows[two].box.click()
    assert (card.ticked, card.stack.isEnabled()) == ([], False)
    card.rows[one].on_top.click()
    assert card.ticked == [one]
    card.rows[two].box.click()
    assert card.stack.isEnabled()
    dialog.close()


def test_what_is_not_the_same_is_not_proposed_again(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send("Confiance", "La confiance", "Temps", "Le temps")
    dialog = opened(console)
    qtbot.mouseClick(dialog.cards[0].apart, Qt.MouseButton.LeftButton)
    assert [said(card) for card in dialog.cards] == [["Temps", "Le temps"]]
    dialog.close()
    again = console.filing.open_duplicates()
    assert [said(card) for card in again.cards] == [["Temps", "Le temps"]]
    assert stacked(room) == []
    again.close()


def test_it_follows_what_comes_in_and_keeps_her_marks(qtbot: QtBot, room: Room, console: Console) -> None:
    one, two = room.send("Confiance", "La confiance")
    dialog = opened(console)
    (card,) = dialog.cards
    card.rows[one].on_top.click()
    card.rows[two].box.click()
    (three,) = room.send("confiance")
    qtbot.waitUntil(lambda: len(card.rows) == 3)
    assert dialog.cards == [card]
    assert (card.ticked, card.top) == ([one, three], one)
    dialog.close()


def test_what_is_taken_away_goes_and_another_question_has_its_own(room: Room, console: Console) -> None:
    one, _two = room.send("Confiance", "La confiance")
    room.send("Temps", "Le temps", number=2)
    dialog = opened(console)
    room.ask(WithdrawNotes((one,)))
    assert dialog.cards == []
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    assert [said(card) for card in dialog.cards] == [["Temps", "Le temps"]]
    assert "Question 2" in dialog.findChildren(QLabel)[1].text()
    dialog.close()


def test_a_pile_shows_what_lies_under_it(room: Room, console: Console) -> None:
    one, two = room.send("Un lien de confiance", "confiance")
    room.ask(StackNotes((two,), one))
    room.send("La confiance")
    dialog = opened(console)
    (card,) = dialog.cards
    assert said(card) == ["Un lien de confiance", "La confiance"]
    assert [wording.text for _number, wording, _where in card.rows[one].under] == ["confiance"]
    dialog.close()


def test_by_the_keyboard_alone_one_after_the_other(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send("Confiance", "La confiance", "Temps", "Le temps")
    dialog = opened(console)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: dialog.cards[0].stack.hasFocus())
    first, second = dialog.cards
    qtbot.keyClick(first.stack, Qt.Key.Key_Space)
    assert dialog.cards == [second]
    qtbot.waitUntil(second.stack.hasFocus)
    qtbot.keyClick(second.stack, Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.close_button.hasFocus)
    assert len(stacked(room)) == 2
    qtbot.keyClick(dialog.close_button, Qt.Key.Key_Escape)
    assert dialog.isHidden()


def test_enter_in_a_box_decides_of_no_pile(qtbot: QtBot, room: Room, console: Console) -> None:
    one, _two = room.send("Confiance", "La confiance")
    dialog = opened(console)
    (card,) = dialog.cards
    card.rows[one].box.setFocus()
    qtbot.waitUntil(card.rows[one].box.hasFocus)
    qtbot.keyClick(card.rows[one].box, Qt.Key.Key_Return)
    assert stacked(room) == []
    assert dialog.isVisible()
    card.stack.setFocus()
    qtbot.keyClick(card.stack, Qt.Key.Key_Return)
    assert len(stacked(room)) == 1
    dialog.close()


def test_a_refusal_is_said_over_it(room: Room, console: Console) -> None:
    one, two = room.send("Confiance", "La confiance")
    dialog = opened(console)
    console.show_refusal("Non.", StackNotes((one,), two))
    assert dialog.isVisible()
    dialog.close()


def test_texts_are_shown_as_they_are(room: Room, console: Console) -> None:
    room.send(NASTY, NASTY.upper())
    dialog = opened(console)
    assert said(dialog.cards[0]) == [NASTY, NASTY.upper()]
    labels = dialog.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    dialog.close()


def test_a_long_word_is_broken_rather_than_cut(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send("x" * 400, "X" * 400)
    dialog = opened(console)
    with qtbot.waitExposed(dialog):
        dialog.show()
    (card,) = dialog.cards
    assert card.width() <= dialog.width()
    words = next(iter(card.rows.values())).words
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert words.heightForWidth(words.width()) > 3 * dialog.fontMetrics().height()
    dialog.close()


def test_it_applies_where_there_are_two(room: Room, console: Console) -> None:
    action = console.actions_.by_name["duplicates"]
    assert not action.isEnabled()
    room.send("Un")
    assert not action.isEnabled()
    room.send("Deux")
    assert action.isEnabled()


def test_the_room_sees_nothing_of_it(room: Room, console: Console) -> None:
    one, two = room.send("Confiance", "La confiance")
    before = list(room.asked)
    dialog = opened(console)
    dialog.cards[0].apart.click()
    assert room.asked == before
    assert {one, two} == room.model.board(room.question(1).id).note_ids
    dialog.close()


def test_of_very_many_the_next_ones_come_up_as_the_first_are_decided(room: Room, console: Console) -> None:
    count = MOST_CARDS + 2
    room.send(*(f"{article}idée {n}" for n in range(count) for article in ("une ", "L’")))
    dialog = opened(console)
    assert len(dialog.cards) == MOST_CARDS
    assert dialog.more.text() == "et 2 autres ensuite"
    dialog.cards[0].stack.click()
    assert len(dialog.cards) == MOST_CARDS
    assert said(dialog.cards[-1])[0] == f"une idée {MOST_CARDS}"
    dialog.cards[0].apart.click()
    assert (len(dialog.cards), dialog.more.isHidden()) == (MOST_CARDS, True)
    dialog.close()


@pytest.mark.parametrize("count", [0, 1, 60])
def test_any_number_of_proposals(room: Room, console: Console, count: int) -> None:
    room.send(
        "Sans pareil",
        "Rien à voir",
        *(f"{article}idée {n}" for n in range(count) for article in ("une ", "L’")),
    )
    dialog = opened(console)
    assert len(dialog.cards) == min(count, MOST_CARDS)
    dialog.close()
