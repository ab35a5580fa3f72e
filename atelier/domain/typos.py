"""Slips of the keyboard in long words. In short ones a letter more or less is another word, and none is looked for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

_FROM = 8
"""Letters from which on one wrong letter is a slip: « collège » and « collègue » are two words."""
_TO = 40
"""Letters up to which: nobody writes longer words, and without end each would be taken apart in as many ways."""
_ALONE_FROM = 11
"""The same for a word that nothing around it confirms: « médiation » or « méditation »."""


def are_typos(one: str, other: str, *, alone: bool = False) -> bool:
    """Whether two stems differ by one letter more, less, other or swapped with the next, in the middle of a long word.

    At either end it is another word: « différence », « différente ».
    """
    if min(len(one), len(other)) < (_ALONE_FROM if alone else _FROM) or not (
        _is_plain(one) and _is_plain(other)
    ):
        return False
    if one == other or one[0] != other[0] or one[-1] != other[-1]:
        return False
    return _is_one_slip(*sorted((one, other), key=len))


def typos_among(words: Iterable[str]) -> Mapping[str, set[str]]:
    """The words that may be slips of each, without comparing each with each.

    Two words a slip apart are the same once a letter is taken out of one of them or of both.
    """
    by_remains: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if _FROM <= len(word) <= _TO and _is_plain(word):
            for remains in {word, *_with_one_less(word)}:
                by_remains[remains].append(word)
    found: dict[str, set[str]] = defaultdict(set)
    for alike in by_remains.values():
        for one, other in combinations(alike, 2):
            if other not in found[one] and are_typos(one, other):
                found[one].add(other)
                found[other].add(one)
    return found


def _is_plain(word: str) -> bool:
    """Whether it is in letters of which one more or less may be a slip: in Chinese each is a word."""
    return word.isascii() and word.isalpha()


def _is_one_slip(short: str, long: str) -> bool:
    at = next(
        (at for at, letters in enumerate(zip(short, long, strict=False)) if letters[0] != letters[1]),
        len(short),
    )
    if len(long) > len(short):
        return long[at + 1 :] == short[at:]
    swapped = short[at + 1 : at + 2] + short[at : at + 1]
    return short[at + 1 :] == long[at + 1 :] or swapped + short[at + 2 :] == long[at:]


def _with_one_less(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(1, len(word) - 1))
