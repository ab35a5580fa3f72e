"""What a screen reader is told while the keyboard stays where it is."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from atelier.domain.operations import ShowQuestion
from atelier.ui.announcement import announce
from atelier.ui.console.window import Console
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
