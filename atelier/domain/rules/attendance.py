"""Rules of the meeting's sheet."""

from collections.abc import Sequence
from dataclasses import replace

from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.language import gettext as _
from atelier.domain.operations import AddAttendees, EditAttendee, Operation, RemoveAttendees
from atelier.domain.parts import Draft
from atelier.domain.rules.about import About, Rule, create, existing, in_meeting
from atelier.domain.text import clean_title
from atelier.domain.things import Attendee, Meeting, PeerGroup

MOST_ATTENDEES = 1_000


def _add_attendees(operation: AddAttendees, draft: Draft, _circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    already = len(draft.where(Attendee, meeting_id=meeting.id))
    if already + len(operation.attendees) > MOST_ATTENDEES:
        raise Refusal(_("Une feuille de présence a {most} lignes au plus.").format(most=MOST_ATTENDEES))
    for attendee in operation.attendees:
        create(draft, _checked(replace(attendee, meeting_id=meeting.id), draft, meeting))
    return in_meeting(draft, meeting.id, count=len(operation.attendees), name=_name(operation.attendees))


def _edit_attendee(operation: EditAttendee, draft: Draft, _circumstances: Circumstances) -> About:
    kept = existing(draft, Attendee, operation.attendee.id)
    asked = _checked(operation.attendee, draft, existing(draft, Meeting, kept.meeting_id))
    draft.set(
        kept,
        name=asked.name,
        structure=asked.structure,
        peer_group_id=asked.peer_group_id,
        present=asked.present,
        is_new=asked.is_new,
    )
    return in_meeting(draft, kept.meeting_id, name=asked.name)


def _remove_attendees(operation: RemoveAttendees, draft: Draft, _circumstances: Circumstances) -> About:
    found = [draft.find(Attendee, id) for id in dict.fromkeys(operation.attendee_ids)]
    removed = [one for one in found if one is not None and one.meeting_id == operation.meeting_id]
    for attendee in removed:
        draft.delete(attendee)
    return in_meeting(draft, operation.meeting_id, count=len(removed), name=_name(removed))


def _checked(asked: Attendee, draft: Draft, meeting: Meeting) -> Attendee:
    """The attendee as it may be kept: somebody is told by a name, or at least by a structure."""
    attendee = replace(asked, name=clean_title(asked.name), structure=clean_title(asked.structure))
    if not attendee.name and not attendee.structure:
        raise Refusal(_("Il manque un nom."))
    if attendee.peer_group_id is not None:
        group = existing(draft, PeerGroup, attendee.peer_group_id)
        if group.project_id != meeting.project_id:
            raise Refusal(_("Ce groupe de pairs n’est pas de ce projet."))
    return attendee


def _name(attendees: Sequence[Attendee]) -> str:
    return clean_title(attendees[0].name or attendees[0].structure) if attendees else ""


RULES: dict[type[Operation], Rule] = {
    AddAttendees: _add_attendees,
    EditAttendee: _edit_attendee,
    RemoveAttendees: _remove_attendees,
}
