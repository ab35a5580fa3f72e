"""What a typed text goes through at the door."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.decision import Refusal
from atelier.domain.text import clean, clean_note, clean_title


@pytest.mark.parametrize(
    "text",
    [
        "l’« école »\u00a0: 3\u202f€",
        "مرحبا بكم",
        "வணக்கம்",
        "👩‍👩‍👧 ✊🏽 🇫🇷",
        "e\u0301cole",
        "a\tb",
        "une\n\n\ndeux",
        "=1+1",
        "<b>&amp;</b>",
        "من\u200fهنا",
    ],
)
def test_words_are_not_altered(text: str) -> None:
    assert clean_note(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b", "ab"),
        ("\ufeffa", "a"),
        ("a\ud83d", "a"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x0bb\x0cc\x1bd", "abcd"),
        ("\u2028 a \u00a0", "a"),
        ("\x00 a \x00", "a"),
    ],
)
def test_what_nobody_writes_is_left_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "\u200e\u2060 \ufe0f\u00ad", "\u3164", "\u2800", "\U000e0041"]
)
def test_what_can_not_be_seen_is_nothing(text: str) -> None:
    assert clean(text) == ""
    with pytest.raises(Refusal, match="vide"):
        clean_note(text)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(codec="utf-8")))
def test_cleaning_only_takes_away(text: str) -> None:
    rest = iter(text.replace("\r\n", "\n").replace("\r", "\n"))
    assert all(letter in rest for letter in clean(text))


@given(st.text(st.characters()))
def test_a_cleaned_text_can_be_written_anywhere(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert not any(ord(letter) < 32 and letter not in "\t\n" for letter in cleaned)


@given(st.text())
def test_a_title_has_no_line_end(text: str) -> None:
    try:
        title = clean_title(text)
    except Refusal:
        return
    assert len(title.splitlines()) <= 1
    assert title == title.strip()
