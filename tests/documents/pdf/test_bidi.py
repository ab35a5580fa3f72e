"""The two directions of a paragraph. The expected orders are those that python-bidi 0.6.12 gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.documents.pdf.bidi import base_level, has_right_to_left, levels, visual


def shown(text: str) -> str:
    """The characters from left to right."""
    return "".join(visual(list(zip(levels(text), text, strict=True))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bonjour (à tous) : 12 h", "Bonjour (à tous) : 12 h"),
        ("שלום", "םולש"),
        ("Mot שלום עולם fin", "Mot םלוע םולש fin"),
        ("שלום CLAS עולם", "םלוע CLAS םולש"),
        ("גיל 12-15 שנים", "םינש 12-15 ליג"),
        ("שנת 2018!", "!2018 תנש"),
        ("عام 2018", "2018 ماع"),
        ("ثمن 50%", "%50 نمث"),
        ("a ב 1,5 c", "a 1,5 ב c"),
        ("אב\u0301ג", "ג\u0301בא"),
    ],
)
def test_characters_stand_in_the_order_in_which_they_are_seen(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "level"), [("", 0), ("12 !", 0), ("1. a ב", 0), ("« ב a", 1), ("ث", 1)])
def test_the_first_letter_says_which_way_a_paragraph_runs(text: str, level: int) -> None:
    assert base_level(text) == level


def test_a_text_of_one_direction_is_known_at_once() -> None:
    assert not has_right_to_left("Été à 12 h, кот, 汉字 🎉")
    assert has_right_to_left("a ب")


def test_marks_that_are_not_seen_go_with_what_is_before_them() -> None:
    assert levels("ab\u200bג\u200b") == [0, 0, 0, 1, 1]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_no_character_is_lost(text: str) -> None:
    assert sorted(shown(text)) == sorted(text)


@given(st.text("אבגד", max_size=20))
def test_a_word_of_one_direction_is_turned_round(text: str) -> None:
    assert shown(text) == text[::-1]
