"""Paragraphs and tables, as word processors know them: a manuscript between its elements and any file format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TypeAlias

SHORT_LINES, LINE_LETTERS = 10, 90


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one look. `style`: of characters; `bold`, `italic`: on, off, or as the style says.

    `leads_to` is the name of a place.
    """

    text: str
    style: str = ""
    bold: bool | None = None
    italic: bool | None = None
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in one style. `place`: links lead to it by that name; `question`: whose colours it has.

    `keeps_next`: in a row of a table, the page does not end after it.
    """

    style: str
    spans: tuple[Span, ...]
    place: str = ""
    question: int | None = None
    keeps_next: bool = False

    @property
    def text(self) -> str:
        """Its words without their looks."""
        return "".join(span.text for span in self.spans)


def linked(spans: Iterable[Span]) -> Iterator[tuple[str, list[Span]]]:
    """Spans that lead to one place together, with its name; those that lead nowhere too."""
    for place, group in groupby(spans, key=lambda span: span.leads_to):
        yield place, list(group)


class GridKind(Enum):
    """What a table is for, which decides how it looks."""

    FACTS = "Facts"
    ROWS = "Rows"
    NOTES = "Notes"


Cell: TypeAlias = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row. `opens`, `closes`: a line may part it from the one before, or after."""

    cells: tuple[Cell, ...]
    opens: bool = True
    closes: bool = True

    @property
    def is_short(self) -> bool:
        """Whether it may stand on one page, and leave no large white where it did not fit on the one before."""
        texts = (paragraph.text for cell in self.cells for paragraph in cell)
        return max((_lines(text) for text in texts), default=0) <= SHORT_LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; `shares` of the width. `head` is repeated on every page: a cell a column, or one over all of them."""

    kind: GridKind
    shares: tuple[float, ...]
    rows: tuple[GridRow, ...]
    head: tuple[Cell, ...] = ()
    question: int | None = None

    def widths_pt(self, width_pt: float) -> list[float]:
        """How wide each column is where the table takes that width."""
        return [share * width_pt for share in self.shares]


def _lines(text: str) -> int:
    """About how many lines of a cell."""
    return sum(1 + len(line) // LINE_LETTERS for line in text.split("\n"))


Block: TypeAlias = Paragraph | Grid
"""What stands one below the other."""
