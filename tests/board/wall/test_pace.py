"""When a wall catches up: at the event loop's next turn, never under a hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.board.wall import pace as pace_module
from atelier.board.wall.pace import Pace


@pytest.fixture
def pace(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pace]:
    del qapp
    monkeypatch.setattr(pace_module, "OUTCOME_MS", 10)
    parent = QObject()
    yield Pace(parent)
    parent.deleteLater()


def test_it_is_due_once_for_many_changes(pace: Pace, qtbot: QtBot) -> None:
    due: list[bool] = []
    pace.due.connect(lambda: due.append(pace.is_waiting))
    for _change in range(3):
        pace.hurry()
    assert pace.is_waiting
    qtbot.waitUntil(lambda: bool(due))
    assert due == [False]
    assert not pace.is_waiting


def test_under_a_hand_it_waits(pace: Pace, qtbot: QtBot) -> None:
    pace.hold()
    assert not pace.catch_up()
    with qtbot.waitSignal(pace.due):
        pace.release(awaiting=False)
    assert pace.catch_up()


def test_what_was_dropped_waits_for_an_answer(pace: Pace, qtbot: QtBot) -> None:
    pace.hold()
    with qtbot.waitSignal(pace.unanswered):
        pace.release(awaiting=True)
    pace.hold()
    pace.release(awaiting=False)
    assert not pace.is_waiting


def test_another_wall_waits_for_nothing(pace: Pace) -> None:
    pace.hold()
    pace.hurry()
    pace.begin_again()
    assert not pace.is_waiting
    assert not pace.is_held
    assert pace.catch_up()
