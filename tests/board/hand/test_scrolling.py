"""Scrolling under hands near an edge: as fast as the one that is closest to it wants."""

import pytest
from PySide6.QtCore import QPoint, QTimer
from pytestqt.qtbot import QtBot

from atelier.board.hand.scrolling import FASTEST, STEP_MS, EdgeScroll
from tests.board.conftest import Wall


@pytest.fixture
def long_wall(wall: Wall) -> Wall:
    wall.add(*[f"n° {number}" for number in range(200)])
    return wall


@pytest.mark.parametrize("order", [1, -1])
def test_one_hand_at_the_edge_is_enough(long_wall: Wall, order: int, qtbot: QtBot) -> None:
    view = long_wall.view
    edge = EdgeScroll(view)
    places = [QPoint(300, 300), QPoint(300, view.viewport().height() - 2)]
    edge.follow(places[::order])
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 40)
    edge.follow([])
    timer = edge.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert not timer.isActive()


def test_fifty_notes_go_by_in_about_four_seconds(wall: Wall) -> None:
    wall.add(*[f"Une idée de trois lignes, la {number}e de toutes" for number in range(50)])
    assert 3.0 < wall.scene.arrangement.height / (FASTEST * 1000 / STEP_MS) < 5.0
