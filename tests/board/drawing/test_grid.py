"""What lies in an area: found by cells as by asking each."""

from hypothesis import given
from hypothesis import strategies as st

from atelier.board.drawing.grid import CELL, Grid
from atelier.domain.geometry import Rect

FAR = 3 * CELL
RECTS = st.builds(
    Rect, st.floats(-FAR, FAR), st.floats(-FAR, FAR), st.floats(0.0, 2 * CELL), st.floats(0.0, 2 * CELL)
)


def touch(one: Rect, other: Rect) -> bool:
    across = one.x <= other.right and other.x <= one.right
    return across and one.y <= other.bottom and other.y <= one.bottom


@given(first=st.lists(RECTS, max_size=20), later=st.lists(RECTS, max_size=5), area=RECTS)
def test_what_touches_an_area_is_found(first: list[Rect], later: list[Rect], area: Rect) -> None:
    grid = Grid(dict(enumerate(first)))
    grid.add(dict(enumerate(later, start=len(first))))
    expected = {at: rect for at, rect in enumerate([*first, *later]) if touch(rect, area)}
    assert grid.touching(area) == expected


def test_what_lies_on_the_line_between_two_cells() -> None:
    grid = Grid({"here": Rect(CELL, CELL, 10.0, 10.0)})
    assert grid.touching(Rect(CELL - 5.0, CELL - 5.0, 5.0, 5.0)) == {"here": Rect(CELL, CELL, 10.0, 10.0)}
    assert grid.touching(Rect(0.0, 0.0, 5.0, 5.0)) == {}
