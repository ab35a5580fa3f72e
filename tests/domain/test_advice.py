"""What the facilitator is advised: when it is said, of which clusters, and when nothing is."""

from dataclasses import replace

import pytest

from atelier.domain.advice import MOST_CLUSTERS, MOST_NOTES, Advice, AdviceKind, advise
from atelier.domain.board import Board
from atelier.domain.ids import MeetingId, QuestionId, StageId
from atelier.domain.things import Stage, StageKind
from tests.domain.walls import board, note

SORTING = Stage(
    id=StageId("s"), meeting_id=MeetingId("m"), rank=0, title="Tri", kind=StageKind.SORT, minutes=10
)
NAMING = replace(SORTING, kind=StageKind.NAME)


def wall(*sizes: int, to_sort: int = 0) -> Board:
    """Clusters of so many notes each, untitled."""
    clusters = [[note(100 * at + n) for n in range(size)] for at, size in enumerate(sizes, start=1)]
    return board(*clusters, unsorted=[note(9000 + n) for n in range(to_sort)])


def told(board: Board, stage: Stage | None, *, left_s: int = 600) -> dict[AdviceKind, list[str]]:
    return {each.kind: list(each.cluster_ids) for each in advise(board, stage, left_s=left_s)}


def test_a_wall_as_it_should_be_needs_no_advice() -> None:
    assert advise(wall(3, 7, 5), SORTING, left_s=600) == ()


def test_more_clusters_than_a_room_keeps_in_mind_are_told() -> None:
    assert told(wall(*[3] * MOST_CLUSTERS), SORTING) == {}
    assert told(wall(*[3] * (MOST_CLUSTERS + 1)), SORTING).keys() == {AdviceKind.MANY_CLUSTERS}


def test_what_is_nested_in_a_rubric_does_not_add_to_them() -> None:
    many = wall(*[3] * (MOST_CLUSTERS + 1))
    first, last = many.groups[0], many.groups[-1]
    nested = replace(
        many,
        groups=(
            replace(first, is_rubric=True),
            *many.groups[1:-1],
            replace(last, parent_id=first.cluster.id),
        ),
    )
    assert told(nested, SORTING) == {}


def test_a_cluster_of_many_notes_is_told_with_what_lies_under_them() -> None:
    assert told(wall(MOST_NOTES, 3), SORTING) == {}
    assert told(wall(MOST_NOTES + 1, 3), SORTING) == {AdviceKind.LARGE: ["c1"]}
    piled = wall(3, 3)
    piled = replace(piled, groups=(replace(piled.groups[0], count=MOST_NOTES + 1), piled.groups[1]))
    assert told(piled, SORTING) == {AdviceKind.LARGE: ["c1"]}
    rubric = replace(piled, groups=(replace(piled.groups[0], is_rubric=True), piled.groups[1]))
    assert told(rubric, SORTING) == {}


def test_clusters_of_one_note_are_told_but_not_a_rubric() -> None:
    alone = wall(1, 4, 1)
    assert told(alone, SORTING) == {AdviceKind.ALONE: ["c1", "c3"]}
    rubric = replace(alone, groups=(replace(alone.groups[0], is_rubric=True), *alone.groups[1:]))
    assert told(rubric, SORTING) == {AdviceKind.ALONE: ["c3"]}


@pytest.mark.parametrize("kind", [StageKind.NAME, StageKind.READ_BACK])
def test_titles_are_asked_for_when_titles_are_given(kind: StageKind) -> None:
    untitled = wall(3, 3)
    assert told(untitled, replace(NAMING, kind=kind)) == {AdviceKind.UNTITLED: ["c1", "c2"]}
    assert told(untitled, SORTING) == {}


@pytest.mark.parametrize(
    ("to_sort", "left_s", "minutes", "per_minute"),
    [(24, 360, 6, 4), (25, 301, 6, 5), (1, 600, 10, 1), (9, 20, 1, 9)],
)
def test_the_pace_is_what_is_to_sort_by_the_minutes_left(
    to_sort: int, left_s: int, minutes: int, per_minute: int
) -> None:
    (pace,) = advise(wall(3, to_sort=to_sort), SORTING, left_s=left_s)
    assert pace == Advice(kind=AdviceKind.PACE, count=to_sort, minutes=minutes)
    assert pace.per_minute == per_minute


def test_no_pace_once_time_is_out_nor_where_nothing_is_sorted() -> None:
    assert advise(wall(3, to_sort=9), SORTING, left_s=0) == ()
    assert AdviceKind.PACE not in told(wall(3, to_sort=9), NAMING)


@pytest.mark.parametrize(
    "kind", [kind for kind in StageKind if kind not in (StageKind.SORT, StageKind.NAME, StageKind.READ_BACK)]
)
def test_nothing_is_said_before_people_have_looked(kind: StageKind) -> None:
    full = wall(*[1] * 20, to_sort=30)
    assert advise(full, replace(SORTING, kind=kind), left_s=60) == ()
    assert advise(full, None, left_s=60) == ()


def test_nothing_is_said_of_a_wall_that_the_stage_is_not_on() -> None:
    full = wall(*[1] * 20)
    assert advise(full, replace(SORTING, question_id=full.question_id), left_s=60)
    assert advise(full, replace(SORTING, question_id=QuestionId("other")), left_s=60) == ()


def test_nothing_is_said_while_the_room_sorts_in_silence() -> None:
    full = wall(*[1] * 20, to_sort=30)
    assert advise(full, SORTING, left_s=60)
    assert advise(full, replace(SORTING, silent=True), left_s=60) == ()
