"""What a page is built of, from top to bottom: paragraphs, headings, coloured bands.

Each block is a reportlab flowable that knows its height at once, may be split between two lines, and says
whether it must stay with what follows: `with_breaks` then keeps headings off the foot of a page.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.platypus import CondPageBreak, Flowable  # type: ignore[import-untyped]

from atelier.documents.pdf import lines, theme
from atelier.documents.pdf.lines import Line, Span, Style
from atelier.domain.palette import PaperColours

ROUNDING_PT = 1e-7
"""Less than the 1e-6 by which reportlab lets a flowable be too high."""
WIDOW_LINES = 2
"""Fewer lines than this of a paragraph never stand alone on a page."""


class Block(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A flowable as wide as the page's text. Subclasses set `height`, and draw from the lower left corner."""

    keeps_next = False
    canv: Any

    def __init__(self, *, before_pt: float = 0.0, after_pt: float = 0.0) -> None:
        super().__init__()
        self.width = theme.WIDTH_PT
        self.height = 0.0
        self.spaceBefore = before_pt
        self.spaceAfter = after_pt

    @property
    def least_pt(self) -> float:
        """The height of the smallest part that may stand at the foot of a page."""
        return self.height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its size, whatever room there is."""
        return self.width, self.height

    def split(self, _width: float, _height: float) -> list["Block"]:
        """Nothing: it stands on one page."""
        return []

    def fill(self, colour: str, x: float, y: float, width: float, height: float, radius: float = 0.0) -> None:
        """Draw a filled rectangle."""
        self.canv.setFillColor(HexColor(colour))
        self.canv.roundRect(x, y, width, height, radius, stroke=0, fill=1)


class Paragraph(Block):
    """Spans in lines, indented by `indent_pt`; with a coloured bar on its left if `bar` is a colour."""

    def __init__(
        self, text: Sequence[Line], *, indent_pt: float = 0.0, bar: str | None = None, **spacing: float
    ) -> None:
        super().__init__(**spacing)
        self._text = list(text)
        self._indent_pt = indent_pt
        self._bar = bar
        self.height = lines.height(self._text)

    @classmethod
    def of(
        cls, *spans: Span, indent_pt: float = 0.0, bar: str | None = None, **spacing: float
    ) -> "Paragraph":
        """The paragraph that the spans make."""
        text = lines.lay_out(spans, theme.WIDTH_PT - indent_pt)
        return cls(text, indent_pt=indent_pt, bar=bar, **spacing)

    @property
    def least_pt(self) -> float:
        """Two lines, or all of them if one alone would be left."""
        count = len(self._text)
        return lines.height(self._text[: WIDOW_LINES if count > WIDOW_LINES + 1 else count])

    def split(self, _width: float, height: float) -> list[Block]:
        """The lines that fit, and the others; none where that would leave one alone."""
        count = lines_within(self._text, height)
        if count < WIDOW_LINES:
            return []
        parts = self._text[:count], self._text[count:]
        first, rest = (Paragraph(part, indent_pt=self._indent_pt, bar=self._bar) for part in parts)
        first.spaceBefore, rest.spaceAfter = self.spaceBefore, self.spaceAfter
        return [first, rest]

    def draw(self) -> None:
        """Draw it."""
        if self._bar is not None:
            self.fill(self._bar, 0, 0, 2.25, self.height)
        lines.draw(self.canv, self._text, self._indent_pt, self.height, right_pt=self.width)


class Heading(Block):
    """A title that stays with what follows and stands in the document's outline at `level`, from 0."""

    keeps_next = True

    def __init__(self, spans: Sequence[Span], *, outline: str, level: int, **spacing: float) -> None:
        super().__init__(**spacing)
        self._outline = outline
        self._level = level
        self.set_text(spans, theme.WIDTH_PT)

    def set_text(self, spans: Sequence[Span], width_pt: float) -> None:
        """Lay its words out."""
        self.text = lines.lay_out(spans, width_pt)
        self.height = lines.height(self.text)

    def split(self, _width: float, height: float) -> list[Block]:
        """Nothing, unless it is higher than a page."""
        if self.height <= theme.FRAME_HEIGHT_PT:
            return []
        extra = self.height - lines.height(self.text)
        count = lines_within(self.text, height - extra)
        first = copy(self)
        first.text = self.text[:count]
        first.height = lines.height(first.text) + extra
        return [first, Paragraph(self.text[count:], after_pt=self.spaceAfter)]

    def draw(self) -> None:
        """Draw it and enter it in the outline."""
        self.enter()
        lines.draw(self.canv, self.text, 0, self.height, right_pt=self.width)

    def enter(self) -> None:
        """Enter it in the outline."""
        self.canv.enter(self._outline, level=self._level, above_pt=self.height + 8)


class Band(Heading):
    """A question's title on its colour, with its accent on the left."""

    PAD_PT = 6.8
    LEFT_PT = 13.5

    def __init__(self, title: str, colours: PaperColours, *, outline: str, **spacing: float) -> None:
        super().__init__([Span(title, theme.QUESTION)], outline=outline, level=0, **spacing)
        self._colours = colours

    def set_text(self, spans: Sequence[Span], width_pt: float) -> None:
        """Lay its words out inside the band."""
        super().set_text(spans, width_pt - 2 * self.LEFT_PT)
        self.height += 2 * self.PAD_PT

    def draw(self) -> None:
        """Draw it and enter it in the outline."""
        self.enter()
        self.fill(self._colours.pale, 0, 0, self.width, self.height)
        self.fill(self._colours.accent, 0, 0, 4.5, self.height)
        right = self.width - self.LEFT_PT
        lines.draw(self.canv, self.text, self.LEFT_PT, self.height - self.PAD_PT, right_pt=right)


class _RoomOrBreak(CondPageBreak):  # type: ignore[misc]  # reportlab has no types
    """A page break where less than `height` is left. It lets the spaces of its neighbours overlap."""

    _SPACETRANSFER = True
    _ZEROSIZE = True


def with_breaks(blocks: Iterable[Block]) -> Iterator[Flowable]:
    """The blocks, each chain of headings preceded by a page break if what it leads to would not fit below."""
    following: list[Block] = []
    for block in blocks:
        following.append(block)
        if not block.keeps_next:
            yield from _chained(following)
            following = []
    yield from _chained(following)


def _chained(blocks: Sequence[Block]) -> Iterator[Flowable]:
    if len(blocks) > 1:
        spaces = sum(max(a.spaceAfter, b.spaceBefore) for a, b in pairwise(blocks))
        needed = blocks[0].spaceBefore + sum(b.height for b in blocks[:-1]) + spaces + blocks[-1].least_pt
        yield _RoomOrBreak(min(needed, theme.FRAME_HEIGHT_PT))
    yield from blocks


def lines_within(text: Sequence[Line], height_pt: float) -> int:
    """How many of the lines fit into that height and leave no single line for the next page."""
    heights = accumulate(line.leading_pt for line in text)
    count = sum(1 for height in heights if height <= height_pt + ROUNDING_PT)
    return count - 1 if count == len(text) - 1 and count > 1 else count


def coloured(style: Style, colour: str) -> Style:
    """The style in another colour."""
    return replace(style, colour=colour)
