"""Text cut into lines of a given width, in any script, and drawn. Nothing here is markup.

reportlab's `Paragraph` is not used: it reads markup, shows black boxes for what its font lacks, and takes
seconds for a very long word. Words are measured once (`shaping`), so this is as quick.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from typing import Any

from atelier.documents.pdf import bidi
from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.operators import text_at
from atelier.documents.pdf.shaping import Run, cells, shape, shape_space, width

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_NEW_LINE = re.compile("[\n\x0b\x0c\x85\u2028\u2029]")
_CUT_OR_DROPPED = re.compile(f"{_CONTROL.pattern}|{_NEW_LINE.pattern}")
_BREAKING = " \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
_WORD = re.compile(
    # No line begins with ? ! : ; or », and none ends with «, even where the author typed a plain space.
    rf"(?P<word>(?:[^{_BREAKING}]|(?<=«) | (?=[?!:;»](?:[{_BREAKING}]|$)))*)(?P<space>[{_BREAKING}]*)"
)
_WIDE = "\u2e80-\u2fff\u3001-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef\U00020000-\U0003ffff"
_OPENING = r"«‘“(\[{〈《「『【〔〖〘〝（［｛｟￥＄"
_FOLLOWING = (
    r"»’”)\]}!?,.:;%‰…‥、。〉》」』】〕〗〙〟・ー々〻ゝゞヽヾ゛゜！％），．：；？］｝～｠｡｣､･ｰﾞﾟ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ\u0300-\u036f\u3099\u309a\ufe00-\ufe0f"
)
_FIXING = "\u00a0\u202f\u2060\u200d"
_INNER_BREAK = re.compile(
    r"(?<=[^\W\d_][-–—/])(?=[^\W\d_])"
    # Chinese and Japanese have no spaces: a line ends anywhere but after what opens or before what closes (UAX #14).
    rf"|(?:(?<=[{_WIDE}])|(?=[{_WIDE}]))(?<![{_OPENING}{_FIXING}])(?=[^{_FOLLOWING}{_FIXING}])"
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks; `leads_to` is the name of the place in the document that a click on it goes to."""

    size_pt: float
    leading_pt: float
    colour: str
    variant: Variant = Variant.REGULAR
    leads_to: str = ""


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
    pieces = bidi.visual([(piece.level, piece) for piece in line.pieces])
    _link(canvas, pieces, x_pt, baseline_pt)
    canvas.addLiteral(text_at(canvas._doc, x_pt, baseline_pt, pieces))


def _link(canvas: Any, pieces: Sequence[Piece], x_pt: float, baseline_pt: float) -> None:
    """Lay the areas over a line on which a click leads elsewhere."""
    if not any(piece.style.leads_to for piece in pieces):
        return
    for leads_to, group in groupby(pieces, key=lambda piece: piece.style.leads_to):
        linked = list(group)
        width_pt = _width(linked)
        if leads_to:
            size_pt = linked[0].style.size_pt
            area = (x_pt, baseline_pt - 0.25 * size_pt, x_pt + width_pt, baseline_pt + 0.85 * size_pt)
            canvas.linkRect("", leads_to, area, relative=1)
        x_pt += width_pt


class _Paragraph:
    """What stands between two line breaks."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._text = "".join(span.text for span in spans).replace("\t", " ")
        self._leading_pt = max(span.style.leading_pt for span in spans)
        self._from_right = bidi.base_level(self._text) == 1
        self._levels = bidi.levels(self._text)
        self._styles = [span.style for span in spans]
        self._ends = list(accumulate(len(span.text) for span in spans))
        self._is_plain = len(spans) == 1 and not any(self._levels)
        self._is_compound = _INNER_BREAK.search(self._text) is not None
        turns = (at for at, (one, next) in enumerate(pairwise(self._levels), start=1) if one != next)
        self._cuts = sorted({*self._ends, *turns}) if bidi.has_right_to_left(self._text) else self._ends

    def lines(self, width_pt: float) -> Iterator[Line]:
        """Its lines, filled one after the other."""
        pieces: list[Piece] = []
        space: list[Piece] = []
        at = 0.0
        for start, end, space_end in self._words():
            whole = self._pieces(start, end)
            for word in (whole,) if _width(whole) <= width_pt else self._cut(start, end, width_pt):
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
            if self._is_compound:
                for inner in _INNER_BREAK.finditer(self._text, start + 1, end):
                    yield start, inner.start(), inner.start()
                    start = inner.start()
            yield start, end, match.end()

    def _cut(self, start: int, end: int, width_pt: float) -> Iterator[list[Piece]]:
        """A word that is wider than a line, cut wherever a line is full."""
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
        if start >= end:
            return []
        if self._is_plain:
            return [_shaped(self._text[start:end], self._styles[0], 0)]
        cuts = self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]
        return [self._piece(*bounds) for bounds in pairwise((start, *cuts, end))]

    def _piece(self, start: int, end: int) -> Piece:
        text = self._text[start:end]
        style, level = self._styles[bisect_right(self._ends, start)], self._levels[start]
        if level % 2 == 1 and start and text.isspace():
            return _of_runs(shape_space(text, style.variant, after=self._text[start - 1]), style, level)
        return _shaped(text, style, level)


@lru_cache(maxsize=20_000)
def _shaped(text: str, style: Style, level: int) -> Piece:
    """A word, which comes again and again."""
    return _of_runs(shape(text, style.variant, right_to_left=level % 2 == 1), style, level)


def _of_runs(runs: tuple[Run, ...], style: Style, level: int) -> Piece:
    return Piece(runs, style, level, width(runs) * style.size_pt / 1000)


def _paragraphs(spans: Sequence[Span]) -> Iterator[_Paragraph]:
    paragraph: list[Span] = []
    for span in spans:
        if not _CUT_OR_DROPPED.search(span.text):
            paragraph.append(span)
            continue
        first, *others = _NEW_LINE.split(_CONTROL.sub("", span.text))
        paragraph.append(replace(span, text=first))
        for text in others:
            yield _Paragraph(paragraph)
            paragraph = [replace(span, text=text)]
    if paragraph:
        yield _Paragraph(paragraph)


def _width(pieces: Sequence[Piece]) -> float:
    return pieces[0].width_pt if len(pieces) == 1 else sum(piece.width_pt for piece in pieces)
