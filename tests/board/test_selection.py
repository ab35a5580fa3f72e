"""The selection, and the motion of items: small parts that the rest stands on."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsRectItem
from pytestqt.qtbot import QtBot

from atelier.board.drawing.motion import MOST_ITEMS, Motion
from atelier.board.selection import Selection
from atelier.domain.arrangement import Spot
from atelier.domain.ids import ClusterId, NoteId

A, B, C = (Spot(NoteId(name), None) for name in "abc")
MOVED = Spot(NoteId("a"), ClusterId("c1"))


@pytest.fixture
def selection(qtbot: QtBot) -> Selection:  # noqa: ARG001  (signals need the application)
    return Selection()


def test_notes_are_kept_in_the_order_in_which_they_were_chosen(selection: Selection) -> None:
    selection.choose(["c", "a"], focus=C)  # type: ignore[list-item]
    selection.toggle(B)
    assert selection.ids == ("c", "a", "b")
    assert selection.focus == B
    selection.toggle(C)
    assert selection.ids == ("a", "b")
    assert selection.holds(NoteId("a"))


def test_a_command_is_about_the_selection_or_else_the_focus(selection: Selection) -> None:
    assert selection.subject == ()
    selection.set_focus(B)
    assert selection.subject == ("b",)
    selection.toggle(A)
    assert selection.subject == ("a",)


def test_what_is_gone_is_forgotten_and_what_moved_is_followed(selection: Selection) -> None:
    selection.choose(["a", "b"], focus=A)  # type: ignore[list-item]
    selection.keep([MOVED, C])
    assert selection.ids == ("a",)
    assert selection.focus == MOVED
    selection.keep([C])
    assert selection.focus is None


def test_only_a_change_is_told(selection: Selection, qtbot: QtBot) -> None:
    selection.choose(["a"], focus=A)  # type: ignore[list-item]
    with qtbot.assertNotEmitted(selection.changed):
        selection.choose(["a"], focus=A)  # type: ignore[list-item]
        selection.keep([A, B])
    with qtbot.waitSignal(selection.changed):
        selection.clear()


# Motion


@pytest.fixture
def items() -> list[QGraphicsRectItem]:
    return [QGraphicsRectItem(0, 0, 10, 10) for _ in range(3)]


def test_items_arrive(items: list[QGraphicsRectItem], qtbot: QtBot) -> None:
    motion = Motion()
    motion.move({item: QPointF(100, at) for at, item in enumerate(items)})
    assert motion.is_under_way
    qtbot.waitUntil(lambda: not motion.is_under_way)
    assert [item.pos() for item in items] == [QPointF(100, at) for at in range(3)]


def test_without_motion_they_are_there(items: list[QGraphicsRectItem], qtbot: QtBot) -> None:  # noqa: ARG001
    motion = Motion()
    motion.enabled = False
    motion.move({items[0]: QPointF(5, 5)})
    assert items[0].pos() == QPointF(5, 5)
    assert not motion.is_under_way


def test_too_many_to_follow_are_there_at_once(qtbot: QtBot) -> None:  # noqa: ARG001
    many = [QGraphicsRectItem() for _ in range(MOST_ITEMS + 1)]
    Motion().move({item: QPointF(7, 7) for item in many})
    assert {(item.x(), item.y()) for item in many} == {(7.0, 7.0)}


def test_a_second_move_leaves_the_first_ones_going(items: list[QGraphicsRectItem], qtbot: QtBot) -> None:
    motion = Motion()
    motion.move({items[0]: QPointF(50, 0), items[1]: QPointF(60, 0)})
    motion.move({items[1]: QPointF(0, 60)})
    motion.forget(items[2])
    qtbot.waitUntil(lambda: not motion.is_under_way)
    assert [item.pos() for item in items[:2]] == [QPointF(50, 0), QPointF(0, 60)]


def test_what_is_taken_in_the_hand_is_left_alone(items: list[QGraphicsRectItem], qtbot: QtBot) -> None:
    motion = Motion()
    motion.move({items[0]: QPointF(50, 0), items[1]: QPointF(60, 0)})
    motion.forget(items[0])
    items[0].setPos(9, 9)
    qtbot.waitUntil(lambda: not motion.is_under_way)
    assert items[0].pos() == QPointF(9, 9)


def test_another_cluster_chosen_is_told_once(selection: Selection) -> None:
    told: list[ClusterId | None] = []
    selection.cluster_changed.connect(lambda: told.append(selection.cluster_id))
    for id in (ClusterId("c"), ClusterId("c"), None):
        selection.choose_cluster(id)
    assert told == [ClusterId("c"), None]
