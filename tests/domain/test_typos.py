"""Slips of the keyboard: what is one, and that looking for all of them at once finds the same ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.typos import are_typos, typos_among


@pytest.mark.parametrize(
    "slip", ["enseigant", "enseiggnant", "enseiqnant", "enesignant"], ids=["less", "more", "other", "swapped"]
)
def test_one_letter_in_a_long_word(slip: str) -> None:
    assert are_typos("enseignant", slip)
    assert are_typos(slip, "enseignant")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colleg", "collegu"),
        ("poison", "poisson"),
        ("differenc", "different"),
        ("creation", "recreation"),
        ("enseignant", "enseignant"),
        ("enseignant", "ensiegnnat"),
        ("enseignant", "ensagnt"),
        ("12345678", "12345578"),
        ("信任信任信任信任老師", "信任信任信任家任老師"),
    ],
)
def test_another_word(one: str, other: str) -> None:
    assert not are_typos(one, other)
    assert not are_typos(other, one)


def test_alone_a_word_has_to_be_longer() -> None:
    assert are_typos("mediation", "meditation")
    assert not are_typos("mediation", "meditation", alone=True)
    assert are_typos("bienveillanc", "bienvaillanc", alone=True)


@given(st.lists(st.text("abc", min_size=7, max_size=10), max_size=30, unique=True))
def test_looking_for_all_at_once_finds_what_comparing_each_with_each_does(words: list[str]) -> None:
    found = typos_among(words)
    for word in words:
        assert found.get(word, set()) == {other for other in words if are_typos(word, other)}


def test_nothing_is_made_of_what_is_too_long_for_a_word() -> None:
    assert typos_among(["a" + "bc" * 500 + "d", "a" + "bc" * 500 + "bd"]) == {}
