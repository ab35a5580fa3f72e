"""French typography of the sentences that Atelier writes. Participants' words never pass through here."""

import re

from atelier.domain.language import gettext as _

NARROW = "\u202f"
"""The narrow no-break space before ; ! ?"""
FIXED = "\u00a0"
"""The no-break space before : and inside « »."""

_BEFORE_NARROW = re.compile(r" (?=[;!?])")
_BEFORE_FIXED = re.compile(r" (?=[:»%])|(?<=«) ")


def spaced(text: str) -> str:
    """The sentence with the no-break spaces of French (Imprimerie nationale) in place of those typed."""
    return _BEFORE_FIXED.sub(FIXED, _BEFORE_NARROW.sub(NARROW, text))


def quoted(text: str) -> str:
    """Between French quotes."""
    return f"«{FIXED}{text}{FIXED}»"


def numbered(number: int) -> str:
    """A post-it's visible number in a sentence: "n° 42"."""
    return _("n°{space}{number}").format(space=FIXED, number=number)


def time_code(seconds: int) -> str:
    """A place in a recording: "34:21", "1:02:03"."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
