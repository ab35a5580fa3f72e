"""The state of things, always in words: phones, network, projection, whether all is saved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from atelier.ui.console.projection_news import state_phrase
from atelier.ui.console.status import Phones, Status
from atelier.ui.console.window import Console
from atelier.ui.projection.second_display import DisplayState
from tests.ui.conftest import Room

ADDRESS = "http://192.168.1.20:8753/ABCDEF/"
LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    ("phones", "said", "look"),
    [
        (Phones(), "réseau\xa0: aucun", "small"),
        (Phones(0, ADDRESS), "réseau\xa0: 192.168.1.20:8753", "small"),
        (Phones(17, ADDRESS), "réseau\xa0: 192.168.1.20:8753", "small"),
        (Phones(0, "", "Le port est pris."), "▲ réseau\xa0: aucun", "small_warning"),
        (Phones(0, "http://127.0.0.1:8753/A", "Aucun réseau."), "▲ réseau\xa0: aucun", "small_warning"),
        (Phones(2, "http://127.0.0.1:8753/A"), "réseau\xa0: 127.0.0.1:8753", "small"),
    ],
)
def test_the_network(qtbot: QtBot, room: Room, phones: Phones, said: str, look: str) -> None:
    status = Status(room.model)
    qtbot.addWidget(status)
    status.show_phones(phones)
    assert (status.network.text(), status.network.property("look")) == (said, look)
    assert phones.fault in status.network.accessibleDescription()


def test_the_network_is_checked_by_mouse_and_keyboard(qtbot: QtBot, console: Console) -> None:
    console.show_phones(Phones(3, ADDRESS))
    with qtbot.waitSignal(console.network_requested):
        qtbot.mouseClick(console.status.network, LEFT)
    with qtbot.waitSignal(console.network_requested):
        qtbot.keyClick(console.status.network, Qt.Key.Key_Return)


@pytest.mark.parametrize("state", DisplayState)
def test_where_the_projection_is(console: Console, state: DisplayState) -> None:
    console.status.show_projection(state_phrase(state))
    assert console.status.projection.text() == state_phrase(state)
    alarms = console.status.projection.property("look") == "small_warning"
    assert alarms == (state is DisplayState.LOST)


def test_before_any_projection_it_is_closed(console: Console) -> None:
    assert console.status.projection.text() == state_phrase(DisplayState.CLOSED)


@pytest.mark.parametrize("width", [1024, 1366])
def test_every_fact_is_there_uncut_at_the_worst(qtbot: QtBot, console: Console, width: int) -> None:
    status = console.status
    console.show_phones(Phones(0, ADDRESS, "Le réseau est coupé."))
    console.show_fault("Le disque est plein.")
    status.show_projection(state_phrase(DisplayState.LOST))
    console.resize(width, 768)
    qtbot.waitUntil(lambda: console.width() == width)
    facts = (status.notes, status.phones, status.saving, status.network, status.projection)
    assert all(fact.isVisible() for fact in facts)
    qtbot.waitUntil(lambda: all(fact.width() >= fact.sizeHint().width() for fact in facts))
    assert console.capture.edit.width() >= 300


def test_a_fact_that_leads_somewhere_is_a_button_for_whoever_does_not_see_it(console: Console) -> None:
    console.show_phones(Phones(3, ADDRESS))
    for fact in (console.status.phones, console.status.network):
        interface = QAccessible.queryAccessibleInterface(fact)
        assert interface.role() is QAccessible.Role.Button
        assert interface.text(QAccessible.Text.Name) == fact.text()
        assert fact.focusPolicy() is Qt.FocusPolicy.TabFocus
