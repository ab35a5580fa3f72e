"""French typography, in one place: which spaces of a sentence must not break, and how wide they are.

Sentences are written in the code with the space bar; `atelier.domain.language` sets them when they are said.
"""

import re
from functools import lru_cache

NARROW = "\u202f"
"""The narrow no-break space before ; ! ?"""
FIXED = "\u00a0"
"""The no-break space before : » %, after « and n°, and between a number and its unit."""

_LOOSE = re.compile(
    r" (?=[;!?:»]|%(?!\())|(?<=«) |(?<=n°) |(?<=[\d}]) (?=(?:h|min|s)\b)|(?<=[\d}][ \u00a0]h) (?=[\d{])"
)
"""A space that French holds to its neighbours; the one before "%(name)s" is any space."""
_NARROWED = (";", "!", "?")


@lru_cache(maxsize=4096)
def bound(text: str) -> str:
    """The sentence with the no-break spaces of French (Imprimerie nationale) in place of those typed."""
    return _LOOSE.sub(lambda loose: NARROW if text.startswith(_NARROWED, loose.end()) else FIXED, text)


@lru_cache(maxsize=4096)
def loosened(text: str) -> str:
    """The sentence with plain spaces: as catalogues know it, and for a terminal, which may lack the others."""
    return text.translate({ord(NARROW): " ", ord(FIXED): " "})


def held(text: str) -> str:
    """A person's text, whose marks begin no line alone; no space is narrower than it was typed."""
    return _LOOSE.sub(FIXED, text)
