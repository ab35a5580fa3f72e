"""How far something long is, told while it is done; and that nobody wants it any more."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[float], None]
"""Told how much is done, from 0 to 1, often enough to be followed; it raises `Cancelled` to have it stopped."""


class Cancelled(Exception):
    """Whoever asked wants it no longer: nothing is written, what was there stays."""


def unheard(_share: float) -> None:
    """Progress that nobody follows."""


def within(progress: Progress, begin: float, end: float) -> Progress:
    """The progress of a part, as `progress` is to be told of it: from `begin` to `end` of the whole."""
    return lambda share: progress(begin + share * (end - begin))


class Steps:
    """Progress that is told step by step, where it is known before how many there are."""

    def __init__(self, progress: Progress, count: int) -> None:
        self._progress = progress
        self._count = count
        self._done = 0

    def __call__(self) -> None:
        """Tell that one more is done."""
        self._done += 1
        self._progress(min(1.0, self._done / self._count))
