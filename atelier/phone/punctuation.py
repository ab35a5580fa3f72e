"""French punctuation on a page, which breaks lines at any space it is not told about."""

import re

_LOOSE_MARK = re.compile(" (?=[?!:;»])|(?<=«) ")


def bound(text: str) -> str:
    """The text with its high punctuation bound to the word before: no line begins with "?"."""
    return _LOOSE_MARK.sub("\N{NARROW NO-BREAK SPACE}", text)
