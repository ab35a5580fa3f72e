"""Planning the agenda: it becomes what was asked for, and what was lived of it stays."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.decision import Refusal
from atelier.domain.ids import MeetingId, QuestionId, StageId, new_id
from atelier.domain.operations import (
    CreateMeeting,
    EnterStage,
    OpenPhones,
    PausePhones,
    PlanAgenda,
    ShowQuestion,
)
from atelier.domain.rules.agenda import MOST_STAGES
from atelier.domain.text import clean, clean_title
from atelier.domain.things import Door, Meeting, Stage, StageKind
from atelier.domain.trame import MINUTES_AT_MOST
from tests.domain.conftest import Workshop

TITLES = st.text(max_size=40).filter(lambda text: clean_title(text) != "")
PLANNED = st.tuples(
    st.none() | st.integers(0, 1),
    TITLES,
    st.sampled_from(StageKind),
    st.integers(1, MINUTES_AT_MOST),
    st.none() | st.integers(0, 2),
    st.text(max_size=40),
    st.booleans(),
)
"""Which stage it was, None for a new one; then its fields."""


def agenda(workshop: Workshop) -> list[Stage]:
    return sorted(
        workshop.snapshot.where(Stage, meeting_id=workshop.meeting_id), key=lambda stage: stage.rank
    )


def meeting(workshop: Workshop) -> Meeting:
    return workshop.snapshot.get(Meeting, workshop.meeting_id)


def plan(workshop: Workshop, *stages: Stage) -> None:
    workshop.perform(PlanAgenda(workshop.meeting_id, stages))


def new_stage(workshop: Workshop, title: str = "Étape") -> Stage:
    return Stage(
        id=StageId(new_id()),
        meeting_id=workshop.meeting_id,
        rank=7,
        title=title,
        kind=StageKind.COLLECT,
        minutes=10,
    )


@given(st.lists(PLANNED, max_size=8), st.booleans(), st.none() | st.integers(0, 1))
def test_the_agenda_becomes_what_is_planned(
    planned: list[tuple[int | None, str, StageKind, int, int | None, str, bool]],
    visited: bool,
    under_way: int | None,
) -> None:
    workshop = Workshop()
    if visited:
        for id in workshop.stage_ids:
            workshop.perform(EnterStage(workshop.meeting_id, id))
            workshop.at += timedelta(minutes=3)
    if under_way is not None:
        workshop.perform(EnterStage(workshop.meeting_id, workshop.stage_ids[under_way]))
    lived = {stage.id: (stage.used_s, stage.extra_s) for stage in agenda(workshop)}
    before = meeting(workshop)
    stages, taken = [], set[int]()
    for known, title, kind, minutes, question, instruction, collects in planned:
        again = known is not None and known not in taken
        if known is not None:
            taken.add(known)
        stages.append(
            Stage(
                id=workshop.stage_ids[known] if again and known is not None else StageId(new_id()),
                meeting_id=workshop.meeting_id,
                rank=0,
                title=title,
                kind=kind,
                minutes=minutes,
                question_id=None if question is None else workshop.question_ids[question],
                instruction=instruction,
                collects=collects,
                used_s=999,
            )
        )
    plan(workshop, *stages)
    expected = []
    for rank, stage in enumerate(stages):
        used_s, extra_s = lived.get(stage.id, (0, 0))
        kept = replace(stage, rank=rank, title=clean_title(stage.title), instruction=clean(stage.instruction))
        expected.append(replace(kept, used_s=used_s, extra_s=extra_s))
    assert agenda(workshop) == expected
    after = meeting(workshop)
    clock = (after.stage_id, after.stage_started_at, after.stage_paused_at, after.stage_extra_s)
    if before.stage_id in {stage.id for stage in stages}:
        assert clock == (before.stage_id, before.stage_started_at, None, 0)
    else:
        assert clock == (None, None, None, 0)
        assert (after.phones_paused, after.question_id) == (before.phones_paused, before.question_id)


def test_planning_the_same_again_is_nothing(workshop: Workshop) -> None:
    plan(workshop, new_stage(workshop), *agenda(workshop))
    assert workshop.perform(PlanAgenda(workshop.meeting_id, tuple(agenda(workshop)))) is None


def test_another_meeting_keeps_its_stages(workshop: Workshop) -> None:
    other = replace(new_stage(workshop), meeting_id=workshop.meeting_ids[1])
    workshop.perform(PlanAgenda(workshop.meeting_ids[1], (other,)))
    plan(workshop)
    assert [stage.id for stage in workshop.snapshot.all(Stage)] == [other.id]
    with pytest.raises(Refusal, match="n’est pas celle de cette rencontre"):
        plan(workshop, other)
    with pytest.raises(Refusal, match="n’est pas celle de cette rencontre"):
        plan(workshop, replace(other, meeting_id=workshop.meeting_id))


WRONG = pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"minutes": -1}, "de 1 à 600 minutes"),
        ({"minutes": 0}, "de 1 à 600 minutes"),
        ({"minutes": MINUTES_AT_MOST + 1}, "de 1 à 600 minutes"),
        ({"title": ""}, "titre"),
        ({"title": " \n"}, "titre"),
        ({"title": "\u200b"}, "titre"),
        ({"title": "a" * 201}, "200 au plus"),
        ({"instruction": "a" * 1001}, "Cette consigne est trop longue.*1001 caractères, 1000 au plus"),
        ({"question_id": QuestionId("ailleurs")}, "n’existe plus"),
        ({"meeting_id": MeetingId("ailleurs")}, "n’est pas celle de cette rencontre"),
    ],
)


@WRONG
def test_a_stage_that_can_not_be_is_refused(workshop: Workshop, values: dict[str, Any], said: str) -> None:
    before = agenda(workshop)
    with pytest.raises(Refusal, match=said):
        plan(workshop, *before, replace(new_stage(workshop), **values))
    assert agenda(workshop) == before


@WRONG
def test_a_new_meeting_takes_no_other_stages(workshop: Workshop, values: dict[str, Any], said: str) -> None:
    made = replace(meeting(workshop), id=MeetingId(new_id()), code="NOUVEL")
    stage = replace(new_stage(workshop), meeting_id=made.id)
    with pytest.raises(Refusal, match=said):
        workshop.perform(CreateMeeting(made, (stage, replace(stage, id=StageId(new_id()), **values))))
    assert workshop.snapshot.find(Meeting, made.id) is None


def test_a_new_meeting_s_agenda_is_kept_as_a_planned_one(workshop: Workshop) -> None:
    made = replace(meeting(workshop), id=MeetingId(new_id()), code="NOUVEL")
    told = replace(new_stage(workshop, " Le\ntitre "), meeting_id=made.id, instruction="x" * 1000, used_s=60)
    creation = CreateMeeting(made, (told,))
    workshop.perform(creation)
    (kept,) = workshop.snapshot.where(Stage, meeting_id=made.id)
    assert kept == replace(told, rank=0, title="Le titre", used_s=0)
    assert workshop.perform(creation) is None


def test_no_stage_is_there_twice(workshop: Workshop) -> None:
    stage = new_stage(workshop)
    with pytest.raises(Refusal, match="deux fois"):
        plan(workshop, stage, replace(stage, title="Autre"))
    made = replace(meeting(workshop), id=MeetingId(new_id()), code="NOUVEL")
    here = replace(stage, meeting_id=made.id)
    with pytest.raises(Refusal, match="deux fois"):
        workshop.perform(CreateMeeting(made, (here, here)))


def test_an_agenda_has_an_end(workshop: Workshop) -> None:
    plan(workshop, *(new_stage(workshop) for _ in range(MOST_STAGES)))
    assert len(agenda(workshop)) == MOST_STAGES
    with pytest.raises(Refusal, match="60 étapes au plus"):
        plan(workshop, *(new_stage(workshop) for _ in range(MOST_STAGES + 1)))
    made = replace(meeting(workshop), id=MeetingId(new_id()), code="NOUVEL")
    stages = tuple(replace(new_stage(workshop), meeting_id=made.id) for _ in range(MOST_STAGES + 1))
    with pytest.raises(Refusal, match="60 étapes au plus"):
        workshop.perform(CreateMeeting(made, stages))


# The stage under way


def change(workshop: Workshop, rank: int = 0, **values: Any) -> Meeting:
    """Plan a stage otherwise; the meeting then."""
    stages = agenda(workshop)
    stages[rank] = replace(stages[rank], **values)
    plan(workshop, *stages)
    return meeting(workshop)


@pytest.fixture
def begun(workshop: Workshop) -> Workshop:
    """The first stage is under way; it collects, on the first question."""
    change(workshop, question_id=workshop.question_ids[0])
    workshop.perform(EnterStage(workshop.meeting_id, workshop.stage_ids[0]))
    return workshop


def test_phones_follow_what_the_stage_under_way_lets_them_from_now_on(begun: Workshop) -> None:
    assert change(begun, collects=False).door is Door.PAUSED
    assert change(begun, collects=True).door is Door.OPEN


def test_a_closed_collecting_stays_closed(begun: Workshop) -> None:
    begun.perform(OpenPhones(begun.meeting_id, False))
    closed = change(begun, collects=False)
    assert (closed.door, closed.phones_paused) == (Door.CLOSED, False)
    begun.perform(OpenPhones(begun.meeting_id, True))
    assert meeting(begun).door is Door.OPEN


def test_the_room_goes_to_the_question_of_the_stage_under_way(begun: Workshop) -> None:
    assert change(begun, question_id=begun.question_ids[1]).question_id == begun.question_ids[1]
    assert change(begun, question_id=None).question_id == begun.question_ids[1]


def test_what_was_decided_beside_the_agenda_stands_while_it_says_the_same(begun: Workshop) -> None:
    begun.perform(PausePhones(begun.meeting_id, True))
    begun.perform(ShowQuestion(begun.meeting_id, begun.question_ids[2]))
    after = change(begun, title="Autre", minutes=20)
    assert (after.door, after.question_id) == (Door.PAUSED, begun.question_ids[2])


def test_other_stages_say_nothing_yet(begun: Workshop) -> None:
    before = meeting(begun)
    assert change(begun, rank=1, collects=False, question_id=begun.question_ids[1]) == before
