"""Fingers and a pen on the wall: what each drags, scrolls and zooms; two hands at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.board.hand.pointing import Pointing
from atelier.domain.ids import ClusterId
from atelier.domain.operations import MergeClusters, PlaceNotes
from tests.board.conftest import Wall
from tests.board.pointers import Echo, Finger, Mouse, Pen, Pointer

WITH_ALL = pytest.mark.parametrize("pointer", [Mouse, Finger, Pen])


@pytest.fixture(autouse=True)
def no_finger_left() -> Iterator[None]:
    yield
    left = set(Finger.down)
    Finger.down.clear()
    assert not left


def pixel(wall: Wall, point: tuple[float, float]) -> QPoint:
    return wall.view.mapFromScene(QPointF(*point))


def on(wall: Wall, text: str) -> QPoint:
    """The middle of a note."""
    return pixel(wall, wall.place(text).centre)


def header(wall: Wall, cluster: int) -> QPoint:
    """The middle of a cluster's header."""
    return pixel(wall, wall.header(wall.board.groups[cluster].cluster.id).centre)


def second(wall: Wall) -> ClusterId:
    return wall.board.groups[1].cluster.id


def is_lifted(wall: Wall, text: str) -> bool:
    return wall.scene.notes[wall.spot(text)].is_lifted


def empty(wall: Wall) -> QPoint:
    """A place of the wall with nothing on it."""
    return pixel(wall, (wall.place("seul").x + 5, wall.place("dernier").bottom + 150))


# Every pointer


@WITH_ALL
def test_each_drags_a_note(sorted_wall: Wall, pointer: type[Pointer]) -> None:
    wall = sorted_wall
    pointer(wall.view.viewport()).drag(on(wall, "seul"), on(wall, "autre"), header(wall, 1))
    assert wall.asked == [PlaceNotes((wall.id_of("seul"),), second(wall))]


@WITH_ALL
def test_each_drags_a_cluster_by_its_header(sorted_wall: Wall, pointer: type[Pointer]) -> None:
    wall = sorted_wall
    first, into = wall.board.groups[0].cluster.id, second(wall)
    middle = pixel(wall, wall.box(into).centre)
    pointer(wall.view.viewport()).drag(header(wall, 0), empty(wall), middle)
    assert wall.asked == [MergeClusters(first, into)]


@WITH_ALL
def test_each_selects_what_it_only_touches(sorted_wall: Wall, pointer: type[Pointer]) -> None:
    wall = sorted_wall
    pointer(wall.view.viewport()).drag(on(wall, "seul"), on(wall, "seul") + QPoint(4, 3))
    assert wall.view.selection.ids == (wall.id_of("seul"),)
    pointer(wall.view.viewport()).drag(empty(wall), empty(wall) + QPoint(2, 3))
    assert wall.view.selection.ids == ()
    assert wall.asked == []


@pytest.mark.parametrize(("pointer", "far"), [(Mouse, 12), (Pen, 12), (Pen, 18)])
def test_a_hand_that_slips_as_it_clicks_moves_nothing(
    sorted_wall: Wall, pointer: type[Pointer], far: int
) -> None:
    wall = sorted_wall
    hand = pointer(wall.view.viewport())
    hand.press(on(wall, "seul"))
    hand.move(on(wall, "seul") + QPoint(far, 0), after_ms=20)
    assert not is_lifted(wall, "seul")
    hand.move(on(wall, "seul") + QPoint(far, 0), after_ms=200)
    assert is_lifted(wall, "seul") == (pointer is Mouse or far == 18)
    hand.move(on(wall, "seul"))
    hand.release()
    assert wall.asked == []


def test_what_the_system_makes_of_a_touch_is_not_done_twice(sorted_wall: Wall) -> None:
    wall = sorted_wall
    Echo(wall.view.viewport()).drag(on(wall, "seul"), on(wall, "autre"), header(wall, 1))
    assert wall.asked == []


def test_the_pens_other_button_gives_up(sorted_wall: Wall) -> None:
    wall = sorted_wall
    pen = Pen(wall.view.viewport())
    pen.press(on(wall, "seul"))
    pen.move(header(wall, 1))
    pen.press_barrel()
    assert not is_lifted(wall, "seul")
    pen.release()
    assert wall.asked == []


def test_what_a_pen_does_in_the_air_is_the_mouses(sorted_wall: Wall) -> None:
    wall = sorted_wall
    port, pen = wall.view.viewport(), Pen(wall.view.viewport())
    pointing = wall.view.findChild(Pointing)
    assert isinstance(pointing, Pointing)
    assert not pointing.eventFilter(port, pen.hover(on(wall, "seul")))
    pen.press(on(wall, "seul"))
    pen.move(header(wall, 1))
    QApplication.sendEvent(port, pen.hover(header(wall, 1)))
    assert not is_lifted(wall, "seul")
    pen.release()
    assert wall.asked == []


# Fingers


def test_a_finger_on_the_empty_wall_scrolls_it(wall: Wall) -> None:
    wall.add(*[f"n° {number}" for number in range(200)])
    gap = pixel(wall, (wall.place("n° 0").right + 3, wall.place("n° 30").centre[1]))
    bar = wall.view.verticalScrollBar()
    wall.view.selection.choose([wall.id_of("n° 0")])
    finger = Finger(wall.view.viewport())
    finger.drag(gap, gap - QPoint(0, 30), gap - QPoint(0, 130))
    assert bar.value() == 100
    assert wall.view.selection.ids == (wall.id_of("n° 0"),)


def test_two_fingers_on_the_empty_wall_zoom_where_they_are(wall: Wall) -> None:
    wall.add(*[f"n° {number}" for number in range(200)])
    x = wall.place("n° 0").right + 3
    places = [pixel(wall, (x, y)) for y in (300.0, 400.0)]
    first, other = (Finger(wall.view.viewport(), number=number) for number in (0, 1))
    first.press(places[0])
    other.press(places[1])
    other.move(places[1] + QPoint(0, 100))
    assert wall.view.transform().m11() == pytest.approx(2.0, rel=0.02)
    for finger in (first, other):
        finger.release()
    assert abs(wall.view.mapFromScene(QPointF(x, 300.0)).y() - places[0].y()) <= 2


def test_two_fingers_drag_two_notes_at_once(sorted_wall: Wall) -> None:
    wall = sorted_wall
    left, right = (Finger(wall.view.viewport(), number=number) for number in (0, 1))
    left.press(on(wall, "seul"))
    right.press(on(wall, "autre"))
    left.move(header(wall, 0))
    right.move(header(wall, 1))
    assert is_lifted(wall, "seul")
    assert is_lifted(wall, "autre")
    right.release()
    assert wall.texts(1)[-1] == "autre"
    assert not wall.scene.notes[wall.spot("autre")].is_lifted
    assert wall.scene.notes[wall.spot("autre")].pos().toPoint() == wall.corner("autre")
    assert is_lifted(wall, "seul")
    left.release()
    assert wall.texts(0)[-1] == "seul"


def test_what_a_hand_holds_no_other_takes(sorted_wall: Wall) -> None:
    wall = sorted_wall
    left, right = (Finger(wall.view.viewport(), number=number) for number in (0, 1))
    left.press(on(wall, "seul"))
    left.move(header(wall, 0))
    right.press(on(wall, "seul"))
    right.move(header(wall, 1))
    assert wall.hint().startswith("rejoint")
    right.release()
    assert wall.asked == []
    left.release()
    assert wall.texts(0)[-1] == "seul"


def test_a_held_cluster_stays_in_its_hand_when_another_one_lifts_and_drops(sorted_wall: Wall) -> None:
    wall = sorted_wall
    left, right = (Finger(wall.view.viewport(), number=number) for number in (0, 1))
    left.press(header(wall, 0))
    left.move(empty(wall))
    held = wall.scene.clusters[wall.board.groups[0].cluster.id], wall.scene.notes[wall.spot("respect")]
    places = [item.pos() for item in held]
    right.press(on(wall, "seul"))
    right.move(header(wall, 1))
    assert [item.pos() for item in held] == places
    right.release()
    assert wall.texts(1)[-1] == "seul"
    assert [item.pos() for item in held] == places
    wall.view.cancel_gesture()
    left.release()


def test_of_what_is_selected_a_hand_takes_what_no_other_one_holds(sorted_wall: Wall) -> None:
    wall = sorted_wall
    left, right = (Finger(wall.view.viewport(), number=number) for number in (0, 1))
    left.press(on(wall, "seul"))
    left.move(header(wall, 0))
    wall.view.selection.choose([wall.id_of("seul"), wall.id_of("autre")])
    right.press(on(wall, "autre"))
    right.move(header(wall, 1))
    right.release()
    assert wall.asked == [PlaceNotes((wall.id_of("autre"),), second(wall))]
    left.release()
    assert wall.texts(0)[-1] == "seul"


def test_a_cluster_leaves_what_another_hand_holds(sorted_wall: Wall) -> None:
    wall = sorted_wall
    left, right = (Finger(wall.view.viewport(), number=number) for number in (0, 1))
    left.press(on(wall, "intérêt"))
    left.move(empty(wall))
    at = wall.scene.notes[wall.spot("intérêt")].pos()
    right.press(header(wall, 1))
    right.move(header(wall, 0))
    assert wall.scene.notes[wall.spot("intérêt")].pos() == at
    right.release()
    left.release()
    assert "intérêt" in wall.texts()


def test_a_finger_that_stays_asks_for_the_menu(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    finger = Finger(wall.view.viewport())
    with qtbot.waitSignal(wall.view.context_requested) as wished:
        finger.press(on(wall, "respect"))
    assert wished.args[:2] == [(wall.id_of("respect"),), wall.board.groups[0].cluster.id]
    finger.move(header(wall, 1))
    finger.release()
    assert wall.asked == []


@pytest.mark.parametrize("pointer", [Finger, Pen])
def test_two_taps_on_a_header_name_the_cluster(sorted_wall: Wall, pointer: type[Pointer]) -> None:
    wall = sorted_wall
    tapping = pointer(wall.view.viewport())
    for _ in range(2):
        tapping.drag(header(wall, 1))
    assert wall.view.editor
    assert wall.view.editor.cluster_id == second(wall)


def test_a_tap_into_the_title_that_is_typed_leaves_it_open(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.view.edit_title(second(wall))
    editor = wall.view.editor
    assert editor
    Finger(wall.view.viewport()).drag(pixel(wall, wall.header(second(wall)).centre))
    assert wall.view.editor is editor


def test_near_an_edge_the_wall_scrolls_under_a_finger_that_holds(wall: Wall, qtbot: QtBot) -> None:
    wall.group("a", title="A")
    wall.add(*[f"n° {number}" for number in range(200)])
    bar = wall.view.verticalScrollBar()
    finger = Finger(wall.view.viewport())
    finger.press(on(wall, "n° 0"))
    finger.move(QPoint(300, wall.view.viewport().height() - 4))
    qtbot.waitUntil(lambda: bar.value() > 60)
    assert is_lifted(wall, "n° 0")
    assert wall.scene.notes[wall.spot("n° 0")].y() > wall.view.viewport().height() - 30
    wall.view.cancel_gesture()
    finger.release()


def test_a_touch_that_the_system_takes_gives_all_up(sorted_wall: Wall) -> None:
    wall = sorted_wall
    finger = Finger(wall.view.viewport())
    finger.press(on(wall, "seul"))
    finger.move(header(wall, 1))
    finger.cancel()
    assert not is_lifted(wall, "seul")
    assert wall.asked == []


def test_a_finger_scrolls_under_what_another_one_holds(wall: Wall) -> None:
    wall.group("a", title="A")
    wall.add(*[f"n° {number}" for number in range(200)])
    holding, scrolling = (Finger(wall.view.viewport(), number=number) for number in (0, 1))
    holding.press(on(wall, "n° 0"))
    holding.move(pixel(wall, (500.0, 400.0)))
    gap = pixel(wall, (wall.place("n° 0").right + 3, 500.0))
    before = wall.scene.notes[wall.spot("n° 0")].pos()
    scrolling.press(gap)
    scrolling.move(gap - QPoint(0, 30))
    scrolling.move(gap - QPoint(0, 130))
    assert wall.scene.notes[wall.spot("n° 0")].pos() == before + QPointF(0, 100)
    scrolling.release()
    holding.release()
