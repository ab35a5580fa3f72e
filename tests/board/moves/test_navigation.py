"""Where an arrow key leads on rectangles alone."""

from atelier.board.moves.navigation import Direction, neighbour
from atelier.domain.arrangement import Spot
from atelier.domain.geometry import Rect
from atelier.domain.ids import NoteId


def test_an_arrow_prefers_what_is_straight_ahead() -> None:
    spots = [Spot(NoteId(name), None) for name in "abc"]
    places = dict(zip(spots, [Rect(0, 0, 50, 20), Rect(200, 0, 50, 20), Rect(60, 60, 50, 20)], strict=True))
    assert neighbour(places, spots[0], Direction.RIGHT) == spots[1]
    assert neighbour(places, spots[1], Direction.RIGHT) == spots[1]
    assert neighbour(places, spots[0], Direction.DOWN) == spots[2]
    assert neighbour({}, None, Direction.DOWN) is None
