"""Clusters out of sight are within reach of a held note, at the edge of the view."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QTimer
from PySide6.QtGui import QImage, QPainter

from atelier.board.hand.dock import ClusterDock, DockItem, out_of_sight
from atelier.board.hand.scrolling import EdgeScroll
from atelier.domain.geometry import Rect
from atelier.domain.operations import CreateCluster, PlaceNotes
from tests.board.conftest import Wall
from tests.board.pointers import Finger, Mouse, Pointer
from tests.board.walls import six


@pytest.fixture
def tall(wall: Wall) -> Wall:
    """Twelve clusters of ten notes, of which the last ones are far below, and a note to sort."""
    for number in range(1, 13):
        wall.group(*[f"{number} {letter}" for letter in "abcdefghij"], title=f"Titre {number}")
    wall.add("seul")
    return wall


def dock(wall: Wall) -> ClusterDock:
    return wall.view.dock


def item(wall: Wall) -> DockItem:
    found = dock(wall).item
    assert found
    return found


def held(wall: Wall, pointer: type[Pointer] = Mouse) -> Pointer:
    hand = pointer(wall.view.viewport())
    hand.press(wall.view.mapFromScene(QPointF(*wall.place("seul").centre)))
    hand.move(hand.at + QPoint(40, 100))
    return hand


def row(wall: Wall, number: str) -> QPoint:
    """Where the row of a cluster is, in the view."""
    at = next(at for at, group in enumerate(item(wall).groups) if group.number == number)
    return wall.view.mapFromScene(item(wall).pos()) + item(wall).row(at).center().toPoint()


def test_what_is_hardly_seen_is_out_of_sight() -> None:
    made = six()
    assert out_of_sight(made, Rect(0, 0, 2000, 5000)) == []
    first = made.rect(made.board.groups[0])
    above = Rect(0, 0, 2000, first.y + 47)
    assert made.board.groups[0] in out_of_sight(made, above)
    assert made.board.groups[0] not in out_of_sight(made, above._replace(height=first.y + 49))


@pytest.mark.parametrize("pointer", [Mouse, Finger])
def test_dropped_on_its_row_a_note_joins_a_cluster_out_of_sight(tall: Wall, pointer: type[Pointer]) -> None:
    wall = tall
    before = wall.view.verticalScrollBar().value()
    hand = held(wall, pointer)
    hand.move(row(wall, "12"))
    assert wall.hint() == "rejoint «\u00a0Titre 12\u00a0»"
    hand.move(row(wall, "12"))
    hand.release()
    assert wall.asked == [PlaceNotes((wall.id_of("seul"),), wall.board.groups[11].cluster.id)]
    assert wall.view.verticalScrollBar().value() == before
    assert dock(wall).item is None


def test_it_offers_what_is_out_of_sight_as_the_wall_scrolls(tall: Wall) -> None:
    wall = tall
    hand = held(wall)
    above = {group.number for group in item(wall).groups}
    assert "12" in above
    assert "1" not in above
    wall.view.verticalScrollBar().setValue(wall.view.verticalScrollBar().maximum())
    below = {group.number for group in item(wall).groups}
    assert "1" in below
    assert "12" not in below
    wall.view.cancel_gesture()
    hand.release()


def test_below_them_a_row_makes_a_cluster(tall: Wall) -> None:
    wall = tall
    hand = held(wall)
    assert item(wall).makes_one
    last = item(wall).row(len(item(wall).groups)).center().toPoint()
    hand.move(wall.view.mapFromScene(item(wall).pos()) + last)
    assert wall.hint() == "crée un regroupement"
    hand.release()
    (made,) = wall.asked
    assert isinstance(made, CreateCluster)
    assert made.note_ids == (wall.id_of("seul"),)


def test_over_it_the_wall_does_not_scroll(tall: Wall) -> None:
    wall = tall
    timer = next(edge.findChild(QTimer) for edge in wall.view.findChildren(EdgeScroll))
    assert isinstance(timer, QTimer)
    hand = held(wall)
    hand.move(row(wall, "12"))
    assert not timer.isActive()
    hand.move(QPoint(hand.at.x(), wall.view.viewport().height() - 4))
    assert timer.isActive()
    wall.view.cancel_gesture()
    assert not timer.isActive()
    hand.release()


def test_with_all_in_sight_there_is_none(sorted_wall: Wall) -> None:
    hand = held(sorted_wall)
    assert not item(sorted_wall).isVisible()
    hand.release()


def test_it_is_not_over_the_hand_that_lifts(tall: Wall) -> None:
    wall = tall
    hand = Mouse(wall.view.viewport())
    start = wall.scene.arrangement.notes[wall.spot("2 b")]
    hand.press(wall.view.mapFromScene(QPointF(start.right - 5, start.centre[1])))
    hand.move(hand.at + QPoint(-60, 60))
    assert item(wall).sceneBoundingRect().center().x() < wall.view.seen.center().x()
    wall.view.cancel_gesture()
    hand.release()


def test_it_widens_under_the_hand_and_its_rows_stay(tall: Wall) -> None:
    wall = tall
    hand = held(wall)
    narrow, at = item(wall).rect().width(), row(wall, "12")
    hand.move(at)
    assert item(wall).rect().width() > 2 * narrow
    assert row(wall, "12").y() == at.y()
    assert item(wall).rect().top() < item(wall).row(0).top() - wall.scene.look.label_px
    wall.view.cancel_gesture()
    hand.release()


def test_it_is_painted_with_what_is_lit(tall: Wall) -> None:
    wall = tall
    hand = held(wall)
    hand.move(row(wall, "12"))
    picture = QImage(wall.view.viewport().size(), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    wall.view.render(painter)
    painter.end()
    lit = item(wall).row(len(item(wall).groups) - 1)
    corner = wall.view.mapFromScene(item(wall).pos())
    inside = corner + QPoint(round(lit.right()) - 8, round(lit.center().y()))
    assert picture.pixelColor(inside) == wall.scene.tones.pale
    wall.view.cancel_gesture()
    hand.release()


def test_more_clusters_lie_closer_and_all_fit(wall: Wall) -> None:
    for number in range(24):
        wall.group(*[f"{number} {letter}" for letter in "abcdefgh"], title=f"Titre {number}")
    wall.add("seul")
    hand = held(wall)
    hidden = out_of_sight(wall.scene.drop_map, Rect(*wall.view.seen.getRect()))
    assert item(wall).groups == hidden
    assert len(hidden) > 15
    assert item(wall).sceneBoundingRect().bottom() < wall.view.seen.bottom()
    wall.view.cancel_gesture()
    hand.release()
