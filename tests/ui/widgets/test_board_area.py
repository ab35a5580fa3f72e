"""The board in its place: what is beside it follows the cluster that a hand was on, once the hand is off it."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QSignalSpy

from atelier.domain.ids import ClusterId
from atelier.ui.console.window import Console
from tests.board.pointers import Finger, Mouse, Pen, Pointer
from tests.ui.conftest import Room


@pytest.mark.parametrize("on_header", [True, False])
@pytest.mark.parametrize("pointer", [Mouse, Finger, Pen])
def test_a_cluster_is_pressed_once_the_hand_is_off_it(
    room: Room, console: Console, pointer: type[Pointer], on_header: bool
) -> None:
    console.resize(780, 700)
    cluster_id = ClusterId(room.group("un", "deux", title="Ensemble"))
    console.scene.arrange_now()
    box = console.scene.arrangement.clusters[cluster_id]
    place = box.header_rect.centre if on_header else (box.rect.centre[0], box.rect.bottom - 4)
    at = console.board.mapFromScene(QPointF(*place))
    pressed = QSignalSpy(console.area.cluster_pressed)
    hand = pointer(console.board.viewport())
    hand.press(at)
    assert pressed.count() == 0
    hand.move(at + QPoint(2, 1))
    hand.release()
    assert [pressed.at(index) for index in range(pressed.count())] == [[cluster_id]]
