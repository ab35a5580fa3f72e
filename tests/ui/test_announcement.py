"""What a screen reader is told while the keyboard stays where it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from pytestqt.qtbot import QtBot

from atelier.domain.operations import ShowQuestion
from atelier.ui.announcement import announce
from atelier.ui.console.window import Console
from atelier.ui.finding.palette_dialog import PaletteDialog
from tests.ui.conftest import Room


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced."""
    said: list[str] = []

    def collect(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", collect)
    return said


def test_what_floats_over_the_board_is_said(room: Room, console: Console, told: list[str]) -> None:
    console.show_refusal("Ce post-it est trop long.")
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    console.running.stages.go_on()
    console.running.give_up()
    assert told[0] == "Ce post-it est trop long."
    assert "question 2" in told[1]
    assert "Accueil" in told[2]
    assert "Échap" in told[2]


def test_nothing_is_said_in_no_words(console: Console, told: list[str]) -> None:
    announce(console, "")
    assert told == []


def test_the_command_walked_to_is_said(qtbot: QtBot, console: Console, told: list[str]) -> None:
    palette: PaletteDialog = console.help.open_palette()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.current is not None
    assert palette.current.text in told[-1]
    palette.reject()


def test_the_post_it_found_is_said(qtbot: QtBot, room: Room, console: Console, told: list[str]) -> None:
    room.send("Un chat", "Un chien")
    bar = console.search.open()
    qtbot.keyClicks(bar.field, "chien")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert "Un chien" in told[-1]
