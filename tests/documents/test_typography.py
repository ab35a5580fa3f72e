"""What documents write beside their sentences."""

import pytest

from atelier.documents.typography import numbered, quotation_marks, quoted, time_code


def test_words_said_aloud_are_quoted() -> None:
    assert quoted("oui") == "«\u00a0oui\u00a0»"


def test_a_number_does_not_leave_its_sign() -> None:
    assert numbered(42) == "n°\u00a042"


@pytest.mark.parametrize(
    ("seconds", "code"), [(0, "0:00"), (59, "0:59"), (2061, "34:21"), (3600, "1:00:00"), (3723, "1:02:03")]
)
def test_time_codes_are_written_as_people_read_them(seconds: int, code: str) -> None:
    assert time_code(seconds) == code


def test_the_marks_around_a_quotation_are_those_of_a_quoted_text() -> None:
    opening, closing = quotation_marks()
    assert f"{opening}dit{closing}" == quoted("dit") == "«\u00a0dit\u00a0»"
