"""What dropping notes would do, on rectangles alone: sure where aimed, honest where nothing changes."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.board.hand.note_targets import ORDER_REACH_PX, Handful, target_of_notes
from atelier.board.wall.drop_map import JOIN_MARGIN, DropMap
from atelier.board.wall.targets import Target
from atelier.domain.board import Board
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.operations import (
    CreateCluster,
    IsolateNotes,
    Operation,
    PlaceNotes,
    StackNotes,
    UnsortNotes,
)
from tests.board.walls import box, place, wall
from tests.board.walls import six as made_six
from tests.domain.walls import CONSOLE, board, boards, note

IDS = (NoteId("n90"),)
HELD = Handful(IDS)


@pytest.fixture
def six() -> DropMap:
    return made_six()


def aimed(of: DropMap, rng: random.Random) -> tuple[tuple[float, float], Operation | type[Operation]]:
    """A point that somebody may aim at, and what they want there."""
    kind = rng.choice(["join", "join", "join", "order", "new", "isolate", "unsort", "with"])
    number = rng.randint(1, 6)
    cluster = ClusterId(f"c{number}")
    note_at = rng.randint(0, 4)
    if kind == "join" and rng.random() < 0.4:
        return of.arrangement.clusters[cluster].header_rect.centre, PlaceNotes(IDS, cluster)
    target = place(of, 10 * (number - 1) + note_at, number)
    if kind == "join":
        return target.centre, PlaceNotes(IDS, cluster)
    if kind == "order":
        before = NoteId(f"n{10 * (number - 1) + note_at}")
        return (target.x - 4, target.centre[1]), PlaceNotes(IDS, cluster, before)
    arrangement = of.arrangement
    assert arrangement.new_cluster
    assert arrangement.isolated
    free = {
        "new": (arrangement.new_cluster.centre, CreateCluster),
        "isolate": ((arrangement.isolated.right - 40, arrangement.isolated.y + 12), IsolateNotes),
        "unsort": ((arrangement.unsorted.x + 60, arrangement.unsorted.bottom + 40), UnsortNotes),
        "with": (place(of, 91).centre, CreateCluster),
    }
    return free[kind]


def test_two_hundred_drops_of_a_hand_that_trembles(six: DropMap) -> None:
    rng = random.Random(20)
    wrong = 0
    for _ in range(200):
        (x, y), wanted = aimed(six, rng)
        held = Handful((NoteId("n95"),)) if wanted is UnsortNotes else HELD
        target = target_of_notes(six, held, at=(x + rng.gauss(0, 2.5), y + rng.gauss(0, 2.5)))
        if isinstance(wanted, type):
            wrong += not isinstance(target.operation, wanted)
        else:
            wrong += target.operation != wanted
    assert wrong <= 2


def test_all_of_a_clusters_area_but_lines_is_for_joining(six: DropMap) -> None:
    rect = box(six, 2)
    points = [
        (rect.x + dx, rect.y + dy)
        for dx in range(-int(JOIN_MARGIN) + 1, int(rect.width + JOIN_MARGIN) - 1, 4)
        for dy in range(-int(JOIN_MARGIN) + 1, int(rect.height + JOIN_MARGIN) - 1, 4)
    ]
    joining = [
        target_of_notes(six, HELD, at=(x, y)).operation == PlaceNotes(IDS, ClusterId("c2")) for x, y in points
    ]
    drawn = rect.width * rect.height
    assert sum(joining) * 16 >= 0.75 * drawn
    lone = wall(board([note(1), note(2)], unsorted=[note(90)]), width=2000)
    alone = box(lone, 1)
    reach = alone.grown(JOIN_MARGIN - 1)
    for x, y in ((alone.centre[0], reach.bottom), (alone.centre[0], alone.y - 12)):
        assert target_of_notes(lone, HELD, at=(x, y)).operation == PlaceNotes(IDS, ClusterId("c1"))


def test_between_two_clusters_the_nearer_one_is_meant(six: DropMap) -> None:
    first, second = box(six, 1), box(six, 2)
    y = first.y + 20
    assert target_of_notes(six, HELD, at=(first.right + 3, y)).area == first
    assert target_of_notes(six, HELD, at=(second.x - 3, y)).area == second


def test_an_empty_cluster_is_joined(six: DropMap) -> None:
    assert target_of_notes(six, HELD, at=box(six, 7).centre).operation == PlaceNotes(IDS, ClusterId("c7"))


def test_after_the_last_of_a_row_is_before_the_first_of_the_next(six: DropMap) -> None:
    end_of_row = place(six, 1, 1)
    target = target_of_notes(six, HELD, at=(end_of_row.right + 2, end_of_row.centre[1]))
    assert target.operation == PlaceNotes(IDS, ClusterId("c1"), NoteId("n2"))
    assert target.line
    last = place(six, 4, 1)
    target = target_of_notes(six, HELD, at=(last.right + 3, last.centre[1]))
    assert target.operation == PlaceNotes(IDS, ClusterId("c1"))
    assert target.line


def test_in_a_single_column_lines_lie_across() -> None:
    narrow = wall(board([note(1), note(2), note(3)], unsorted=[note(90)]), width=300)
    second = place(narrow, 2, 1)
    target = target_of_notes(narrow, HELD, at=(second.centre[0], second.y - 3))
    assert target.operation == PlaceNotes(IDS, ClusterId("c1"), NoteId("n2"))
    assert target.line
    assert target.line.width > target.line.height


@pytest.mark.parametrize("at", [0, 1])
def test_a_note_put_back_where_it_was_changes_nothing(six: DropMap, at: int) -> None:
    held = Handful((NoteId("n11"),))
    rect = place(six, 11, 2)
    x = rect.x - 2 if at == 0 else rect.right + 2
    target = target_of_notes(six, held, at=(x, rect.centre[1]))
    assert target.operation is None
    assert target.area is None
    assert target.words.startswith("reste dans")


def test_what_is_already_there_stays(six: DropMap) -> None:
    assert target_of_notes(six, HELD, at=(60, 500)) == Target("reste à classer")
    assert six.arrangement.isolated
    corner = (six.arrangement.isolated.right - 30, six.arrangement.isolated.y + 10)
    assert target_of_notes(six, Handful((NoteId("n95"),)), at=corner) == Target("reste isolé")
    assert target_of_notes(six, HELD, at=place(six, 90).centre).operation is None


def test_words_agree_with_how_many_are_held(six: DropMap) -> None:
    held = Handful((NoteId("n90"), NoteId("n91")))
    assert (
        target_of_notes(six, held, at=box(six, 7).centre).words == "rejoignent «\u00a0Regroupement 7\u00a0»"
    )
    assert target_of_notes(six, held, at=(60, 500)).words == "restent à classer"


def test_on_an_isolated_note_both_make_a_cluster(six: DropMap) -> None:
    operation = target_of_notes(six, HELD, at=place(six, 95).centre).operation
    assert isinstance(operation, CreateCluster)
    assert operation.note_ids == (NoteId("n95"), *IDS)


# Lines and areas are never confused


def on_wall(of: DropMap) -> st.SearchStrategy[tuple[float, float]]:
    """Any point of it."""
    return st.tuples(st.floats(0, of.arrangement.width), st.floats(0, of.arrangement.height))


@given(boards(most_clusters=6, most_notes=20), st.data())
def test_a_point_orders_only_beside_its_line_and_always_on_it(of: Board, data: st.DataObject) -> None:
    made = wall(of)
    held = Handful((NoteId("n9999"),))
    target = target_of_notes(made, held, at=data.draw(on_wall(made)))
    if target.line is None:
        return
    breadth = max(rect.width for rect in made.arrangement.notes.values())
    assert min(target.line.width, target.line.height) <= 4.0
    for x, y in ((target.line.x, target.line.y + 1), target.line.centre):
        again = target_of_notes(made, held, at=(x, y))
        assert again.operation == target.operation
    assert ORDER_REACH_PX + CONSOLE.gap / 2 < breadth / 2


@given(boards(most_clusters=6, most_notes=20), st.data())
def test_no_point_orders_farther_from_the_line_than_it_reaches(of: Board, data: st.DataObject) -> None:
    made = wall(of)
    x, y = data.draw(on_wall(made))
    line = target_of_notes(made, Handful((NoteId("n9999"),)), at=(x, y)).line
    assert line is None or line.distance(x, y) <= ORDER_REACH_PX + CONSOLE.gap


def test_seen_from_afar_a_line_reaches_as_far_on_the_screen(six: DropMap) -> None:
    second = place(six, 1, 1)
    aside = (second.x - 4 - ORDER_REACH_PX - 8, second.centre[1])
    assert target_of_notes(six, HELD, at=aside).line is None
    assert target_of_notes(replace(six, scale=0.5), HELD, at=aside).line is not None


@pytest.mark.parametrize("scale", [1.0, 0.5, 0.1])
def test_from_however_far_the_middle_of_a_note_joins(six: DropMap, scale: float) -> None:
    target = target_of_notes(replace(six, scale=scale), HELD, at=place(six, 1, 1).centre)
    assert target.line is None
    assert target.operation == PlaceNotes(IDS, ClusterId("c1"))


# In two clusters, also, on a pile


@pytest.fixture
def twice() -> DropMap:
    """Note 1 is in both clusters, note 2 in the first one alone, 3 and 4 in the second and the third."""
    return wall(board([note(1), note(2)], [note(1), note(3)], [note(4)], unsorted=[note(9)]))


TWICE = Handful((NoteId("n1"),), ClusterId("c1"))
C1, C2, C3 = (ClusterId(id) for id in ("c1", "c2", "c3"))


def test_taken_out_of_one_of_its_clusters_it_stays_in_the_other(twice: DropMap) -> None:
    target = target_of_notes(twice, TWICE, at=(60, 500))
    assert target.operation == UnsortNotes(TWICE.note_ids, leaving=C1)
    assert target.words == "quitte «\u00a0Regroupement 1\u00a0»"
    into_third = target_of_notes(twice, TWICE, at=place(twice, 4, 3).centre)
    assert into_third.operation == PlaceNotes(TWICE.note_ids, C3, leaving=C1)


def test_dropped_where_it_is_already_it_only_leaves_where_it_came_from(twice: DropMap) -> None:
    target = target_of_notes(twice, TWICE, at=place(twice, 3, 2).centre)
    assert target.operation == UnsortNotes(TWICE.note_ids, leaving=C1)
    assert target.words.startswith("quitte")
    assert "reste dans" in target.words


def test_put_in_order_in_one_it_stays_in_the_other(twice: DropMap) -> None:
    second = place(twice, 2, 1)
    target = target_of_notes(twice, TWICE, at=(second.right + 2, second.centre[1]))
    assert target.operation == PlaceNotes(TWICE.note_ids, C1, leaving=C1)


def test_with_control_it_stays_where_it_was_as_well(twice: DropMap) -> None:
    held = Handful((NoteId("n2"),), C1, also=True)
    target = target_of_notes(twice, held, at=place(twice, 4, 3).centre)
    assert target.operation == PlaceNotes(held.note_ids, C3, also=True)
    assert target.words.startswith("se place aussi dans")


def test_with_control_what_is_nowhere_just_joins(twice: DropMap) -> None:
    held = Handful((NoteId("n9"),), also=True)
    target = target_of_notes(twice, held, at=place(twice, 4, 3).centre)
    assert target.operation == PlaceNotes(held.note_ids, C3)


@pytest.mark.parametrize("onto", [(4, 3), (9, None)])
def test_with_shift_it_goes_under_a_note(twice: DropMap, onto: tuple[int, int | None]) -> None:
    held = Handful((NoteId("n2"),), C1, stacking=True)
    target = target_of_notes(twice, held, at=place(twice, *onto).centre)
    assert target.operation == StackNotes(held.note_ids, NoteId(f"n{onto[0]}"))
    assert target.words.startswith("s’empile sur")


def test_with_shift_on_no_note_it_joins_all_the_same(twice: DropMap) -> None:
    held = Handful((NoteId("n2"),), C1, stacking=True)
    rect = box(twice, 3)
    assert target_of_notes(twice, held, at=(rect.x + 20, rect.y + 10)).operation == PlaceNotes(
        held.note_ids, C3
    )
