"""Taking back, and doing again."""

from dataclasses import dataclass

from atelier.domain.ids import MeetingId
from atelier.domain.operations.operation import Operation


@dataclass(frozen=True, slots=True)
class Undo(Operation):
    """Take back the facilitator's last operation in the meeting that is not undone yet."""

    meeting_id: MeetingId


@dataclass(frozen=True, slots=True)
class Redo(Operation):
    """Do again the operation that was undone last."""

    meeting_id: MeetingId
