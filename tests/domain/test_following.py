"""The next meeting of a project."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from atelier.domain.following import following_meeting, next_title
from atelier.domain.ids import MeetingId, ProjectId, QuestionId, StageId
from atelier.domain.operations import CreateMeeting
from atelier.domain.things import Display, Door, Meeting, MeetingKind, Stage, StageKind

AT = datetime(2018, 11, 1, 9, 0, tzinfo=UTC)
TOLD: dict[str, Any] = {
    "free_questions": False,
    "shows_board": True,
    "display": Display.HELD,
    "quota": 3,
    "asks_name": True,
    "asks_structure": True,
    "asks_group": True,
    "organiser": "La fédération",
    "kept_for": "un an",
    "contact": "contact@example.org",
}
"""What phones are asked and told: nothing of it is as it is by default."""
LAST = Meeting(
    id=MeetingId("m1"),
    project_id=ProjectId("p"),
    title="1re rencontre",
    code="ABCDEF",
    created_at=datetime(2018, 10, 1, tzinfo=UTC),
    place="Lille",
    wifi_name="Centre social",
    wifi_password="bonjour1",
    phones_open=False,
    closed_question_ids=(QuestionId("q1"),),
    phones_paused=True,
    question_id=QuestionId("q2"),
    stage_id=StageId("s2"),
    stage_started_at=AT,
    stage_paused_at=AT,
    stage_extra_s=60,
    **TOLD,
)
AGENDA = tuple(
    Stage(
        id=StageId(f"s{rank}"),
        meeting_id=LAST.id,
        rank=rank,
        title=f"Étape {rank}",
        kind=StageKind.COLLECT,
        minutes=10,
        used_s=300,
        extra_s=120,
    )
    for rank in (2, 0, 1)
)


def after(*, last: Meeting = LAST, place: str = "Lille", agenda: tuple[Stage, ...] = AGENDA) -> CreateMeeting:
    return following_meeting(
        last,
        agenda,
        title="2e rencontre",
        day=date(2018, 12, 4),
        begins_at=time(14),
        place=place,
        kind=MeetingKind.MEETING,
        at=AT,
    )


def test_it_is_another_meeting_of_the_project() -> None:
    meeting = after().meeting
    assert (meeting.project_id, meeting.title, meeting.day) == ("p", "2e rencontre", date(2018, 12, 4))
    assert (meeting.begins_at, meeting.created_at) == (time(14), AT)
    assert meeting.id != LAST.id
    assert meeting.code != LAST.code


def test_what_phones_are_told_goes_on_and_all_else_begins_afresh() -> None:
    meeting = after().meeting
    assert meeting == Meeting(
        id=meeting.id,
        project_id=LAST.project_id,
        title="2e rencontre",
        code=meeting.code,
        created_at=AT,
        day=date(2018, 12, 4),
        begins_at=time(14),
        place="Lille",
        wifi_name="Centre social",
        wifi_password="bonjour1",
        **TOLD,
    )
    assert meeting.door is Door.OPEN


@pytest.mark.parametrize(("place", "wifi"), [("Lille", "Centre social"), ("Douai", "")])
def test_the_wifi_is_that_of_the_place(place: str, wifi: str) -> None:
    assert after(place=place).meeting.wifi_name == wifi


def test_a_wifi_that_nobody_can_join_is_not_taken_over() -> None:
    """A base may hold one, and the meeting that follows is not to be refused for it."""
    made = after(last=replace(LAST, wifi_password="x" * 3000))
    assert (made.meeting.wifi_name, made.meeting.wifi_password) == ("", "")


def test_the_agenda_begins_afresh_in_its_order() -> None:
    made = after()
    assert [stage.title for stage in made.stages] == ["Étape 0", "Étape 1", "Étape 2"]
    assert {(stage.meeting_id, stage.used_s, stage.extra_s) for stage in made.stages} == {
        (made.meeting.id, 0, 0)
    }
    assert not {stage.id for stage in made.stages} & {stage.id for stage in AGENDA}


def held(*titles: str, kind: MeetingKind = MeetingKind.MEETING) -> list[Meeting]:
    return [
        Meeting(
            id=MeetingId(title), project_id=ProjectId("p"), title=title, code=title, created_at=AT, kind=kind
        )
        for title in titles
    ]


@pytest.mark.parametrize(
    ("titles", "kind", "proposed"),
    [
        ((), MeetingKind.MEETING, "1re rencontre"),
        (("1re rencontre",), MeetingKind.MEETING, "2e rencontre"),
        (("Lancement", "Bilan"), MeetingKind.MEETING, "3e rencontre"),
        (("2e rencontre",), MeetingKind.MEETING, "3e rencontre"),
        (("1re rencontre",), MeetingKind.INTERSESSION, "1re intersession"),
    ],
)
def test_its_title_counts_on(titles: tuple[str, ...], kind: MeetingKind, proposed: str) -> None:
    assert next_title(held(*titles), kind) == proposed


def test_intersessions_are_counted_apart() -> None:
    both = held("1re rencontre") + held("1re intersession", kind=MeetingKind.INTERSESSION)
    assert next_title(both, MeetingKind.INTERSESSION) == "2e intersession"
