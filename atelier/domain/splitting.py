"""A text that is too long for one post-it, as several that hold every word of it."""

import re

from atelier.domain.text import NOTE_LENGTH, clean

_ENDS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?…])\s"), re.compile(r"\s"))
"""Where a text is best parted, from the best place on: a paragraph, a line, a sentence, a word."""


def parted(text: str, *, most: int = NOTE_LENGTH) -> list[str]:
    """The text in pieces of at most so many characters, in their order; one where it is short enough."""
    rest = clean(text)
    pieces = []
    while len(rest) > most:
        at = _best_end(rest, most)
        pieces.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [piece for piece in (*pieces, rest) if piece]


def _best_end(text: str, most: int) -> int:
    """Where the first piece ends: not in its first half, so that pieces are few."""
    for end in _ENDS:
        places = [match.start() for match in end.finditer(text, most // 2, most + 1)]
        if places:
            return places[-1]
    return most
