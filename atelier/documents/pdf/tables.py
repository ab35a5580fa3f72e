"""Rows of a table: cells side by side, that go on over the page where a text is long."""

from collections.abc import Sequence
from typing import Any

from atelier.documents.pdf import lines, theme
from atelier.documents.pdf.blocks import WIDOW_LINES, Block, lines_within
from atelier.documents.pdf.lines import Line, Span, Style
from atelier.documents.pdf.strokes import fill
from atelier.domain import palette
from atelier.domain.ids import NoteId

SHORT_PT = 150.0
"""No page is left much emptier for a row that is no higher."""


class Row(Block):
    """Cells side by side above a thin line; `note_ids` are the notes that it gives account of."""

    PAD_PT = 4.5
    GAP_PT = 9.0

    def __init__(
        self,
        cells: Sequence[Sequence[Line]],
        widths_pt: Sequence[float],
        *,
        note_ids: Sequence[NoteId] = (),
        ends: bool = True,
    ) -> None:
        super().__init__()
        self._cells = [list(cell) for cell in cells]
        self._widths_pt = widths_pt
        self._note_ids = note_ids
        self._ends = ends
        self.height = max(lines.height(cell) for cell in self._cells) + 2 * self.PAD_PT

    @classmethod
    def of(
        cls, cells: Sequence[tuple[str, Style]], shares: Sequence[float], *, note_ids: Sequence[NoteId] = ()
    ) -> "Row":
        """The row of these texts; `shares` are the cells' parts of the width."""
        widths = [share * theme.WIDTH_PT for share in shares]
        laid_out = [
            lines.lay_out([Span(*cell)], width - cls.GAP_PT)
            for cell, width in zip(cells, widths, strict=True)
        ]
        return cls(laid_out, widths, note_ids=note_ids)

    @classmethod
    def spread(
        cls, cells: Sequence[Sequence[Span]], columns: int, *, note_ids: Sequence[NoteId] = ()
    ) -> "Row":
        """The row of these cells, each as wide as if there were so many columns."""
        width = theme.WIDTH_PT / columns
        laid_out = [lines.lay_out(spans, width - cls.GAP_PT) for spans in cells]
        return cls(laid_out, [width] * len(cells), note_ids=note_ids)

    @property
    def least_pt(self) -> float:
        """Two lines."""
        return max(lines.height(cell[:WIDOW_LINES]) for cell in self._cells) + 2 * self.PAD_PT

    def split(self, height_pt: float) -> tuple[Block, Block] | None:
        """The lines of each cell that fit, and the others."""
        counts = [lines_within(cell, height_pt - 2 * self.PAD_PT) for cell in self._cells]
        if any(count < min(WIDOW_LINES, len(cell)) for count, cell in zip(counts, self._cells, strict=True)):
            return None
        first = [cell[:count] for count, cell in zip(counts, self._cells, strict=True)]
        rest = [cell[count:] for count, cell in zip(counts, self._cells, strict=True)]
        return (
            type(self)(first, self._widths_pt, ends=False),
            type(self)(rest, self._widths_pt, note_ids=self._note_ids, ends=self._ends),
        )

    def draw(self, canvas: Any) -> None:
        """Draw it."""
        left = 0.0
        for cell, width in zip(self._cells, self._widths_pt, strict=True):
            right = left + width - self.GAP_PT
            lines.draw(canvas, cell, left, self.height - self.PAD_PT, right_pt=right)
            left += width
        if self._ends:
            fill(canvas, palette.LINE, 0, 0, self.width, 0.6)
        for note_id in self._note_ids:
            canvas.end_note(note_id, above_pt=self.height)


def last_together(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows, of which the last one never stands alone on a page, unless the one before it is long."""
    if len(rows) > 1 and rows[-2].height <= SHORT_PT:
        rows[-2].keeps_next = True
    return rows


class HeaderRow(Row):
    """The names of a table's columns, that stay with its first row."""

    keeps_next = True
