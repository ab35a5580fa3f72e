"""The phones on the console: what the status tells of them, the menu that it opens, pause by one key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from atelier.domain.operations import CollectOn, OpenPhones, Operation, PausePhones, ShowQuestion
from atelier.domain.things import Door
from atelier.ui.console.status import Phones
from atelier.ui.console.window import Console
from tests.ui.conftest import Room

ADDRESS = "http://192.168.1.20:8753/ABCDEF"
CLOSING: dict[str, Callable[[Room], Operation]] = {
    "en pause": lambda room: PausePhones(room.model.meeting_id, paused=True),
    "collecte fermée": lambda room: OpenPhones(room.model.meeting_id, accepted=False),
    "question fermée": lambda room: CollectOn(room.model.meeting_id, room.question(1).id, accepted=False),
}


def menu() -> QMenu:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return popup


def offered(popup: QMenu) -> list[str]:
    return [action.objectName() for action in popup.actions()]


@pytest.mark.parametrize(
    ("count", "said"), [(0, "aucun téléphone"), (1, "1 téléphone"), (17, "17 téléphones")]
)
@pytest.mark.parametrize("state", CLOSING)
def test_why_phones_can_not_send_is_told_with_their_number(
    room: Room, console: Console, state: str, count: int, said: str
) -> None:
    console.show_phones(Phones(count, ADDRESS))
    room.ask(CLOSING[state](room))
    assert console.status.phones.text() == f"{said}, {state}"
    assert console.status.phones.property("look") == "warning"


def test_once_they_can_again_only_their_number_is_told(room: Room, console: Console) -> None:
    console.show_phones(Phones(1, ADDRESS))
    room.ask(CLOSING["question fermée"](room))
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    assert console.status.phones.text() == "1 téléphone"
    assert console.status.phones.property("look") == "plain"


def test_a_fault_is_told_before_a_pause(room: Room, console: Console) -> None:
    room.ask(CLOSING["en pause"](room))
    console.show_phones(Phones(3, ADDRESS, "Le port est pris."))
    assert "panne" in console.status.phones.text()


def test_one_key_pauses_and_the_same_resumes(qtbot: QtBot, room: Room, console: Console) -> None:
    action = console.actions_.by_name["pause_phones"]
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_F12)
    assert room.model.meeting.door is Door.PAUSED
    assert action.text().replace("&", "") == "Laisser les téléphones reprendre"
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_F12)
    assert room.model.meeting.door is Door.OPEN
    assert action.text().replace("&", "") == "Mettre les téléphones en pause"


def test_closed_phones_are_not_paused(room: Room, console: Console) -> None:
    room.ask(CLOSING["collecte fermée"](room))
    assert not console.actions_.by_name["pause_phones"].isEnabled()


def test_one_click_on_their_number_opens_what_can_be_done(qtbot: QtBot, room: Room, console: Console) -> None:
    console.show_phones(Phones(17, ADDRESS))
    qtbot.mouseClick(console.status.phones, Qt.MouseButton.LeftButton)
    assert offered(menu()) == ["pause_phones", "close_phones", "phones", "invitation", "network"]
    menu().actions()[0].trigger()
    menu().close()
    assert room.model.meeting.door is Door.PAUSED


def test_what_does_not_apply_is_not_offered_and_the_keyboard_opens_it_too(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    console.show_phones(Phones(17, ADDRESS))
    room.ask(CLOSING["collecte fermée"](room))
    qtbot.keyClick(console.status.phones, Qt.Key.Key_Return)
    assert offered(menu()) == ["open_phones", "phones", "invitation", "network"]
    menu().close()
