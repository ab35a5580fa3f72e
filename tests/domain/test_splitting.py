"""A text too long for one post-it: no word of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.splitting import parted
from atelier.domain.text import NOTE_LENGTH, clean, clean_note


def test_a_short_text_is_one_piece() -> None:
    assert parted("  Un mot ") == ["Un mot"]
    assert parted("x" * NOTE_LENGTH) == ["x" * NOTE_LENGTH]
    assert parted(" \n ") == []


def test_it_is_parted_where_it_pauses() -> None:
    assert parted("Un deux.\n\nTrois quatre", most=12) == ["Un deux.", "Trois quatre"]
    assert parted("Un deux trois\nquatre", most=16) == ["Un deux trois", "quatre"]
    assert parted("Un deux. Trois", most=10) == ["Un deux.", "Trois"]
    assert parted("Un deux trois", most=10) == ["Un deux", "trois"]
    assert parted("x" * 25, most=10) == ["x" * 10, "x" * 10, "x" * 5]


@given(st.text(max_size=300), st.integers(5, 40))
def test_no_letter_is_lost_and_no_piece_too_long(text: str, most: int) -> None:
    pieces = parted(text, most=most)
    assert "".join("".join(pieces).split()) == "".join(clean(text).split())
    assert all(0 < len(piece) <= most for piece in pieces)


def test_each_piece_is_a_note() -> None:
    for piece in parted("Une phrase assez longue. " * 300):
        assert clean_note(piece) == piece
