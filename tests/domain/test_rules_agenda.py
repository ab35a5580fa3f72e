"""Planning the agenda: it becomes what was asked for, and what was lived of it stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.decision import Refusal
from atelier.domain.ids import QuestionId, StageId, new_id
from atelier.domain.operations import EnterStage, PlanAgenda
from atelier.domain.rules.agenda import MOST_STAGES
from atelier.domain.text import clean, clean_title
from atelier.domain.things import Meeting, Stage, StageKind
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
    if before.stage_id in {stage.id for stage in stages}:
        assert after == before
    else:
        clock = (after.stage_id, after.stage_started_at, after.stage_paused_at, after.stage_extra_s)
        assert clock == (None, None, None, 0)


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


@pytest.mark.parametrize("minutes", [-1, 0, MINUTES_AT_MOST + 1])
def test_a_stage_lasts_from_a_minute_to_ten_hours(workshop: Workshop, minutes: int) -> None:
    with pytest.raises(Refusal, match="de 1 à 600 minutes"):
        plan(workshop, replace(new_stage(workshop), minutes=minutes))
    assert [stage.id for stage in agenda(workshop)] == workshop.stage_ids


@pytest.mark.parametrize("title", ["", " \n", "\u200b"])
def test_a_stage_has_a_title(workshop: Workshop, title: str) -> None:
    with pytest.raises(Refusal, match="titre"):
        plan(workshop, new_stage(workshop, title))


def test_a_stage_is_on_a_question_of_the_project(workshop: Workshop) -> None:
    with pytest.raises(Refusal):
        plan(workshop, replace(new_stage(workshop), question_id=QuestionId("ailleurs")))


def test_an_agenda_has_an_end(workshop: Workshop) -> None:
    plan(workshop, *(new_stage(workshop) for _ in range(MOST_STAGES)))
    assert len(agenda(workshop)) == MOST_STAGES
    with pytest.raises(Refusal, match="60 étapes au plus"):
        plan(workshop, *(new_stage(workshop) for _ in range(MOST_STAGES + 1)))
