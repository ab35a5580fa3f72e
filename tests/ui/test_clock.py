"""The clock and the agenda, with a time that the test moves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.operations import EnterStage, ExtendStage, PauseClock
from atelier.domain.things import StageKind
from atelier.ui.agenda import _STATE, fitted_words
from atelier.ui.clock import left_s
from atelier.ui.console import LEFT_LEAST, LEFT_WIDTH, Console
from atelier.ui.wording import minutes_phrase
from tests.ui.conftest import Room, make_room, open_console

LEFT = Qt.MouseButton.LeftButton


def beat(console: Console, room: Room, **span: float) -> tuple[str, str]:
    room.now.pass_time(**span)
    console._heartbeat.timeout.emit()
    return console.clock.digits.text(), console.clock.caption.text()


def enter(room: Room, rank: int) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(rank).id))


def test_before_the_beginning_it_says_how_long_all_is(room: Room, console: Console) -> None:
    assert beat(console, room) == ("1 h 35", "prévues au déroulé")
    assert console.clock.next.text() == "Commencer ›"
    assert console.clock.pause.isHidden()


def test_a_stage_runs_down(room: Room, console: Console) -> None:
    enter(room, 1)
    assert beat(console, room, minutes=7, seconds=18) == ("07:42", "reste sur 15 min")


def test_lateness_is_told_calmly(room: Room, console: Console) -> None:
    enter(room, 1)
    assert beat(console, room, minutes=17, seconds=10) == ("+ 02:10", "au-delà des 15 min")
    assert console.clock.digits.property("look") == "display"


def test_pause_stops_it_and_resuming_takes_up_where_it_was(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    enter(room, 1)
    beat(console, room, minutes=5)
    qtbot.mouseClick(console.clock.pause, LEFT)
    assert beat(console, room, minutes=30) == ("10:00", "en pause, sur 15 min")
    assert console.clock.pause.text() == "Reprise"
    qtbot.mouseClick(console.clock.pause, LEFT)
    assert beat(console, room, minutes=1) == ("09:00", "reste sur 15 min")


def test_two_minutes_more(qtbot: QtBot, room: Room, console: Console) -> None:
    enter(room, 1)
    qtbot.mouseClick(console.clock.extend, LEFT)
    assert room.asked[-1] == ExtendStage(room.model.meeting_id, 120)
    assert beat(console, room) == ("17:00", "reste sur 17 min")


def test_next_goes_through_the_agenda_and_stops_at_its_end(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    for rank in range(len(room.model.stages)):
        qtbot.mouseClick(console.clock.next, LEFT)
        assert room.model.meeting.stage_id == room.stage(rank).id
    assert not console.clock.next.isEnabled()
    assert room.model.question.number == 2


def test_clicks_leave_the_keyboard_to_the_capture_line(qtbot: QtBot, console: Console) -> None:
    qtbot.mouseClick(console.clock.next, LEFT)
    view = console.agenda.list
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualItemRect(view.item(2)).center())
    qtbot.mouseClick(console.top_bar.tabs.tabs[2], LEFT)
    assert console.capture.edit.hasFocus()


def test_a_click_in_the_agenda_enters_the_stage_and_ticks_those_before(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    view = console.agenda.list
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualItemRect(view.item(3)).center())
    assert room.model.meeting.stage_id == room.stage(3).id
    assert room.model.question.number == 2
    states = [view.item(row).data(_STATE) for row in range(view.count())]
    assert states == ["done", "done", "done", "now", "ahead", "ahead"]
    said = view.item(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "2 · Collecte, 15 min, en cours"


def test_the_agenda_by_keyboard(qtbot: QtBot, room: Room, console: Console) -> None:
    view = console.agenda.list
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.setCurrentRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert room.model.meeting.stage_id == room.stage(1).id
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(room.asked) == 1


def test_a_meeting_without_agenda_has_no_clock(qtbot: QtBot) -> None:
    room = make_room(stages=())
    console = open_console(qtbot, room)
    assert console.clock.isHidden()
    assert console.agenda.list.count() == 0
    assert not console.actions_.by_name["next_stage"].isEnabled()


def test_function_keys(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_F8)
    assert room.model.meeting.stage_id == room.stage(0).id
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_F6)
    assert room.model.meeting.stage_paused_at is not None
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_F7)
    assert left_s(room.model.meeting, room.stage(0), room.now()) == 12 * 60


def test_the_heartbeat_is_one_timer_of_one_second(console: Console) -> None:
    assert console._heartbeat.isActive()
    assert console._heartbeat.interval() == 1000


NAMES = (
    ("Collecte : ce qui matche", StageKind.COLLECT, 15, 1),
    ("Regroupement : ce qui matche", StageKind.SORT, 20, 1),
    ("Regroupement", StageKind.SORT, 75, 2),
)


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("width", [LEFT_LEAST, LEFT_WIDTH])
def test_no_button_is_cut(room: Room, console: Console, width: int, paused: bool) -> None:
    enter(room, 1)
    room.ask(PauseClock(room.model.meeting_id, paused))
    beat(console, room)
    left = console.clock.parentWidget()
    left.parentWidget().setSizes([width, 700, 300])
    assert left.width() == width
    for button in (console.clock.pause, console.clock.extend, console.clock.next):
        assert button.width() >= button.sizeHint().width(), button.text()


@pytest.mark.parametrize("rank", [0, 1, 2])
def test_the_name_of_the_stage_is_whole(qtbot: QtBot, rank: int) -> None:
    room = make_room(stages=NAMES)
    console = open_console(qtbot, room)
    enter(room, rank)
    font = console.agenda.list.font()
    font.setBold(True)
    metrics = QFontMetrics(font)
    stage = room.stage(rank)
    # What is left of the column without its margins, the list's and the row's.
    inside = LEFT_WIDTH - 2 * 14 - 2 * 11
    said = (minutes_phrase(stage.minutes), f"{stage.minutes}′")
    title, minutes = fitted_words(f"1 · {stage.title}", said, metrics, inside)
    assert title == f"1 · {stage.title.split(' :')[0]}"
    assert minutes in said
    assert metrics.horizontalAdvance(title) + metrics.horizontalAdvance(minutes) < inside


def test_minutes_go_before_the_name_is_cut(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    room_px = metrics.horizontalAdvance("Regroupement")
    assert fitted_words("Regroupement", ("20 min", "20′"), metrics, room_px) == ("Regroupement", "")
    assert fitted_words("Regroupement", ("20 min", "20′"), metrics, room_px - 1)[0].endswith("…")
