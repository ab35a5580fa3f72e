"""The clock, with a time that the test moves."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.dates import short_day
from atelier.domain.operations import EditMeeting, EnterStage, ExtendStage, PauseClock
from atelier.domain.timing import left_s
from atelier.domain.typography import loosened
from atelier.ui.console.layout import LEFT_LEAST, LEFT_WIDTH
from atelier.ui.console.window import Console
from tests.ui.conftest import Room, make_room, open_console

LEFT = Qt.MouseButton.LeftButton


def beat(console: Console, room: Room, **span: float) -> tuple[str, str]:
    room.now.pass_time(**span)
    console._heartbeat.timeout.emit()
    return loosened(console.clock.digits.text()), loosened(console.clock.caption.text())


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


def test_one_left_running_days_ago_says_when_it_began(room: Room, console: Console) -> None:
    enter(room, 1)
    began = room.model.meeting.stage_started_at
    assert began is not None
    clock = console.clock
    assert beat(console, room, days=2) == ("", f"commencée le {short_day(began.astimezone().date())}")
    assert clock.digits.isHidden()
    assert clock.pace.isHidden()
    enter(room, 2)
    assert beat(console, room)[0]
    assert clock.digits.isVisible()
    assert clock.pace.isVisible()


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


def test_the_last_minute_and_the_end_are_told_by_a_sign_and_words(room: Room, console: Console) -> None:
    enter(room, 1)
    assert beat(console, room, minutes=13, seconds=59)[1] == "reste sur 15 min"
    assert console.clock.sign.isHidden()
    assert beat(console, room, seconds=1) == ("01:00", "dernière minute")
    assert console.clock.sign.isVisible()
    last_minute = console.clock.sign.pixmap().toImage()
    beat(console, room, minutes=2)
    assert console.clock.sign.pixmap().toImage() != last_minute
    room.ask(PauseClock(room.model.meeting_id, paused=True))
    beat(console, room)
    assert console.clock.sign.isHidden()


def test_the_end_of_the_time_is_told_once_and_moves_nobody(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    enter(room, 1)
    told: list[str] = []
    console.clock.stage_ran_out.connect(told.append)
    beat(console, room, minutes=14, seconds=59)
    assert told == []
    for _second in range(3):
        beat(console, room, seconds=1)
    assert told == [room.stage(1).id]
    assert room.model.meeting.stage_id == room.stage(1).id
    qtbot.mouseClick(console.clock.extend, LEFT)
    beat(console, room)
    beat(console, room, minutes=2)
    assert len(told) == 2


def test_a_stage_come_back_to_after_its_end_rings_no_more(room: Room, console: Console) -> None:
    enter(room, 1)
    beat(console, room, minutes=20)
    enter(room, 2)
    told: list[str] = []
    console.clock.stage_ran_out.connect(told.append)
    enter(room, 1)
    beat(console, room, seconds=1)
    assert told == []


def test_how_late_the_agenda_is_and_when_it_ends(room: Room, console: Console) -> None:
    enter(room, 0)
    beat(console, room, minutes=8)
    enter(room, 1)
    beat(console, room)
    # 12:08 UTC, 85 minutes to come; the first stage took two minutes less than its ten.
    end = (room.now() + timedelta(minutes=85)).astimezone()
    assert loosened(console.clock.pace.text()) == f"Avance : 2 min · fin vers {end:%H:%M}"
    beat(console, room, minutes=16)
    assert loosened(console.clock.pace.text()).startswith("À l’heure · ")
    beat(console, room, minutes=11)
    assert loosened(console.clock.pace.text()).startswith("Retard : 10 min · ")


def test_the_time_on_the_sheet_is_what_lateness_is_measured_against(room: Room, console: Console) -> None:
    begins_at = (room.now() - timedelta(minutes=12)).astimezone()
    room.ask(EditMeeting(room.model.meeting_id, day=begins_at.date(), begins_at=begins_at.time()))
    beat(console, room)
    assert loosened(console.clock.pace.text()).startswith("Retard : 12 min · fin vers ")
    assert console.clock.pace.isVisible()


def test_a_meeting_without_agenda_has_no_clock(qtbot: QtBot) -> None:
    room = make_room(stages=())
    console = open_console(qtbot, room)
    assert console.clock.isHidden()
    assert console.agenda.list.count() == 0
    assert not console.actions_.by_name["next_stage"].isEnabled()


def test_the_clock_by_function_keys(qtbot: QtBot, room: Room, console: Console) -> None:
    enter(room, 0)
    line = console.capture.edit
    qtbot.keyClick(line, Qt.Key.Key_F6)
    assert room.model.meeting.stage_paused_at is not None
    qtbot.keyClick(line, Qt.Key.Key_F7)
    assert left_s(room.model.meeting, room.stage(0), room.now()) == 12 * 60
    for _press in range(2):
        qtbot.keyClick(line, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert left_s(room.model.meeting, room.stage(0), room.now()) == 8 * 60


def test_the_heartbeat_is_one_timer_of_one_second(console: Console) -> None:
    assert console._heartbeat.isActive()
    assert console._heartbeat.interval() == 1000


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("width", [LEFT_LEAST, LEFT_WIDTH])
def test_no_button_is_cut(qtbot: QtBot, room: Room, console: Console, width: int, paused: bool) -> None:
    enter(room, 1)
    room.ask(PauseClock(room.model.meeting_id, paused))
    beat(console, room)
    left = console.clock.parentWidget()
    console.columns.setSizes([width, 700, 300])
    assert left.width() == width
    buttons = (console.clock.pause, console.clock.extend, console.clock.next)
    qtbot.waitUntil(lambda: all(button.width() >= button.sizeHint().width() for button in buttons))


def test_the_three_buttons_are_on_a_row_where_they_fit(room: Room, console: Console) -> None:
    enter(room, 1)
    beat(console, room)
    clock = console.clock
    for width, apart in ((LEFT_LEAST, True), (360, False)):
        console.columns.setSizes([width, 600, 300])
        beat(console, room)
        clock.layout().activate()
        assert (clock.next.y() > clock.pause.y()) is apart
