"""Shaped text as the operators of a PDF's page (ISO 32000-1, 9.4).

reportlab's own text objects are not used: they work out every glyph of every line anew. Here a word is worked out once
a document, which is most of what drawing costs.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, Protocol, TypeAlias
from weakref import WeakKeyDictionary

from atelier.documents.pdf.shaping import Run


class Look(Protocol):
    """The size and the colour of shaped text."""

    @property
    def size_pt(self) -> float:
        """The size in points."""

    @property
    def colour(self) -> str:
        """The colour as `#RRGGBB`."""


class Looked(Protocol):
    """Shaped text with its look."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its runs from left to right."""

    @property
    def style(self) -> Look:
        """How it looks."""


class State(NamedTuple):
    """What glyphs are shown in: `font` is a part of a face, by its name in the document."""

    font: str
    size_pt: float
    colour: str
    rise_pt: float


Shown: TypeAlias = tuple[State, str]
"""Glyphs in one state: what stands in the array of a `TJ`."""

_KNOWN: "WeakKeyDictionary[Any, dict[int, tuple[Looked, tuple[Shown, ...]]]]" = WeakKeyDictionary()
"""What was worked out for the pieces of each document, by their identity: hashing all glyphs of a piece costs more than
this saves. The piece is held with it, so that no other takes its place."""


def text_at(document: Any, x_pt: float, y_pt: float, pieces: Iterable[Looked]) -> str:
    """What draws pieces one after the other from that point; `document` is reportlab's."""
    known = _KNOWN.setdefault(document, {})
    shown: list[Shown] = []
    for piece in pieces:
        if (found := known.get(id(piece))) is None:
            found = known[id(piece)] = (piece, tuple(_worked_out(document, piece)))
        shown += found[1]
    return f"BT 1 0 0 1 {numbers(x_pt, y_pt)} Tm {' '.join(_operators(shown))} ET"


def _operators(shown: Iterable[Shown]) -> Iterator[str]:
    """What is alike from one part to the next is said once."""
    before = State("", 0.0, "", 0.0)
    for state, group in groupby(shown, key=itemgetter(0)):
        if state[:2] != before[:2]:
            yield f"{state.font} {_number(state.size_pt)} Tf"
        if state.colour != before.colour:
            yield filling(state.colour)
        if state.rise_pt != before.rise_pt:
            yield f"{_number(state.rise_pt)} Ts"
        yield f"[{''.join(array for _state, array in group)}] TJ"
        before = state
    if before.rise_pt:
        yield "0 Ts"


def _worked_out(document: Any, piece: Looked) -> Iterator[Shown]:
    size_pt, colour = piece.style.size_pt, piece.style.colour
    for run in piece.runs:
        glyphs = iter(run.glyphs)
        for subset, codes in run.face.splitString("".join(glyph.code for glyph in run.glyphs), document):
            font = run.face.getSubsetInternalName(subset, document)
            placed = zip(codes, glyphs)  # noqa: B905 (the glyphs go on in the next part)
            for rise, group in groupby(placed, key=lambda pair: pair[1].dy):
                moves = [
                    (code, -glyph.dx, run.face.width(glyph.code) - glyph.advance + glyph.dx)
                    for code, glyph in group
                ]
                yield State(font, size_pt, colour, rise * size_pt / 1000), _array(moves)


def _array(moves: Iterable[tuple[int, float, float]]) -> str:
    """Codes with the moves to the left before and after each, in thousandths of the size; 0 is not said."""
    tokens: list[str] = []
    for code, before, after in moves:
        tokens += (_number(before), f"<{code:02x}>", _number(after))
    return "".join(
        token if token.startswith("<") else f" {token} " for token in tokens if token != "0"
    ).replace("><", "")


@cache
def filling(colour: str) -> str:
    """What is filled from now on, and written, has the colour `#RRGGBB`."""
    return f"{numbers(*(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)))} rg"


def numbers(*values: float) -> str:
    """Numbers side by side."""
    return " ".join(map(_number, values))


def _number(value: float) -> str:
    """As short as PDF needs it: to a thousandth."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
