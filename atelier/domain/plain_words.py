"""Texts as they are compared: word by word, without accents and capitals. What they mean is in `stems`."""

import re
import unicodedata

_WORD = re.compile("\\w+|[\u2600-\u27bf\U0001f000-\U0001faff]")
"""A word, or an emoji, which stands for one."""
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ı": "i"})
"""What no decomposition takes apart."""


def words_of(text: str) -> list[str]:
    """Its words without accents and capitals, in their order."""
    return _WORD.findall(folded(text))


def folded(text: str) -> str:
    """The text without accents and capitals; ligatures in letters."""
    plain = text.casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(filter(lambda letter: not unicodedata.combining(letter), parts))
    return plain
