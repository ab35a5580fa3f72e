"""Rules of the meeting's sheet."""

from dataclasses import replace

import pytest

from atelier.domain.decision import Refusal
from atelier.domain.ids import AttendeeId, PeerGroupId, new_id
from atelier.domain.operations import AddAttendees, EditAttendee, RemoveAttendees
from atelier.domain.rules.attendance import MOST_ATTENDEES
from atelier.domain.things import Attendee
from tests.domain.conftest import Workshop


def somebody(workshop: Workshop, name: str = "Nadia", **values: object) -> Attendee:
    attendee = Attendee(
        id=AttendeeId(new_id()), meeting_id=workshop.meeting_id, name=name, created_at=workshop.at
    )
    return replace(attendee, **values)  # type: ignore[arg-type]


def sheet(workshop: Workshop) -> list[Attendee]:
    return list(workshop.snapshot.all(Attendee))


def test_people_are_written_with_their_structures(workshop: Workshop) -> None:
    came = somebody(workshop, " Nadia\x00 ", structure=" École\nA ")
    change = workshop.perform(AddAttendees(workshop.meeting_id, (came, somebody(workshop, "Karim"))))
    assert change is not None
    assert (change.count, change.name) == (2, "Nadia")
    assert [(one.name, one.structure) for one in sheet(workshop)] == [("Nadia", "École A"), ("Karim", "")]


def test_writing_them_again_is_harmless(workshop: Workshop) -> None:
    people = (somebody(workshop),)
    workshop.perform(AddAttendees(workshop.meeting_id, people))
    assert workshop.perform(AddAttendees(workshop.meeting_id, people)) is None


def test_somebody_has_a_name_or_a_structure(workshop: Workshop) -> None:
    workshop.perform(AddAttendees(workshop.meeting_id, (somebody(workshop, "", structure="École A"),)))
    with pytest.raises(Refusal, match="Il manque un nom"):
        workshop.perform(AddAttendees(workshop.meeting_id, (somebody(workshop, "\x00 "),)))


def test_a_group_is_one_of_the_project(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="n’existe plus"):
        workshop.perform(
            AddAttendees(workshop.meeting_id, (somebody(workshop, peer_group_id=PeerGroupId(new_id())),))
        )


def test_a_sheet_has_an_end(workshop: Workshop) -> None:
    people = tuple(somebody(workshop, f"Personne {n}") for n in range(MOST_ATTENDEES))
    workshop.perform(AddAttendees(workshop.meeting_id, people))
    with pytest.raises(Refusal, match=f"{MOST_ATTENDEES} lignes"):
        workshop.perform(AddAttendees(workshop.meeting_id, (somebody(workshop),)))


def test_what_is_told_of_somebody_is_put_right(workshop: Workshop) -> None:
    came = somebody(workshop)
    workshop.perform(AddAttendees(workshop.meeting_id, (came,)))
    workshop.perform(EditAttendee(replace(came, name="Nadia B.", present=False, is_new=True)))
    (kept,) = sheet(workshop)
    assert (kept.name, kept.present, kept.is_new) == ("Nadia B.", False, True)
    with pytest.raises(Refusal, match="Il manque un nom"):
        workshop.perform(EditAttendee(replace(came, name="")))


def test_people_are_taken_off_together_and_come_back(workshop: Workshop) -> None:
    people = (somebody(workshop), somebody(workshop, "Karim"))
    workshop.perform(AddAttendees(workshop.meeting_id, people))
    gone = (people[0].id, people[1].id, AttendeeId(new_id()))
    change = workshop.perform(RemoveAttendees(workshop.meeting_id, gone))
    assert change is not None
    assert change.count == 2
    assert not sheet(workshop)
    workshop.undo()
    assert set(sheet(workshop)) == set(people)
