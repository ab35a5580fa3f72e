"""Parts that are asked of the tables once, as long as nobody edits them: those that every operation needs."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from atelier.domain.change import Edit
from atelier.domain.history import Entry
from atelier.domain.ids import MeetingId
from atelier.domain.parts import Parts
from atelier.domain.things import Meeting, PeerGroup, Project, Question, Stage, Thing

T = TypeVar("T", bound=Thing)

REMEMBERED: frozenset[type[Thing]] = frozenset({Project, Question, PeerGroup, Meeting, Stage})
"""The kinds that are few and seldom edited."""


class Memory:
    """What was answered about the kinds remembered. True as long as whoever writes says what kinds were edited."""

    def __init__(self) -> None:
        self._answers: dict[type[Thing], dict[tuple[tuple[str, Any], ...], tuple[Any, ...]]] = {}

    def answers(self, kind: type[Thing]) -> dict[tuple[tuple[str, Any], ...], tuple[Any, ...]]:
        """The things of that kind, by the question that they answer."""
        return self._answers.setdefault(kind, {})

    def forget(self, kinds: Iterable[type[Thing]] = REMEMBERED) -> None:
        """Ask again about things of those kinds."""
        for kind in kinds:
            self._answers.pop(kind, None)


class RememberedParts:
    """Parts read through a memory."""

    def __init__(self, below: Parts, memory: Memory) -> None:
        self._below = below
        self._memory = memory

    def find(self, kind: type[T], id: str | None) -> T | None:
        """The thing of that kind and identifier, or None."""
        if kind not in REMEMBERED:
            return self._below.find(kind, id)
        return next(iter(self.where(kind, id=id)), None)

    def where(self, kind: type[T], **equals: Any) -> Iterable[T]:
        """The things of that kind whose fields equal those values."""
        if kind not in REMEMBERED:
            return self._below.where(kind, **equals)
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
        return self._below.entries(meeting_id)

    def edits_of(self, seq: int) -> tuple[Edit, ...]:
        """The edits of a change."""
        return self._below.edits_of(seq)
