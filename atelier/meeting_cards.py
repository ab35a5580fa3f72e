"""From what a base tells of its meetings to the cards of the Accueil."""

from collections.abc import Mapping, Sequence

from atelier.domain.ids import MeetingId
from atelier.domain.outline import WallOutline
from atelier.ui.home.meeting_card import MeetingCard
from base.summary import MeetingSummary


def meeting_cards(
    summaries: Sequence[MeetingSummary], walls: Mapping[MeetingId, tuple[WallOutline, ...]]
) -> list[MeetingCard]:
    """What the Accueil shows of those meetings, with the outlines of their walls."""
    return [
        MeetingCard(
            meeting_id=summary.meeting.id,
            project_id=summary.meeting.project_id,
            project_title=summary.project_title,
            title=summary.meeting.title,
            day=summary.meeting.day,
            place=summary.meeting.place,
            note_count=summary.note_count,
            last_activity=summary.last_change_at,
            begins_at=summary.meeting.begins_at,
            kind=summary.meeting.kind,
            walls=walls.get(summary.meeting.id, ()),
        )
        for summary in summaries
    ]
