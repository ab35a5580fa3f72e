"""What a table holds before a format writes it: named columns, rows of values of real types. Nothing of files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeAlias

from atelier.domain.ids import NoteId

CELL_LENGTH = 32_767
"""The most that a cell holds, in UTF-16 units (Excel specifications and limits)."""

Value: TypeAlias = str | int | date | datetime | timedelta | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Its name, and how many letters wide it is shown."""

    name: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The values of a line, one for each column. `note_id`: the post-it that it gives account of.

    `question` is the number of the question whose colour it takes.
    """

    values: tuple[Value, ...]
    note_id: NoteId | None = None
    question: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under their columns; `title` is the name of its sheet, no longer than 31 letters."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def note_ids(self) -> Iterator[NoteId]:
        """The post-its that it gives account of."""
        return (row.note_id for row in self.rows if row.note_id is not None)


def fitted(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, where a text that no cell could hold goes on in the same column of the next one."""
    for row in rows:
        pieces = [_pieces(value) for value in row.values]
        for at in range(max(map(len, pieces), default=0)):
            values = tuple(piece[at] if at < len(piece) else None for piece in pieces)
            yield replace(row, values=values, note_id=None if at else row.note_id)


def _pieces(value: Value) -> list[Value]:
    if not isinstance(value, str) or 2 * len(value) <= CELL_LENGTH:
        return [value]
    pieces: list[Value] = []
    start = units = 0
    for at, letter in enumerate(value):
        taken = 2 if ord(letter) > 0xFFFF else 1
        if units + taken > CELL_LENGTH:
            pieces.append(value[start:at])
            start, units = at, 0
        units += taken
    return [*pieces, value[start:]]
