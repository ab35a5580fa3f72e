"""How wide a wall has to be for all of it to be in sight in a view of a given size. No toolkit: only rectangles.

A wall that does not fit at life size is arranged wider, and seen from further away. Its notes keep one width, so
that their texts are measured once; the number of columns is what changes.
"""

from collections.abc import Collection

from atelier.domain.arrangement import Arrangement, Metrics, Ruler
from atelier.domain.arranging import arrange
from atelier.domain.board import Board
from atelier.domain.ids import ClusterId
from atelier.domain.things import Note

FARTHEST = 400
"""The most columns of clusters: nobody sees anything from there."""
HEADROOM = 1.8
"""How many times what is there a wall that grows makes room for, so that it seldom has to be arranged anew."""


class Overview:
    """The arrangements of a wall of which all is seen, `width` by `height` pixels being the view's."""

    def __init__(self, width: float, height: float, metrics: Metrics) -> None:
        self.width = max(width, 1.0)
        self.height = max(height, 1.0)
        self._metrics = metrics
        self._columns = 0
        self._left: int | None = None
        self._headroom = 1.0
        self._is_outgrown = False
        self._folded: Collection[ClusterId] = ()

    @property
    def scale(self) -> float:
        """How large the wall is seen; 1 is life size, which it is never above."""
        return min(1.0, self.width / self.room[0])

    @property
    def room(self) -> tuple[float, float]:
        """What the wall has to fill to fill the view."""
        if not self._columns:
            return self.width, self.height
        width = self._width_of(self._columns)
        return width, self.height / min(1.0, self.width / width)

    @property
    def left(self) -> int | None:
        """How many columns of clusters what is to sort takes; None where that is the arrangement's to say."""
        return self._left

    def holds(self, arrangement: Arrangement) -> bool:
        """Whether all of it is in sight."""
        width, height = self.room
        held = arrangement.width <= width + 0.5 and arrangement.height <= height + 0.5
        self._is_outgrown = not held
        return held

    def arranged(
        self,
        board: Board,
        ruler: Ruler,
        previous: Arrangement | None,
        *,
        folded: Collection[ClusterId] = (),
    ) -> Arrangement:
        """The wall in sight: as it was seen last if that still holds it, else from further away."""
        self._folded = folded
        if not self._is_outgrown and (self._columns or self._may_be_life_size(board)):
            arrangement = self._arrange(board, ruler, previous)
            if self.holds(arrangement):
                self._headroom = HEADROOM
                return arrangement
        self._step_back(_Load(board, ruler, self._metrics, folded=self._folded))
        self._headroom = HEADROOM
        arrangement = self._arrange(board, ruler, None)
        while not self.holds(arrangement) and self._columns < FARTHEST:
            self._columns += 1
            arrangement = self._arrange(board, ruler, None)
        return arrangement

    def _arrange(self, board: Board, ruler: Ruler, previous: Arrangement | None) -> Arrangement:
        return arrange(
            board,
            ruler,
            width=self.room[0],
            metrics=self._metrics,
            previous=previous,
            left=self._left,
            folded=self._folded,
        )

    def _may_be_life_size(self, board: Board) -> bool:
        """Measuring thousands of texts in a width that they will not have would take long."""
        m = self._metrics
        count = len(board.unsorted) + len(board.isolated) + sum(len(group.notes) for group in board.groups)
        return count * (m.note_width + m.note_gap) * (m.label_height + m.note_gap) < self.width * self.height

    def _step_back(self, load: "_Load") -> None:
        """The fewest columns, more than now, in which what is there fits, and as much again as the headroom."""
        for columns in range(max(self._columns + 1, 2), FARTHEST + 1):
            self._columns = columns
            room = self.room[1] / self._headroom
            sides = range(1, columns) if load.is_sorted else (columns - 1,)
            lowest, self._left = min((load.height(left, columns - left), left) for left in sides)
            if lowest <= room:
                return

    def _width_of(self, columns: int) -> float:
        m = self._metrics
        return 2 * m.margin + m.gutter - 2 * m.gap + columns * (m.cluster_width + m.gap)


class _Load:
    """How much there is on a wall, as heights in columns of the least width."""

    def __init__(
        self, board: Board, ruler: Ruler, metrics: Metrics, *, folded: Collection[ClusterId]
    ) -> None:
        self._metrics = m = metrics
        self.is_sorted = bool(board.groups)

        def heights(notes: tuple[Note, ...]) -> list[float]:
            return [ruler.note_height(note, m.note_width) + m.note_gap for note in notes]

        def rows(notes: tuple[Note, ...]) -> float:
            high = heights(notes)
            return sum(max(high[at : at + m.note_columns]) for at in range(0, len(high), m.note_columns))

        self._unsorted = sum(heights(board.unsorted))
        self._clusters = sum(
            ruler.header_height(group, m.cluster_width)
            + (0.0 if group.cluster.id in folded else rows(group.notes) + 2 * m.padding)
            + m.gap
            for group in board.groups
            if group.parent_id not in folded
        )
        self._places = m.new_height + m.card_height + 2 * m.gap + rows(board.isolated)

    def height(self, left: int, right: int) -> float:
        """The wall's height, what is to sort on so many columns and clusters on so many."""
        m = self._metrics
        across = m.columns_in(left * (m.cluster_width + m.gap) - m.gap, m.note_width)
        to_sort = m.label_height + self._unsorted / across
        return 2 * m.margin + max(to_sort, self._clusters / right + self._places)
