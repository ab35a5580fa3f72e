"""Two taps: near enough, soon enough, and no more than two."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from atelier.board.hand.desk import Aim
from atelier.board.hand.double_tap import REACH_PX, DoubleTap


def at(x: float, when_ms: int) -> Aim:
    return Aim(QPoint(round(x), 0), QPointF(x, 0), Qt.KeyboardModifier.NoModifier, when_ms)


@pytest.mark.usefixtures("qapp")
def test_the_second_of_two_is_near_and_soon() -> None:
    late = 1000 + QApplication.doubleClickInterval() + 1
    for second, is_second in ((at(0, 1100), True), (at(REACH_PX + 1, 1100), False), (at(0, late), False)):
        taps = DoubleTap()
        assert not taps.is_second(at(0, 1000))
        assert taps.is_second(second) is is_second


@pytest.mark.usefixtures("qapp")
def test_a_third_one_begins_anew() -> None:
    taps = DoubleTap()
    assert [taps.is_second(at(0, 1000 + 50 * number)) for number in range(4)] == [False, True, False, True]
