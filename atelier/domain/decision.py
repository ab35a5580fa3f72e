"""What deciding an operation gives: the edits and what a sentence about them needs; or why there are none."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from atelier.domain.change import Edit
from atelier.domain.ids import MeetingId, ProjectId, QuestionId
from atelier.domain.things import Party


class Fault(Exception):
    """Something outside the program went wrong. The message is a French sentence: what, and what to do."""


class Misuse(Fault):
    """Something was asked for that does not exist. The message is a French sentence: what, and what there is."""


class Cause(StrEnum):
    """Why an operation is refused, where who asked tells it in words of their own, such as another language."""

    CLOSED = "closed"
    PAUSED = "paused"
    QUESTION_CLOSED = "question_closed"
    SETTLED = "settled"
    GONE = "gone"
    OTHER = "other"


class Refusal(Exception):
    """The operation can't be done. The message is a French sentence for the person who asked."""

    def __init__(self, sentence: str, cause: Cause = Cause.OTHER) -> None:
        super().__init__(sentence)
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who asks, and when."""

    party: Party
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The outcome of an operation before it is committed; `Change` adds its place in the journal."""

    project_id: ProjectId
    meeting_id: MeetingId | None
    edits: tuple[Edit, ...]
    count: int = 0
    name: str = ""
    undoes: int | None = None
    redoes: int | None = None
    question_id: QuestionId | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to commit."""
        return not self.edits and self.undoes is None and self.redoes is None
