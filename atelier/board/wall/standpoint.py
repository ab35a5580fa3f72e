"""From where a wall is seen: the room that it fills, how large, and whether all of it is kept in sight."""

from dataclasses import replace

from atelier.board.drawing.far import FAR_SCALE
from atelier.board.wall.overview import Overview
from atelier.domain.arrangement import Arrangement, Metrics, Ruler
from atelier.domain.arranging import arrange
from atelier.domain.board import Board
from atelier.domain.ids import ClusterId


class Standpoint:
    """A wall as wide as its room, or in overview: as wide as it has to be for all of it to be in sight.

    Before its room is known, a wall has nothing on it.
    """

    def __init__(self) -> None:
        self.room = (0.0, 0.0)
        self.scale = 1.0
        """How large the view shows the wall; 1 is life size."""
        self.folded: frozenset[ClusterId] = frozenset()
        """The clusters of which only the header is wanted in sight."""
        self.overview: Overview | None = None
        """How all of the wall is kept in sight, while it is."""
        self._left: int | None = None

    @property
    def is_far(self) -> bool:
        """Whether notes are seen from too far for their text."""
        return self.scale < FAR_SCALE

    @property
    def fills_room(self) -> bool:
        """Whether the wall is as wide as the view, and what is to sort where it usually is."""
        return self.overview is None and self._left is None

    def fill(self, width: float, height: float) -> bool:
        """Fill a room of that size; whether that takes another arrangement: not for its height alone."""
        is_as_wide = width == self.room[0] and self.fills_room
        self.room, self._left, self.overview = (width, height), None, None
        return not is_as_wide

    def keep_in_sight(self, width: float, height: float, metrics: Metrics) -> None:
        """Have all in sight in a view of that size."""
        self.overview = Overview(width, height, metrics)

    def begin_again(self, metrics: Metrics) -> None:
        """Another wall: seen from as near as it can be."""
        if self.overview is not None:
            self.keep_in_sight(self.overview.width, self.overview.height, metrics)

    def let_out_of_sight(self) -> None:
        """Stay as wide as it came to be, and grow downwards."""
        if self.overview is not None:
            self.room, self._left, self.overview = self.overview.room, self.overview.left, None

    def holds(self, arrangement: Arrangement) -> bool:
        """Whether an arrangement that only grew is seen from far enough."""
        return self.overview is None or self.overview.holds(arrangement)

    def arranged(
        self, board: Board, ruler: Ruler, *, metrics: Metrics, previous: Arrangement | None
    ) -> Arrangement:
        """The wall as it is seen from here."""
        if self.overview is None:
            width = self.room[0]
            if not width:
                # Measured for a width that nothing will have, every text would be measured once more.
                board = replace(board, groups=(), isolated=(), unsorted=())
            return arrange(
                board,
                ruler,
                width=width,
                metrics=metrics,
                previous=previous,
                left=self._left,
                folded=self.folded,
            )
        arrangement = self.overview.arranged(board, ruler, previous, folded=self.folded)
        self.scale = self.overview.scale
        return arrangement

    def size(self, arrangement: Arrangement) -> tuple[float, float]:
        """How large the wall is with what is left empty of its room."""
        if self.overview is None:
            return arrangement.width, max(arrangement.height, self.room[1])
        width, height = self.overview.room
        return max(arrangement.width, width), max(arrangement.height, height)
