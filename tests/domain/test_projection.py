"""The room's wall: whatever there is, nothing overlaps, nothing is cut, nothing is forgotten."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.arrangement import Arrangement, Spot
from atelier.domain.board import Board
from atelier.domain.ids import ClusterId
from atelier.domain.projection import arrange_projection
from tests.domain.walls import (
    PROJECTOR,
    LetterRuler,
    assert_apart,
    assert_within,
    board,
    boards,
    note,
    with_new_note,
)

RULER = LetterRuler(scale=2.2)
FULL_HD = (1920.0, 835.0)


def projected(
    wall: Board,
    *,
    size: tuple[float, float] = FULL_HD,
    touched: dict[ClusterId, int] | None = None,
    previous: Arrangement | None = None,
    collecting: bool = False,
) -> Arrangement:
    return arrange_projection(
        wall,
        RULER,
        size=size,
        metrics=PROJECTOR,
        touched=touched or {},
        previous=previous,
        collecting=collecting,
    )


def open_clusters(arrangement: Arrangement) -> set[str]:
    return {id for id, box in arrangement.clusters.items() if not box.folded}


def assert_counted(wall: Board, arrangement: Arrangement) -> None:
    """Every note to sort and every cluster is shown, or counted."""
    shown = sum(Spot(one.id, None) in arrangement.notes for one in wall.unsorted)
    assert shown + arrangement.hidden_notes == len(wall.unsorted)
    assert (arrangement.hidden_notes > 0) == (arrangement.hidden_notes_line is not None)
    in_cards = [
        g for g in wall.groups if g.parent_id in arrangement.clusters.keys() - open_clusters(arrangement)
    ]
    drawn = arrangement.clusters.keys()
    assert not drawn & {group.cluster.id for group in in_cards}
    assert len(drawn) + len(in_cards) + arrangement.hidden_clusters == len(wall.groups)
    assert (arrangement.hidden_clusters > 0) == (arrangement.hidden_clusters_line is not None)
    for group in wall.groups:
        drawn_here = {spot.note_id for spot in arrangement.notes if spot.cluster_id == group.cluster.id}
        is_open = group.cluster.id in open_clusters(arrangement)
        assert drawn_here == ({one.id for one in group.notes} if is_open else set())


SIZES = st.tuples(st.integers(1100, 4000), st.integers(500, 2200))


@given(wall=boards(most_clusters=40, most_notes=60), size=SIZES, collecting=st.booleans())
def test_nothing_overlaps_is_cut_or_forgotten(wall: Board, size: tuple[int, int], collecting: bool) -> None:
    arrangement = projected(wall, size=size, collecting=collecting)
    assert (arrangement.width, arrangement.height) == size
    assert_apart(arrangement)
    assert_within(arrangement)
    assert_counted(wall, arrangement)


@given(first=boards(), second=boards(), size=SIZES)
def test_nor_after_another_wall(first: Board, second: Board, size: tuple[int, int]) -> None:
    arrangement = projected(second, size=size, previous=projected(first, size=size))
    assert_apart(arrangement)
    assert_within(arrangement)
    assert_counted(second, arrangement)


@given(wall=boards(most_clusters=20))
def test_the_same_wall_is_arranged_the_same(wall: Board) -> None:
    assert projected(wall) == projected(wall)


@given(wall=boards(most_clusters=20))
def test_an_arrival_moves_no_cluster_but_to_make_room(wall: Board) -> None:
    before = projected(wall)
    after = projected(with_new_note(wall), previous=before)
    assert after.clusters == before.clusters or after.unsorted_columns != before.unsorted_columns


def test_arrivals_seldom_move_clusters() -> None:
    clusters = [[note(1000 * c + n, 40) for n in range(4)] for c in range(1, 4)]
    notes = [note(n, 20 + n * 7 % 50) for n in range(1, 91)]
    made = [projected(board(*clusters, unsorted=notes[:1]))]
    for count in range(2, len(notes) + 1):
        made.append(projected(board(*clusters, unsorted=notes[:count]), previous=made[-1]))
    assert sum(after.clusters != before.clusters for before, after in pairwise(made)) <= 3


@pytest.mark.parametrize(("clusters", "least"), [(1, 20), (2, 18), (3, 9)])
def test_what_is_to_sort_takes_what_clusters_leave(clusters: int, least: int) -> None:
    wall = board(
        *[[note(1000 * c + n, 12) for n in range(4)] for c in range(1, clusters + 1)],
        unsorted=[note(n, 30) for n in range(68)],
    )
    arrangement = projected(wall)
    assert sum(spot.cluster_id is None for spot in arrangement.notes) >= least
    assert f"c{clusters}" in open_clusters(arrangement)


@pytest.mark.parametrize("clusters", [1, 4, 8])
def test_while_notes_are_collected_as_many_are_shown_as_fit(clusters: int) -> None:
    wall = board(
        *[[note(1000 * c + n, 30) for n in range(8)] for c in range(1, clusters + 1)],
        unsorted=[note(n, 30) for n in range(70)],
    )
    arrangement = projected(wall, touched={ClusterId("c1"): 1}, collecting=True)
    assert sum(spot.cluster_id is None for spot in arrangement.notes) >= 18
    assert arrangement.hidden_clusters == 0
    assert_counted(wall, arrangement)


def test_few_to_sort_take_one_column() -> None:
    wall = board([note(1), note(2)], [note(3)], unsorted=[note(n) for n in range(10, 14)])
    assert projected(wall).unsorted_columns == 1


def test_four_clusters_do_not_all_fold_on_a_small_image() -> None:
    wall = board(*[[note(10 * c + n, 12) for n in range(4)] for c in range(1, 5)])
    assert open_clusters(projected(wall, size=(1400.0, 835.0)))


def test_three_hundred_notes_and_forty_clusters() -> None:
    wall = board(
        *[[note(100 * c + n, 30) for n in range(6)] for c in range(1, 41)],
        unsorted=[note(n, 40) for n in range(10_000, 10_060)],
        isolated=[note(20_000)],
    )
    arrangement = projected(wall)
    assert_apart(arrangement)
    assert_within(arrangement)
    assert_counted(wall, arrangement)
    assert arrangement.isolated


def test_few_small_clusters_are_all_open() -> None:
    arrangement = projected(board([note(1), note(2)], [note(3)], []))
    assert open_clusters(arrangement) == {"c1", "c2", "c3"}
    assert arrangement.new_cluster


def test_the_least_recently_touched_fold_first() -> None:
    wall = board(*[[note(10 * c + n, 40) for n in range(6)] for c in range(1, 8)])
    touched = {ClusterId(f"c{n}"): at for n, at in ((3, 90), (6, 80), (1, 70))}
    arrangement = projected(wall, touched=touched)
    opened = open_clusters(arrangement)
    assert "c3" in opened
    assert opened < {f"c{n}" for n in range(1, 8)}
    order = ["c3", "c6", "c1"]
    assert opened & set(order) == set(order[: len(opened & set(order))])


def test_what_is_touched_opens() -> None:
    wall = board(*[[note(10 * c + n, 40) for n in range(4)] for c in range(1, 12)])
    assert "c5" not in open_clusters(projected(wall))
    assert "c5" in open_clusters(projected(wall, touched={ClusterId("c5"): 1}))


def test_an_empty_cluster_does_not_open_where_another_folds() -> None:
    wall = board(*[[note(10 * c + n, 40) for n in range(6)] for c in range(1, 8)], [])
    arrangement = projected(wall, touched={ClusterId("c8"): 9})
    assert arrangement.clusters[ClusterId("c8")].folded
    assert open_clusters(arrangement)


def test_cards_are_beside_the_open_ones_in_the_order_of_numbers() -> None:
    wall = board(*[[note(10 * c + n, 80) for n in range(6)] for c in range(1, 8)])
    arrangement = projected(wall)
    cards = [box.rect for box in arrangement.clusters.values() if box.folded]
    opened = [box.rect for box in arrangement.clusters.values() if not box.folded]
    assert min(card.x for card in cards) > max(rect.right for rect in opened)
    folded = [group.cluster.id for group in wall.groups if arrangement.clusters[group.cluster.id].folded]
    places = [(arrangement.clusters[id].rect.x, arrangement.clusters[id].rect.y) for id in folded]
    assert places == sorted(places)


def rubric(*sizes: int, others: int = 0, length: int = 40) -> Board:
    """A rubric (c1) with parts of so many notes each, and other clusters after it."""
    clusters = [[note(100 * c + n, length) for n in range(size)] for c, size in enumerate(sizes, start=2)]
    more = [[note(10_000 + 100 * c + n, length) for n in range(6)] for c in range(others)]
    return board([note(1)], *clusters, *more, nested=dict.fromkeys(range(2, len(sizes) + 2), 1))


def test_a_rubric_is_a_box_around_its_open_parts() -> None:
    arrangement = projected(rubric(3, 2), size=(1400.0, 1200.0))
    outer, first, second = (arrangement.clusters[ClusterId(id)] for id in ("c1", "c2", "c3"))
    assert open_clusters(arrangement) == {"c1", "c2", "c3"}
    assert (outer.depth, first.depth, second.depth) == (0, 1, 1)
    assert outer.header_rect.bottom < arrangement.notes[Spot(note(1).id, ClusterId("c1"))].y < first.rect.y
    assert first.rect.bottom < second.rect.y < second.rect.bottom < outer.rect.bottom


def test_the_parts_of_a_rubric_alone_lie_side_by_side() -> None:
    arrangement = projected(rubric(4, 4, 4, 4, length=20), size=(2600.0, 1000.0))
    assert open_clusters(arrangement) == {"c1", "c2", "c3", "c4", "c5"}
    first, second = (arrangement.clusters[ClusterId(id)].rect for id in ("c2", "c3"))
    assert first.right < second.x
    assert first.y == second.y


def test_notes_are_as_wide_in_a_part_as_in_its_rubric() -> None:
    arrangement = projected(rubric(3, 2), size=(1400.0, 1200.0))
    assert len({round(rect.width, 3) for rect in arrangement.notes.values()}) == 1


def test_a_part_folds_within_its_rubric_the_least_recently_touched_first() -> None:
    wall = rubric(6, 6, 6, 6)
    arrangement = projected(wall, size=(1400.0, 1080.0), touched={ClusterId("c4"): 9})
    assert {"c1", "c4"} <= open_clusters(arrangement) < {"c1", "c2", "c3", "c4", "c5"}
    assert len(arrangement.clusters) == 5


def test_a_rubric_folds_to_one_card_when_others_are_worked_on() -> None:
    wall = rubric(6, 6, others=8, length=90)
    touched = {group.cluster.id: 9 for group in wall.groups if group.cluster.id not in ("c1", "c2", "c3")}
    arrangement = projected(wall, touched=touched)
    assert arrangement.clusters[ClusterId("c1")].folded
    assert not arrangement.clusters.keys() & {"c2", "c3"}
    assert_counted(wall, arrangement)


def test_the_newest_to_sort_stay_visible() -> None:
    notes = [note(n, 60) for n in range(1, 81)]
    arrangement = projected(board([], unsorted=notes))
    shown = [one.number for one in notes if Spot(one.id, None) in arrangement.notes]
    assert shown == list(range(81 - len(shown), 81))
    assert arrangement.hidden_notes == 80 - len(shown) > 0


def test_in_one_column_the_newest_is_on_top() -> None:
    notes = [note(n, 12) for n in range(1, 4)]
    arrangement = projected(board([], unsorted=notes))
    newest, next_newest = (arrangement.notes[Spot(notes[at].id, None)] for at in (-1, -2))
    assert newest.bottom < next_newest.y


def test_before_the_first_cluster_notes_fill_the_image() -> None:
    notes = [note(n, 60) for n in range(1, 201)]
    arrangement = projected(board(unsorted=notes))
    assert max(rect.right for rect in arrangement.notes.values()) > 0.9 * FULL_HD[0]
    shown = [one.number for one in notes if Spot(one.id, None) in arrangement.notes]
    assert shown == list(range(201 - len(shown), 201))


def test_a_wall_before_sorting_seldom_moves() -> None:
    notes = [note(n, 60) for n in range(1, 121)]
    arrangements = [projected(board(unsorted=notes[:count])) for count in range(60, 121)]
    still = 0
    for before, after in pairwise(arrangements):
        common = before.notes.keys() & after.notes.keys()
        still += all(before.notes[spot] == after.notes[spot] for spot in common)
    assert still >= 40


def test_isolated_notes_are_counted_on_a_card() -> None:
    assert projected(board(isolated=[note(1)])).isolated
    assert projected(board([note(2)], isolated=[note(1)])).isolated
    assert projected(board([note(2)])).isolated is None


def test_an_empty_wall() -> None:
    arrangement = projected(board())
    assert arrangement.notes == {}
    assert arrangement.new_cluster is None
