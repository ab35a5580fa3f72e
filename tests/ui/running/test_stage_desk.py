"""Going from stage to stage: a countdown that can be given up, and nobody moved by half."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.operations import EnterStage, ExtendStage, PausePhones, PlanAgenda
from atelier.domain.things import Door
from atelier.domain.typography import loosened
from atelier.ui.console.window import Console
from atelier.ui.menus import action_specs
from atelier.ui.panels.side_panel import Panel
from atelier.ui.running.countdown import Countdown
from atelier.ui.running.stage_desk import NEXT_KEY, PREVIOUS_KEY
from tests.ui.conftest import Room, make_room, open_console

LEFT = Qt.MouseButton.LeftButton
F8, ESCAPE, ENTER = Qt.Key.Key_F8, Qt.Key.Key_Escape, Qt.Key.Key_Return
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def countdown(console: Console) -> Countdown:
    """The console's countdown, in which a second press counts at once."""
    console.running.countdown.settled_ms = 0
    return console.running.countdown


def entered(room: Room) -> list[str]:
    return [operation.stage_id for operation in room.asked if isinstance(operation, EnterStage)]


def at(room: Room) -> int:
    return next((s.rank for s in room.model.stages if s.id == room.model.meeting.stage_id), -1)


def enter(room: Room, rank: int) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(rank).id))
    room.asked.clear()


def click(qtbot: QtBot, console: Console, row: int) -> None:
    view = console.agenda.list
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualItemRect(view.item(row)).center())


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifier)


# The countdown


def test_one_key_goes_on_once_the_countdown_is_over(
    qtbot: QtBot, room: Room, console: Console, countdown: Countdown
) -> None:
    countdown.duration_ms = 80
    press(qtbot, F8)
    assert countdown.isVisible()
    assert loosened(countdown.sentence.text()) == "Passage à « Accueil »"
    assert entered(room) == []
    with qtbot.waitSignal(countdown.ended):
        pass
    assert entered(room) == [room.stage(0).id]
    assert countdown.isHidden()
    assert console.capture.edit.hasFocus()


def test_the_button_names_the_key_that_goes_there(room: Room, console: Console, countdown: Countdown) -> None:
    enter(room, 1)
    named = {
        console.running.stages.go_on: "Maintenant (F8)",
        console.running.stages.go_back: "Maintenant (Maj+F8)",
        lambda: console.running.stages.go_to(room.stage(4).id): "Maintenant",
        lambda: console.running.stages.go_to(room.stage(2).id): "Maintenant (F8)",
    }
    for ask, text in named.items():
        ask()
        assert countdown.now_button.text() == text
    keys = {spec.name: spec.keys for spec in action_specs()}
    assert (keys["next_stage"], keys["previous_stage"]) == ((NEXT_KEY,), (PREVIOUS_KEY,))


def test_the_seconds_are_told(console: Console, countdown: Countdown) -> None:
    console.running.stages.go_on()
    assert countdown.ring._seconds == 3
    assert loosened(countdown.accessibleName()) == "Passage à « Accueil » dans 3 s. Échap pour annuler."


@pytest.mark.usefixtures("console")
def test_escape_gives_it_up(qtbot: QtBot, room: Room, countdown: Countdown) -> None:
    press(qtbot, F8)
    press(qtbot, ESCAPE)
    assert not countdown.is_running
    assert countdown.isHidden()
    assert (entered(room), at(room)) == ([], -1)


def test_outside_a_countdown_escape_is_left_to_what_has_the_keyboard(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    room.send("Un")
    for _time in ("before the first countdown", "after it"):
        console.on_board.show_note(room.note("Un").id)
        console.board.setFocus()
        press(qtbot, ESCAPE)
        assert not console.board.selection.ids
        press(qtbot, F8)
        press(qtbot, ESCAPE)


def test_pressed_again_it_goes_at_once(qtbot: QtBot, room: Room, countdown: Countdown) -> None:
    press(qtbot, F8)
    press(qtbot, F8)
    assert entered(room) == [room.stage(0).id]
    assert not countdown.is_running


@pytest.mark.usefixtures("console")
def test_a_bounce_is_no_second_press(qtbot: QtBot, room: Room, console: Console) -> None:
    for _press in range(4):
        press(qtbot, F8)
    assert entered(room) == []
    assert console.running.countdown.is_running


def test_a_key_held_down_asks_once(room: Room, console: Console, countdown: Countdown) -> None:
    for repeated in (False, True, True):
        key = QKeyEvent(QEvent.Type.KeyPress, F8, Qt.KeyboardModifier.NoModifier, "", repeated)
        QApplication.sendEvent(console.windowHandle(), key)
    assert countdown.is_running
    assert entered(room) == []


def test_enter_on_the_button_goes_at_once_and_on_the_other_gives_up(
    qtbot: QtBot, room: Room, console: Console, countdown: Countdown
) -> None:
    for button, moved in ((countdown.cancel_button, False), (countdown.now_button, True)):
        console.running.stages.go_on()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(button, ENTER)
        assert bool(entered(room)) is moved
        assert not countdown.is_running
        assert console.capture.edit.hasFocus()


def test_clicks_leave_the_keyboard_to_the_capture_line(
    qtbot: QtBot, console: Console, countdown: Countdown
) -> None:
    for button in (console.clock.next, countdown.cancel_button, console.clock.next, countdown.now_button):
        qtbot.mouseClick(button, LEFT)
    click(qtbot, console, 2)
    assert countdown.is_running
    assert console.capture.edit.hasFocus()
    qtbot.keyClicks(console.capture.edit, "Un")
    qtbot.keyClick(console.capture.edit, ENTER)
    assert countdown.is_running


# Where to


def test_the_whole_agenda_with_one_key_and_back(qtbot: QtBot, room: Room, countdown: Countdown) -> None:
    ranks = []
    for _stage in room.model.stages:
        for _press in range(2):
            press(qtbot, F8)
        ranks.append(at(room))
    assert ranks == [0, 1, 2, 3, 4, 5]
    press(qtbot, F8)
    assert not countdown.is_running
    for _press in range(2):
        press(qtbot, F8, SHIFT)
    assert at(room) == 4


@pytest.mark.usefixtures("countdown")
def test_going_back_finds_the_stage_as_it_was_left(qtbot: QtBot, room: Room, console: Console) -> None:
    enter(room, 3)
    room.ask(ExtendStage(room.model.meeting_id, 120))
    room.now.pass_time(minutes=4)
    enter(room, 4)
    room.now.pass_time(minutes=7)
    for _press in range(2):
        press(qtbot, F8, SHIFT)
    console._heartbeat.timeout.emit()
    assert console.clock.digits.text() == "13:00"
    assert room.model.question.number == 2
    assert room.model.meeting.door is Door.OPEN


def test_a_click_in_the_agenda_counts_down_to_its_stage_and_a_double_click_no_faster(
    qtbot: QtBot, room: Room, console: Console, countdown: Countdown
) -> None:
    click(qtbot, console, 3)
    click(qtbot, console, 3)
    assert entered(room) == []
    assert loosened(countdown.sentence.text()) == "Passage à « 2 · Collecte »"
    countdown.hurry()
    assert at(room) == 3
    assert room.model.question.number == 2


def test_the_agenda_by_keyboard(qtbot: QtBot, room: Room, console: Console, countdown: Countdown) -> None:
    view = console.agenda.list
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.setCurrentRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, ENTER)
    assert countdown.is_running
    countdown.hurry()
    assert entered(room) == [room.stage(1).id]


def test_another_wish_takes_the_place_of_the_first(
    qtbot: QtBot, room: Room, console: Console, countdown: Countdown
) -> None:
    press(qtbot, F8)
    click(qtbot, console, 2)
    countdown.hurry()
    assert entered(room) == [room.stage(2).id]


# What comes between


def test_a_stage_taken_out_of_the_agenda_meanwhile(
    room: Room, console: Console, countdown: Countdown
) -> None:
    enter(room, 0)
    console.running.stages.go_to(room.stage(2).id)
    kept = tuple(stage for stage in room.model.stages if stage.rank != 2)
    room.ask(PlanAgenda(room.model.meeting_id, kept))
    assert not countdown.is_running
    assert console.area.notice.isVisible()
    assert "n’est plus au déroulé" in console.area.notice.sentence.text()
    assert at(room) == 0


def test_the_stage_under_way_taken_out_meanwhile(room: Room, console: Console, countdown: Countdown) -> None:
    enter(room, 0)
    console.running.stages.go_on()
    room.ask(PlanAgenda(room.model.meeting_id, tuple(room.model.stages[1:])))
    assert not countdown.is_running
    assert room.model.meeting.stage_id is None


def test_already_gone_elsewhere(room: Room, console: Console, countdown: Countdown) -> None:
    console.running.stages.go_on()
    enter(room, 2)
    assert not countdown.is_running
    assert at(room) == 2


@pytest.mark.parametrize("leaving", ["close", "finish"])
def test_nobody_is_moved_once_the_console_goes(
    qtbot: QtBot, room: Room, console: Console, countdown: Countdown, leaving: str
) -> None:
    press(qtbot, F8)
    getattr(console, leaving)()
    assert not countdown.is_running
    assert not countdown._tick.isActive()
    assert entered(room) == []


def test_a_console_that_is_destroyed_while_it_counts_leaves_nothing(qtbot: QtBot, room: Room) -> None:
    console = Console(room.model, now=room.now)
    asked: list[QObject] = []
    console.operation_requested.connect(asked.append)
    console.running.countdown.duration_ms = 0
    console.running.stages.go_on()
    gone: list[bool] = []
    console.destroyed.connect(lambda: gone.append(True))
    console.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
    room.send("Un")
    assert asked == []


def test_without_agenda_the_keys_do_nothing(qtbot: QtBot) -> None:
    console = open_console(qtbot, make_room(stages=()))
    for modifier in (Qt.KeyboardModifier.NoModifier, SHIFT):
        press(qtbot, F8, modifier)
    assert not console.running.countdown.is_running
    console.running.stages.toggle_pause()
    console.running.stages.give_time()
    assert not console.area.notice.isVisible()


# What a stage brings


def test_what_becomes_of_the_phones_is_told_before(
    room: Room, console: Console, countdown: Countdown
) -> None:
    silent = tuple(replace(stage, collects=stage.rank != 2) for stage in room.model.stages)
    room.ask(PlanAgenda(room.model.meeting_id, silent))
    enter(room, 1)
    console.running.stages.go_on()
    assert countdown.detail.text() == "Les téléphones seront en pause."
    countdown.hurry()
    assert room.model.meeting.door is Door.PAUSED
    console.running.stages.go_back()
    assert countdown.detail.text() == "Les téléphones pourront de nouveau envoyer."
    countdown.hurry()
    console.running.stages.go_back()
    assert countdown.detail.isHidden()


@pytest.mark.usefixtures("countdown")
def test_what_she_decided_of_the_phones_lasts_until_the_next_stage(qtbot: QtBot, room: Room) -> None:
    enter(room, 1)
    press(qtbot, Qt.Key.Key_F12)
    assert room.asked == [PausePhones(room.model.meeting_id, paused=True)]
    press(qtbot, Qt.Key.Key_F7)
    assert room.model.meeting.door is Door.PAUSED
    for _press in range(2):
        press(qtbot, F8)
    assert room.model.meeting.door is Door.OPEN


def test_the_panel_that_the_stage_needs_comes_forward(room: Room, console: Console) -> None:
    enter(room, 5)
    assert console.side_panel.tabs.currentIndex() == Panel.FOLLOW_UPS
    assert console.capture.edit.hasFocus()
    enter(room, 4)
    assert console.side_panel.tabs.currentIndex() == Panel.FOLLOW_UPS
    enter(room, 1)
    assert console.side_panel.tabs.currentIndex() == Panel.ARRIVALS


def test_a_panel_in_which_she_writes_stays(room: Room, console: Console) -> None:
    console.side_panel.show_panel(Panel.QUOTES)
    assert console.side_panel.quotes.text.hasFocus()
    enter(room, 5)
    assert console.side_panel.tabs.currentIndex() == Panel.QUOTES
    assert console.side_panel.quotes.text.hasFocus()


def test_a_dialog_that_comes_up_gives_the_move_up(
    qtbot: QtBot, room: Room, console: Console, countdown: Countdown
) -> None:
    press(qtbot, F8)
    assert countdown.is_running
    dialog = console.open_settings()
    assert not countdown.is_running
    assert countdown.isHidden()
    qtbot.keyClick(dialog, ESCAPE)
    assert entered(room) == []
