"""Cards under one another."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.things import Note
from atelier.ui.panels.card_list import CardList
from atelier.ui.panels.note_cards import NoteCards
from tests.ui.conftest import Room


@pytest.fixture
def cards(qtbot: QtBot, room: Room) -> CardList:
    room.send("Valoriser ce que chacun fait", "Deux")
    model = NoteCards(room.model, now=room.now)
    model.notes = list(room.model.snapshot.all(Note))
    made = CardList("Cartes")
    qtbot.addWidget(made)
    model.setParent(made)
    made.setModel(model)
    made.resize(420, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Return, "confirmed"),
        (Qt.Key.Key_Enter, "confirmed"),
        (Qt.Key.Key_Delete, "removal_requested"),
        (Qt.Key.Key_Backspace, "removal_requested"),
    ],
)
def test_the_keys_that_decide(qtbot: QtBot, cards: CardList, key: Qt.Key, signal: str) -> None:
    with qtbot.waitSignal(getattr(cards, signal)):
        qtbot.keyClick(cards, key)


def test_the_other_keys_move(qtbot: QtBot, cards: CardList) -> None:
    cards.setCurrentIndex(cards.model().index(0, 0))
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    assert cards.currentIndex().row() == 1


def test_it_asks_for_the_height_of_its_cards_up_to_the_most(cards: CardList) -> None:
    cards.set_most_height(1000)
    last = cards.visualRect(cards.model().index(1, 0))
    assert last.bottom() < cards.sizeHint().height() < last.bottom() + 20
    assert cards.minimumSizeHint().height() <= cards.sizeHint().height()
    cards.set_most_height(60)
    assert cards.sizeHint().height() == cards.minimumSizeHint().height() == 60
