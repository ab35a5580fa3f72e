"""The tabs: as wide as there is room, in the question's colours."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.operations import CollectOn, EditMeeting, RevealNotes
from atelier.domain.things import Display
from atelier.ui import theme
from atelier.ui.console.question_tabs import LABEL_ROOMS, QuestionTabs
from tests.ui.conftest import Room, make_room, open_console

LONG = [f"Une question dont le nom est vraiment long {n}" for n in range(1, 7)]


@pytest.fixture
def tabs(qtbot: QtBot, room: Room) -> QuestionTabs:
    return shown(qtbot, room, 900)


def shown(qtbot: QtBot, room: Room, width: int) -> QuestionTabs:
    made = QuestionTabs(room.model)
    qtbot.addWidget(made)
    made.resize(width, 40)
    made.show()
    return made


def test_names_where_there_is_room(tabs: QuestionTabs) -> None:
    assert {tab.label_room for tab in tabs.tabs} == {LABEL_ROOMS[0]}


def test_numbers_alone_where_there_is_little_but_for_the_one_shown(qtbot: QtBot) -> None:
    tabs = shown(qtbot, make_room(shorts=LONG), 400)
    assert [tab.label_room for tab in tabs.tabs] == [LABEL_ROOMS[-1], 0, 0, 0, 0, 0]


@pytest.mark.parametrize("width", range(380, 1800, 90))
def test_they_never_overlap_nor_leave_their_place(qtbot: QtBot, width: int) -> None:
    tabs = shown(qtbot, make_room(shorts=LONG), width)
    qtbot.waitUntil(lambda: tabs.tabs[-1].x() > 0)
    edges = [(tab.geometry().left(), tab.geometry().right()) for tab in tabs.tabs]
    assert all(right < left for (_, right), (left, _) in pairwise(edges))
    assert edges[-1][1] <= tabs.width()


def test_more_room_never_shows_less(qtbot: QtBot) -> None:
    tabs = shown(qtbot, make_room(shorts=LONG), 300)
    rooms = []
    for width in range(300, 1800, 100):
        tabs.resize(width, 40)
        rooms.append(tabs.tabs[1].label_room)
    assert rooms == sorted(rooms)
    assert rooms[-1] == LABEL_ROOMS[0]


def test_a_count_that_grows_still_fits(qtbot: QtBot) -> None:
    room = make_room(shorts=LONG)
    tabs = shown(qtbot, room, 1000)
    room.send(*(f"Post-it {n}" for n in range(120)))
    total = sum(tab.width_within(tab.label_room) for tab in tabs.tabs)
    assert total <= tabs.width()
    assert tabs.tabs[0].count == 120


def test_a_larger_font_is_measured_anew(tabs: QuestionTabs) -> None:
    tab = tabs.tabs[0]
    before = tab.width_within(LABEL_ROOMS[0])
    font = tab.font()
    font.setPixelSize(2 * font.pixelSize())
    tab.setFont(font)
    assert tab.width_within(LABEL_ROOMS[0]) > before


def test_each_is_painted_in_its_colours(tabs: QuestionTabs) -> None:
    for tab in tabs.tabs:
        image = tab.grab().toImage()
        number = tab.question.number
        assert image.pixelColor(QPoint(6, image.height() // 2)) == theme.pale(number)
        edge = image.pixelColor(QPoint(image.width() // 2, 1))
        assert edge == (theme.accent(number) if tab.isChecked() else theme.pale(number))


def test_the_keyboard_s_ring_is_seen(qtbot: QtBot, tabs: QuestionTabs) -> None:
    tab = tabs.tabs[1]
    before = tab.grab().toImage()
    tabs.activateWindow()
    tab.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(tab.hasFocus)
    assert tab.grab().toImage() != before


def test_what_waits_is_counted_apart_and_no_word_of_it_is_told(room: Room, tabs: QuestionTabs) -> None:
    room.send("Vu")
    room.ask(EditMeeting(room.model.meeting_id, display=Display.HELD))
    room.send("Secret", "Autre secret")
    room.send("Ailleurs", number=2)
    first, second, third, _fourth = tabs.tabs
    assert [(tab.count, tab.waiting) for tab in (first, second, third)] == [(1, 2), (0, 1), (0, 0)]
    assert first.accessibleName().endswith(", 1 post-it, 2 post-its attendent")
    assert second.accessibleName().endswith(", aucun post-it, 1 post-it attend")
    assert "ecret" not in first.toolTip()
    room.ask(RevealNotes(room.model.meeting_id, room.question(1).id))
    assert (first.count, first.waiting) == (3, 0)


def test_what_waits_is_painted(room: Room, tabs: QuestionTabs) -> None:
    room.ask(EditMeeting(room.model.meeting_id, display=Display.HELD))
    tab = tabs.tabs[2]
    bare = tab.sizeHint().width()
    tab.setFixedSize(240, 36)
    before = tab.grab().toImage()
    room.send("Secret", number=3)
    assert tab.sizeHint().width() > bare
    assert tab.grab().toImage() != before


def test_a_question_closed_to_phones_is_told(room: Room, tabs: QuestionTabs) -> None:
    room.ask(CollectOn(room.model.meeting_id, room.question(2).id, accepted=False))
    assert "fermée aux téléphones" in tabs.tabs[1].toolTip()
    assert "fermée" not in tabs.tabs[0].toolTip()
    room.ask(CollectOn(room.model.meeting_id, room.question(2).id, accepted=True))
    assert "fermée" not in tabs.tabs[1].toolTip()


def test_by_keyboard(qtbot: QtBot, room: Room, tabs: QuestionTabs) -> None:
    tabs.operation_requested.connect(room.ask)
    tabs.tabs[2].setFocus()
    qtbot.keyClick(tabs.tabs[2], Qt.Key.Key_Space)
    assert room.model.question.number == 3


@pytest.mark.parametrize(
    ("count", "width", "scale"), [(12, 1024, 1.0), (4, 1024, 1.5), (12, 1366, 2.0), (4, 1366, 2.0)]
)
def test_every_tab_shows_its_number(
    qtbot: QtBot, qapp: QApplication, count: int, width: int, scale: float
) -> None:
    theme.install(qapp, scale=scale)
    try:
        room = make_room(shorts=[f"Question {number}" for number in range(1, count + 1)])
        console = open_console(qtbot, room)
        console.resize(width, 768)
        bar = console.top_bar
        tabs = bar.tabs.tabs
        qtbot.waitUntil(lambda: bar.width() == width and all(t.width() >= t.width_within(0) for t in tabs))
        assert not bar.tabs.geometry().intersects(bar.buttons[0].parentWidget().geometry())
        assert all(bar.rect().contains(b.mapTo(bar, b.rect().bottomRight())) for b in bar.buttons)
    finally:
        theme.install(qapp)
