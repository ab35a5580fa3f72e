"""Follow-ups and parked questions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from atelier.domain.things import FollowUp, OpenQuestion, Scope
from atelier.ui.console.window import Console
from atelier.ui.panels.follow_ups_panel import FollowUpsPanel
from atelier.ui.panels.side_panel import Panel
from tests.ui.conftest import Room

ENTER = Qt.Key.Key_Return
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(console: Console) -> FollowUpsPanel:
    console.side_panel.show_panel(Panel.FOLLOW_UPS)
    return console.side_panel.follow_ups


def add(qtbot: QtBot, panel: FollowUpsPanel, what: str, who: str = "", due: str = "") -> None:
    qtbot.keyClicks(panel.what, what)
    qtbot.keyClicks(panel.who, who)
    qtbot.keyClicks(panel.due, due)
    qtbot.keyClick(panel.due, ENTER)


def follow_ups(room: Room) -> list[FollowUp]:
    return list(room.model.snapshot.all(FollowUp))


def test_what_who_when(qtbot: QtBot, room: Room, panel: FollowUpsPanel) -> None:
    add(qtbot, panel, "Visiter", "Amina", "janvier")
    (follow_up,) = follow_ups(room)
    assert (follow_up.what, follow_up.who, follow_up.due) == ("Visiter", "Amina", "janvier")
    assert panel.cards.cards[0].meta.text() == "Amina · janvier"
    assert (panel.what.text, panel.who.text(), panel.due.text()) == ("", "", "")


def test_ticking_marks_it_done_and_sends_it_to_the_end(
    qtbot: QtBot, room: Room, panel: FollowUpsPanel
) -> None:
    add(qtbot, panel, "Un")
    room.now.pass_time(seconds=1)
    add(qtbot, panel, "Deux")
    box = panel.cards.cards[0].findChild(QCheckBox)
    assert box.accessibleName() == "Fait\xa0: Un"
    box.click()
    assert [(f.what, f.done) for f in follow_ups(room)] == [("Un", True), ("Deux", False)]
    assert [card.text.text() for card in panel.cards.cards] == ["Deux", "Un"]
    panel.cards.cards[1].findChild(QCheckBox).click()
    assert not any(f.done for f in follow_ups(room))


def test_removing_and_undoing(qtbot: QtBot, room: Room, console: Console, panel: FollowUpsPanel) -> None:
    add(qtbot, panel, "Un")
    qtbot.mouseClick(panel.cards.cards[0].remove, LEFT)
    assert follow_ups(room) == []
    console.actions_.by_name["undo"].trigger()
    assert [f.what for f in follow_ups(room)] == ["Un"]
    assert len(panel.cards.cards) == 1


def test_questions_are_parked_and_removed(qtbot: QtBot, room: Room, panel: FollowUpsPanel) -> None:
    qtbot.keyClicks(panel.parked, "Qui paie ?")
    qtbot.keyClick(panel.parked, ENTER)
    assert [question.text for question in room.model.snapshot.all(OpenQuestion)] == ["Qui paie ?"]
    qtbot.mouseClick(panel.parked_cards.cards[0].remove, LEFT)
    assert panel.parked_cards.cards == []


def test_nothing_typed_asks_nothing(qtbot: QtBot, room: Room, panel: FollowUpsPanel) -> None:
    add(qtbot, panel, " ", "Amina")
    qtbot.keyClick(panel.parked, ENTER)
    assert room.asked == []
    assert panel.who.text() == "Amina"


def test_words_not_saved_come_back(qtbot: QtBot, room: Room, console: Console, panel: FollowUpsPanel) -> None:
    add(qtbot, panel, "Visiter", "Amina", "janvier")
    console.show_fault("Le disque est plein.", room.asked[-1])
    assert (panel.what.text, panel.who.text(), panel.due.text()) == ("Visiter", "Amina", "janvier")
    qtbot.keyClicks(panel.parked, "Qui paie ?")
    qtbot.keyClick(panel.parked, ENTER)
    console.show_fault("Le disque est plein.", room.asked[-1])
    assert panel.parked.text == "Qui paie ?"


def test_its_reach_is_local_unless_chosen(
    qtbot: QtBot, room: Room, console: Console, panel: FollowUpsPanel
) -> None:
    add(qtbot, panel, "Visiter", "Amina")
    qtbot.keyClicks(panel.scope, "d")
    add(qtbot, panel, "Ecrire", "Lea")
    assert {f.what: f.scope for f in follow_ups(room)} == {"Visiter": Scope.LOCAL, "Ecrire": Scope.DEPARTMENT}
    assert {c.text.text(): c.meta.text() for c in panel.cards.cards} == {
        "Visiter": "Amina",
        "Ecrire": "Lea · départemental",
    }
    assert panel.scope.currentText() == "local"
    console.show_fault("Le disque est plein.", room.asked[-1])
    assert panel.scope.currentText() == "départemental"


def test_once_it_is_added_the_keyboard_is_in_the_first_field_again(
    qtbot: QtBot, room: Room, panel: FollowUpsPanel
) -> None:
    for field in (panel.due, panel.add):
        qtbot.keyClicks(panel.what, "À faire")
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Return if field is panel.due else Qt.Key.Key_Space)
        assert panel.what.hasFocus()
    assert len(follow_ups(room)) == 2
