"""Text cut into lines of a given width, in any script, and drawn. Nothing here is markup.

reportlab's `Paragraph` is not used: it reads markup, shows black boxes for what its font lacks, and takes
seconds for a very long word. Words are measured once (`shaping`), so this is as quick.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr  # type: ignore[import-untyped]

from atelier.documents.pdf import bidi
from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.shaping import Run, cells, shape, shape_space, width

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_NEW_LINE = re.compile("[\n\x0b\x0c\x85\u2028\u2029]")
_BREAKING = " \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
_WORD = re.compile(
    # No line begins with ? ! : ; or », and none ends with «, even where the author typed a plain space.
    rf"(?P<word>(?:[^{_BREAKING}]|(?<=«) | (?=[?!:;»](?:[{_BREAKING}]|$)))*)(?P<space>[{_BREAKING}]*)"
)
_INNER_BREAK = re.compile(r"(?<=[^\W\d_][-–—/])(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks."""

    size_pt: float
    leading_pt: float
    colour: str
    variant: Variant = Variant.REGULAR


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Piece:
    """Shaped text in one style that runs one way."""

    runs: tuple[Run, ...]
    style: Style
    level: int
    width_pt: float


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces in reading order; `from_right` where the paragraph runs right to left."""

    pieces: tuple[Piece, ...]
    width_pt: float
    leading_pt: float
    from_right: bool = False


def lay_out(spans: Sequence[Span], width_pt: float) -> list[Line]:
    """The spans, one after the other, in lines that are no wider than `width_pt`; at least one line."""
    return [line for paragraph in _paragraphs(spans) for line in paragraph.lines(width_pt)]


def height(lines: Iterable[Line]) -> float:
    """The height of lines in points."""
    return sum(line.leading_pt for line in lines)


def draw(canvas: Any, lines: Iterable[Line], x_pt: float, top_pt: float, *, right_pt: float) -> None:
    """Draw lines downwards from `top_pt`, between `x_pt` and `right_pt`."""
    for line in lines:
        draw_line(canvas, line, right_pt - line.width_pt if line.from_right else x_pt, baseline(line, top_pt))
        top_pt -= line.leading_pt


def baseline(line: Line, top_pt: float) -> float:
    """Where a line that begins at `top_pt` has its baseline: capitals, 0.7 of the size, are in its middle."""
    size_pt = max((piece.style.size_pt for piece in line.pieces), default=0.0)
    return top_pt - (line.leading_pt + 0.7 * size_pt) / 2


def draw_line(canvas: Any, line: Line, x_pt: float, baseline_pt: float) -> None:
    """Draw one line with the left end of its baseline there."""
    text = canvas.beginText(x_pt, baseline_pt)
    colour = None
    pieces = bidi.visual([(piece.level, piece) for piece in line.pieces])
    runs = ((run, piece.style) for piece in pieces for run in piece.runs)
    for (face, style), group in groupby(runs, key=lambda pair: (pair[0].face, pair[1])):
        if style.colour != colour:
            text.setFillColor(HexColor(style.colour))
            colour = style.colour
        text.setFont(face.fontName, style.size_pt)
        glyphs = [glyph for run, _style in group for glyph in run.glyphs]
        data = [ShapeData(0, g.advance, 0, g.dx, g.dy, face.width(g.code)) for g in glyphs]
        text.textOut(ShapedStr("".join(glyph.code for glyph in glyphs), data))
    canvas.drawText(text)


class _Paragraph:
    """What stands between two line breaks."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._text = "".join(span.text for span in spans)
        self._leading_pt = max(span.style.leading_pt for span in spans)
        self._from_right = bidi.base_level(self._text) == 1
        self._levels = bidi.levels(self._text)
        self._styles = [style for span in spans for style in [span.style] * len(span.text)]
        looks = zip(self._styles, self._levels, strict=True)
        self._cuts = [at for at, (before, after) in enumerate(pairwise(looks), start=1) if before != after]

    def lines(self, width_pt: float) -> Iterator[Line]:
        """Its lines, filled one after the other."""
        pieces: list[Piece] = []
        space: list[Piece] = []
        at = 0.0
        for start, end, space_end in self._words():
            for word in self._parts(start, end, width_pt):
                taken_pt = _width(space) + _width(word)
                if pieces and at + taken_pt > width_pt:
                    yield Line(tuple(pieces), at, self._leading_pt, self._from_right)
                    pieces, space, at, taken_pt = [], [], 0.0, _width(word)
                pieces += [*space, *word]
                at += taken_pt
                space = []
            space = self._pieces(end, space_end)
        yield Line(tuple(pieces), at, self._leading_pt, self._from_right)

    def _words(self) -> Iterator[tuple[int, int, int]]:
        """Where each word begins and ends, and where the space after it ends."""
        for match in _WORD.finditer(self._text):
            start, end = match.span("word")
            for inner in _INNER_BREAK.finditer(self._text, start, end):
                yield start, inner.start(), inner.start()
                start = inner.start()
            yield start, end, match.end()

    def _parts(self, start: int, end: int, width_pt: float) -> Iterator[list[Piece]]:
        """The word whole, or cut wherever a line is full if it is wider than a line."""
        whole = self._pieces(start, end)
        if _width(whole) <= width_pt:
            yield whole
            return
        at, filled_pt = start, 0.0
        for cell in cells(self._text[start:end]):
            cell_pt = _width(self._pieces(at, at + len(cell)))
            if at > start and filled_pt + cell_pt > width_pt:
                yield self._pieces(start, at)
                start, filled_pt = at, 0.0
            at += len(cell)
            filled_pt += cell_pt
        yield self._pieces(start, end)

    def _pieces(self, start: int, end: int) -> list[Piece]:
        """The text from `start` to `end`, cut where its style or its direction changes."""
        cuts = self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]
        return [self._piece(*bounds) for bounds in pairwise((start, *cuts, end))] if start < end else []

    def _piece(self, start: int, end: int) -> Piece:
        text = self._text[start:end].replace("\t", " ")
        style, level = self._styles[start], self._levels[start]
        from_right = level % 2 == 1
        if from_right and start and text.isspace():
            runs = shape_space(text, style.variant, after=self._text[start - 1])
        else:
            runs = shape(text, style.variant, right_to_left=from_right)
        return Piece(runs, style, level, width(runs) * style.size_pt / 1000)


def _paragraphs(spans: Sequence[Span]) -> Iterator[_Paragraph]:
    paragraph: list[Span] = []
    for span in spans:
        first, *others = _NEW_LINE.split(_CONTROL.sub("", span.text))
        paragraph.append(replace(span, text=first))
        for text in others:
            yield _Paragraph(paragraph)
            paragraph = [replace(span, text=text)]
    if paragraph:
        yield _Paragraph(paragraph)


def _width(pieces: Iterable[Piece]) -> float:
    return sum(piece.width_pt for piece in pieces)
