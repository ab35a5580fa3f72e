"""What can be undone and redone: the journal read as two stacks. What undoing edits is decided in `rules`."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from atelier.domain.change import Change
from atelier.domain.ids import QuestionId


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry without its edits: enough to tell what was done, when, where, and what it takes back.

    `question_id`: on which question; None where it is about none, or was written before questions were told.
    """

    seq: int
    at: datetime
    operation: str
    count: int
    name: str
    undoes: int | None = None
    redoes: int | None = None
    question_id: QuestionId | None = None

    @classmethod
    def of(cls, change: Change) -> "Entry":
        """The entry of a committed change."""
        return cls(
            change.seq,
            change.at,
            change.operation,
            change.count,
            change.name,
            change.undoes,
            change.redoes,
            change.question_id,
        )


ENTRY_FIELDS = tuple(field.name for field in fields(Entry))
"""What an entry keeps of a change."""

BEGINNING = 0
"""Stands for the last change of a meeting in which nothing was done yet."""


class History:
    """The facilitator's operations in a meeting: those done, the next to undo last, and those undone."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.done: list[Entry] = []
        self.undone: list[Entry] = []
        for entry in entries:
            self.record(entry)

    def record(self, entry: Entry) -> None:
        """Take one more entry of the journal in."""
        if entry.undoes is not None:
            self.undone.append(self.done.pop())
        elif entry.redoes is not None:
            self.done.append(self.undone.pop())
        else:
            self.done.append(entry)
            self.undone.clear()

    @property
    def now(self) -> int:
        """The entry that was done last and is not undone, by its number; `BEGINNING` before any."""
        return self.done[-1].seq if self.done else BEGINNING

    @property
    def states(self) -> list[int]:
        """Every moment that can be gone back or forward to, by the last entry done at it, oldest first."""
        return [BEGINNING, *(e.seq for e in self.done), *(e.seq for e in reversed(self.undone))]

    def steps_to(self, seq: int) -> int:
        """How many times to redo until that moment; below 0, to undo; 0 where it is now, or is no longer."""
        states = self.states
        return states.index(seq) - len(self.done) if seq in states else 0
