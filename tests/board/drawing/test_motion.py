"""Quiet motion: gliding, and none at all for those whom it troubles."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QGraphicsRectItem
from pytestqt.qtbot import QtBot

from atelier.board.drawing import motion
from atelier.board.drawing.motion import Motion

THERE = QPointF(100, 50)


@pytest.fixture
def reduced(qapp: QApplication) -> Iterator[None]:
    """Nothing is to move by itself."""
    motion.reduce(qapp, reduced=True)
    yield
    motion.reduce(qapp, reduced=False)


def test_an_item_glides_to_its_place(qtbot: QtBot) -> None:
    moving, item = Motion(), QGraphicsRectItem()
    moving.move({item: THERE})
    assert moving.is_under_way
    assert item.pos() == QPointF()
    qtbot.waitUntil(lambda: not moving.is_under_way)
    assert item.pos() == THERE


def test_it_slows_down_on_its_way(qtbot: QtBot) -> None:
    moving, item = Motion(), QGraphicsRectItem()
    moving.move({item: THERE})
    moving._animation.pause()
    moving._animation.setCurrentTime(moving._animation.duration() // 2)
    assert item.x() == pytest.approx(87.5, abs=1)
    moving._animation.resume()
    qtbot.waitUntil(lambda: not moving.is_under_way)


def test_a_planned_duration_is_kept(qtbot: QtBot) -> None:
    assert qtbot is not None
    assert motion.duration_ms(160) == 160


@pytest.mark.usefixtures("reduced")
def test_where_motion_is_reduced_it_is_there_at_once() -> None:
    moving, item = Motion(), QGraphicsRectItem()
    moving.move({item: THERE})
    assert not moving.is_under_way
    assert item.pos() == THERE
    assert motion.duration_ms(160) == 0


def test_what_glides_when_motion_is_reduced_arrives_with_the_next_move(qapp: QApplication) -> None:
    moving, first, second = Motion(), QGraphicsRectItem(), QGraphicsRectItem()
    moving.move({first: THERE})
    motion.reduce(qapp, reduced=True)
    try:
        moving.move({second: THERE})
        assert (first.pos(), second.pos()) == (THERE, THERE)
        assert not moving.is_under_way
    finally:
        motion.reduce(qapp, reduced=False)
