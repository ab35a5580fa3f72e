"""A picture as SVG that needs nothing beside it: letters are outlines, drawn once and used wherever they stand.

Who does not see it is told the words: each part has a label (WAI-ARIA Graphics Module).
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from atelier.documents.pdf import bidi, lines
from atelier.documents.pdf.fonts import Face
from atelier.documents.pdf.lines import Line, Style
from atelier.documents.pdf.shaping import Run
from atelier.documents.typography import language_tag
from atelier.documents.wall.outlines import outline
from atelier.documents.wall.parts import Box, Part, Placed, Words
from atelier.domain.progress import Progress, Steps, unheard
from atelier.domain.text import normal, without_controls


def draw_svg(picture: Part, *, title: str, told: str, progress: Progress = unheard) -> bytes:
    """The content of the file. `title` and `told` say what it is to who does not see it.

    Raises:
        Cancelled: `progress` said so.
    """
    described = ' role="graphics-document" aria-labelledby="title" aria-describedby="desc"'
    heading = f'<title id="title">{_text(title)}</title>\n<desc id="desc">{_text(told)}</desc>\n'
    return _drawn(picture, 0.0, described, heading, progress)


def draw_piece(part: Part, *, margin: float) -> bytes:
    """A part alone, with so much around it, to be made into points."""
    return _drawn(part, margin, "", "", unheard)


def _drawn(part: Part, margin: float, described: str, heading: str, progress: Progress) -> bytes:
    drawing = _Drawing(Steps(progress, part.size))
    body = "\n".join(drawing.part(Placed(part, 0, 0)))
    width, height = _number(part.width + 2 * margin), _number(part.height + 2 * margin)
    corner = _number(0 - margin)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{width}" height="{height}" viewBox="{corner} {corner} {width} {height}"'
        f' xml:lang="{language_tag()}"{described}>\n'
        f"{heading}<defs>\n{drawing.letters()}\n</defs>\n{body}\n</svg>\n"
    ).encode()


class _Drawing:
    """Writes parts, calling `step` for each, and keeps the letters that they use."""

    def __init__(self, step: Callable[[], None]) -> None:
        self._step = step
        self._ids: dict[tuple[Face, int], str] = {}

    def letters(self) -> str:
        """Every letter that was used, under its identifier."""
        return "\n".join(
            f'<path id="{id}" d="{outline(face, glyph_id)}"/>' for (face, glyph_id), id in self._ids.items()
        )

    def part(self, placed: Placed) -> Iterator[str]:
        """A part at its place, with what is in it."""
        self._step()
        part = placed.part
        role = "group" if part.parts else "img"
        label = f' role="{role}" aria-label={_attribute(part.told)}' if part.told else ""
        yield f'<g transform="translate({_number(placed.x)} {_number(placed.y)})"{label}>'
        for shape in part.shapes:
            if isinstance(shape, Box):
                yield _box(shape)
            else:
                yield from self._words(shape)
        for inner in part.parts:
            yield from self.part(inner)
        yield "</g>"

    def _words(self, words: Words) -> Iterator[str]:
        y = words.y
        for line in words.lines:
            x = words.right - line.width_pt if line.from_right else words.x
            # Baselines are told upwards, as on the pages of a PDF.
            yield from self._line(line, x, -lines.baseline(line, -y))
            y += line.leading_pt

    def _line(self, line: Line, x: float, baseline: float) -> Iterator[str]:
        """The letters of a line, those of one style together."""
        pieces = bidi.visual([(piece.level, piece) for piece in line.pieces])
        for style, group in groupby(pieces, key=lambda piece: piece.style):
            runs = [run for piece in group for run in piece.runs]
            uses = "".join(self._uses(runs))
            if uses:
                yield f"<g {_placed(style, x, baseline)}>{uses}</g>"
            x += sum(run.width for run in runs) * style.size_pt / 1000

    def _uses(self, runs: Iterable[Run]) -> Iterator[str]:
        at = 0.0
        for run in runs:
            for glyph in run.glyphs:
                key = run.face, run.face.glyph_id(glyph.code)
                if outline(*key):
                    id = self._ids.setdefault(key, f"g{len(self._ids)}")
                    y = f' y="{_number(glyph.dy)}"' if glyph.dy else ""
                    yield f'<use xlink:href="#{id}" x="{at + glyph.dx:.0f}"{y}/>'
                at += glyph.advance


def _placed(style: Style, x: float, baseline: float) -> str:
    """The attributes of letters in that style from there on: their outlines have y upwards."""
    scale = _number(style.size_pt / 1000, digits=4)
    place = f"translate({_number(x)} {_number(baseline)}) scale({scale} -{scale})"
    return f'fill="{style.colour}" transform="{place}"'


def _box(box: Box) -> str:
    edge = f' stroke="{box.edge}"' if box.edge else ""
    dashes = ' stroke-dasharray="5 4"' if box.dashed else ""
    opacity = f' opacity="{_number(box.opacity)}"' if box.opacity < 1 else ""
    radius = f' rx="{_number(box.radius)}"' if box.radius else ""
    return (
        f'<rect x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}"'
        f' height="{_number(box.height)}" fill="{box.fill}"{radius}{edge}{dashes}{opacity}/>'
    )


def _number(value: float, *, digits: int = 2) -> str:
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return escape(normal(without_controls(text)))


def _attribute(text: str) -> str:
    return quoteattr(normal(without_controls(text)))
