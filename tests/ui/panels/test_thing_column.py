"""A column of things: a card is made again where its thing changed, and nowhere else."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from atelier.domain.things import Thing
from atelier.ui.panels.thing_column import ThingColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Thing):
    """Something with a text."""

    text: str = ""


class Card(QWidget):
    """Two fields, of which the second holds the text."""

    def __init__(self, word: Word) -> None:
        super().__init__()
        self.first, self.second = QLineEdit(self), QLineEdit(word.text, self)
        self.first.move(0, 30)
        self.setFixedHeight(60)


@pytest.fixture
def column(qtbot: QtBot) -> ThingColumn:
    """Of a, b and c."""
    made = ThingColumn("Mots", card=Card)
    qtbot.addWidget(made)
    made.resize(300, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.show_things([Word(id=id) for id in "abc"])
    return made


def card(column: ThingColumn, id: str) -> Card:
    found = column.card(id)
    assert isinstance(found, Card)
    return found


def on_screen(column: ThingColumn) -> list[QWidget]:
    """From top to bottom."""
    column.widget().layout().activate()
    return sorted(column.cards, key=lambda each: each.y())


def test_only_the_card_of_what_changed_is_another(column: ThingColumn) -> None:
    before = {id: card(column, id) for id in "abc"}
    column.show_things([Word(id="c"), Word(id="a", text="autre"), Word(id="b")])
    assert [card(column, id) is before[id] for id in "abc"] == [False, True, True]
    assert on_screen(column) == column.cards == [card(column, id) for id in "cab"]
    assert card(column, "a").second.text() == "autre"


def test_what_has_gone_is_not_shown(qtbot: QtBot, column: ThingColumn) -> None:
    gone = card(column, "b")
    with qtbot.waitSignal(gone.destroyed):
        column.show_things([Word(id="a"), Word(id="c")])
    assert column.card("b") is None
    assert len(on_screen(column)) == 2


def test_the_keyboard_stays_at_the_same_place_of_a_card_made_again(column: ThingColumn) -> None:
    card(column, "b").second.setFocus()
    column.show_things([Word(id="b", text="autre"), Word(id="a")])
    assert card(column, "b").second.hasFocus()


def test_tab_goes_down_the_cards_in_their_new_order(column: ThingColumn) -> None:
    column.show_things([Word(id="c"), Word(id="a", text="autre"), Word(id="b")])
    expected = [field for id in "cab" for field in (card(column, id).first, card(column, id).second)]
    expected[0].setFocus()
    for field in expected:
        assert field.hasFocus()
        QTest.keyClick(field, Qt.Key.Key_Tab)


def test_an_editor_stands_in_the_place_of_its_card_while_its_thing_changes(column: ThingColumn) -> None:
    editor = QLineEdit("à moitié")
    column.open_editor("b", editor)
    editor.setFocus()
    column.show_things([Word(id="b", text="autre"), Word(id="a")])
    assert on_screen(column)[0] is editor
    assert (editor.text(), editor.hasFocus()) == ("à moitié", True)
    column.close_editor()
    assert card(column, "b").second.text() == "autre"


def test_an_editor_goes_with_its_thing(column: ThingColumn) -> None:
    column.open_editor("b", QLineEdit())
    column.show_things([Word(id="a")])
    column.close_editor()
    column.show_things([Word(id="a"), Word(id="b")])
    assert [isinstance(each, Card) for each in column.cards] == [True, True]
