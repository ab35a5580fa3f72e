"""Sheets for tests: people written on them without a window."""

from datetime import timedelta

from atelier.domain.change import WHOLE, Edit
from atelier.domain.ids import AttendeeId, MeetingId, new_id
from atelier.domain.operations import AddAttendees
from atelier.domain.things import Attendee
from tests.ui.conftest import NOON, Room
from tests.ui.finding.other_meeting import add_meeting


def attendee(name: str, meeting_id: MeetingId, *, structure: str = "", rank: int = 0) -> Attendee:
    """Somebody who came."""
    return Attendee(
        id=AttendeeId(new_id()),
        meeting_id=meeting_id,
        name=name,
        structure=structure,
        created_at=NOON + timedelta(seconds=rank),
    )


def put_on_sheet(room: Room, *names: str, structure: str = "") -> None:
    """Write them on the sheet of the meeting."""
    here = room.model.meeting_id
    made = tuple(attendee(name, here, structure=structure, rank=at) for at, name in enumerate(names))
    room.ask(AddAttendees(here, made))


def earlier_sheet(room: Room, *names: str) -> None:
    """Those on the sheet of a meeting before this one."""
    meeting = add_meeting(room)
    for each in (attendee(name, meeting.id, rank=rank) for rank, name in enumerate(names)):
        for snapshot in (room.base, room.model.snapshot):
            snapshot.apply([Edit(Attendee, each.id, WHOLE, None, each)])
