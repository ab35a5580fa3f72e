"""The tabs: as wide as there is room, in the question's colours."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.board.hand.hints import PillItem
from atelier.domain.operations import CollectOn, EditMeeting, RevealNotes, WithdrawNotes
from atelier.domain.things import Display
from atelier.ui import theme
from atelier.ui.console.question_tabs import LABEL_ROOMS, QuestionTabs
from atelier.ui.console.window import Console
from tests.board.pointers import Mouse
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


# A note dropped on a tab


def held_over(room: Room, console: Console, number: int) -> Mouse:
    """A mouse that holds the note « À déplacer » over the tab of that question."""
    (tab,) = (tab for tab in console.top_bar.tabs.tabs if tab.question.number == number)
    room.send("À déplacer")
    console.scene.arrange_now()
    board, port = console.board, console.board.viewport()
    (place,) = console.scene.arrangement.notes.values()
    mouse = Mouse(port)
    mouse.press(board.mapFromScene(QPointF(*place.centre)))
    mouse.move(mouse.at + QPoint(0, 80))
    mouse.move(port.mapFromGlobal(tab.mapToGlobal(tab.rect().center())))
    return mouse


def test_a_note_dropped_on_a_tab_passes_to_its_question(room: Room, console: Console) -> None:
    mouse = held_over(room, console, 2)
    (pill,) = (item for item in console.scene.items() if isinstance(item, PillItem))
    assert pill.words == "passe à la question 2"
    assert console.board.seen.contains(pill.sceneBoundingRect().center())
    mouse.release()
    assert room.texts(1) == []
    assert room.texts(2) == ["À déplacer"]


def test_the_tab_is_lit_before_the_drop_and_no_longer_after(room: Room, console: Console) -> None:
    tab = console.top_bar.tabs.tabs[1]
    plain = tab.grab().toImage()
    mouse = held_over(room, console, 2)
    assert tab.grab().toImage() != plain
    mouse.move(QPoint(300, 300))
    console.board.cancel_gesture()
    mouse.release()
    assert tab.grab().toImage() == plain


def test_dropped_on_its_own_tab_a_note_stays(room: Room, console: Console) -> None:
    mouse = held_over(room, console, 1)
    (pill,) = (item for item in console.scene.items() if isinstance(item, PillItem))
    assert pill.words == "reste sur cette question"
    mouse.release()
    assert room.texts(1) == ["À déplacer"]
    assert room.refusals == []


def test_what_is_gone_from_the_hand_is_told_until_it_is_taken_away(room: Room, console: Console) -> None:
    mouse = held_over(room, console, 2)
    room.ask(WithdrawNotes((room.note("À déplacer").id,)))
    mouse.release()
    assert "n’est plus au tableau" in console.area.notice.sentence.text()
    assert not console.area.notice.isHidden()
