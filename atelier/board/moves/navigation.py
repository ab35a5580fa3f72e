"""Where an arrow key leads from a note. No toolkit here: only rectangles."""

from collections.abc import Mapping
from enum import Enum

from atelier.domain.arrangement import Spot
from atelier.domain.geometry import Rect

ASIDE_COST = 4.0
"""How much worse a step aside is than a step ahead."""


class Direction(Enum):
    """A direction on the wall, as (x, y)."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def neighbour(places: Mapping[Spot, Rect], spot: Spot | None, direction: Direction) -> Spot | None:
    """The nearest note in that direction; the first of the wall where there is no spot to start from."""
    if spot is None or spot not in places:
        return min(places, key=lambda other: (places[other].y, places[other].x), default=None)
    start = places[spot]
    costs = {
        other: cost
        for other, place in places.items()
        if other != spot and (cost := _cost(start, place, direction)) is not None
    }
    return min(costs, key=costs.__getitem__, default=spot)


def _cost(start: Rect, place: Rect, direction: Direction) -> float | None:
    """How far a place is in that direction; None where it is not ahead."""
    right, down = direction.value
    if right:
        ahead = (place.x - start.x) * right
        aside = max(0.0, place.y - start.y, start.y - place.y)
    else:
        ahead = (place.y - start.y) * down
        aside = abs(place.x - start.x)
    return ahead + ASIDE_COST * aside if ahead > 1.0 else None
