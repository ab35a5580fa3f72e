"""Time codes into a recording: as they are typed and shown, and found among words. Quotes come of them in `said`."""

import re
from dataclasses import dataclass
from functools import cache

_TYPED = "[0-9]{1,2}"
_WRITTEN = "[0-9]{2}"
"""The digits of seconds: among words « 2-1 » is a score."""


# Made when a code is first looked for: whoever only shows one would wait for it.
@cache
def _pattern(seconds: str) -> re.Pattern[str]:
    """Codes of which the seconds have so many digits: « 34:21 », « (34-21) », « 1:02:03 », « 34 min 21 »."""
    # A hyphen joins minutes and seconds, and hours of one digit in brackets: 04-10-18 is a date, (1-02-03) is none.
    # A metre is no minute: « 2 m 50 ».
    between = r"(?:\s?[:'’′]\s?|\s*mi?n\.?\s*|m|[-–])"
    return re.compile(
        r"(?<![\w:/.,'’–-])(?P<bracket>[(\[]\s*)?"
        r"(?:(?P<hours>[0-9]{1,3})(?:\s?[:h]\s?|(?<=[(\[][0-9])[-–]))?"
        rf"(?P<minutes>[0-9]{{1,3}}){between}(?P<seconds>{seconds})"
        r"(?:\s?(?:sec\.|s\b|\"|''|’’|″|”))?"
        r"(?(bracket)\s*[)\]])(?![\w:/–-]|[.,][0-9])",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class TimeCode:
    """A code among words, from `start` to `end`, brackets included."""

    start: int
    end: int
    seconds: int
    is_bracketed: bool


def parse_time_code(text: str) -> int | None:
    """The seconds of a time code that stands alone, None for no text.

    Raises:
        ValueError: the text is no time code.
    """
    if not text.strip():
        return None
    match = _pattern(_TYPED).fullmatch(text.strip())
    seconds = None if match is None else _seconds(match)
    if seconds is None:
        raise ValueError(text)
    return seconds


def format_time_code(seconds: int) -> str:
    """`34:21`, or `1:02:03` from an hour on."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def time_codes(text: str) -> list[TimeCode]:
    """What reads as a time code in a text."""
    found = ((match, _seconds(match)) for match in _pattern(_WRITTEN).finditer(text))
    return [
        TimeCode(match.start(), match.end(), seconds, match["bracket"] is not None)
        for match, seconds in found
        if seconds is not None
    ]


def _seconds(match: re.Match[str]) -> int | None:
    hours, minutes, seconds = (int(match[part] or 0) for part in ("hours", "minutes", "seconds"))
    if seconds > 59 or (match["hours"] and minutes > 59):
        return None
    return hours * 3600 + minutes * 60 + seconds
