"""What a check found: how serious it is, in a sentence, and what to do about it."""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a finding matters, the worst first."""

    BAD = "bad"
    """Phones can't come in."""
    WARN = "warn"
    """Phones may not come in."""
    NOTE = "note"
    """Worth knowing if they don't."""
    OK = "ok"
    """As it should be."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence for people who know nothing of networks; `what_to_do` is empty where nothing is to be done."""

    severity: Severity
    sentence: str
    what_to_do: str = ""
