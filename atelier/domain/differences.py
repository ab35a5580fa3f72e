"""What changed between two texts, word by word. How it is shown is elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import groupby

_WORD = re.compile(r"\n|\w+[^\S\n]*|[^\w\s][^\S\n]*|[^\S\n]+")
"""A word or a mark with the space after it, or the end of a line."""


class Fate(Enum):
    """What became of words."""

    KEPT = auto()
    REMOVED = auto()
    ADDED = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words one after the other that share their fate."""

    text: str
    fate: Fate


def differences(before: str, after: str) -> list[Piece]:
    """The pieces of both texts: those kept and added make `after`; where words change, the removed come first.

    How many spaces part two words makes no difference.
    """
    told = groupby(_told(_WORD.findall(before), _WORD.findall(after)), key=lambda piece: piece.fate)
    return [Piece("".join(piece.text for piece in pieces), fate) for fate, pieces in told]


def _told(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(
        None, [_key(word) for word in old], [_key(word) for word in new], autojunk=False
    )
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("".join(new[new_start:new_end]), Fate.KEPT)
            continue
        if old_end > old_start:
            yield Piece("".join(old[old_start:old_end]), Fate.REMOVED)
        if new_end > new_start:
            yield Piece("".join(new[new_start:new_end]), Fate.ADDED)


def _key(word: str) -> str:
    return word.strip() or word[:1]
