"""How far a document is, told while it is written; and that nobody wants it any more."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[float], None]
"""Told how much is done, from 0 to 1, often enough to be followed; it raises `Cancelled` to stop the writing."""


class Cancelled(Exception):
    """Whoever asked for the document wants it no longer: nothing is written, what was there stays."""


def unheard(_share: float) -> None:
    """Progress that nobody follows."""
