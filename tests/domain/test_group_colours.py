"""The colours of peer groups: read by everybody, told apart by most, and by their letter by all."""

import math
from collections.abc import Sequence
from itertools import combinations

import pytest

from atelier.domain.palette import INK, PAPER, WHITE, group_colours, group_letter
from tests.phone.test_palette import contrast, linear, luminance, oklab

RANKS = [None, *range(12)]
WITHOUT = {
    "red cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "blue cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What is left of light in red, green and blue without a kind of cones (Machado, Oliveira and Fernandes, 2009)."""
LEAST = ((4, 0.075, 0.04), (6, 0.05, 0.025), (12, 0.025, 0.005))
"""How many groups, how far apart in colour at least, how far apart in grey."""


def hexed(light: Sequence[float]) -> str:
    """The colour that gives those amounts of light."""
    clipped = [min(max(share, 0.0), 1.0) for share in light]
    shares = [12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in clipped]
    return "#" + "".join(f"{round(255 * share):02X}" for share in shares)


def seen_without(colour: str, rows: tuple[tuple[float, ...], ...]) -> str:
    """The colour as it is seen by who lacks those cones."""
    return hexed([sum(share * c for share, c in zip(row, linear(colour), strict=True)) for row in rows])


@pytest.mark.parametrize("rank", RANKS)
def test_they_can_be_read(rank: int | None) -> None:
    pair = group_colours(rank)
    assert contrast(INK, pair.pale) >= 6.5
    assert contrast(pair.accent, pair.pale) >= 4.5
    assert contrast(pair.accent, WHITE) >= 4.5
    assert contrast(pair.accent, PAPER) >= 4.5


@pytest.mark.parametrize("sight", [None, *WITHOUT])
@pytest.mark.parametrize(("count", "apart", "_in_grey"), LEAST)
def test_they_are_told_apart_by_colour(sight: str | None, count: int, apart: float, _in_grey: float) -> None:
    pales = [group_colours(rank).pale for rank in range(count)]
    seen = pales if sight is None else [seen_without(pale, WITHOUT[sight]) for pale in pales]
    assert min(math.dist(oklab(one), oklab(other)) for one, other in combinations(seen, 2)) >= apart


@pytest.mark.parametrize(("count", "_in_colour", "apart"), LEAST)
def test_they_are_told_apart_in_grey(count: int, _in_colour: float, apart: float) -> None:
    greys = [math.cbrt(luminance(group_colours(rank).pale)) for rank in range(count)]
    assert min(abs(one - other) for one, other in combinations(greys, 2)) >= apart


def test_no_group_is_unlike_each() -> None:
    nobody = oklab(group_colours(None).pale)
    assert min(math.dist(nobody, oklab(group_colours(rank).pale)) for rank in range(12)) > 0.045


def test_each_has_a_letter_of_its_own() -> None:
    letters = [group_letter(rank) for rank in range(40)]
    assert letters[:3] == ["A", "B", "C"]
    assert len(set(letters)) == 40
    assert group_letter(None) == ""
    assert group_colours(12) == group_colours(0)
