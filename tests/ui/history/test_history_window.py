"""The list of what was done: what its rows say, and which of them is the present one."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from atelier.domain.dates import short_day, time_of_day
from atelier.domain.history import BEGINNING
from atelier.domain.operations import PlanAgenda, Redo, Undo
from atelier.domain.things import Source
from atelier.ui.console.window import Console
from atelier.ui.history.window import HistoryWindow
from tests.ui.conftest import Room

HEARD = Qt.ItemDataRole.AccessibleTextRole
TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def window(qtbot: QtBot, room: Room) -> HistoryWindow:
    """The list of a meeting in which a post-it was typed, on the second question, and the agenda changed."""
    room.send("une idée", number=2, source=Source.KEYBOARD)
    room.now.pass_time(minutes=5)
    room.ask(PlanAgenda(room.model.meeting_id, tuple(room.model.stages[:-1])))
    return opened(qtbot, room)


def opened(qtbot: QtBot, room: Room) -> HistoryWindow:
    window = HistoryWindow(room.model, now=room.now)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.list.hasFocus)
    return window


def words(window: HistoryWindow) -> list[str]:
    return [window.rows.words(row) for row in range(window.rows.rowCount())]


def undone(window: HistoryWindow) -> list[bool]:
    return [window.rows.is_undone(row) for row in range(window.rows.rowCount())]


def clock(room: Room, **span: float) -> str:
    """The time that it was so long ago, as a row says it."""
    return time_of_day((room.now() - timedelta(**span)).astimezone().time())


def test_the_newest_is_on_top_and_the_beginning_last(window: HistoryWindow) -> None:
    assert words(window) == [
        "Modifier le déroulé",
        "Ajouter un post-it, «\xa0une idée\xa0»",
        "Au début, avant toute action",
    ]
    assert [window.rows.seq(row) for row in range(3)] == [2, 1, BEGINNING]
    assert window.rows.present == window.list.currentIndex().row() == 0


def test_a_row_says_when_and_on_which_question(window: HistoryWindow, room: Room) -> None:
    rows = window.rows
    assert [rows.time(row) for row in range(3)] == [clock(room), clock(room, minutes=5), ""]
    assert [question and question.number for question in map(rows.question, range(3))] == [None, 2, None]


def test_it_opens_beside_the_middle_of_the_board(console: Console) -> None:
    console.resize(780, 700)
    window = console.history.open()
    screen = console.screen().availableGeometry()
    right = min(console.frameGeometry().right(), screen.right())
    assert abs(window.geometry().right() - right) <= 1


def test_a_row_is_heard_whole(window: HistoryWindow, room: Room) -> None:
    room.ask(Undo(room.model.meeting_id))
    assert [window.rows.index(row).data(HEARD) for row in range(3)] == [
        f"Modifier le déroulé, {clock(room)}, annulé",
        f"Ajouter un post-it, «\xa0une idée\xa0», question 2, {clock(room, minutes=5)}, maintenant",
        "Au début, avant toute action",
    ]


def test_what_does_not_fit_is_read_in_its_tip(window: HistoryWindow, room: Room) -> None:
    tip = window.rows.index(1).data(TIP)
    assert "Ajouter un post-it" in tip
    assert room.question(2).text in tip


def test_what_was_done_another_day_says_which(qtbot: QtBot, room: Room) -> None:
    room.send("une idée", source=Source.KEYBOARD)
    day, told = short_day(room.now().astimezone().date()), clock(room)
    room.now.pass_time(days=3)
    assert opened(qtbot, room).rows.time(0) == f"{day}, {told}"


def test_what_is_undone_stays_above_the_present_moment(window: HistoryWindow, room: Room) -> None:
    room.ask(Undo(room.model.meeting_id))
    assert (undone(window), window.rows.present) == ([True, False, False], 1)
    room.ask(Undo(room.model.meeting_id))
    assert (undone(window), window.rows.present) == ([True, True, False], 2)
    room.ask(Redo(room.model.meeting_id))
    assert (undone(window), window.rows.present) == ([True, False, False], 1)
    assert words(window)[0] == "Modifier le déroulé"


def test_what_was_undone_leaves_once_something_else_is_done(window: HistoryWindow, room: Room) -> None:
    room.ask(Undo(room.model.meeting_id))
    room.send("une autre", "et encore", source=Source.KEYBOARD)
    assert words(window) == [
        "Ajouter 2 post-its, dont «\xa0une autre\xa0»",
        "Ajouter un post-it, «\xa0une idée\xa0»",
        "Au début, avant toute action",
    ]
    assert (window.rows.present, window.list.currentIndex().row()) == (0, 0)


def test_what_phones_send_is_not_in_it(window: HistoryWindow, room: Room) -> None:
    room.send("d’un téléphone")
    assert len(words(window)) == 3


def test_going_back_leaves_the_keyboard_where_it_is(window: HistoryWindow, room: Room, qtbot: QtBot) -> None:
    qtbot.keyClick(window.list, Qt.Key.Key_End)
    room.ask(Undo(room.model.meeting_id))
    assert window.list.currentIndex().row() == 2


@pytest.mark.parametrize("way", ["click", "keyboard"])
def test_a_moment_is_chosen(window: HistoryWindow, qtbot: QtBot, way: str) -> None:
    with qtbot.waitSignal(window.moment_chosen) as chosen:
        if way == "click":
            at = window.list.visualRect(window.rows.index(1)).center()
            qtbot.mouseClick(window.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
        else:
            qtbot.keyClick(window.list, Qt.Key.Key_Down)
            qtbot.keyClick(window.list, Qt.Key.Key_Return)
    assert chosen.args == [1]


def test_before_anything_was_done_it_says_so(qtbot: QtBot, room: Room) -> None:
    window = opened(qtbot, room)
    assert words(window) == ["Au début, avant toute action"]
    assert window.lead.text().startswith("Rien n’est encore fait")
    room.send("une idée", source=Source.KEYBOARD)
    assert window.lead.text().startswith("Choisissez un moment")


def test_only_the_rows_in_sight_are_worded(qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of entries must not be a wait."""
    for _ in range(300):
        room.send("une idée", source=Source.KEYBOARD)
    worded: list[int] = []
    monkeypatch.setattr(
        "atelier.ui.history.history_rows.operation_phrase",
        lambda entry: worded.append(entry.seq) or "ajouter un post-it",
    )
    window = opened(qtbot, room)
    window.grab()
    assert worded
    assert len(set(worded)) < 40
