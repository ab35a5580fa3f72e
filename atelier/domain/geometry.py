"""Rectangles, and columns that fill from the top, in pixels. What goes into them: `arrangement`."""

from typing import NamedTuple


class Rect(NamedTuple):
    """A rectangle; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: "Rect") -> bool:
        """Whether both share some area; touching sides share none."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom

    def holds(self, x: float, y: float) -> bool:
        """Whether the point is in it."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def grown(self, margin: float) -> "Rect":
        """The rectangle with a margin all around."""
        return Rect(self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin)

    def distance(self, x: float, y: float) -> float:
        """How far the point is from it; 0 inside."""
        across = max(self.x - x, 0.0, x - self.right)
        down = max(self.y - y, 0.0, y - self.bottom)
        return float((across * across + down * down) ** 0.5)


class Columns:
    """Columns of equal width side by side, each filled from the top."""

    def __init__(self, area: Rect, count: int, *, gap: float, row_gap: float | None = None) -> None:
        self.count = count
        self.width = (area.width - gap * (count - 1)) / count
        self._area = area
        self._gap = gap
        self._row_gap = gap if row_gap is None else row_gap
        self._next_y = [area.y] * count

    @property
    def bottom(self) -> float:
        """The lower side of what reaches lowest; the area's top while nothing was put."""
        lowest = max(self._next_y)
        return lowest - self._row_gap if lowest > self._area.y else lowest

    def shortest(self, *, preferred: int | None = None, slack: float = 0.0) -> int:
        """The column with most room, the leftmost of equals; `preferred` if it is at most `slack` lower."""
        least = min(self._next_y)
        if preferred is not None and preferred < self.count and self._next_y[preferred] <= least + slack:
            return preferred
        return self._next_y.index(least)

    def next_place(self, column: int) -> Rect:
        """Where the next thing put into a column begins; no height yet."""
        return Rect(self._area.x + column * (self.width + self._gap), self._next_y[column], self.width, 0.0)

    def put(self, height: float, column: int) -> Rect:
        """Take the next place of that height in a column."""
        y = self._next_y[column]
        self._next_y[column] = y + height + self._row_gap
        return Rect(self._area.x + column * (self.width + self._gap), y, self.width, height)
