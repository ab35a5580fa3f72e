"""Parts that are asked of the tables as seldom as can be: what every operation needs, what was done."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from atelier.domain.change import Change, Edit
from atelier.domain.history import Entry
from atelier.domain.ids import MeetingId
from atelier.domain.things import Meeting, PeerGroup, Project, Question, Stage, Thing
from base.register import Register
from base.stored_parts import StoredParts

T = TypeVar("T", bound=Thing)

REMEMBERED: frozenset[type[Thing]] = frozenset({Project, Question, PeerGroup, Meeting, Stage})
"""The kinds that are few and seldom edited."""


class Memory:
    """What was answered about the kinds remembered. True as long as whoever writes tells what was committed.

    `entries`: what can be undone in the meetings in which something was; thousands, in a long one.
    """

    def __init__(self) -> None:
        self.register = Register()
        self.entries: dict[MeetingId, list[Entry]] = {}
        self._answers: dict[type[Thing], dict[tuple[tuple[str, Any], ...], tuple[Any, ...]]] = {}

    def answers(self, kind: type[Thing]) -> dict[tuple[tuple[str, Any], ...], tuple[Any, ...]]:
        """The things of that kind, by the question that they answer."""
        return self._answers.setdefault(kind, {})

    def take(self, changes: Sequence[Change]) -> None:
        """Ask again about the kinds that were edited; what was added, and what was done, is there from now on."""
        edits = [edit for change in changes for edit in change.edits]
        for change in changes:
            known = self.entries.get(change.meeting_id) if change.meeting_id is not None else None
            if known is not None and change.undoable:
                known.append(Entry.of(change))
        for kind in {edit.kind for edit in edits}:
            self._answers.pop(kind, None)
        self.register.take(edits)

    def forget(self) -> None:
        """Ask again about everything."""
        self._answers.clear()
        self.entries.clear()


class RememberedParts:
    """Parts read through a memory."""

    def __init__(self, below: StoredParts, memory: Memory) -> None:
        self._below = below
        self._memory = memory

    def find(self, kind: type[T], id: str | None) -> T | None:
        """The thing of that kind and identifier, or None."""
        return next(iter(self.where(kind, id=id)), None)

    def where(self, kind: type[T], **equals: Any) -> Iterable[T]:
        """The things of that kind whose fields equal those values."""
        if kind not in REMEMBERED:
            lacks = self._memory.register.lacks(self._below, kind, equals)
            return () if lacks else self._below.where(kind, **equals)
        answers = self._memory.answers(kind)
        question = tuple(equals.items())
        answer = answers.get(question)
        if answer is None:
            answer = tuple(self._below.where(kind, **equals))
            # Not that there is none: phones may ask for anything, and would fill the memory.
            if answer:
                answers[question] = answer
        return answer

    def entries(self, meeting_id: MeetingId) -> Sequence[Entry]:
        """The meeting's undoable journal entries by the facilitator, oldest first."""
        if meeting_id not in self._memory.entries:
            self._memory.entries[meeting_id] = list(self._below.entries(meeting_id))
        return self._memory.entries[meeting_id]

    def edits_of(self, seq: int) -> tuple[Edit, ...]:
        """The edits of a change."""
        return self._below.edits_of(seq)
