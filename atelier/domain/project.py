"""What of its own parts a project is read by: its peer groups and its meetings, in their order."""

from atelier.domain.ids import MeetingId
from atelier.domain.parts import Snapshot
from atelier.domain.things import Meeting, PeerGroup


def other_meetings(snapshot: Snapshot, meeting_id: MeetingId) -> list[Meeting]:
    """The other meetings of the project, the latest first."""
    others = (meeting for meeting in snapshot.all(Meeting) if meeting.id != meeting_id)
    return sorted(others, key=lambda m: (m.day or m.created_at.date(), m.created_at), reverse=True)


def peer_groups(snapshot: Snapshot) -> list[PeerGroup]:
    """The peer groups of the project, in their order."""
    return sorted(snapshot.all(PeerGroup), key=lambda group: (group.rank, group.id))
