"""Leaving a meeting that the room follows is asked about, once, and never by surprise."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from atelier.domain.operations import EnterStage
from atelier.ui.console.window import Console
from atelier.ui.projection.view import Projected
from tests.ui.conftest import Room

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LEAVING = [(Qt.Key.Key_Home, ALT), (Qt.Key.Key_W, CTRL)]


class FromOutside(QCloseEvent):
    """What the window manager sends, for Alt+F4 or a click on the cross."""

    def spontaneous(self) -> bool:
        """It was not the program that closed it."""
        return True


def watch(room: Room, console: Console) -> None:
    """The room follows a stage."""
    room.ask(EnterStage(room.model.meeting_id, room.stage(1).id))
    console.show_projected(Projected())


def box() -> QMessageBox:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found


@pytest.mark.parametrize(("key", "held"), LEAVING)
def test_what_the_room_follows_is_left_only_on_a_second_word(
    qtbot: QtBot, room: Room, console: Console, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    left: list[str] = []
    console.home_requested.connect(lambda: left.append("home"))
    watch(room, console)
    qtbot.keyClick(console.capture.edit, key, held)
    asked = box()
    assert "La salle ne verra plus rien" in asked.text()
    assert asked.defaultButton().text() == "Annuler"
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert console.isVisible()
    assert left == []
    qtbot.keyClick(console.capture.edit, key, held)
    go = next(button for button in box().buttons() if button.text() == "Quitter")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: left == ["home"] or not console.isVisible())


@pytest.mark.parametrize("projected", [None, Projected()])
def test_where_nobody_watches_a_stage_nothing_is_asked(
    qtbot: QtBot, console: Console, projected: Projected | None
) -> None:
    console.show_projected(projected)
    with qtbot.waitSignal(console.home_requested):
        qtbot.keyClick(console.capture.edit, Qt.Key.Key_Home, ALT)
    assert QApplication.activeModalWidget() is None


def test_the_cross_of_the_window_asks_too(qtbot: QtBot, room: Room, console: Console) -> None:
    watch(room, console)
    event = FromOutside()
    console.closeEvent(event)
    assert not event.isAccepted()
    assert event.type() is QEvent.Type.Close
    qtbot.keyClick(box(), Qt.Key.Key_Escape)
    assert console.isVisible()


def test_the_program_closes_it_without_a_word(room: Room, console: Console) -> None:
    watch(room, console)
    assert console.close()
