"""The colours can be read, by light and by dark, and told apart."""

import math
from itertools import combinations

import pytest

from atelier.domain.palette import INK, LINE, MUTED, PAPER, WHITE, colours
from atelier.phone.looks import NIGHT, by_dark, by_light, mixed
from ressources import ROOT

NUMBERS = range(1, 13)
NIGHT_INK = "#F3EFE7"


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: str) -> list[float]:
    """The channels of a colour as amounts of light."""
    shares = [channel / 255 for channel in bytes.fromhex(colour[1:])]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def oklab(colour: str) -> tuple[float, float, float]:
    """The colour in Oklab (Björn Ottosson, 2020), where distance is difference to the eye."""
    r, g, b = linear(colour)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


@pytest.mark.parametrize("number", NUMBERS)
def test_questions_can_be_read(number: int) -> None:
    pair = colours(number)
    assert contrast(INK, pair.pale) >= 7
    assert contrast(pair.accent, WHITE) >= 4.5
    assert contrast(pair.accent, PAPER) >= 4.5
    assert contrast(pair.accent, pair.pale) >= 4.5


@pytest.mark.parametrize("number", NUMBERS)
def test_the_page_can_be_read_by_light_and_by_dark(number: int) -> None:
    light, dark = by_light(number), by_dark(number)
    for looks, ink, on_mark in ((light, INK, WHITE), (dark, NIGHT_INK, INK)):
        assert contrast(ink, looks.sheet) >= 7
        assert contrast(ink, looks.field) >= 7
        assert contrast(on_mark, looks.mark) >= 4.5
        assert contrast(looks.mark, looks.sheet) >= 3
    assert contrast(dark.mark, NIGHT) >= 3
    assert contrast(light.mark, WHITE) >= 3


def test_the_page_is_as_dark_as_what_is_measured_here() -> None:
    css = (ROOT / "phone" / "page.css").read_text("utf-8").upper()
    assert f"--PAPER:{NIGHT};--INK:{NIGHT_INK};" in css


def test_pale_colours_are_told_apart() -> None:
    pales = [oklab(colours(number).pale) for number in NUMBERS]
    assert min(math.dist(*pair) for pair in combinations(pales, 2)) > 0.04
    assert min(math.dist(*pair) for pair in combinations(pales[:4], 2)) > 0.06


def test_the_four_questions_have_the_colours_of_the_design() -> None:
    assert [(colours(n).pale, colours(n).accent) for n in (1, 2, 3, 4)] == [
        ("#FFE08A", "#8A5A00"),
        ("#B5DBF7", "#0B5C94"),
        ("#C5E6B8", "#2C6B2F"),
        ("#DCCBF5", "#5D3A94"),
    ]


def test_colours_come_round_again() -> None:
    assert colours(13) == colours(1)
    with pytest.raises(ValueError, match="start at 1"):
        colours(0)


def test_words_beside_can_be_read() -> None:
    assert contrast(MUTED, PAPER) >= 4.5
    assert contrast(INK, PAPER) >= 7
    assert contrast(LINE, PAPER) > 1.2


def test_mixing() -> None:
    assert mixed("#000000", "#FFFFFF", 0.0) == "#FFFFFF"
    assert mixed("#000000", "#FFFFFF", 1.0) == "#000000"
    assert mixed("#204060", "#406080", 0.5) == "#305070"
