"""What a typed text goes through at the door."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.decision import Refusal
from atelier.domain.text import (
    MOST_CODE_POINTS,
    NOTE_LENGTH,
    clean,
    clean_note,
    clean_title,
    has_controls,
    length_as_seen,
    normal,
    one_line,
)


@pytest.mark.parametrize(
    "text",
    [
        "l’« école »\u00a0: 3\u202f€",
        "مرحبا بكم",
        "வணக்கம்",
        "👩‍👩‍👧 ✊🏽 🇫🇷",
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
        ("e\u0301cole", "école"),
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
    rest = iter(normal(text))
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


@pytest.mark.parametrize(
    ("text", "one_way"),
    [
        ("e\u0301", "é"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        (" \ta ", " \ta "),
        ("ﬁ²", "ﬁ²"),  # compatibility letters are other letters: NFKC would take them for "fi2"
        ("", ""),
    ],
)
def test_two_ways_to_write_one_are_one(text: str, one_way: str) -> None:
    assert normal(text) == one_way


@given(st.text())
def test_normal_once_is_normal(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize("text", ["a\x00", "\x1b[31m", "\ud83d", "\ufeffa", "\x0b", "\x85", "\uffff"])
def test_what_nobody_writes_is_found(text: str) -> None:
    assert has_controls(text)
    with pytest.raises(Refusal, match="ne s’écrivent pas"):
        clean_note(f"avant {text} après", as_sent=True)


@pytest.mark.parametrize("text", ["", "a\tb\nc", "é", "من\u200fهنا", "\u202e", "👩‍👩‍👧"])
def test_what_people_write_is_left_alone(text: str) -> None:
    assert not has_controls(text)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("école", 5),
        ("e\u0301cole", 5),
        ("a" + "\u0301" * 40, 1),
        ("👩‍👩‍👧", 1),
        ("✊🏽", 1),
        ("வணக்கம்", 5),
        ("一二三", 3),
        ("a b\nc", 5),
    ],
)
def test_letters_are_counted_as_people_see_them(text: str, length: int) -> None:
    assert length_as_seen(text) == length


@pytest.mark.parametrize("text", [" une idée \n", "\tretrait", "a  b", "=1+1", "<b>&amp;</b>", "\u202eabc"])
def test_what_was_sent_is_kept_as_sent(text: str) -> None:
    assert clean_note(text, as_sent=True) == text


def test_what_was_sent_is_in_one_form() -> None:
    assert clean_note("e\u0301\r\n", as_sent=True) == "é\n"


@pytest.mark.parametrize("text", ["", "  \n", "\u200b", "\u3164"])
def test_what_was_sent_empty_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="vide"):
        clean_note(text, as_sent=True)


@pytest.mark.parametrize("as_sent", [True, False])
def test_a_note_has_so_many_letters_however_many_code_points(as_sent: bool) -> None:
    family = "👩‍👩‍👧"
    assert clean_note(family * (NOTE_LENGTH // 2), as_sent=as_sent)
    with pytest.raises(Refusal, match="trop long"):
        clean_note("é" * (NOTE_LENGTH + 1), as_sent=as_sent)
    with pytest.raises(Refusal, match="trop long"):
        clean_note("a" + "\u0315" * (MOST_CODE_POINTS + 4), as_sent=as_sent)


@pytest.mark.parametrize(
    ("text", "line"),
    [("  Par \n où\tentrer\u202f? ", "Par où entrer\u202f?"), ("Quoi\xa0?", "Quoi\xa0?"), ("", "")],
)
def test_one_line_keeps_the_spaces_that_hold_together(text: str, line: str) -> None:
    assert one_line(text) == line
