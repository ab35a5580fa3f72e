"""Areas that drops are judged by: sure where aimed, and large."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.board.wall.drop_map import (
    JOIN_GROWTH,
    JOIN_MARGIN,
    DropMap,
    box_at,
    join_area,
    nearest_group,
)
from atelier.domain.arrangement import Spot
from atelier.domain.board import Board
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, NoteId
from tests.board.walls import box, place, wall, with_rubric
from tests.board.walls import six as made_six
from tests.domain.walls import boards

sizes = st.floats(40, 3000)


@pytest.fixture
def six() -> DropMap:
    return made_six()


@given(sizes, sizes)
def test_what_joins_is_half_as_large_again_as_what_is_drawn(width: float, height: float) -> None:
    rect = Rect(100, 100, width, height)
    area = join_area(rect)
    assert area.width * area.height >= (JOIN_GROWTH - 1e-6) * width * height
    assert area.x <= rect.x - JOIN_MARGIN
    assert area.centre == pytest.approx(rect.centre)


@given(boards(most_clusters=8, most_notes=20), st.data())
def test_between_neighbours_the_nearest_is_meant(of: Board, data: st.DataObject) -> None:
    made = wall(of)
    x = data.draw(st.floats(0, made.arrangement.width))
    y = data.draw(st.floats(0, made.arrangement.height))
    found = nearest_group(made, (x, y))
    if found is not None:
        # What is nested comes before the rubric around it.
        rivals = [group for group in made.board.groups if group.cluster.id != found.parent_id]
        assert made.rect(found).distance(x, y) == min(made.rect(group).distance(x, y) for group in rivals)


def test_named_places_come_before_margins(six: DropMap) -> None:
    for named in (six.arrangement.new_cluster, six.arrangement.isolated):
        assert named
        assert nearest_group(six, (named.x + 2, named.y + 2)) is None


def test_what_is_nested_comes_before_its_rubric() -> None:
    made = with_rubric()
    for number, id in ((3, "c3"), (4, "c4")):
        header = made.arrangement.clusters[ClusterId(f"c{number}")].header_rect
        found = box_at(made, header.centre)
        assert found
        assert found[0] == id


def test_just_beside_what_is_nested_it_is_meant_and_not_its_rubric() -> None:
    made = with_rubric()
    part, rubric = box(made, 4), made.arrangement.clusters[ClusterId("c3")]
    for x, y in ((part.x - 3, part.centre[1]), (part.centre[0], part.bottom + 2)):
        found = nearest_group(made, (x, y))
        assert found
        assert found.cluster.id == "c4"
    on_header = nearest_group(made, rubric.header_rect.centre)
    assert on_header
    assert on_header.is_rubric


def test_only_the_drawn_area_is_pressed(six: DropMap) -> None:
    rect = box(six, 1)
    found = box_at(six, (rect.x + 1, rect.y + 1))
    assert found
    assert found[0] == "c1"
    assert box_at(six, (rect.x - 3, rect.y)) is None


def test_a_note_is_found_wherever_it_is(six: DropMap) -> None:
    for number, cluster in ((11, 2), (91, None), (95, None)):
        found = six.note_at(place(six, number, cluster).centre)
        assert found
        assert found[0] == Spot(NoteId(f"n{number}"), ClusterId(f"c{cluster}") if cluster else None)
    assert six.note_at((2, 2)) is None
