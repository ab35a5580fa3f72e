"""Time codes, as they are typed and shown, and found among words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.time_codes import format_time_code, parse_time_code, time_codes


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("34:21", 2061),
        ("34-21", 2061),
        ("34–21", 2061),
        ("(34-21)", 2061),
        ("[34:21]", 2061),
        ("34'21", 2061),
        ("34’21’’", 2061),
        ("34 min 21", 2061),
        ("34 mn 21 s", 2061),
        (" 1:02:03 ", 3723),
        ("1h02m03s", 3723),
        ("(1-02-03)", 3723),
        ("[1–02–03]", 3723),
        ("1h02'03", 3723),
        ("0:05", 5),
        ("3:5", 185),
        ("75:00", 4500),
        ("100:00:00", 360_000),
        ("3m20s", 200),
        ("", None),
        (" ", None),
    ],
)
def test_a_time_code_is_read(text: str, seconds: int | None) -> None:
    assert parse_time_code(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "34",
        "34:61",
        "1:75:00",
        "abc",
        "34:21:10:05",
        "-1:00",
        "٣٤:٢١",
        "14h30",
        "04-10-2018",
        "04-10-18",
        "(04-10-18)",
        "1-02-03",
        "(34-21",
    ],
)
def test_what_is_no_time_code(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_time_code(text)


@given(st.integers(0, 999 * 3600 + 3599))
def test_what_is_shown_can_be_typed_again_and_is_found_among_words(seconds: int) -> None:
    shown = format_time_code(seconds)
    assert parse_time_code(shown) == seconds
    assert [code.seconds for code in time_codes(f"Oui ({shown})")] == [seconds]


@pytest.mark.parametrize(
    "text",
    [
        "Le 04-10-2018 à Sarlat",
        "Le 04-10-18",
        "2-1",
        "06-12-34-56-78",
        "de 2018-2019",
        "34-61",
        "une table de 2 m 50",
        "le prix est de 12:50,30",
        "http://192.168.1.20:87/53:21",
    ],
)
def test_dates_scores_and_numbers_are_none(text: str) -> None:
    assert time_codes(text) == []


def test_a_code_is_found_with_its_brackets() -> None:
    text = "On l’a fait (40-30). Puis 41:02"
    bracketed, bare = time_codes(text)
    assert (text[bracketed.start : bracketed.end], bracketed.is_bracketed) == ("(40-30)", True)
    assert (text[bare.start : bare.end], bare.is_bracketed) == ("41:02", False)
