"""What a page is built of, from top to bottom: paragraphs, headings, coloured bands.

Each block knows its height at once, may be split between two lines, and says whether it must stay with what follows.
`pagination` shares them out over pages.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from itertools import accumulate
from typing import Any

from atelier.documents.pdf import lines, theme
from atelier.documents.pdf.lines import Line, Span, Style
from atelier.documents.pdf.strokes import fill
from atelier.domain.palette import PaperColours

ROUNDING_PT = 1e-7
"""By how much a block may be too high: sums of lines are not exact."""
BAR_PT = 2.25
WIDOW_LINES = 2
"""Fewer lines than this of a paragraph never stand alone on a page."""


class Block:
    """Something as wide as the page's text. Subclasses set `height`, and draw from the lower left corner."""

    keeps_next = False

    def __init__(self, *, before_pt: float = 0.0, after_pt: float = 0.0) -> None:
        self.width = theme.WIDTH_PT
        self.height = 0.0
        self.before_pt = before_pt
        self.after_pt = after_pt

    @property
    def least_pt(self) -> float:
        """The height of the smallest part that may stand at the foot of a page."""
        return self.height

    def split(self, _height_pt: float) -> tuple["Block", "Block"] | None:
        """What of it fits into that height, and the rest; None where it can't be cut there."""
        return None

    def draw(self, canvas: Any) -> None:
        """Draw it on a canvas whose origin is its lower left corner."""
        raise NotImplementedError


class Paragraph(Block):
    """Spans in lines, indented by `indent_pt`, with what stands in that room: a coloured bar, or a `label`.

    It is indented on the right where it reads from there.
    """

    def __init__(
        self,
        text: Sequence[Line],
        *,
        indent_pt: float = 0.0,
        bar: str | None = None,
        label: Line | None = None,
        **spacing: float,
    ) -> None:
        super().__init__(**spacing)
        self._text = list(text)
        self._indent_pt = indent_pt
        self._bar = bar
        self._label = label
        self.height = lines.height(self._text)

    @classmethod
    def of(
        cls,
        *spans: Span,
        indent_pt: float = 0.0,
        bar: str | None = None,
        label: Span | None = None,
        **spacing: float,
    ) -> "Paragraph":
        """The paragraph that the spans make."""
        text = lines.lay_out(spans, theme.WIDTH_PT - indent_pt)
        mark = None if label is None else lines.lay_out([label], theme.WIDTH_PT)[0]
        return cls(text, indent_pt=indent_pt, bar=bar, label=mark, **spacing)

    @property
    def least_pt(self) -> float:
        """Two lines, or all of them if one alone would be left."""
        count = len(self._text)
        return lines.height(self._text[: WIDOW_LINES if count > WIDOW_LINES + 1 else count])

    def split(self, height_pt: float) -> tuple[Block, Block] | None:
        """The lines that fit, and the others; None where that would leave one alone."""
        count = lines_within(self._text, height_pt)
        if count < WIDOW_LINES:
            return None
        parts = self._text[:count], self._text[count:]
        first, rest = (Paragraph(part, indent_pt=self._indent_pt, bar=self._bar) for part in parts)
        first._label = self._label
        first.before_pt, rest.after_pt = self.before_pt, self.after_pt
        return first, rest

    def draw(self, canvas: Any) -> None:
        """Draw it."""
        mirrored = self._text[0].from_right
        if self._bar is not None:
            fill(canvas, self._bar, self.width - BAR_PT if mirrored else 0, 0, BAR_PT, self.height)
        if self._label is not None:
            left_pt = self.width - self._label.width_pt if mirrored else 0.0
            lines.draw_line(canvas, self._label, left_pt, lines.baseline(self._label, self.height))
        left_pt, right_pt = (0.0, self._indent_pt) if mirrored else (self._indent_pt, 0.0)
        lines.draw(canvas, self._text, left_pt, self.height, right_pt=self.width - right_pt)


class Heading(Block):
    """A title that stays with what follows and stands in the document's outline at `level`, from 0.

    `place` is the name by which links lead to it. `summarised`: it stands in the summary of a long document too.
    """

    keeps_next = True

    def __init__(
        self,
        spans: Sequence[Span],
        *,
        outline: str,
        level: int,
        place: str,
        summarised: bool = True,
        before_pt: float = 0.0,
        after_pt: float = 0.0,
    ) -> None:
        super().__init__(before_pt=before_pt, after_pt=after_pt)
        self.outline = outline
        self.level = level
        self.place = place
        self.summarised = summarised
        self.set_text(spans, theme.WIDTH_PT)

    def set_text(self, spans: Sequence[Span], width_pt: float) -> None:
        """Lay its words out."""
        self.text = lines.lay_out(spans, width_pt)
        self.height = lines.height(self.text)

    def split(self, height_pt: float) -> tuple[Block, Block] | None:
        """None, unless it is higher than a page."""
        extra = self.height - lines.height(self.text)
        count = lines_within(self.text, height_pt - extra)
        if self.height <= theme.FRAME_HEIGHT_PT or not count:
            return None
        first = copy(self)
        first.text = self.text[:count]
        first.height = lines.height(first.text) + extra
        return first, Paragraph(self.text[count:], after_pt=self.after_pt)

    def draw(self, canvas: Any) -> None:
        """Draw it and enter it in the outline."""
        self.enter(canvas)
        lines.draw(canvas, self.text, 0, self.height, right_pt=self.width)

    def enter(self, canvas: Any) -> None:
        """Enter it in the outline."""
        canvas.enter(self.outline, level=self.level, place=self.place, above_pt=self.height + 8)


class Band(Heading):
    """A question's title on its colour, with its accent on the left."""

    PAD_PT = 6.8
    LEFT_PT = 13.5

    def __init__(
        self,
        title: str,
        colours: PaperColours,
        *,
        outline: str,
        place: str,
        before_pt: float = 0.0,
        after_pt: float = 0.0,
    ) -> None:
        spans = [Span(title, theme.QUESTION)]
        super().__init__(spans, outline=outline, level=0, place=place, before_pt=before_pt, after_pt=after_pt)
        self._colours = colours

    def set_text(self, spans: Sequence[Span], width_pt: float) -> None:
        """Lay its words out inside the band."""
        super().set_text(spans, width_pt - 2 * self.LEFT_PT)
        self.height += 2 * self.PAD_PT

    def draw(self, canvas: Any) -> None:
        """Draw it and enter it in the outline."""
        self.enter(canvas)
        fill(canvas, self._colours.pale, 0, 0, self.width, self.height)
        fill(canvas, self._colours.accent, 0, 0, 4.5, self.height)
        right = self.width - self.LEFT_PT
        lines.draw(canvas, self.text, self.LEFT_PT, self.height - self.PAD_PT, right_pt=right)


def lines_within(text: Sequence[Line], height_pt: float) -> int:
    """How many of the lines fit into that height and leave no single line for the next page."""
    heights = accumulate(line.leading_pt for line in text)
    count = sum(1 for height in heights if height <= height_pt + ROUNDING_PT)
    return count - 1 if count == len(text) - 1 and count > 1 else count


def coloured(style: Style, colour: str) -> Style:
    """The style in another colour."""
    return replace(style, colour=colour)
