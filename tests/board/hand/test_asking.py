"""What she wants to choose something for: by the keyboard, wherever the pointer is; with a true right click."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.ids import ClusterId, NoteId
from tests.board.conftest import Wall

Wish = tuple[tuple[NoteId, ...], ClusterId | None, QPoint]


@pytest.fixture
def wishes(sorted_wall: Wall) -> list[Wish]:
    made: list[Wish] = []
    sorted_wall.view.context_requested.connect(lambda *wish: made.append(wish))
    return made


def press_menu_key(wall: Wall) -> None:
    """As platforms tell it: about the middle of what has the keyboard."""
    middle = wall.view.rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, middle, wall.view.viewport().mapToGlobal(middle)
    )
    QApplication.sendEvent(wall.view, event)


def assert_there(wall: Wall, at: QPoint, place: QPointF) -> None:
    assert (wall.view.mapToScene(wall.view.viewport().mapFromGlobal(at)) - place).manhattanLength() < 4


def test_a_right_click_is_about_the_note_under_it(
    qtbot: QtBot, sorted_wall: Wall, wishes: list[Wish]
) -> None:
    wall = sorted_wall
    with qtbot.waitExposed(wall.view):
        wall.view.show()
    place = QPointF(*wall.place("seul").centre)
    at = wall.view.viewport().mapTo(wall.view, wall.view.mapFromScene(place))
    window = wall.view.windowHandle()
    QTest.mouseClick(window, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
    ((note_ids, _cluster_id, point),) = wishes
    assert note_ids == wall.view.selection.ids == (wall.id_of("seul"),)
    assert_there(wall, point, place)


def test_then_no_cluster_is_marked_beside_it(sorted_wall: Wall, wishes: list[Wish]) -> None:
    wall = sorted_wall
    wall.click(wall.header(wall.board.groups[0].cluster.id).centre)
    assert wall.view.chosen_cluster is not None
    wall.view.selection.choose([wall.id_of("seul")])
    press_menu_key(wall)
    assert wall.view.chosen_cluster is None
    assert len(wishes) == 1


def test_the_menu_key_is_about_the_selected_notes(sorted_wall: Wall, wishes: list[Wish]) -> None:
    wall = sorted_wall
    wall.click(wall.place("seul").centre)
    press_menu_key(wall)
    ((note_ids, _cluster_id, point),) = wishes
    assert note_ids == (wall.id_of("seul"),)
    assert_there(wall, point, QPointF(*wall.place("seul").centre))


def test_with_none_selected_it_selects_the_one_that_the_keyboard_is_on(
    sorted_wall: Wall, wishes: list[Wish]
) -> None:
    wall = sorted_wall
    wall.view.selection.set_focus(wall.spot("volonté"))
    press_menu_key(wall)
    ((note_ids, _cluster_id, _point),) = wishes
    assert note_ids == wall.view.selection.ids == (wall.id_of("volonté"),)


def test_with_no_note_it_is_about_the_chosen_cluster(sorted_wall: Wall, wishes: list[Wish]) -> None:
    wall = sorted_wall
    cluster_id = wall.board.groups[1].cluster.id
    wall.view.chosen_cluster = cluster_id
    press_menu_key(wall)
    ((note_ids, asked, point),) = wishes
    assert (note_ids, asked) == ((), cluster_id)
    assert_there(wall, point, QPointF(*wall.header(cluster_id).centre))


def test_with_nothing_chosen_nothing_is_wished(sorted_wall: Wall, wishes: list[Wish]) -> None:
    press_menu_key(sorted_wall)
    assert wishes == []
