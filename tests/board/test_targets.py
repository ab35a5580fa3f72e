"""What a drop would do, on rectangles alone: sure where aimed, honest where nothing changes."""

import random

import pytest

from atelier.board.navigation import Direction, neighbour
from atelier.board.targets import (
    EDGE,
    JOIN_MARGIN,
    Target,
    Wall,
    box_at,
    target_of_cluster,
    target_of_notes,
)
from atelier.domain.arrangement import Spot, arrange
from atelier.domain.board import Board
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, MeetingId, NoteId
from atelier.domain.operations import (
    CreateCluster,
    IsolateNotes,
    MergeClusters,
    MoveCluster,
    Operation,
    PlaceNotes,
    UnsortNotes,
)
from tests.domain.walls import CONSOLE, LetterRuler, board, note

HELD = (NoteId("n90"),)


def wall(of: Board, width: float = 900) -> Wall:
    arrangement = arrange(of, LetterRuler(), width=width, metrics=CONSOLE)
    return Wall(MeetingId("m"), of, arrangement, CONSOLE.gap)


@pytest.fixture
def six() -> Wall:
    """Six clusters of five notes, an empty one, notes to sort and isolated ones."""
    clusters = [[note(10 * c + n) for n in range(5)] for c in range(6)]
    return wall(board(*clusters, [], unsorted=[note(90), note(91), note(92)], isolated=[note(95)]))


def box(of: Wall, number: int) -> Rect:
    return of.arrangement.clusters[ClusterId(f"c{number}")].rect


def place(of: Wall, number: int, cluster: int | None = None) -> Rect:
    return of.arrangement.notes[Spot(NoteId(f"n{number}"), ClusterId(f"c{cluster}") if cluster else None)]


def aimed(of: Wall, rng: random.Random) -> tuple[tuple[float, float], Operation | type[Operation]]:
    """A point that somebody may aim at, and what they want there."""
    kind = rng.choice(["join", "join", "join", "order", "new", "isolate", "unsort", "with"])
    number = rng.randint(1, 6)
    cluster = ClusterId(f"c{number}")
    note_at = rng.randint(0, 4)
    if kind == "join" and rng.random() < 0.4:
        return of.arrangement.clusters[cluster].header_rect.centre, PlaceNotes(HELD, cluster)
    target = place(of, 10 * (number - 1) + note_at, number)
    if kind == "join":
        return target.centre, PlaceNotes(HELD, cluster)
    if kind == "order":
        before = NoteId(f"n{10 * (number - 1) + note_at}")
        return (target.x - 4, target.centre[1]), PlaceNotes(HELD, cluster, before)
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


def test_two_hundred_drops_of_a_hand_that_trembles(six: Wall) -> None:
    rng = random.Random(20)
    wrong = 0
    for _ in range(200):
        (x, y), wanted = aimed(six, rng)
        held = (NoteId("n95"),) if wanted is UnsortNotes else HELD
        target = target_of_notes(six, held, x + rng.gauss(0, 2.5), y + rng.gauss(0, 2.5))
        if isinstance(wanted, type):
            wrong += not isinstance(target.operation, wanted)
        else:
            wrong += target.operation != wanted
    assert wrong <= 2


def test_all_of_a_clusters_area_but_lines_is_for_joining(six: Wall) -> None:
    rect = box(six, 2)
    points = [
        (rect.x + dx, rect.y + dy)
        for dx in range(-int(JOIN_MARGIN) + 1, int(rect.width + JOIN_MARGIN) - 1, 4)
        for dy in range(-int(JOIN_MARGIN) + 1, int(rect.height + JOIN_MARGIN) - 1, 4)
    ]
    joining = [
        target_of_notes(six, HELD, x, y).operation == PlaceNotes(HELD, ClusterId("c2")) for x, y in points
    ]
    drawn = rect.width * rect.height
    assert sum(joining) * 16 >= 0.75 * drawn
    lone = wall(board([note(1), note(2)], unsorted=[note(90)]), width=2000)
    alone = box(lone, 1)
    reach = alone.grown(JOIN_MARGIN - 1)
    for x, y in ((alone.centre[0], reach.bottom), (alone.centre[0], alone.y - 12)):
        assert target_of_notes(lone, HELD, x, y).operation == PlaceNotes(HELD, ClusterId("c1"))


def test_between_two_clusters_the_nearer_one_is_meant(six: Wall) -> None:
    first, second = box(six, 1), box(six, 2)
    y = first.y + 20
    assert target_of_notes(six, HELD, first.right + 3, y).area == first
    assert target_of_notes(six, HELD, second.x - 3, y).area == second


def test_an_empty_cluster_is_joined(six: Wall) -> None:
    assert target_of_notes(six, HELD, *box(six, 7).centre).operation == PlaceNotes(HELD, ClusterId("c7"))


def test_after_the_last_of_a_row_is_before_the_first_of_the_next(six: Wall) -> None:
    end_of_row = place(six, 1, 1)
    target = target_of_notes(six, HELD, end_of_row.right + 2, end_of_row.centre[1])
    assert target.operation == PlaceNotes(HELD, ClusterId("c1"), NoteId("n2"))
    assert target.line
    last = place(six, 4, 1)
    target = target_of_notes(six, HELD, last.right + 3, last.centre[1])
    assert target.operation == PlaceNotes(HELD, ClusterId("c1"))
    assert target.line


def test_in_a_single_column_lines_lie_across() -> None:
    narrow = wall(board([note(1), note(2), note(3)], unsorted=[note(90)]), width=300)
    second = place(narrow, 2, 1)
    target = target_of_notes(narrow, HELD, second.centre[0], second.y - 3)
    assert target.operation == PlaceNotes(HELD, ClusterId("c1"), NoteId("n2"))
    assert target.line
    assert target.line.width > target.line.height


@pytest.mark.parametrize("at", [0, 1])
def test_a_note_put_back_where_it_was_changes_nothing(six: Wall, at: int) -> None:
    held = (NoteId("n11"),)
    rect = place(six, 11, 2)
    x = rect.x - 2 if at == 0 else rect.right + 2
    target = target_of_notes(six, held, x, rect.centre[1])
    assert target.operation is None
    assert target.area is None
    assert target.words.startswith("reste dans")


def test_what_is_already_there_stays(six: Wall) -> None:
    assert target_of_notes(six, HELD, 60, 500) == Target("reste à classer")
    assert six.arrangement.isolated
    corner = (six.arrangement.isolated.right - 30, six.arrangement.isolated.y + 10)
    assert target_of_notes(six, (NoteId("n95"),), *corner) == Target("reste isolé")
    assert target_of_notes(six, HELD, *place(six, 90).centre).operation is None


def test_words_agree_with_how_many_are_held(six: Wall) -> None:
    held = (NoteId("n90"), NoteId("n91"))
    assert target_of_notes(six, held, *box(six, 7).centre).words == "rejoignent «\u00a0Regroupement 7\u00a0»"
    assert target_of_notes(six, held, 60, 500).words == "restent à classer"


def test_on_an_isolated_note_both_make_a_cluster(six: Wall) -> None:
    operation = target_of_notes(six, HELD, *place(six, 95).centre).operation
    assert isinstance(operation, CreateCluster)
    assert operation.note_ids == (NoteId("n95"), *HELD)


# Clusters


def test_a_cluster_is_merged_in_the_middle_and_ordered_at_the_sides(six: Wall) -> None:
    held, rect = ClusterId("c5"), box(six, 2)
    assert target_of_cluster(six, held, *rect.centre).operation == MergeClusters(held, ClusterId("c2"))
    left = (rect.x + rect.width * EDGE / 2, rect.centre[1])
    right = (rect.right - rect.width * EDGE / 2, rect.centre[1])
    assert target_of_cluster(six, held, *left).operation == MoveCluster(held, ClusterId("c2"))
    assert target_of_cluster(six, held, *right).operation == MoveCluster(held, ClusterId("c3"))
    assert target_of_cluster(six, held, *left).words == "devient le regroupement 2"


def test_a_cluster_moved_down_is_told_its_new_number(six: Wall) -> None:
    rect = box(six, 4)
    below = (rect.centre[0], rect.bottom - 3)
    target = target_of_cluster(six, ClusterId("c1"), *below)
    assert target.operation == MoveCluster(ClusterId("c1"), ClusterId("c5"))
    assert target.words == "devient le regroupement 4"


def test_a_cluster_on_the_dashed_place_is_last(six: Wall) -> None:
    assert six.arrangement.new_cluster
    target = target_of_cluster(six, ClusterId("c1"), *six.arrangement.new_cluster.centre)
    assert target.operation == MoveCluster(ClusterId("c1"), None)
    assert target_of_cluster(six, ClusterId("c7"), *six.arrangement.new_cluster.centre).operation is None


def test_a_cluster_far_from_all_stays(six: Wall) -> None:
    assert target_of_cluster(six, ClusterId("c1"), 40, 400) == Target("reste à sa place")
    rect = box(six, 2)
    assert target_of_cluster(six, ClusterId("c1"), rect.x + 3, rect.centre[1]).operation is None


def test_only_the_drawn_area_is_pressed(six: Wall) -> None:
    rect = box(six, 1)
    found = box_at(six, rect.x + 1, rect.y + 1)
    assert found
    assert found[0] == "c1"
    assert box_at(six, rect.x - 3, rect.y) is None


# Walking with the keyboard


def test_an_arrow_prefers_what_is_straight_ahead() -> None:
    spots = [Spot(NoteId(name), None) for name in "abc"]
    places = dict(zip(spots, [Rect(0, 0, 50, 20), Rect(200, 0, 50, 20), Rect(60, 60, 50, 20)], strict=True))
    assert neighbour(places, spots[0], Direction.RIGHT) == spots[1]
    assert neighbour(places, spots[1], Direction.RIGHT) == spots[1]
    assert neighbour(places, spots[0], Direction.DOWN) == spots[2]
    assert neighbour({}, None, Direction.DOWN) is None
