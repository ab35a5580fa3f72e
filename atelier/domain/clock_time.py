"""Times of the day as people write them, and what comes so many minutes after."""

import re
from datetime import time

_WRITTEN = re.compile(r"(\d{1,2})\s*(?:[h:.]\s*(\d{1,2})?)?", re.IGNORECASE)
_DAY_MIN = 24 * 60


def read_time(text: str) -> time | None:
    """The time that somebody wrote, such as 14:00, 14 h 30 or 9h; None where it is none."""
    found = _WRITTEN.fullmatch(text.strip().removesuffix("min").strip())
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def after(begins_at: time, minutes: int) -> time:
    """So many minutes later, past midnight too."""
    at = (begins_at.hour * 60 + begins_at.minute + minutes) % _DAY_MIN
    return time(at // 60, at % 60)


def digits(at: time) -> str:
    """The time as the agenda writes it: 14:05."""
    return f"{at:%H:%M}"
