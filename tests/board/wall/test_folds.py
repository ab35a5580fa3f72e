"""Clusters folded to their header: by the chevron, all at once, and unfolded for what is looked for."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from atelier.board.wall.folds import all_folded, none_folded, with_cluster_in_sight, with_note_in_sight
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.operations import MoveCluster, NestCluster, PlaceNotes
from tests.board.conftest import Wall
from tests.domain.walls import board, note

C1, C2, C3 = (ClusterId(f"c{number}") for number in range(1, 4))
NONE: frozenset[ClusterId] = frozenset()


# What is folded


def test_all_that_is_in_no_other_folds_and_all_of_the_wall_unfolds() -> None:
    wall = board([note(1)], [note(2)], [note(3)], nested={2: 1})
    elsewhere = ClusterId("autre")
    assert all_folded(frozenset({elsewhere}), wall) == {elsewhere, C1, C3}
    assert none_folded(frozenset({elsewhere, C1, C2}), wall) == {elsewhere}


def test_a_note_is_brought_in_sight_by_unfolding_what_holds_it() -> None:
    wall = board([note(1)], [note(2)], [note(3)], nested={2: 1})
    every = frozenset({C1, C2, C3})
    assert with_note_in_sight(every, wall, NoteId("n2")) == {C3}
    assert with_note_in_sight(every, wall, NoteId("n3")) == {C1, C2}
    assert with_note_in_sight(every, wall, NoteId("n99")) == every


def test_a_note_that_is_in_sight_in_one_of_two_clusters_unfolds_nothing() -> None:
    wall = board([note(1)], [note(1)])
    assert with_note_in_sight(frozenset({C1}), wall, NoteId("n1")) == {C1}


def test_a_cluster_is_brought_in_sight_by_unfolding_its_rubric() -> None:
    wall = board([note(1)], [note(2)], nested={2: 1})
    assert with_cluster_in_sight(frozenset({C1, C2}), wall, C2) == {C2}
    assert with_cluster_in_sight(frozenset({C1}), wall, C1) == {C1}


# By hand


def chevron(wall: Wall, cluster_id: ClusterId) -> tuple[float, float]:
    centre = wall.scene.clusters[cluster_id].chevron_rect.center()
    return centre.x(), centre.y()


def is_folded(wall: Wall, cluster_id: ClusterId) -> bool:
    return wall.scene.arrangement.clusters[cluster_id].folded


def test_a_click_on_the_chevron_folds_and_another_unfolds(sorted_wall: Wall) -> None:
    first = sorted_wall.board.groups[0].cluster.id
    height = sorted_wall.box(first).height
    sorted_wall.click(chevron(sorted_wall, first))
    assert is_folded(sorted_wall, first)
    assert sorted_wall.scene.folded == {first}
    assert not [spot for spot in sorted_wall.scene.notes if spot.cluster_id == first]
    sorted_wall.click(chevron(sorted_wall, first))
    assert sorted_wall.box(first).height == height


def test_the_chevron_is_large_enough_to_press_and_says_what_it_does(sorted_wall: Wall) -> None:
    first = sorted_wall.board.groups[0].cluster.id
    rect = sorted_wall.scene.clusters[first].chevron_rect
    assert min(rect.width(), rect.height()) >= 24
    (item,) = sorted_wall.scene.clusters[first].childItems()
    assert item.toolTip() == "Replier"
    sorted_wall.scene.set_folded(first, True)
    assert item.toolTip() == "Déplier"


def test_beside_the_chevron_a_click_folds_nothing(sorted_wall: Wall) -> None:
    sorted_wall.click(sorted_wall.header(sorted_wall.board.groups[0].cluster.id).centre)
    assert not sorted_wall.scene.folded


def test_a_double_click_on_it_names_nothing(sorted_wall: Wall) -> None:
    first = sorted_wall.board.groups[0].cluster.id
    at = sorted_wall.view.mapFromScene(QPointF(*chevron(sorted_wall, first)))
    QTest.mouseDClick(
        sorted_wall.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )
    assert sorted_wall.view.editor is None
    assert not sorted_wall.scene.folded


def test_a_cluster_is_dragged_by_its_chevron_too(sorted_wall: Wall) -> None:
    first, _second, third = (group.cluster.id for group in sorted_wall.board.groups)
    end = sorted_wall.box(third)
    sorted_wall.drag(chevron(sorted_wall, first), (end.centre[0], end.bottom - 2))
    assert not sorted_wall.scene.folded
    assert sorted_wall.asked == [MoveCluster(first)]


def test_a_note_dropped_on_a_folded_cluster_joins_it(sorted_wall: Wall) -> None:
    first = sorted_wall.board.groups[0].cluster.id
    sorted_wall.scene.set_folded(first, True)
    sorted_wall.drag(sorted_wall.place("seul").centre, sorted_wall.header(first).centre)
    assert sorted_wall.asked == [PlaceNotes((sorted_wall.id_of("seul"),), first)]
    sorted_wall.scene.arrange_now()
    assert is_folded(sorted_wall, first)
    assert sorted_wall.board.groups[0].count == 4


def test_a_folded_rubric_is_dragged_without_what_is_in_it(sorted_wall: Wall) -> None:
    first, second, third = (group.cluster.id for group in sorted_wall.board.groups)
    sorted_wall.ask(NestCluster(second, first))
    sorted_wall.scene.set_folded(first, True)
    assert second not in sorted_wall.scene.clusters
    end = sorted_wall.box(third)
    sorted_wall.drag(sorted_wall.header(first).centre, (end.centre[0], end.bottom - 2))
    assert sorted_wall.asked[-1] == MoveCluster(first)


# What is looked for


def test_a_folded_cluster_stands_out_for_what_is_found_in_it(sorted_wall: Wall) -> None:
    first = sorted_wall.board.groups[0].cluster.id
    header = sorted_wall.view.mapFromScene(QRectF(*sorted_wall.header(first))).boundingRect()

    def looks() -> QImage:
        return sorted_wall.view.grab(header).toImage()

    sorted_wall.scene.set_folded(first, True)
    plain = looks()
    sorted_wall.scene.set_highlight(frozenset({sorted_wall.id_of("respect")}))
    found = looks()
    sorted_wall.scene.set_highlight(frozenset({sorted_wall.id_of("intérêt")}))
    assert found != plain == looks()


# As long as the console is open


def test_another_questions_wall_leaves_it_folded(sorted_wall: Wall) -> None:
    first = sorted_wall.board.groups[0].cluster.id
    sorted_wall.scene.set_folded(first, True)
    sorted_wall.scene.set_question(sorted_wall.workshop.question_ids[1])
    sorted_wall.view.unfold_all()
    sorted_wall.scene.set_question(sorted_wall.question_id)
    assert is_folded(sorted_wall, first)


@pytest.mark.parametrize("whole", [False, True])
def test_all_fold_and_unfold_at_once_seen_whole_or_not(sorted_wall: Wall, whole: bool) -> None:
    if whole:
        sorted_wall.view.show_all()
    before = sorted_wall.scene.arrangement
    sorted_wall.view.fold_all()
    assert all(box.folded for box in sorted_wall.scene.arrangement.clusters.values())
    sorted_wall.view.unfold_all()
    assert sorted_wall.scene.arrangement == before


def test_all_of_a_cluster_is_brought_in_sight_unfolded(sorted_wall: Wall) -> None:
    first, second, _third = (group.cluster.id for group in sorted_wall.board.groups)
    sorted_wall.ask(NestCluster(second, first))
    sorted_wall.scene.show_folded(frozenset({first, second}))
    sorted_wall.view.show_whole_cluster(second)
    assert not sorted_wall.scene.folded
    assert sorted_wall.view.seen.contains(QRectF(*sorted_wall.box(second)))


def test_what_is_held_stays_in_the_hand_while_clusters_fold(sorted_wall: Wall) -> None:
    sorted_wall.press(sorted_wall.place("seul").centre)
    sorted_wall.move((400, 300))
    before = sorted_wall.scene.arrangement
    sorted_wall.view.fold_all()
    assert sorted_wall.scene.arrangement == before
    sorted_wall.key(Qt.Key.Key_Escape)
    sorted_wall.release()
    sorted_wall.scene.arrange_now()
    assert all(box.folded for box in sorted_wall.scene.arrangement.clusters.values())


def test_a_title_is_typed_in_a_folded_rubric_too(sorted_wall: Wall) -> None:
    first, second, _third = (group.cluster.id for group in sorted_wall.board.groups)
    sorted_wall.ask(NestCluster(second, first))
    sorted_wall.scene.set_folded(first, True)
    sorted_wall.view.edit_title(second)
    assert sorted_wall.view.editor is not None
    assert not sorted_wall.scene.folded
