"""Rectangles by where they are: what lies in an area is found without asking all of them. No toolkit."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from typing import Generic, TypeVar

from atelier.domain.geometry import Rect

K = TypeVar("K", bound=Hashable)

CELL = 256.0
"""The side of a cell, in pixels: a few notes lie in each."""


class Grid(Generic[K]):
    """Rectangles in square cells, each in all cells that it touches."""

    def __init__(self, places: Mapping[K, Rect]) -> None:
        self._cells: dict[tuple[int, int], dict[K, Rect]] = defaultdict(dict)
        self.add(places)

    def add(self, places: Mapping[K, Rect]) -> None:
        """Put more of them in."""
        for key, rect in places.items():
            for cell in _cells(rect):
                self._cells[cell][key] = rect

    def touching(self, area: Rect) -> dict[K, Rect]:
        """Those that share some of that area, sides included."""
        found: dict[K, Rect] = {}
        for cell in _cells(area):
            found.update(self._cells.get(cell, ()))
        right, bottom = area.right, area.bottom
        return {
            key: rect
            for key, rect in found.items()
            if rect.x <= right and rect.right >= area.x and rect.y <= bottom and rect.bottom >= area.y
        }


def _cells(rect: Rect) -> Iterator[tuple[int, int]]:
    columns = range(int(rect.x // CELL), int(rect.right // CELL) + 1)
    rows = range(int(rect.y // CELL), int(rect.bottom // CELL) + 1)
    return ((column, row) for column in columns for row in rows)
