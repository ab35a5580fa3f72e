"""Glyphs as paths."""

import re

import pytest

from atelier.documents.pdf.fonts import CHAINS, Variant, face
from atelier.documents.wall.outlines import outline


@pytest.mark.parametrize("name", CHAINS[Variant.REGULAR])
def test_every_face_draws_in_thousandths_of_its_size(name: str) -> None:
    shown = face(name)
    highest = 0
    for character in "HאبதA∀😀字한ԱႠሀⴰܐށঅਅઅଅఅಅഅඅกກကក":
        if shown.covers_exactly(character):
            path = outline(shown, shown.glyph_id(character))
            numbers = [int(number) for number in re.findall(r"-?\d+", path)]
            highest = max(highest, *numbers[1::2])
            assert path.startswith("M")
            assert path.endswith("Z")
    assert 350 < highest < 1100


def test_a_space_draws_nothing() -> None:
    shown = face("AtkinsonHyperlegible-Regular")
    assert outline(shown, shown.glyph_id(" ")) == ""
