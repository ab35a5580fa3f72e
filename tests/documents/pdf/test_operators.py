"""Shaped text as operators: each glyph where HarfBuzz wants it, and nothing said twice."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from atelier.documents.pdf.fonts import Variant, face
from atelier.documents.pdf.lines import Piece, Style
from atelier.documents.pdf.operators import filling, text_at
from atelier.documents.pdf.shaping import Glyph, Run, shape

INK = Style(10, 14, "#000000")
FACE = "AtkinsonHyperlegible-Regular"


@pytest.fixture
def document() -> Any:
    """A document of reportlab's."""
    return Canvas("never-written.pdf")._doc


def run(*glyphs: tuple[str, float, float, float]) -> Run:
    """Glyphs: a letter, by how much more than its width it advances, and where it is moved to."""
    regular = face(FACE)
    placed = tuple(Glyph(letter, regular.width(letter) + more, dx, dy) for letter, more, dx, dy in glyphs)
    return Run(regular, placed, sum(glyph.advance for glyph in placed))


def arrays(drawn: str) -> list[str]:
    """What its `TJ` operators show."""
    return re.findall(r"\[(.*?)\] TJ", drawn)


def told(document: Any, *parts: tuple[Run, Style]) -> str:
    """What draws these parts."""
    return text_at(document, 1, 2.5, [Piece((part,), style, 0, 0.0) for part, style in parts])


def codes(array: str) -> int:
    """How many glyphs an array shows."""
    return sum(len(shown) // 2 for shown in re.findall("<(.*?)>", array))


def test_letters_that_stand_where_their_widths_say_are_one_string(document: Any) -> None:
    (array,) = arrays(told(document, (run(("a", 0, 0, 0), ("b", 0, 0, 0)), INK)))
    assert re.fullmatch("<[0-9a-f]{4}>", array)


def test_what_advances_less_than_its_width_moves_the_next_to_the_left(document: Any) -> None:
    (array,) = arrays(told(document, (run(("a", -30, 0, 0), ("b", 0, 0, 0)), INK)))
    assert re.fullmatch("<..> 30 <..>", array)


def test_a_glyph_is_moved_and_what_follows_is_not(document: Any) -> None:
    (array,) = arrays(told(document, (run(("a", 0, 12.5, 0), ("b", 0, 0, 0)), INK)))
    assert re.fullmatch(" -12.5 <..> 12.5 <..>", array)


def test_a_raised_glyph_is_on_a_height_of_its_own(document: Any) -> None:
    drawn = told(document, (run(("a", 0, 0, 0), ("b", 0, 0, 200), ("c", 0, 0, 0)), INK))
    assert re.findall(r"(\S+) Ts", drawn) == ["2", "0"]
    assert len(arrays(drawn)) == 3


def test_the_next_text_is_not_raised_because_the_last_glyph_was(document: Any) -> None:
    assert told(document, (run(("a", 0, 0, 200)), INK)).endswith("0 Ts ET")


def test_font_size_and_colour_are_said_where_they_change(document: Any) -> None:
    word, red = run(("a", 0, 0, 0)), Style(10, 14, "#FF0000")
    drawn = told(document, (word, INK), (word, INK), (word, red), (word, Style(12, 14, "#FF0000")))
    assert re.findall(r"(\S+) Tf", drawn) == ["10", "12"]
    assert re.findall(r"(\S+ \S+ \S+) rg", drawn) == ["0 0 0", "1 0 0"]
    assert [codes(array) for array in arrays(drawn)] == [2, 1, 1]


def test_a_document_of_more_letters_than_a_font_may_have_goes_on_in_another_part(document: Any) -> None:
    letters = "".join(
        chr(code) for code in range(0x4E00, 0x5000) if face("NotoSansSC-Regular").covers(chr(code))
    )
    runs = shape(letters, Variant.REGULAR)
    drawn = told(document, *((part, INK) for part in runs))
    assert len(set(re.findall(r"/(\S+) 10 Tf", drawn))) >= 2
    assert sum(codes(array) for array in arrays(drawn)) == len(letters) > 256


def test_moves_stay_with_their_glyphs_in_the_next_part_of_a_font(document: Any) -> None:
    heavy = face("NotoSansSC-Regular")
    letters = [chr(code) for code in range(0x4E00, 0x5200) if heavy.covers(chr(code))][:400]
    glyphs = tuple(Glyph(letter, 1000.0, float(at), 0.0) for at, letter in enumerate(letters))
    part = Run(heavy, glyphs, 400_000.0)
    assert positions(told(document, (part, INK)), part) == pytest.approx(wanted(part), abs=0.5)


@pytest.mark.parametrize("text", ["AVATAR", "نِعْمَ", "கொ", "e\u0301 q\u0323\u0307"])
def test_every_glyph_stands_where_it_was_placed(document: Any, text: str) -> None:
    runs = shape(text, Variant.REGULAR, right_to_left=text.startswith("ن"))
    for part in runs:
        drawn = told(document, (part, INK))
        assert positions(drawn, part) == pytest.approx(wanted(part), abs=0.05)


def wanted(part: Run) -> list[float]:
    """Where each glyph is drawn, in thousandths of the size."""
    starts = [0.0]
    for glyph in part.glyphs:
        starts.append(starts[-1] + glyph.advance)
    return [start + glyph.dx for start, glyph in zip(starts, part.glyphs, strict=False)]


def positions(drawn: str, part: Run) -> list[float]:
    """Where a reader of the PDF draws each glyph: after the widths and the moves of those before it."""
    at, found = 0.0, []
    glyphs = iter(part.glyphs)
    for token in re.findall(r"<[0-9a-f]+>|-?[\d.]+", " ".join(arrays(drawn))):
        if not token.startswith("<"):
            at -= float(token)
            continue
        for _code in range((len(token) - 2) // 2):
            found.append(at)
            at += part.face.width(next(glyphs).code)
    return found


def test_a_colour_is_in_parts_of_one() -> None:
    assert filling("#FF8000") == "1 0.502 0 rg"


def test_positions_go_on(document: Any) -> None:
    runs: Sequence[Run] = shape("Confiance", Variant.REGULAR)
    found = positions(told(document, (runs[0], INK)), runs[0])
    assert all(before < after for before, after in pairwise(found))
