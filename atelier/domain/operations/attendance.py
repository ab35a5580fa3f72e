"""What is asked of the meeting's sheet: who was there."""

from dataclasses import dataclass

from atelier.domain.ids import AttendeeId, MeetingId
from atelier.domain.operations.operation import Operation
from atelier.domain.things import Attendee


@dataclass(frozen=True, slots=True)
class AddAttendees(Operation):
    """Write people on the sheet."""

    meeting_id: MeetingId
    attendees: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True)
class EditAttendee(Operation):
    """Have the attendee of that identifier be told as this one is; the meeting and the time of writing stay."""

    attendee: Attendee


@dataclass(frozen=True, slots=True)
class RemoveAttendees(Operation):
    """Take people off the sheet."""

    meeting_id: MeetingId
    attendee_ids: tuple[AttendeeId, ...]
