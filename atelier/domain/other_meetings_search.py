"""Finding post-its of the other meetings of a project, by the same words and filters as those of the one shown.

How they come out of the base, and where they are shown, is elsewhere.
"""

from dataclasses import replace

from atelier.domain.filtering import Criteria
from atelier.domain.ids import MeetingId
from atelier.domain.parts import Snapshot
from atelier.domain.project import other_meetings
from atelier.domain.searching import Hit, Search


class OtherMeetingsSearch:
    """What the other meetings had on their walls when `snapshot` was read."""

    def __init__(self, snapshot: Snapshot, meeting_id: MeetingId) -> None:
        meetings = other_meetings(snapshot, meeting_id)
        self._searches = [(meeting, Search(snapshot, meeting.id)) for meeting in meetings]

    def hits(self, query: str, criteria: Criteria) -> list[Hit]:
        """Post-its alone, meeting by meeting, the latest first; all of them where nothing else is asked for."""
        return [
            replace(hit, meeting=meeting)
            for meeting, search in self._searches
            for hit in search.hits(query, criteria, notes_only=True)
        ]
