"""What can be undone and redone: the journal read as two stacks. What undoing edits is decided in `rules`."""

from collections.abc import Iterable
from dataclasses import dataclass

from atelier.domain.change import Change


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry without its edits: enough to tell what was done and what it takes back."""

    seq: int
    operation: str
    count: int
    name: str
    undoes: int | None = None
    redoes: int | None = None

    @classmethod
    def of(cls, change: Change) -> "Entry":
        """The entry of a committed change."""
        return cls(change.seq, change.operation, change.count, change.name, change.undoes, change.redoes)


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
