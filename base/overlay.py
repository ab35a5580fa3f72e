"""Changes that are decided but not written yet, over the parts that they were decided on.

What a group of operations does is decided here, one after the other, before anything is written at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.history import Entry
from atelier.domain.ids import MeetingId
from atelier.domain.parts import Parts
from atelier.domain.things import Thing

T = TypeVar("T", bound=Thing)


class Overlay:
    """Parts as they will be once `changes` are written."""

    def __init__(self, below: Parts, seq: int) -> None:
        self._below = below
        self._seq = seq
        self._written: dict[type[Thing], _Shelf] = defaultdict(_Shelf)
        self.changes: list[Change] = []

    @property
    def next_seq(self) -> int:
        """The sequence number of the next change."""
        return self._seq + len(self.changes) + 1

    @property
    def edits(self) -> Iterator[Edit]:
        """The edits of all changes, in order."""
        return (edit for change in self.changes for edit in change.edits)

    def take(self, change: Change) -> None:
        """Lay one more change over the others."""
        for edit in change.edits:
            after = edit.after
            if edit.field != WHOLE:
                after = replace(self.find(edit.kind, edit.id), **{edit.field: edit.after})  # type: ignore[type-var]
            self._written[edit.kind].put(edit.id, after)
        self.changes.append(change)

    def find(self, kind: type[T], id: str | None) -> T | None:
        """The thing of that kind and identifier, or None."""
        written = self._written[kind]
        return written[id] if id in written else self._below.find(kind, id)  # type: ignore[return-value,index]

    def where(self, kind: type[T], **equals: Any) -> Iterable[T]:
        """The things of that kind whose fields equal those values."""
        written = self._written[kind]
        kept = [thing for thing in self._below.where(kind, **equals) if thing.id not in written]
        return [*kept, *written.where(equals)] if written else kept

    def entries(self, meeting_id: MeetingId) -> Sequence[Entry]:
        """The meeting's undoable journal entries by the facilitator, oldest first."""
        mine = [Entry.of(c) for c in self.changes if c.undoable and c.meeting_id == meeting_id]
        return [*self._below.entries(meeting_id), *mine]

    def edits_of(self, seq: int) -> tuple[Edit, ...]:
        """The edits of a change."""
        return self._below.edits_of(seq) if seq <= self._seq else self.changes[seq - self._seq - 1].edits


class _Shelf(dict[str, Thing | None]):
    """Things of one kind by identifier, None where one was deleted; and by whatever fields were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._indexes: dict[tuple[str, ...], dict[tuple[Any, ...], dict[str, Thing]]] = {}

    def put(self, id: str, thing: Thing | None) -> None:
        """Set a thing down in place of the one of that identifier."""
        before = self.get(id)
        for names, index in self._indexes.items():
            if before is not None:
                del index[_values(before, names)][id]
            if thing is not None:
                index[_values(thing, names)][id] = thing
        self[id] = thing

    def where(self, equals: dict[str, Any]) -> Iterable[Any]:
        """The things whose fields equal those values."""
        names = tuple(equals)
        if names not in self._indexes:
            index = self._indexes[names] = defaultdict(dict)
            for id, thing in self.items():
                if thing is not None:
                    index[_values(thing, names)][id] = thing
        return self._indexes[names].get(tuple(equals.values()), {}).values()


def _values(thing: Thing, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(thing, name) for name in names)
