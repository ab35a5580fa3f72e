"""A wall that only gained notes to sort: the arrangement before, and the new notes at the feet of its columns.

What a burst of arrivals costs must not depend on how many came before. The result is what arranging the whole
wall anew would be. No toolkit: only rectangles.
"""

from collections.abc import Sequence
from dataclasses import replace

from atelier.domain.arrangement import Arrangement, Metrics, Ruler, Spot
from atelier.domain.board import Board
from atelier.domain.geometry import Rect
from atelier.domain.ids import NoteId
from atelier.domain.things import Note


def arrivals_between(before: Board, now: Board) -> tuple[Note, ...] | None:
    """The notes to sort that came since, the last of all; None where anything else changed."""
    known = len(before.unsorted)
    if before.groups is not now.groups or before.isolated is not now.isolated or before.piles != now.piles:
        return None
    return now.unsorted[known:] if now.unsorted[:known] == before.unsorted else None


class Feet:
    """How low each column of notes to sort reaches; kept from one arrival to the next."""

    def __init__(self, arrangement: Arrangement, metrics: Metrics) -> None:
        places = [
            (column, arrangement.notes[Spot(id, None)])
            for id, column in arrangement.unsorted_column.items()
            if column >= 0
        ]
        self._metrics = metrics
        self._arrangement = arrangement
        self._bottom = max(arrangement.height - metrics.margin, 0.0)
        self._next_y = [arrangement.unsorted.y + metrics.label_height] * arrangement.unsorted_columns
        self._width = places[0][1].width if places else 0.0
        self.can_grow = bool(places)
        """Whether the width of a note is known from those that are there."""
        for column, rect in places:
            self._next_y[column] = max(self._next_y[column], rect.bottom + metrics.note_gap)

    def measure(self, notes: Sequence[Note], ruler: Ruler) -> None:
        """Have the ruler know how high those notes will be."""
        for note in notes:
            ruler.note_height(note, self._width)

    def grown(self, notes: Sequence[Note], ruler: Ruler) -> Arrangement:
        """The arrangement with those notes added, each where there is most room."""
        places: dict[Spot, Rect] = {}
        columns: dict[NoteId, int] = {}
        for note in notes:
            column = columns[note.id] = self._next_y.index(min(self._next_y))
            places[Spot(note.id, None)] = self._put(column, ruler.note_height(note, self._width))
        before, bottom = self._arrangement, self._bottom
        self._arrangement = replace(
            before,
            height=bottom + self._metrics.margin,
            unsorted=before.unsorted._replace(height=bottom - before.unsorted.y),
            notes={**before.notes, **places},
            unsorted_column={**before.unsorted_column, **columns},
        )
        return self._arrangement

    def _put(self, column: int, height: float) -> Rect:
        m = self._metrics
        x = self._arrangement.unsorted.x + column * (self._width + m.note_gap)
        rect = Rect(x, self._next_y[column], self._width, height)
        self._next_y[column] = rect.bottom + m.note_gap
        self._bottom = max(self._bottom, rect.bottom)
        return rect


class Growth:
    """Whether a wall that was arranged has only gained notes to sort since, and its arrangement with them."""

    def __init__(self, ruler: Ruler, metrics: Metrics) -> None:
        self._ruler = ruler
        self._metrics = metrics
        self._board: Board | None = None
        self._arrangement: Arrangement | None = None
        self._feet: Feet | None = None
        self._measured = 0

    def begin(self, board: Board, arrangement: Arrangement) -> None:
        """The whole of that board was arranged so."""
        self._board, self._arrangement, self._feet = board, arrangement, None
        self._measured = len(board.unsorted)

    def forget(self) -> None:
        """Whatever comes, the wall has to be arranged anew."""
        self._board = self._arrangement = self._feet = None

    def measure(self, board: Board, most: int) -> bool:
        """Measure up to `most` of the notes that came; whether there is more than that to measure."""
        found = self._new(board)
        if found is None:
            return False
        feet, _new = found
        start = self._measured
        self._measured = min(start + most, len(board.unsorted))
        feet.measure(board.unsorted[start : self._measured], self._ruler)
        return self._measured < len(board.unsorted)

    def grown(self, board: Board) -> tuple[Arrangement, tuple[Note, ...]] | None:
        """The arrangement with what came, and what that is; None where more than that changed."""
        found = self._new(board)
        if found is None:
            return None
        feet, new = found
        self._board, self._arrangement = board, feet.grown(new, self._ruler)
        self._measured = len(board.unsorted)
        return self._arrangement, new

    def _new(self, board: Board) -> tuple[Feet, tuple[Note, ...]] | None:
        new = None if self._board is None else arrivals_between(self._board, board)
        if new is None or self._arrangement is None:
            return None
        if self._feet is None:
            self._feet = Feet(self._arrangement, self._metrics)
        return (self._feet, new) if self._feet.can_grow else None
