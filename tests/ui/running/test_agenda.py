"""The agenda on the console: its rows, what they say, and going to a stage from it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.operations import EditMeeting, EnterStage
from atelier.domain.things import StageKind
from atelier.domain.typography import loosened
from atelier.ui.console.layout import LEFT_WIDTH
from atelier.ui.console.window import Console
from atelier.ui.running.agenda_row import DETAIL, MINUTES, STATE, fitted_words
from atelier.ui.running.pace import time_of_day
from atelier.ui.wording import minutes_phrase
from tests.ui.conftest import Room, make_room, open_console

LEFT = Qt.MouseButton.LeftButton


def enter(room: Room, rank: int) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(rank).id))


def data(console: Console, role: int) -> list[object]:
    view = console.agenda.list
    return [view.item(row).data(role) for row in range(view.count())]


def said(console: Console, row: int) -> str:
    console._heartbeat.timeout.emit()
    return loosened(console.agenda.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_stages_before_are_done_and_those_after_ahead(room: Room, console: Console) -> None:
    enter(room, 3)
    assert data(console, STATE) == ["done", "done", "done", "now", "ahead", "ahead"]


def test_before_the_beginning_all_are_ahead(console: Console) -> None:
    assert set(data(console, STATE)) == {"ahead"}


def test_each_row_says_what_it_took_or_when_it_begins(room: Room, console: Console) -> None:
    enter(room, 0)
    room.now.pass_time(minutes=12)
    enter(room, 1)
    room.now.pass_time(minutes=5)
    assert said(console, 0) == "Accueil, 10 min, faite, 12 min sur 10 min"
    assert said(console, 1) == "1 · Collecte, 15 min, en cours, 5 min sur 15 min"
    room.now.pass_time(minutes=10)
    assert said(console, 2) == f"1 · Regroupement, 20 min, à venir, vers {time_of_day(room.now())}"


def test_a_stage_that_was_passed_over_took_nothing(room: Room, console: Console) -> None:
    enter(room, 1)
    assert said(console, 0) == "Accueil, 10 min, faite"


def test_beginnings_are_known_before_the_meeting_where_its_sheet_says_when(
    room: Room, console: Console
) -> None:
    assert said(console, 1) == "1 · Collecte, 15 min, à venir"
    at = room.now().astimezone()
    room.ask(EditMeeting(room.model.meeting_id, day=at.date(), begins_at=at.time()))
    assert said(console, 0).endswith(f"à venir, vers {time_of_day(at)}")


@pytest.mark.parametrize(("height", "lines"), [(600, 1), (1080, 2)])
def test_the_time_of_day_has_its_line_where_there_is_room(
    qtbot: QtBot, room: Room, console: Console, height: int, lines: int
) -> None:
    enter(room, 0)
    console.resize(1366, height)
    console._heartbeat.timeout.emit()
    assert all(data(console, DETAIL))
    row = console.agenda._row
    qtbot.waitUntil(lambda: row.roomy is (lines == 2))
    rect = console.agenda.list.visualItemRect(console.agenda.list.item(0))
    assert rect.height() == row.height(roomy=lines == 2)
    assert console.agenda.list.verticalScrollBar().maximum() == 0 or lines == 1


def test_the_stage_under_way_is_asked_for_in_vain(qtbot: QtBot, room: Room, console: Console) -> None:
    enter(room, 1)
    view = console.agenda.list
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualItemRect(view.item(1)).center())
    assert not console.running.countdown.is_running


NAMES = (
    ("Collecte : ce qui matche", StageKind.COLLECT, 15, 1),
    ("Regroupement : ce qui matche", StageKind.SORT, 20, 1),
    ("Regroupement", StageKind.SORT, 75, 2),
)


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


MANY = tuple((f"Étape {number}", StageKind.COLLECT, 15, None) for number in range(1, 31))


def crowded(qtbot: QtBot) -> tuple[Room, Console]:
    """More stages than are in sight."""
    room = make_room(stages=MANY)
    console = open_console(qtbot, room)
    assert console.agenda.list.verticalScrollBar().maximum() > 0
    return room, console


def in_sight(console: Console, row: int) -> bool:
    view = console.agenda.list
    return view.viewport().rect().contains(view.visualItemRect(view.item(row)))


def test_the_stage_under_way_comes_in_sight_and_stays_so_in_a_lower_window(qtbot: QtBot) -> None:
    room, console = crowded(qtbot)
    enter(room, 20)
    assert in_sight(console, 20)
    console.resize(1366, 620)
    qtbot.waitUntil(lambda: in_sight(console, 20))


def test_nothing_moves_under_the_pointer_that_is_about_to_press(qtbot: QtBot) -> None:
    room, console = crowded(qtbot)
    console.agenda.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=True)
    enter(room, 20)
    room.ask(EditMeeting(room.model.meeting_id, title="Autre titre"))
    assert console.agenda.list.verticalScrollBar().value() == 0
    console.agenda.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    QApplication.sendEvent(console.agenda, QEvent(QEvent.Type.Leave))
    assert in_sight(console, 20)


def test_what_changes_elsewhere_leaves_the_list_where_she_scrolled_it(qtbot: QtBot) -> None:
    room, console = crowded(qtbot)
    enter(room, 20)
    console.agenda.list.setCurrentRow(2)
    bar = console.agenda.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    room.ask(EditMeeting(room.model.meeting_id, title="Autre titre"))
    assert bar.value() == bar.maximum()


def test_all_rows_say_their_minutes_the_same_way(qtbot: QtBot) -> None:
    names = (("Accueil", StageKind.WELCOME, 15, None), ("Regroupement collectif", StageKind.SORT, 20, 1))
    console = open_console(qtbot, make_room(stages=names))
    row, view = console.agenda._row, console.agenda.list
    ways = [view.item(at).data(MINUTES)[row._way :][0] for at in range(2)]
    assert [said.endswith("′") for said in ways] in ([True, True], [False, False])
    metrics = QFontMetrics(view.font())
    room_px = metrics.horizontalAdvance(view.item(1).text()) + metrics.horizontalAdvance("20′")
    row.agree(list(console.agenda._words()), view.font(), room_px + 32)
    assert row._way == 1
    row.agree(list(console.agenda._words()), view.font(), 4000)
    assert row._way == 0
