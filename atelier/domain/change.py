"""What an operation did, as a value: a list of edits that can be applied, kept, and read backwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from atelier.domain.ids import MeetingId, ProjectId, QuestionId
from atelier.domain.things import Party, Project, Thing

WHOLE = ""
"""The field of an edit that creates or deletes: before and after hold the whole thing, or None."""

FORWARD_ONLY = {(Project, "next_number")}
"""Fields that reading backwards leaves alone: a visible number is never given twice."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of one thing, before and after; the same where the thing's other edits rest on it (`rests`)."""

    kind: type[Thing]
    id: str
    field: str
    before: Any
    after: Any

    @property
    def rests(self) -> bool:
        """Whether it changes nothing, and says what has to be so still for the others to be undone or redone."""
        return bool(self.before == self.after)

    def reversed(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.kind, self.id, self.field, self.after, self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A committed operation: its place in the journal, when, who asked, and what it edited.

    `operation` is the operation's name (`move_notes`), `count` and `name` what a sentence about it needs:
    how many notes, which title. `undoes` and `redoes` name the change that this one takes back or repeats.
    `question_id`: the question whose notes or clusters it is about, if it is about any.
    """

    seq: int
    at: datetime
    party: Party
    project_id: ProjectId
    meeting_id: MeetingId | None
    operation: str
    count: int
    name: str
    undoable: bool
    edits: tuple[Edit, ...]
    undoes: int | None = None
    redoes: int | None = None
    question_id: QuestionId | None = None


def inverse(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that take `edits` back: last first, before and after swapped, visible numbers left given."""
    kept = (edit for edit in edits if (edit.kind, edit.field) not in FORWARD_ONLY)
    return tuple(edit.reversed() for edit in reversed(tuple(kept)))
