"""The meeting's sheet read: counts, who is on it already, who gave a name by phone, who came to an earlier meeting."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from atelier.domain.attendance import (
    Person,
    Turnout,
    is_first_time,
    known_people,
    not_yet_on,
    people_before,
    people_on_phones,
    sheet,
    turnout,
)
from atelier.domain.ids import AttendeeId, MeetingId, NoteId, ProjectId, QuestionId, new_id
from atelier.domain.parts import Snapshot
from atelier.domain.things import Attendee, Meeting, Note, Party, Source

AT = datetime(2026, 10, 4, 12, 0, tzinfo=UTC)
FIRST, HERE, LATER = (
    Meeting(
        id=MeetingId(name),
        project_id=ProjectId("p"),
        title=name,
        code=name,
        created_at=AT,
        day=date(2026, month, 4),
    )
    for name, month in (("first", 9), ("here", 10), ("later", 11))
)


def attendee(
    name: str, structure: str = "", *, of: Meeting = HERE, present: bool = True, is_new: bool = False
) -> Attendee:
    return Attendee(
        id=AttendeeId(new_id()),
        meeting_id=of.id,
        name=name,
        structure=structure,
        present=present,
        is_new=is_new,
        created_at=AT,
    )


def note(number: int, author: str | None, structure: str | None = None, **rest: object) -> Note:
    made = Note(
        id=NoteId(new_id()),
        meeting_id=HERE.id,
        project_id=HERE.project_id,
        question_id=QuestionId("q"),
        number=number,
        text="Un",
        source=Source.PHONE,
        created_at=AT,
        author=author,
        structure=structure,
    )
    return replace(made, **rest)


def test_counts_are_of_those_who_came() -> None:
    told = turnout(
        [
            attendee("A", "Centre Social", is_new=True),
            attendee("B", "centre social"),
            attendee("C"),
            attendee("D", "École", present=False, is_new=True),
        ]
    )
    assert told == Turnout(present=3, new=1, structures=1, excused=1)


def test_the_same_name_and_structure_is_the_same_person() -> None:
    there = [attendee("Amina BENALI", "École Jean-Moulin")]
    asked = [
        Person(name="Benali Amina", structure="ecole jean moulin"),
        Person(name="Amina Benali", structure="Centre"),
        Person(name="amina benali", structure="CENTRE"),
    ]
    assert not_yet_on(there, asked) == [asked[1]]


def test_the_sheet_is_in_the_order_in_which_it_was_written() -> None:
    late = replace(attendee("A"), created_at=AT + timedelta(seconds=1))
    other = attendee("C", of=FIRST)
    early = attendee("B")
    assert sheet(Snapshot([late, early, other]), HERE.id) == [early, late]


def test_those_who_gave_their_name_by_phone_once_each() -> None:
    withdrawn = note(5, "Zoé", withdrawn_by=Party.PARTICIPANT)
    notes = [
        note(3, "amina", "Centre"),
        note(1, "Amina", "Centre"),
        note(2, None),
        note(4, "Yann"),
        withdrawn,
    ]
    found = people_on_phones(Snapshot([HERE, *notes]), HERE.id)
    assert [(p.name, p.structure) for p in found] == [("Amina", "Centre"), ("Yann", "")]


def test_nobody_gave_a_name_where_none_was_asked_for() -> None:
    assert people_on_phones(Snapshot([HERE, note(1, None, "Centre")]), HERE.id) == []


def test_those_of_earlier_meetings_alone_come_back() -> None:
    snapshot = Snapshot(
        [FIRST, HERE, LATER, attendee("Amina", of=FIRST), attendee("Léa", of=LATER), attendee("Yann")]
    )
    assert [p.name for p in people_before(snapshot, HERE.id)] == ["Amina"]
    assert not is_first_time(snapshot, HERE.id, "AMINA")
    assert is_first_time(snapshot, HERE.id, "Léa")


def test_who_was_excused_comes_for_the_first_time() -> None:
    assert is_first_time(
        Snapshot([FIRST, HERE, attendee("Amina", of=FIRST, present=False)]), HERE.id, "Amina"
    )


def test_nobody_is_new_where_no_earlier_sheet_says_who_came() -> None:
    assert not is_first_time(Snapshot([FIRST, HERE, attendee("Léa")]), HERE.id, "Amina")


def test_names_and_structures_to_choose_from() -> None:
    snapshot = Snapshot([attendee("Yann", "École"), attendee("amina", "École")])
    assert known_people(snapshot) == ["amina", "École", "Yann"]
