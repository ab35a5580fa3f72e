"""Words as glyphs: each run of a word in the first face that shows it, placed by HarfBuzz.

Sizes are in thousandths of the font size, so that a word is shaped once whatever its size.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import uharfbuzz  # type: ignore[import-untyped]

from atelier.documents.pdf.fonts import (
    CHAINS,
    MOST_READ,
    REPLACEMENT,
    REPLACEMENT_FACE,
    Face,
    Variant,
    face,
    face_for,
)

_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_REGIONAL_INDICATORS = range(0x1F1E6, 0x1F200)
_TAGS = range(0xE0020, 0xE0080)
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_VIRAMA_CLASS = 9
_TAMIL_VIRAMA = "\u0bcd"


class Glyph(NamedTuple):
    """A glyph in drawing order: its code in the face, and where it stands."""

    code: str
    advance: float
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face, from left to right."""

    face: Face
    glyphs: tuple[Glyph, ...]
    width: float


@lru_cache(maxsize=20_000)
def shape(text: str, variant: Variant, *, right_to_left: bool = False) -> tuple[Run, ...]:
    """The runs of a piece of text that goes one way, from left to right."""
    runs = [_shaped(part, chosen, behind, right_to_left) for part, chosen, behind in _parts(text, variant)]
    return tuple(reversed(runs) if right_to_left else runs)


@lru_cache(maxsize=2_000)
def shape_space(space: str, variant: Variant, *, after: str) -> tuple[Run, ...]:
    """The space between two words that run right to left, in the face of the letter `after` which it comes.

    Programs that read a PDF lose the order of such words where two fonts meet.
    """
    chosen = face_for(after, variant)
    if chosen is None or not chosen.covers_exactly(space):
        return shape(space, variant, right_to_left=True)
    return (_shaped(space, chosen, space, True),)


def width(runs: Sequence[Run]) -> float:
    """The width of runs, in thousandths of the font size."""
    return sum(run.width for run in runs)


def shows(text: str) -> bool:
    """Whether the fonts have all that is visible of the text: no replacement mark stands in it."""
    return face(CHAINS[Variant.REGULAR][0]).covers(text) or all(
        face_for(cell, Variant.REGULAR) is not None for cell in cells(text)
    )


def cells(text: str) -> Iterator[str]:
    """The text in pieces that nothing may cut: a letter with its accents, an emoji with its parts.

    Simpler than the grapheme clusters of UAX #29: Hangul is not composed from its letters.
    """
    start = 0
    for index in range(1, len(text)):
        if not _continues(text, index, start):
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def _continues(text: str, index: int, start: int) -> bool:
    code = ord(text[index])
    if code < 0x300:
        return False
    return (
        unicodedata.category(text[index])[0] == "M"
        or text[index] == _JOINER
        or text[index - 1] == _JOINER
        or code in _VARIATION_SELECTORS
        or code in _SKIN_TONES
        or code in _TAGS
        or (_ties(text[index - 1]) and text[index].isalpha())
        or (code in _REGIONAL_INDICATORS and index - start == 1 and ord(text[start]) in _REGIONAL_INDICATORS)
    )


def _ties(mark: str) -> bool:
    """Whether it makes one sign of the letters before and after it, as in India, in Burma and in Cambodia."""
    return unicodedata.combining(mark) == _VIRAMA_CLASS and mark != _TAMIL_VIRAMA


def _parts(text: str, variant: Variant) -> Iterator[tuple[str, Face, str]]:
    """The text cut by face: what to shape, in which face, and what is to be read there.

    What no face shows becomes one replacement mark for a cell, that still reads as the cell; more for a very long one.
    """
    whole = face_for(text, variant) if text.isalpha() else None
    if whole is not None:
        yield text, whole, text
        return
    for chosen, group in groupby(cells(text), key=lambda cell: face_for(cell, variant)):
        if chosen is not None:
            part = "".join(group)
            yield part, chosen, part
        else:
            for cell in group:
                for start in range(0, len(cell), MOST_READ):
                    yield REPLACEMENT, face(REPLACEMENT_FACE), cell[start : start + MOST_READ]


def _shaped(part: str, chosen: Face, text_behind: str, right_to_left: bool) -> Run:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(part)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    uharfbuzz.shape(chosen.shaper, buffer)
    placed = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    texts = [text_behind] if part is not text_behind else _texts(part, placed)
    scale = chosen.per_mille
    glyphs = tuple(
        Glyph(
            chosen.code(info.codepoint, text), at.x_advance * scale, at.x_offset * scale, at.y_offset * scale
        )
        for (info, at), text in zip(placed, texts, strict=True)
    )
    return Run(chosen, glyphs, sum(glyph.advance for glyph in glyphs))


def _texts(part: str, placed: Sequence[tuple[Any, Any]]) -> list[str]:
    """What is to be read at each glyph, so that the glyphs read from left to right give the text.

    Where several glyphs stand for several characters together (a Tamil vowel drawn before its consonant),
    each glyph that takes room has one and the last of them the rest: a reader of the PDF sees no gap. Where that is
    more than a glyph may read as, all of them share it.
    """
    starts = sorted({info.cluster for info, _at in placed})
    texts_by_start = {start: part[start:end] for start, end in pairwise([*starts, len(part)])}
    if starts and starts[0]:
        texts_by_start[starts[0]] = part[: starts[0]] + texts_by_start[starts[0]]
    texts = [""] * len(placed)
    for start, group in groupby(range(len(placed)), key=lambda index: placed[index][0].cluster):
        indices = list(group)
        roomy = [index for index in indices if placed[index][1].x_advance] or indices[:1]
        rest = texts_by_start[start]
        roomy, each = (roomy, 1) if len(rest) <= MOST_READ else (indices, -(-len(rest) // len(indices)))
        for index in roomy[:-1]:
            texts[index], rest = rest[:each], rest[each:]
        texts[roomy[-1]] = rest
    return texts
