"""The facilitator's wall: nothing overlaps or is cut, the same is the same, little moves."""

from collections.abc import Collection
from dataclasses import replace
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.arrangement import Arrangement, Spot, kept_columns, note_rows
from atelier.domain.arranging import arrange
from atelier.domain.board import Board
from atelier.domain.geometry import Columns, Rect
from atelier.domain.ids import ClusterId
from tests.domain.walls import (
    CONSOLE,
    LetterRuler,
    assert_apart,
    assert_within,
    board,
    boards,
    note,
    with_new_note,
)

WIDTHS = st.integers(200, 2600)
RULER = LetterRuler()


def arranged(
    wall: Board,
    *,
    width: float = 900,
    previous: Arrangement | None = None,
    folded: Collection[ClusterId] = (),
) -> Arrangement:
    return arrange(wall, RULER, width=width, metrics=CONSOLE, previous=previous, folded=folded)


def moved(before: Arrangement, after: Arrangement) -> dict[Spot, float]:
    """How far each note that stayed at its spot has gone."""
    common = before.notes.keys() & after.notes.keys()
    pairs = {spot: (before.notes[spot], after.notes[spot]) for spot in common}
    return {spot: abs(a.x - b.x) + abs(a.y - b.y) for spot, (a, b) in pairs.items()}


# Whatever the wall


@given(wall=boards(), width=WIDTHS)
def test_nothing_overlaps_and_nothing_is_cut(wall: Board, width: int) -> None:
    arrangement = arranged(wall, width=width)
    assert_apart(arrangement)
    assert_within(arrangement)


@given(wall=boards(), width=WIDTHS)
def test_every_note_is_drawn_at_each_of_its_spots(wall: Board, width: int) -> None:
    spots = {Spot(n.id, g.cluster.id) for g in wall.groups for n in g.notes}
    spots |= {Spot(n.id, None) for n in (*wall.unsorted, *wall.isolated)}
    arrangement = arranged(wall, width=width)
    assert arrangement.notes.keys() == spots
    assert arrangement.hidden_notes == arrangement.hidden_clusters == 0


@given(wall=boards(), width=WIDTHS)
def test_the_same_wall_is_arranged_the_same(wall: Board, width: int) -> None:
    once = arranged(wall, width=width)
    assert arranged(wall, width=width) == once
    assert arranged(wall, width=width, previous=once) == once


@given(first=boards(), second=boards(), width=WIDTHS)
def test_what_is_kept_from_another_wall_never_makes_things_overlap(
    first: Board, second: Board, width: int
) -> None:
    arrangement = arranged(second, width=width, previous=arranged(first, width=width))
    assert_apart(arrangement)
    assert_within(arrangement)


@given(wall=boards(), width=WIDTHS)
def test_a_note_that_arrives_moves_no_other(wall: Board, width: int) -> None:
    before = arranged(wall, width=width)
    after = arranged(with_new_note(wall), width=width, previous=before)
    assert set(moved(before, after).values()) <= {0.0}
    assert {id: box.rect for id, box in before.clusters.items()} == {
        id: box.rect for id, box in after.clusters.items()
    }


@given(wall=boards(), width=WIDTHS, picked=st.integers(0, 99))
def test_a_cluster_keeps_its_column_when_another_grows(wall: Board, width: int, picked: int) -> None:
    if not wall.groups or not wall.unsorted:
        return
    at = picked % len(wall.groups)
    grown = replace(wall.groups[at], notes=(*wall.groups[at].notes, wall.unsorted[0]))
    after = replace(
        wall, groups=(*wall.groups[:at], grown, *wall.groups[at + 1 :]), unsorted=wall.unsorted[1:]
    )
    first = arranged(wall, width=width)
    second = arranged(after, width=width, previous=first)
    assert {id: box.column for id, box in first.clusters.items()} == {
        id: box.column for id, box in second.clusters.items()
    }


def test_a_drop_moves_few_of_the_others() -> None:
    wall = board(
        *[[note(10 * c + n) for n in range(5)] for c in range(6)], unsorted=[note(n) for n in range(100, 140)]
    )
    first = arranged(wall)
    grown = replace(wall.groups[2], notes=(*wall.groups[2].notes, wall.unsorted[0]))
    after = replace(wall, groups=(*wall.groups[:2], grown, *wall.groups[3:]), unsorted=wall.unsorted[1:])
    distances = moved(first, arranged(after, previous=first))
    assert median(distances.values()) == 0.0
    assert max(distances.values()) <= 120.0


def test_clusters_that_change_places_are_read_in_their_new_order() -> None:
    wall = board([note(1)], [note(2)], [note(3)])
    first = arranged(wall)
    third, *others = (wall.groups[2], *wall.groups[:2])
    reordered = replace(wall, groups=(third, *others))
    second = arranged(reordered, previous=first)
    assert second.clusters[third.cluster.id].rect == first.clusters[wall.groups[0].cluster.id].rect


def test_a_cluster_that_goes_leaves_the_others_in_their_columns() -> None:
    wall = board([note(1)], [note(2)], [note(3)], [note(4)])
    first = arranged(wall)
    second = arranged(replace(wall, groups=wall.groups[1:]), previous=first)
    assert all(second.clusters[id].column == first.clusters[id].column for id in second.clusters)


def test_a_wall_made_anew_is_the_one_that_grew() -> None:
    sizes = (5, 2, 7, 3, 1, 4, 6)
    grown: Arrangement | None = None
    wall = board()
    for step in range(1, 8):
        for cluster in range(step):
            notes = [
                [note(10 * c + n, 40) for n in range(sizes[c] * step // 7 + 1)] for c in range(cluster + 1)
            ]
            wall = board(*notes)
            grown = arranged(wall, previous=grown) if cluster + 1 >= step else grown
    assert grown == arranged(wall)


def test_the_places_keep_their_column_whatever_grows() -> None:
    xs = set()
    for count in range(1, 9):
        arrangement = arranged(board([note(n, 60) for n in range(count)], [note(99)]))
        assert arrangement.new_cluster
        assert arrangement.isolated
        xs |= {arrangement.new_cluster.x, arrangement.isolated.x}
    assert len(xs) == 1


@given(wall=boards(), width=WIDTHS, more=st.integers(-200, 200))
def test_another_width_with_as_many_columns_leaves_each_in_its_own(
    wall: Board, width: int, more: int
) -> None:
    first = arranged(wall, width=width)
    second = arranged(wall, width=width + more, previous=first)
    if first.cluster_columns == second.cluster_columns:
        assert [box.column for box in second.clusters.values()] == [b.column for b in first.clusters.values()]


# The places


def test_an_empty_wall_has_all_its_places() -> None:
    arrangement = arranged(board())
    assert arrangement.new_cluster
    assert arrangement.isolated
    assert arrangement.new_cluster.right == pytest.approx(arrangement.isolated.right)
    assert arrangement.notes == {}


@pytest.mark.parametrize("width", [660, 900, 1338, 1900])
def test_the_first_drop_leaves_the_others_in_their_columns(width: float) -> None:
    notes = [note(n) for n in range(30)]
    before = arranged(board(unsorted=notes), width=width)
    after = arranged(board([notes[-1]], unsorted=notes[:-1]), width=width, previous=before)
    assert before.new_cluster
    assert before.new_cluster.x == after.clusters[ClusterId("c1")].rect.x
    for one in notes[:-1]:
        spot = Spot(one.id, None)
        assert after.notes[spot] == before.notes[spot]


def test_notes_to_sort_are_left_and_clusters_right_of_the_line() -> None:
    arrangement = arranged(board([note(1)], [note(2)], unsorted=[note(3)]))
    assert arrangement.separator_x
    assert arrangement.notes[Spot(note(3).id, None)].right < arrangement.separator_x
    assert all(box.rect.x > arrangement.separator_x for box in arrangement.clusters.values())


def test_isolated_notes_lie_in_their_place() -> None:
    arrangement = arranged(board([note(1)], isolated=[note(2), note(3)]))
    assert arrangement.isolated
    assert arrangement.isolated.grown(-1).overlaps(arrangement.notes[Spot(note(2).id, None)])


@pytest.mark.parametrize(("width", "columns"), [(818 - 14, 2), (892 - 14, 2), (1372 - 14, 4)])
def test_the_console_has_that_many_columns_of_clusters(width: float, columns: int) -> None:
    assert arranged(board([], [], [], []), width=width).cluster_columns == columns


@pytest.mark.parametrize(
    ("width", "by_clusters"), [(804, [2, 2, 2, 2, 2]), (1338, [6, 6, 4, 2, 2]), (1800, [8, 8, 8, 6, 4])]
)
def test_what_is_to_sort_has_what_few_clusters_leave(width: float, by_clusters: list[int]) -> None:
    def columns(clusters: int) -> int:
        wall = board(*[[note(n)] for n in range(clusters)], unsorted=[note(n) for n in range(50, 120)])
        return arranged(wall, width=width).unsorted_columns

    assert [columns(count) for count in range(1, 6)] == by_clusters


def test_it_gives_that_up_once_and_for_all() -> None:
    three, two = board([note(1)], [note(2)], [note(3)]), board([note(1)], [note(2)])
    first = arranged(three, width=1338)
    second = arranged(two, width=1338, previous=first)
    assert second.separator_x == first.separator_x
    assert {id: second.clusters[id] for id in second.clusters} == {
        id: first.clusters[id] for id in second.clusters
    }
    assert arranged(two, width=1338).separator_x != first.separator_x


def test_notes_are_as_wide_everywhere() -> None:
    arrangement = arranged(board([note(1), note(2)], unsorted=[note(3)]))
    widths = {round(rect.width, 3) for rect in arrangement.notes.values()}
    assert len(widths) == 1


# Rubrics


def test_a_rubric_holds_its_notes_and_then_its_parts() -> None:
    wall = board([note(1)], [note(2)], [note(3)], [note(4)], nested={2: 1, 3: 1})
    boxes = arranged(wall).clusters
    rubric, first, second, other = (boxes[ClusterId(f"c{number}")] for number in range(1, 5))
    own = arranged(wall).notes[Spot(note(1).id, ClusterId("c1"))]
    assert own.bottom < first.rect.y < first.rect.bottom < second.rect.y < rubric.rect.bottom
    assert rubric.rect.x < first.rect.x == second.rect.x < own.x
    assert first.rect.right < rubric.rect.right
    assert [box.depth for box in (rubric, first, second, other)] == [0, 1, 1, 0]
    assert first.column == second.column == rubric.column != other.column


def test_a_rubric_without_notes_of_its_own_keeps_no_place_for_them() -> None:
    bare, full = board([], [note(2)], nested={2: 1}), board([note(1)], [note(2)], nested={2: 1})
    lower = arranged(full).clusters[ClusterId("c2")].rect.y - arranged(bare).clusters[ClusterId("c2")].rect.y
    assert lower == RULER.note_height(note(1), 120) + CONSOLE.note_gap


def test_a_note_that_comes_into_a_part_moves_only_what_is_below() -> None:
    wall = board(
        [note(1)], [note(2)], [note(3)], [note(4)], nested={2: 1, 3: 1}, unsorted=[note(9), note(10)]
    )
    first = arranged(wall)
    groups = [
        replace(g, notes=(*g.notes, note(9), note(10))) if g.cluster.id == "c2" else g for g in wall.groups
    ]
    second = arranged(replace(wall, groups=tuple(groups), unsorted=()), previous=first)
    gone = moved(first, second)
    assert {spot.cluster_id for spot, far in gone.items() if far} == {ClusterId("c3")}


# Folding


def test_a_folded_cluster_is_its_header() -> None:
    wall = board([note(1), note(2), note(3)], [note(4)])
    box = arranged(wall, folded={ClusterId("c1")}).clusters[ClusterId("c1")]
    assert box.folded
    assert box.rect == box.header_rect
    assert not arranged(wall).clusters[ClusterId("c1")].folded


def test_a_folded_rubric_hides_its_parts_and_all_their_notes() -> None:
    wall = board([note(1)], [note(2)], [note(3)], nested={2: 1})
    arrangement = arranged(wall, folded={ClusterId("c1")})
    assert arrangement.clusters.keys() == {ClusterId("c1"), ClusterId("c3")}
    assert arrangement.notes.keys() == {Spot(note(3).id, ClusterId("c3"))}


@given(wall=boards(), width=WIDTHS, data=st.data())
def test_folding_moves_only_what_is_below(wall: Board, width: int, data: st.DataObject) -> None:
    ids = [group.cluster.id for group in wall.groups]
    folded = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
    before = arranged(wall, width=width)
    after = arranged(wall, width=width, previous=before, folded=folded)
    assert_apart(after)
    assert_within(after)
    assert all(after.clusters[id].rect.x == before.clusters[id].rect.x for id in after.clusters)
    assert all(after.clusters[id].rect.y <= before.clusters[id].rect.y for id in after.clusters)
    assert arranged(wall, width=width, previous=after) == before


def test_an_empty_cluster_with_a_title_keeps_less_room() -> None:
    wall = board([], [])
    titled = replace(wall.groups[0], cluster=replace(wall.groups[0].cluster, title="Une envie"))
    boxes = arranged(replace(wall, groups=(titled, wall.groups[1]))).clusters
    assert (
        boxes[ClusterId("c1")].header
        < boxes[ClusterId("c1")].rect.height
        < boxes[ClusterId("c2")].rect.height
    )


# The pieces


def test_notes_of_a_cluster_are_read_in_rows_of_equal_height() -> None:
    heights = {1: 20.0, 2: 50.0, 3: 10.0}
    rows = note_rows(
        [note(1), note(2), note(3)],
        lambda one, _width: heights[one.number],
        Rect(0, 0, 108, 0),
        count=2,
        gap=8,
    )
    assert rows == [Rect(0, 0, 50, 50), Rect(58, 0, 50, 50), Rect(0, 58, 50, 10)]


def test_columns_are_kept_only_while_number_and_order_stay() -> None:
    before = {"a": 0, "b": 1, "c": 0}
    assert kept_columns(["a", "c", "d"], before, columns=(2, 2)) == {"a": 0, "c": 0}
    assert kept_columns(["a", "b"], before, columns=(2, 3)) == {}
    assert kept_columns(["b", "a"], before, columns=(2, 2)) == {}


def test_columns_fill_from_the_top_and_from_the_left() -> None:
    columns = Columns(Rect(10, 20, 210, 0), 2, gap=10)
    assert columns.bottom == 20
    assert columns.shortest() == 0
    assert columns.put(30, 0) == Rect(10, 20, 100, 30)
    assert columns.shortest() == 1
    assert columns.shortest(preferred=0, slack=40) == 0
    assert columns.next_place(0) == Rect(10, 60, 100, 0)
    assert columns.bottom == 50


def test_rectangles_that_touch_do_not_overlap() -> None:
    rect = Rect(0, 0, 10, 10)
    assert not rect.overlaps(Rect(10, 0, 5, 5))
    assert rect.overlaps(Rect(9, 9, 5, 5))
    assert rect.distance(13, 14) == 5
    assert rect.distance(5, 5) == 0
