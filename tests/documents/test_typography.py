"""French typography of our own sentences."""

import pytest

from atelier.documents.typography import numbered, quoted, spaced, time_code


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Annexe : un", "Annexe\u00a0: un"),
        ("Vraiment ?", "Vraiment\u202f?"),
        ("Oui ! Non ; bon", "Oui\u202f! Non\u202f; bon"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("50 %", "50\u00a0%"),
        ("à 12:30 https://x", "à 12:30 https://x"),
    ],
)
def test_spaces_before_marks_do_not_break(typed: str, set_: str) -> None:
    assert spaced(typed) == set_


def test_words_said_aloud_are_quoted() -> None:
    assert quoted("oui") == "«\u00a0oui\u00a0»"


def test_a_number_does_not_leave_its_sign() -> None:
    assert numbered(42) == "n°\u00a042"


@pytest.mark.parametrize(
    ("seconds", "code"), [(0, "0:00"), (59, "0:59"), (2061, "34:21"), (3600, "1:00:00"), (3723, "1:02:03")]
)
def test_time_codes_are_written_as_people_read_them(seconds: int, code: str) -> None:
    assert time_code(seconds) == code
