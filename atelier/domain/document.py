"""The documents that a meeting can be put in, and what a reader may choose of what one holds."""

from dataclasses import dataclass
from enum import StrEnum


class Document(StrEnum):
    """One of them, by the name that the command line knows it by; a file's ending says how it is drawn."""

    MINUTES = "minutes"
    SYNTHESIS = "synthesis"
    RECAP = "recap"
    THANKS = "thanks"
    BOARD = "board"
    WELCOME = "welcome"
    SIGNATURES = "signatures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a document holds. `questions`: the numbers of those that are told; empty: all of them.

    With `numbers`, each post-it is told with its own.
    """

    questions: tuple[int, ...] = ()
    post_its: bool = True
    numbers: bool = True
    quotes: bool = True
    attendance: bool = True
    annex: bool = True

    def tells(self, question: int) -> bool:
        """Whether that question is told."""
        return not self.questions or question in self.questions

    @property
    def is_whole(self) -> bool:
        """Whether the document holds every post-it, and so gives account of them."""
        return not self.questions and self.post_its and self.annex


EVERYTHING = Options()
