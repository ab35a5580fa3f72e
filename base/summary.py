"""A meeting in a list, and finding one by what a person calls it. No SQLAlchemy here: it is slow to load."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from atelier.domain.language import gettext as _
from atelier.domain.things import Meeting
from base.faults import UnknownMeeting

SHORTEST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """A meeting's sheet, its project's title, its notes on the wall, when it last changed."""

    meeting: Meeting
    project_title: str
    note_count: int
    last_change_at: datetime


def find_meeting(summaries: Sequence[MeetingSummary], name: str) -> Meeting:
    """The meeting of that identifier, the beginning of one, or that join code.

    Raises:
        UnknownMeeting: there is none, or several.
    """
    meetings = [summary.meeting for summary in summaries]
    found = [meeting for meeting in meetings if name == meeting.id or name.upper() == meeting.code]
    if not found and len(name) >= SHORTEST_PREFIX:
        found = [meeting for meeting in meetings if meeting.id.startswith(name)]
    if len(found) != 1:
        raise UnknownMeeting(_("Aucune rencontre ne s’appelle « {name} » dans cette base.").format(name=name))
    return found[0]
