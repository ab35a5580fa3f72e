"""The next meeting of a project: what it is called, and what it takes over from the one before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from atelier.domain.ids import MeetingId, StageId, new_code, new_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import CreateMeeting
from atelier.domain.things import Meeting, MeetingKind, Stage
from atelier.domain.wifi import joinable


def next_title(held: Sequence[Meeting], kind: MeetingKind) -> str:
    """What the next meeting of that kind is called until somebody says otherwise: none of the project is called so."""
    taken = {meeting.title for meeting in held}
    number = 1 + sum(meeting.kind is kind for meeting in held)
    while (title := _ordinal_title(number, kind)) in taken:
        number += 1
    return title


def _ordinal_title(number: int, kind: MeetingKind) -> str:
    if kind is MeetingKind.INTERSESSION:
        return _("1re intersession") if number == 1 else _("{number}e intersession").format(number=number)
    return _("1re rencontre") if number == 1 else _("{number}e rencontre").format(number=number)


def following_meeting(
    previous: Meeting,
    agenda: Sequence[Stage],
    *,
    title: str,
    day: date | None,
    begins_at: time | None,
    place: str,
    kind: MeetingKind,
    at: datetime,
) -> CreateMeeting:
    """The operation that adds a meeting like the previous one, with that agenda begun afresh and a code of its own.

    What phones are asked and told goes on; the doors are open again, the room is on no question yet. The Wi-Fi is
    that of the place.
    """
    wifi_name, wifi_password = (
        joinable(previous.wifi_name, previous.wifi_password) if place == previous.place else ("", "")
    )
    meeting = Meeting(
        id=MeetingId(new_id()),
        project_id=previous.project_id,
        title=title,
        code=new_code(),
        created_at=at,
        kind=kind,
        day=day,
        begins_at=begins_at,
        place=place,
        wifi_name=wifi_name,
        wifi_password=wifi_password,
        free_questions=previous.free_questions,
        shows_board=previous.shows_board,
        display=previous.display,
        quota=previous.quota,
        asks_name=previous.asks_name,
        asks_structure=previous.asks_structure,
        asks_group=previous.asks_group,
        organiser=previous.organiser,
        kept_for=previous.kept_for,
        contact=previous.contact,
    )
    return CreateMeeting(meeting, _afresh(agenda, meeting.id))


def _afresh(agenda: Sequence[Stage], meeting_id: MeetingId) -> tuple[Stage, ...]:
    stages = sorted(agenda, key=lambda stage: stage.rank)
    return tuple(
        replace(stage, id=StageId(new_id()), meeting_id=meeting_id, rank=rank, used_s=0, extra_s=0)
        for rank, stage in enumerate(stages)
    )
