"""Time codes, as they are typed and shown."""

import pytest

from atelier.ui.panels.time_code import format_time_code, parse_time_code


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("34:21", 2061),
        (" 1:02:03 ", 3723),
        ("0:05", 5),
        ("75:00", 4500),
        ("3m20s", 200),
        ("", None),
        (" ", None),
    ],
)
def test_a_time_code_is_read(text: str, seconds: int | None) -> None:
    assert parse_time_code(text) == seconds


@pytest.mark.parametrize("text", ["34", "34:61", "1:75:00", "abc", "34:21:10:05", "-1:00", "٣٤:٢١:٩٩"])
def test_what_is_no_time_code(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_time_code(text)


@pytest.mark.parametrize("seconds", [0, 5, 60, 2061, 3600, 3723, 86399])
def test_what_is_shown_can_be_typed_again(seconds: int) -> None:
    assert parse_time_code(format_time_code(seconds)) == seconds
