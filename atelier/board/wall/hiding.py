"""Leaving post-its out of a wall for a while, and finding every place again when they are back. Only values.

Which ones are left out is a filter's business; what a drop does beside them is judged as on any wall, since every
place is told by what stands there, not by its rank.
"""

from dataclasses import replace

from atelier.domain.arrangement import Arrangement
from atelier.domain.board import Board
from atelier.domain.filtering import part_of
from atelier.domain.ids import NoteId


class Hiding:
    """The post-its that a wall shows alone, if any; what the wall was arranged like when it showed all."""

    def __init__(self) -> None:
        self.note_ids: frozenset[NoteId] | None = None
        """Those that are shown; None: all."""
        self._whole: Arrangement | None = None
        self._next: Arrangement | None = None
        """What the next arrangement keeps to, where it isn't the one before."""
        self._known: tuple[Board, Board] | None = None

    def begin(self, left: Arrangement | None) -> Arrangement | None:
        """Another wall, left so before; returns what its arrangement keeps to."""
        self._known = self._next = None
        if self.note_ids is None or left is None:
            self._whole = None
            return left
        self._whole = left
        return _anew(left)

    def show_only(self, note_ids: frozenset[NoteId] | None, arrangement: Arrangement) -> bool:
        """Show those alone, None all, on a wall arranged so; whether it was otherwise."""
        if note_ids == self.note_ids:
            return False
        if self.note_ids is None:
            self._whole = arrangement
        self.note_ids, self._known = note_ids, None
        if note_ids is None:
            self._next, self._whole = self._whole, None
        else:
            self._next = _anew(arrangement)
        return True

    def kept_to(self, arrangement: Arrangement) -> Arrangement:
        """What is kept to when the wall that was arranged so is arranged again."""
        kept, self._next = self._next or arrangement, None
        return kept

    def left(self, arrangement: Arrangement) -> Arrangement | None:
        """The wall as it is to be found again, if it was ever whole."""
        return arrangement if self.note_ids is None else self._whole

    def shown(self, board: Board) -> Board:
        """The part of the wall that is shown; of it, what did not change is the same as before."""
        if self.note_ids is None:
            return board
        part = part_of(board, self.note_ids)
        if self._known is not None:
            before, shown = self._known
            # A wall that only gained notes to sort is told by the very groups that it had.
            if board.groups is before.groups and board.isolated is before.isolated:
                part = replace(part, groups=shown.groups, isolated=shown.isolated)
        self._known = board, part
        return part


def _anew(arrangement: Arrangement) -> Arrangement:
    """Clusters stay in their columns; the few notes to sort that are left share all of theirs."""
    return replace(arrangement, unsorted_column={})
