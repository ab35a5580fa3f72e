"""Time codes into a recording, as they are typed and shown: `34:21`, `1:02:03`."""

import re

_CODE = re.compile(r"(?:(\d{1,2})\s*[:h]\s*)?(\d{1,3})\s*[:m'’]\s*(\d{1,2})\s*(?:s|\"|”)?", re.IGNORECASE)


def parse_time_code(text: str) -> int | None:
    """The seconds of a time code, None for no text.

    Raises:
        ValueError: the text is no time code.
    """
    if not text.strip():
        return None
    match = _CODE.fullmatch(text.strip())
    if match is None or int(match[3]) > 59 or (match[1] and int(match[2]) > 59):
        raise ValueError(text)
    return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])


def format_time_code(seconds: int) -> str:
    """`34:21`, or `1:02:03` from an hour on."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
