"""Real mouse events on the view, the operation that they ask for, and the wall once it has followed."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier.board.drawing.liftable import LIFTED_Z
from atelier.domain.ids import ClusterId
from atelier.domain.operations import (
    CreateCluster,
    IsolateNotes,
    MergeClusters,
    MoveCluster,
    PlaceNotes,
    UnsortNotes,
)
from atelier.domain.things import Note
from tests.board.conftest import Wall

CONTROL = Qt.KeyboardModifier.ControlModifier


def cluster_ids(wall: Wall) -> list[ClusterId]:
    return [group.cluster.id for group in wall.board.groups]


# Notes


def test_dropped_on_a_cluster_a_note_joins_it(sorted_wall: Wall) -> None:
    wall = sorted_wall
    second = cluster_ids(wall)[1]
    wall.drag(wall.place("seul").centre, wall.header(second).centre)
    assert wall.asked == [PlaceNotes((wall.id_of("seul"),), second)]
    assert wall.texts(1) == ["intérêt", "volonté", "intention", "seul"]
    assert wall.texts() == ["autre", "dernier"]


def test_the_whole_cluster_and_its_margin_are_the_target(sorted_wall: Wall) -> None:
    wall = sorted_wall
    third = cluster_ids(wall)[2]
    box = wall.box(third)
    wall.drag(wall.place("seul").centre, (box.centre[0], box.bottom + 6))
    assert wall.texts(2) == ["premier", "pas", "seul"]


def test_dropped_on_the_line_between_two_notes_it_goes_there(sorted_wall: Wall) -> None:
    wall = sorted_wall
    second = cluster_ids(wall)[1]
    place = wall.place("volonté")
    wall.drag(wall.place("seul").centre, (place.x - 4, place.centre[1]))
    assert wall.asked == [PlaceNotes((wall.id_of("seul"),), second, wall.id_of("volonté"))]
    assert wall.texts(1) == ["intérêt", "seul", "volonté", "intention"]


def test_order_changes_inside_a_cluster(sorted_wall: Wall) -> None:
    wall = sorted_wall
    place = wall.place("intérêt")
    wall.drag(wall.place("intention").centre, (place.x + 2, place.centre[1]))
    assert wall.texts(1) == ["intention", "intérêt", "volonté"]


def test_dropped_inside_its_own_cluster_nothing_is_asked(sorted_wall: Wall) -> None:
    wall = sorted_wall
    before = wall.place("intérêt")
    wall.drag(before.centre, wall.place("volonté").centre)
    assert wall.asked == []
    assert wall.place("intérêt") == before
    assert wall.scene.notes[wall.spot("intérêt")].pos() == QPointF(round(before.x), round(before.y))


def test_dropped_on_a_note_to_sort_it_makes_a_cluster_of_both(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.drag(wall.place("dernier").centre, wall.place("seul").centre)
    (operation,) = wall.asked
    assert isinstance(operation, CreateCluster)
    assert wall.texts(3) == ["seul", "dernier"]
    assert wall.view.chosen_cluster == operation.cluster_id


def test_dropped_on_the_dashed_place_it_makes_a_cluster(sorted_wall: Wall) -> None:
    wall = sorted_wall
    dashed = wall.scene.arrangement.new_cluster
    assert dashed
    wall.drag(wall.place("seul").centre, dashed.centre)
    assert wall.texts(3) == ["seul"]


@pytest.mark.parametrize("below", [0, 300])
def test_dropped_outside_it_is_to_sort_again(sorted_wall: Wall, below: int) -> None:
    wall = sorted_wall
    unsorted = wall.scene.arrangement.unsorted
    wall.drag(wall.place("intérêt").centre, (unsorted.x + 20, wall.place("seul").bottom + 60 + below))
    assert wall.asked == [UnsortNotes((wall.id_of("intérêt"),))]
    assert "intérêt" in wall.texts()


def test_dropped_on_the_isolated_place_it_is_left_alone(sorted_wall: Wall) -> None:
    wall = sorted_wall
    isolated = wall.scene.arrangement.isolated
    assert isolated
    wall.drag(wall.place("seul").centre, isolated.centre)
    assert wall.asked == [IsolateNotes((wall.id_of("seul"),))]
    assert [note.text for note in wall.board.isolated] == ["seul"]


def test_a_hand_that_trembles_is_not_dragging(sorted_wall: Wall) -> None:
    wall = sorted_wall
    x, y = wall.place("seul").centre
    wall.press((x, y))
    wall.move((x + 4, y + 3))
    assert not wall.scene.notes[wall.spot("seul")].is_lifted
    wall.release()
    assert wall.asked == []
    assert wall.view.selection.ids == (wall.id_of("seul"),)


def test_escape_gives_up(sorted_wall: Wall) -> None:
    wall = sorted_wall
    before = wall.place("seul")
    wall.press(before.centre)
    wall.move(wall.header(cluster_ids(wall)[1]).centre)
    item = wall.scene.notes[wall.spot("seul")]
    assert item.is_lifted
    wall.key(Qt.Key.Key_Escape)
    assert not item.is_lifted
    assert item.pos() == QPointF(round(before.x), round(before.y))
    wall.release()
    assert wall.asked == []


def test_the_hand_says_what_will_happen(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.press(wall.place("seul").centre)
    wall.move(wall.header(cluster_ids(wall)[1]).centre)
    assert wall.hint() == "rejoint « Une envie partagée »"
    wall.move(wall.header(cluster_ids(wall)[2]).centre)
    assert wall.hint() == "rejoint « Regroupement 3 »"
    wall.move(wall.place("autre").centre)
    assert wall.hint() == "forme un regroupement avec « autre »"
    wall.release()


def test_several_selected_notes_move_together_in_the_order_of_the_wall(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.click(wall.place("dernier").centre)
    wall.click(wall.place("intérêt").centre, modifiers=CONTROL)
    wall.click(wall.place("seul").centre, modifiers=CONTROL)
    wall.drag(wall.place("dernier").centre, wall.header(cluster_ids(wall)[0]).centre)
    assert wall.texts(0) == ["confiance", "respect", "écoute", "intérêt", "seul", "dernier"]


def test_a_click_on_one_of_several_selects_only_it(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.click(wall.place("dernier").centre)
    wall.click(wall.place("seul").centre, modifiers=CONTROL)
    wall.click(wall.place("seul").centre)
    assert wall.view.selection.ids == (wall.id_of("seul"),)
    wall.click(wall.place("seul").centre, modifiers=CONTROL)
    assert wall.view.selection.ids == ()


def test_a_lasso_selects_what_it_touches(sorted_wall: Wall) -> None:
    wall = sorted_wall
    first, last = wall.place("seul"), wall.place("dernier")
    corner = (wall.place("autre").right + 4, last.bottom + 60)
    wall.drag(corner, (first.x + 5, first.y + 5))
    selected = [wall.model.snapshot.get(Note, id).text for id in wall.view.selection.ids]
    assert selected == ["seul", "autre", "dernier"]
    assert wall.asked == []
    empty = (first.x + 5, last.bottom + 150)
    wall.click(empty)
    assert wall.view.selection.ids == ()


def test_after_a_lasso_which_drops_nothing_a_letter_is_a_command(sorted_wall: Wall) -> None:
    wall = sorted_wall
    unsorted = wall.scene.arrangement.unsorted
    wall.drag((unsorted.x + 2, unsorted.bottom + 60), wall.place("seul").centre)
    wall.key(Qt.Key.Key_G)
    (made,) = wall.asked
    assert isinstance(made, CreateCluster)


def test_a_lasso_given_up_leaves_the_selection_as_it_was(sorted_wall: Wall) -> None:
    wall = sorted_wall
    first, last = wall.place("seul"), wall.place("dernier")
    wall.click(wall.place("autre").centre)
    wall.press((wall.place("autre").right + 4, last.bottom + 60), modifiers=CONTROL)
    wall.move((first.x + 5, first.y + 5))
    assert len(wall.view.selection.ids) == 3
    wall.key(Qt.Key.Key_Escape)
    assert wall.view.selection.ids == (wall.id_of("autre"),)
    wall.release()


# Clusters


def test_a_cluster_dropped_on_another_is_merged_into_it(sorted_wall: Wall) -> None:
    wall = sorted_wall
    first, second, _third = cluster_ids(wall)
    wall.drag(wall.header(first).centre, wall.box(second).centre)
    assert wall.asked == [MergeClusters(first, second)]
    assert wall.texts(0) == ["intérêt", "volonté", "intention", "confiance", "respect", "écoute"]


def test_a_cluster_dropped_beside_another_takes_its_number(sorted_wall: Wall) -> None:
    wall = sorted_wall
    first, _second, third = cluster_ids(wall)
    box = wall.box(first)
    wall.drag(wall.header(third).centre, (box.x + 8, box.centre[1]))
    assert wall.asked == [MoveCluster(third, first)]
    assert cluster_ids(wall)[0] == third


def test_a_cluster_dropped_on_itself_stays(sorted_wall: Wall) -> None:
    wall = sorted_wall
    first = cluster_ids(wall)[0]
    x, y = wall.header(first).centre
    wall.drag((x, y), (x + 30, y + 40))
    assert wall.asked == []
    assert wall.scene.clusters[first].pos() == QPointF(round(wall.box(first).x), round(wall.box(first).y))


def test_a_held_cluster_takes_its_notes_along_and_escape_brings_all_back(sorted_wall: Wall) -> None:
    wall = sorted_wall
    first = cluster_ids(wall)[0]
    item, before = wall.scene.notes[wall.spot("confiance")], wall.place("confiance")
    x, y = wall.header(first).centre
    wall.press((x, y))
    wall.move((x + 90, y + 200))
    assert item.pos() == QPointF(round(before.x) + 90, round(before.y) + 200)
    wall.key(Qt.Key.Key_Escape)
    assert item.pos() == QPointF(round(before.x), round(before.y))
    wall.release()


def test_what_a_held_cluster_would_be_dropped_on_shows_through(sorted_wall: Wall) -> None:
    wall = sorted_wall
    first = cluster_ids(wall)[0]
    items = [wall.scene.clusters[first], wall.scene.notes[wall.spot("confiance")]]
    wall.press(wall.header(first).centre)
    wall.move(wall.box(cluster_ids(wall)[1]).centre)
    assert [item.opacity() for item in items] == [0.75, 0.75]
    assert all(item.zValue() < LIFTED_Z for item in items)
    wall.key(Qt.Key.Key_Escape)
    assert [item.opacity() for item in items] == [1.0, 1.0]
    wall.release()


def test_what_is_dropped_lies_over_the_others_until_it_is_there(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    wall.scene.motion.enabled = True
    item, other = wall.scene.notes[wall.spot("seul")], wall.scene.notes[wall.spot("confiance")]
    wall.drag(wall.place("seul").centre, wall.header(cluster_ids(wall)[1]).centre)
    wall.scene.arrange_now()
    assert wall.scene.motion.is_moving(item)
    assert item.zValue() > other.zValue()
    qtbot.waitUntil(lambda: not wall.scene.motion.is_under_way)
    assert item.zValue() == other.zValue()


# What happens elsewhere meanwhile


def test_what_happens_elsewhere_moves_nothing_while_something_is_held(
    sorted_wall: Wall, qtbot: QtBot
) -> None:
    wall = sorted_wall
    first, second, _third = cluster_ids(wall)
    wall.press(wall.place("seul").centre)
    wall.move(wall.header(second).centre)
    before = {spot: item.pos() for spot, item in wall.scene.notes.items()}
    wall.send("arrivé pendant ce temps")
    wall.ask(MergeClusters(cluster_ids(wall)[2], first))
    QTest.qWait(0)
    assert {spot: item.pos() for spot, item in wall.scene.notes.items()} == before
    wall.release()
    qtbot.waitUntil(
        lambda: "arrivé pendant ce temps" in {n.note.text for n in wall.scene.notes.values() if n.note}
    )
    assert wall.texts(1) == ["intérêt", "volonté", "intention", "seul"]


def test_a_held_note_that_is_withdrawn_is_not_dropped(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    id = wall.send("à retirer")
    wall.scene.arrange_now()
    spot = wall.spot("à retirer")
    wall.press(wall.place("à retirer").centre)
    wall.move(wall.header(cluster_ids(wall)[1]).centre)
    wall.take_back(id)
    wall.release()
    assert wall.asked == []
    qtbot.waitUntil(lambda: spot not in wall.scene.notes)


def test_a_cluster_gone_meanwhile_takes_what_is_dropped_there_nowhere(
    sorted_wall: Wall, qtbot: QtBot
) -> None:
    wall = sorted_wall
    first, second, _third = cluster_ids(wall)
    wall.press(wall.header(second).centre)
    wall.move((300.0, 600.0))
    wall.ask(MergeClusters(second, first))
    asked = len(wall.asked)
    wall.release()
    assert len(wall.asked) == asked
    qtbot.waitUntil(lambda: second not in wall.scene.clusters)


def test_another_question_lets_go_of_what_is_held(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.press(wall.place("seul").centre)
    wall.move(wall.header(cluster_ids(wall)[1]).centre)
    wall.scene.set_question(wall.workshop.question_ids[1])
    wall.release()
    assert wall.asked == []
    assert wall.scene.notes == {}


def test_a_refused_drop_comes_back(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    wall.view.operation_requested.disconnect(wall.ask)
    before = wall.place("seul")
    item = wall.scene.notes[wall.spot("seul")]
    wall.drag(before.centre, wall.header(cluster_ids(wall)[1]).centre)
    assert item.pos() != QPointF(round(before.x), round(before.y))
    qtbot.waitUntil(lambda: item.pos() == QPointF(round(before.x), round(before.y)))


def test_near_an_edge_the_wall_scrolls_under_the_hand(wall: Wall, qtbot: QtBot) -> None:
    for number in range(6):
        wall.group(*[f"{number} {letter}" for letter in "abcdefghij"], title=f"N° {number}")
    wall.add("seul")
    bar = wall.view.verticalScrollBar()
    wall.press(wall.place("seul").centre)
    wall.move(wall.place("0 a").centre)
    QTest.mouseMove(wall.view.viewport(), QPoint(450, wall.view.viewport().height() - 4))
    qtbot.waitUntil(lambda: bar.value() > 100)
    item = wall.scene.notes[wall.spot("seul")]
    assert item.y() > wall.view.viewport().height()
    wall.key(Qt.Key.Key_Escape)
    assert bar.value() == 0
    QTest.qWait(40)
    assert bar.value() == 0
    wall.release()
