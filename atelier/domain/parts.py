"""The parts of a project that a decision reads, and the draft in which it writes its edits.

`Parts` is what `base` provides over its tables and `Snapshot` over dictionaries; nothing is decided here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, Protocol, TypeVar

from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.history import Entry
from atelier.domain.ids import MeetingId
from atelier.domain.things import KINDS, Thing

T = TypeVar("T", bound=Thing)


class Parts(Protocol):
    """Read access to a project's things and to its journal."""

    def find(self, kind: type[T], id: str | None) -> T | None:
        """The thing of that kind and identifier, or None."""

    def where(self, kind: type[T], **equals: Any) -> Iterable[T]:
        """The things of that kind whose fields equal those values, in no promised order."""

    def entries(self, meeting_id: MeetingId) -> Sequence[Entry]:
        """The meeting's undoable journal entries by the facilitator, oldest first."""

    def edits_of(self, seq: int) -> tuple[Edit, ...]:
        """The edits of the change of that sequence number."""


class Snapshot:
    """Things held in memory: what views follow, what reports are built from, what rules are tested on.

    `seq` is the last change that they include.
    """

    def __init__(self, things: Iterable[Thing] = (), *, seq: int = 0) -> None:
        self.seq = seq
        self._by_kind: dict[type[Thing], dict[str, Thing]] = {kind: {} for kind in KINDS}
        self._changes: list[Change] = []
        for thing in things:
            self._by_kind[type(thing)][thing.id] = thing

    def find(self, kind: type[T], id: str | None) -> T | None:
        """The thing of that kind and identifier, or None."""
        return self._by_kind[kind].get(id)  # type: ignore[arg-type,return-value]

    def get(self, kind: type[T], id: str | None) -> T:
        """The thing of that kind and identifier; KeyError where there is none."""
        return self._by_kind[kind][id]  # type: ignore[index,return-value]

    def all(self, kind: type[T]) -> Iterator[T]:
        """Every thing of that kind, in the order in which they came."""
        return iter(self._by_kind[kind].values())  # type: ignore[arg-type]

    def where(self, kind: type[T], **equals: Any) -> Iterator[T]:
        """The things of that kind whose fields equal those values; reads all of that kind."""
        things = self.all(kind)
        for field, value in equals.items():
            things = _having(things, field, value)
        return things

    def entries(self, meeting_id: MeetingId) -> Sequence[Entry]:
        """The undoable journal entries of the meeting among the changes followed so far."""
        return [Entry.of(c) for c in self._changes if c.undoable and c.meeting_id == meeting_id]

    def edits_of(self, seq: int) -> tuple[Edit, ...]:
        """The edits of a change followed before."""
        return next(change.edits for change in self._changes if change.seq == seq)

    def copy(self) -> "Snapshot":
        """The same things, which follow nothing any more: for another thread."""
        return Snapshot(
            (thing for things in self._by_kind.values() for thing in things.values()), seq=self.seq
        )

    def follow(self, change: Change) -> None:
        """Take a committed change in, and remember it."""
        self.apply(change.edits)
        self.seq = change.seq
        self._changes.append(change)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Carry out edits, in their order; KeyError where one concerns a thing that is not here."""
        for edit in edits:
            things = self._by_kind[edit.kind]
            if edit.field != WHOLE:
                things[edit.id] = replace(things[edit.id], **{edit.field: edit.after})
            elif edit.after is None:
                del things[edit.id]
            else:
                things[edit.id] = edit.after

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Snapshot) and self._by_kind == other._by_kind

    __hash__ = None  # type: ignore[assignment]


class Draft:
    """The edits of a decision under way, read through: what it wrote is seen by what it reads next.

    A thing is asked of the parts once, as they don't change while it lasts.
    """

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.edits: list[Edit] = []
        self._written: dict[tuple[type[Thing], str], Thing | None] = {}
        self._known: dict[tuple[type[Thing], str], Thing | None] = {}

    def find(self, kind: type[T], id: str | None) -> T | None:
        """The thing as this draft leaves it, or None."""
        if id is None:
            return None
        if (kind, id) not in self._known:
            self._known[kind, id] = self.parts.find(kind, id)
        return self._known[kind, id]  # type: ignore[return-value]

    def where(self, kind: type[T], **equals: Any) -> list[T]:
        """The things of that kind whose fields equal those values, as this draft leaves them."""
        found = {thing.id: thing for thing in self.parts.where(kind, **equals)}
        for (written_kind, id), thing in self._written.items():
            if written_kind is kind:
                found.pop(id, None)
                if thing is not None and _matches(thing, equals):
                    found[id] = thing  # type: ignore[assignment]
        return list(found.values())

    def create(self, thing: Thing) -> None:
        """Add a thing."""
        self._write(Edit(type(thing), thing.id, WHOLE, None, thing), thing)

    def delete(self, thing: Thing) -> None:
        """Remove a thing; the edit keeps it whole."""
        self._write(Edit(type(thing), thing.id, WHOLE, thing, None), None)

    def set(self, thing: T, **values: Any) -> T:
        """Change fields of a thing, skipping those that already hold the value; returns it as it is now."""
        for field, value in values.items():
            before = getattr(thing, field)
            if before != value:
                thing = replace(thing, **{field: value})
                self._write(Edit(type(thing), thing.id, field, before, value), thing)
        return thing

    def rest_on(self, thing: Thing, field: str) -> None:
        """Have the edits of that thing undone and redone only while the field holds what it holds now."""
        value = getattr(thing, field)
        self.edits.append(Edit(type(thing), thing.id, field, value, value))

    def _write(self, edit: Edit, thing: Thing | None) -> None:
        self.edits.append(edit)
        self._written[edit.kind, edit.id] = self._known[edit.kind, edit.id] = thing


_FIELD_NAMES = {kind: tuple(field.name for field in fields(kind)) for kind in KINDS}


def field_names(kind: type[Thing]) -> tuple[str, ...]:
    """The names of a kind's fields, `id` first."""
    return _FIELD_NAMES[kind]


def _having(things: Iterable[T], field: str, value: Any) -> Iterator[T]:
    return (thing for thing in things if getattr(thing, field) == value)


def _matches(thing: Thing, equals: dict[str, Any]) -> bool:
    return all(getattr(thing, field) == value for field, value in equals.items())
