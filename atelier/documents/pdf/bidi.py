"""Which way the characters of a paragraph run: the Unicode bidirectional algorithm (UAX #9).

Explicit embeddings and isolates (X1-X8) and paired brackets (N0) are left out: nobody types the former in a
note, the latter need tables. python-bidi has both and tells no levels, without which no line can be cut.
HarfBuzz mirrors brackets (L4).
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_REMOVED = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_NEUTRAL = {"B", "S", "WS", "ON"}

T = TypeVar("T")


def has_right_to_left(text: str) -> bool:
    """Whether any of it may run right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def base_level(text: str) -> int:
    """0 where the paragraph runs left to right, else 1: what its first letter says (P2, P3)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"L", "R", "AL"}:
            return 0 if kind == "L" else 1
    return 0


def levels(text: str) -> list[int]:
    """The level of each character: even ones run left to right, odd ones right to left."""
    if not has_right_to_left(text):
        return [0] * len(text)
    base = base_level(text)
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    kept = [index for index, kind in enumerate(kinds) if kind not in _REMOVED]
    resolved = _without_neutrals(_without_weak([kinds[index] for index in kept], base), base)
    result = [base] * len(text)
    for index, kind in zip(kept, resolved, strict=True):
        result[index] = _level(kind, base)
    for index, kind in enumerate(kinds):
        if kind in _REMOVED and index:
            result[index] = result[index - 1]
    return result


def visual(pieces: Sequence[tuple[int, T]]) -> list[T]:
    """Pieces of a line, given in reading order with their levels, from left to right (L2)."""
    order = list(pieces)
    highest = max((level for level, _piece in order), default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and order[end][0] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return [piece for _level, piece in order]


def _strong(base: int) -> str:
    return "R" if base % 2 else "L"


def _without_weak(kinds: list[str], base: int) -> list[str]:
    """Rules W1 to W7: numbers, their separators and marks take a side."""
    kinds = list(kinds)
    last = strong = _strong(base)
    for index, kind in enumerate(kinds):
        if kind == "NSM":  # W1
            kinds[index] = kind = last
        last = kind
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":  # W2
            kinds[index] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for index in range(1, len(kinds) - 1):  # W4
        before, kind, after = kinds[index - 1 : index + 2]
        if before == after and (before, kind) in {("EN", "ES"), ("EN", "CS"), ("AN", "CS")}:
            kinds[index] = before
    return _without_terminators(kinds, base)


def _without_terminators(kinds: list[str], base: int) -> list[str]:
    for index, kind in enumerate(kinds):  # W5
        if kind == "EN":
            _spread(kinds, index, -1)
            _spread(kinds, index, 1)
    strong = _strong(base)
    for index, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:  # W6
            kinds[index] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            kinds[index] = "L"
    return kinds


def _spread(kinds: list[str], number: int, step: int) -> None:
    """Turn the terminators beside a European number into part of it."""
    index = number + step
    while 0 <= index < len(kinds) and kinds[index] == "ET":
        kinds[index] = "EN"
        index += step


def _without_neutrals(kinds: list[str], base: int) -> list[str]:
    """Rules N1 and N2: what has no side takes that of its neighbours if they agree, else the paragraph's."""
    start = 0
    while start < len(kinds):
        if kinds[start] not in _NEUTRAL:
            start += 1
            continue
        end = start
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = _side(kinds[start - 1]) if start else _strong(base)
        after = _side(kinds[end]) if end < len(kinds) else _strong(base)
        kinds[start:end] = [before if before == after else _strong(base)] * (end - start)
        start = end
    return kinds


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _level(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base % 2:
        return base if kind == "R" else base + 1
    return {"L": base, "R": base + 1}.get(kind, base + 2)
