"""The countdown by itself: its seconds, its ring, its ends, and its room on a narrow board."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from atelier.board.drawing import motion
from atelier.ui.running.countdown import DURATION_MS, Countdown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def countdown(qtbot: QtBot) -> Iterator[Countdown]:
    """A countdown in a window, shown where it asks to be."""
    window = QWidget()
    qtbot.addWidget(window)
    made = Countdown(parent=window)
    window.resize(800, 200)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    made.stop()


def test_it_lasts_three_seconds(countdown: Countdown) -> None:
    assert countdown.duration_ms == DURATION_MS == 3000


def test_it_ends_by_itself_once(qtbot: QtBot, countdown: Countdown) -> None:
    countdown.duration_ms = 60
    ends: list[bool] = []
    countdown.ended.connect(lambda: ends.append(countdown.is_running))
    countdown.start("Passage à « Suites »")
    with qtbot.waitSignal(countdown.ended):
        pass
    countdown.hurry()
    assert ends == [False]
    assert countdown.isHidden()


def test_stopped_it_does_not_end(qtbot: QtBot, countdown: Countdown) -> None:
    countdown.duration_ms = 60
    countdown.start("Un")
    with qtbot.assertNotEmitted(countdown.ended, wait=150):
        countdown.stop()


def test_its_buttons_end_it_or_give_it_up(qtbot: QtBot, countdown: Countdown) -> None:
    countdown.start("Un")
    with qtbot.waitSignal(countdown.given_up):
        qtbot.mouseClick(countdown.cancel_button, LEFT)
    with qtbot.waitSignal(countdown.ended):
        qtbot.mouseClick(countdown.now_button, LEFT)


def test_it_settles_after_a_moment(qtbot: QtBot, countdown: Countdown) -> None:
    countdown.settled_ms = 80
    countdown.start("Un")
    assert not countdown.has_settled
    qtbot.waitUntil(lambda: countdown.has_settled)
    countdown.stop()
    assert not countdown.has_settled


@pytest.mark.parametrize("reduced", [False, True])
def test_the_ring_empties_and_stands_still_where_motion_is_not_wanted(
    qtbot: QtBot, qapp: QApplication, countdown: Countdown, reduced: bool
) -> None:
    motion.reduce(qapp, reduced=reduced)
    try:
        countdown.start("Un")
        qtbot.waitUntil(lambda: countdown._since.elapsed() > 200)
        countdown._on_tick()
        assert (countdown.ring._share == 1.0) is reduced
        assert countdown.ring._seconds == 3
    finally:
        motion.reduce(qapp, reduced=False)


def test_asking_how_high_it_would_be_moves_nothing(qtbot: QtBot, countdown: Countdown) -> None:
    countdown.start("Passage à « 2 · Regroupement »")
    countdown.setGeometry(0, 0, 720, countdown.heightForWidth(720))
    countdown.layout().activate()
    before = countdown.now_button.mapTo(countdown, countdown.now_button.rect().topLeft())
    assert countdown.heightForWidth(280) > countdown.height()
    qtbot.waitUntil(lambda: countdown.isVisible())
    countdown.layout().activate()
    assert countdown.now_button.mapTo(countdown, countdown.now_button.rect().topLeft()) == before


def test_the_ring_is_drawn_as_far_as_time_is_left(countdown: Countdown) -> None:
    countdown.ring.resize(countdown.ring.sizeHint())
    pictures = []
    for share in (1.0, 0.5):
        countdown.ring.show_left(2, share)
        pictures.append(countdown.ring.grab().toImage())
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize(("width", "is_beside"), [(720, True), (420, False), (280, False)])
def test_no_button_is_cut_on_a_narrow_board(countdown: Countdown, width: int, is_beside: bool) -> None:
    countdown.start("Passage à « 2 · Regroupement »", detail="Les téléphones seront en pause.")
    countdown.setGeometry(0, 0, width, countdown.heightForWidth(width))
    countdown.layout().activate()
    for button in (countdown.now_button, countdown.cancel_button):
        assert button.width() >= button.sizeHint().width()
        bottom = button.mapTo(countdown, button.rect().bottomRight())
        assert countdown.rect().contains(bottom)
    top = countdown.now_button.mapTo(countdown, countdown.now_button.rect().topLeft()).y()
    assert (top < countdown.detail.geometry().bottom()) is is_beside
    needed = countdown.sentence.heightForWidth(countdown.sentence.width())
    assert countdown.sentence.height() >= needed
