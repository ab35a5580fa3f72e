"""The post-its of a cluster as chips in a tinted box, that goes on over as many pages as it needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from atelier.documents.colours import tinted
from atelier.documents.pdf import lines, theme
from atelier.documents.pdf.blocks import WIDOW_LINES, Block, coloured
from atelier.documents.pdf.lines import Line, Span, Style
from atelier.documents.pdf.strokes import fill
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.palette import PaperColours
from atelier.domain.report import ReportNote
from atelier.domain.typography import FIXED

BOX_PAD_PT = 9.75
TITLE_GAP_PT = 4.0
CHIP_SIDE_PT = 6.0
CHIP_PAD_PT = 1.75
LABEL_GAP_PT = 2.5
GAP_PT = 3.9
ROW_GAP_PT = 4.0
MOST_WHOLE_LINES = 12
"""A chip of no more lines is never cut in two: whoever looks for a post-it finds it in one place."""
INNER_WIDTH_PT = theme.WIDTH_PT - 2 * BOX_PAD_PT


@dataclass(frozen=True, slots=True)
class ChipLine:
    """A line of a chip: the number where a note begins, `note_id` where it ends."""

    text: Line
    label: Line | None = None
    note_id: NoteId | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """A note, with the notes stacked under it; its text begins `label_pt` from its left padding."""

    lines: tuple[ChipLine, ...]
    label_pt: float

    @property
    def width_pt(self) -> float:
        """As wide as its longest line."""
        return max(line.text.width_pt for line in self.lines) + self.label_pt + 2 * CHIP_SIDE_PT

    @property
    def height_pt(self) -> float:
        """As high as its lines."""
        return len(self.lines) * theme.CHIP.leading_pt + 2 * CHIP_PAD_PT

    def split(self, count: int) -> tuple["Chip", "Chip"]:
        """Its first lines and the others."""
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])


Row = tuple[Chip, ...]


class ChipBox(Block):
    """Rows of chips under a title."""

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        colours: PaperColours,
        *,
        goes_on: bool = False,
        after_pt: float = 0.0,
    ) -> None:
        super().__init__(after_pt=after_pt)
        self._goes_on = goes_on
        self._title = title
        self._rows = list(rows)
        self._colours = colours
        title_style = coloured(theme.BOX_TITLE, colours.accent)
        self._title_lines = lines.lay_out([Span(title, title_style)], INNER_WIDTH_PT)
        self.height = (
            self._head_pt + sum(map(_height, self._rows)) + ROW_GAP_PT * (len(self._rows) - 1) + BOX_PAD_PT
        )

    @classmethod
    def of(
        cls,
        title: str,
        notes: Iterable[ReportNote],
        colours: PaperColours,
        *,
        numbered: bool = True,
        after_pt: float = 0.0,
    ) -> "ChipBox":
        """The box of these notes, each with those stacked under it."""
        chips = [_chip(note, colours, numbered=numbered) for note in notes]
        return cls(title, _rows(chips), colours, after_pt=after_pt)

    @property
    def least_pt(self) -> float:
        """The title and two lines of the first row."""
        return self._head_pt + _height(_least(self._rows[0])) + BOX_PAD_PT

    @property
    def _head_pt(self) -> float:
        return BOX_PAD_PT + lines.height(self._title_lines) + TITLE_GAP_PT

    def split(self, height_pt: float) -> tuple[Block, Block] | None:
        """The rows that fit, and the others in a box that says it goes on."""
        room = height_pt - self._head_pt - BOX_PAD_PT
        fitting: list[Row] = []
        others = list(self._rows)
        while others and _height(others[0]) <= room:
            fitting.append(others.pop(0))
            room -= _height(fitting[-1]) + ROW_GAP_PT
        if others and (cut := _cut(others[0], room)) is not None:
            fitting.append(cut[0])
            others[0] = cut[1]
        if not fitting or not others:
            return None
        first = ChipBox(self._title, fitting, self._colours)
        title = self._title if self._goes_on else _("{title}, suite").format(title=self._title)
        return first, ChipBox(title, others, self._colours, goes_on=True, after_pt=self.after_pt)

    def draw(self, canvas: Any) -> None:
        """Draw it, and note down which notes were drawn to their end."""
        fill(canvas, tinted(self._colours.pale, theme.TINT), 0, 0, self.width, self.height, radius=3)
        top = self.height - BOX_PAD_PT
        lines.draw(canvas, self._title_lines, BOX_PAD_PT, top, right_pt=self.width - BOX_PAD_PT)
        top = self.height - self._head_pt
        for row in self._rows:
            left = BOX_PAD_PT
            for chip in row:
                self._draw_chip(canvas, chip, left, top)
                left += chip.width_pt + GAP_PT
            top -= _height(row) + ROW_GAP_PT

    def _draw_chip(self, canvas: Any, chip: Chip, left: float, top: float) -> None:
        fill(canvas, self._colours.pale, left, top - chip.height_pt, chip.width_pt, chip.height_pt, radius=2)
        top -= CHIP_PAD_PT
        right = left + chip.width_pt - CHIP_SIDE_PT
        left += CHIP_SIDE_PT
        for line in chip.lines:
            if line.label is not None:
                lines.draw_line(canvas, line.label, left, lines.baseline(line.text, top))
            lines.draw(canvas, [line.text], left + chip.label_pt, top, right_pt=right)
            top -= theme.CHIP.leading_pt
            if line.note_id is not None:
                canvas.end_note(line.note_id, above_pt=top + 2 * theme.CHIP.leading_pt)


def _chip(note: ReportNote, colours: PaperColours, *, numbered: bool) -> Chip:
    """A chip with the number and the weight before each note's words, and ×3 after the first of a stack of three.

    Where else it is printed is told at its end.
    """
    label_style = coloured(theme.CHIP_LABEL, colours.accent)
    labels = [_label(each, label_style, numbered=numbered) for each in note.every()]
    label_pt = max(label.width_pt + LABEL_GAP_PT if label else 0.0 for label in labels)
    made: list[ChipLine] = []
    for each, label in zip(note.every(), labels, strict=True):
        spans = [Span(each.shown_text, theme.CHIP)]
        if each is note and note.stacked:
            mark = f"{FIXED}×{1 + len(note.stacked)}"
            spans.append(Span(mark, coloured(theme.CHIP_MARK, colours.accent)))
        if each is note.last and note.also:
            spans.append(Span(f" {_elsewhere(note)}", label_style))
        text = lines.lay_out(spans, INNER_WIDTH_PT - 2 * CHIP_SIDE_PT - label_pt)
        last = len(text) - 1
        made += [
            ChipLine(line, label if index == 0 else None, each.id if index == last else None)
            for index, line in enumerate(text)
        ]
    return Chip(tuple(made), label_pt)


def _label(note: ReportNote, style: Style, *, numbered: bool) -> Line | None:
    """The number and the weight; None where neither is told."""
    parts = (str(note.number) if numbered else "", "+" * note.importance)
    text = FIXED.join(part for part in parts if part)
    # The space behind them is for whoever copies or searches the text.
    return lines.lay_out([Span(f"{text}{FIXED}", style)], INNER_WIDTH_PT)[0] if text else None


def _elsewhere(note: ReportNote) -> str:
    """Which other clusters it is printed in, on a line of its own where it must."""
    return _("aussi en {numbers}").format(numbers=", ".join(note.also)).replace(" ", FIXED)


def _rows(chips: Iterable[Chip]) -> list[Row]:
    """Chips of one line side by side; a longer one has a row of its own, so that it reads in one go."""
    rows: list[list[Chip]] = []
    room = 0.0
    for chip in chips:
        if len(chip.lines) > 1 or chip.width_pt > room:
            rows.append([])
            room = INNER_WIDTH_PT
        rows[-1].append(chip)
        room = 0.0 if len(chip.lines) > 1 else room - chip.width_pt - GAP_PT
    return [tuple(row) for row in rows]


def _height(row: Row) -> float:
    return max(chip.height_pt for chip in row)


def _least(row: Row) -> Row:
    chip = row[0]
    return (chip.split(WIDOW_LINES)[0],) if len(chip.lines) > MOST_WHOLE_LINES else row


def _cut(row: Row, room_pt: float) -> tuple[Row, Row] | None:
    """A long chip cut where the page ends, with two lines at least on each side; None where it can't be."""
    chip = row[0]
    count = int((room_pt - 2 * CHIP_PAD_PT) // theme.CHIP.leading_pt)
    count = min(count, len(chip.lines) - WIDOW_LINES)
    if count < WIDOW_LINES or len(chip.lines) <= MOST_WHOLE_LINES:
        return None
    first, rest = chip.split(count)
    return (first,), (rest,)
