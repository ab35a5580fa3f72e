"""The stage under way and its clock: what entering, leaving, pausing and extending come to."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.decision import Refusal
from atelier.domain.ids import MeetingId, ProjectId, StageId, new_id
from atelier.domain.operations import (
    CreateMeeting,
    EnterStage,
    ExtendStage,
    OpenPhones,
    PauseClock,
    PausePhones,
    PlanAgenda,
    ShowQuestion,
)
from atelier.domain.things import Door, Meeting, Stage
from atelier.domain.timing import left_s
from tests.domain.conftest import START, Workshop


def meeting(workshop: Workshop) -> Meeting:
    return workshop.snapshot.get(Meeting, workshop.meeting_id)


def new_meeting(project_id: ProjectId, title: str = "Suite") -> Meeting:
    return Meeting(
        id=MeetingId(new_id()), project_id=project_id, title=title, code="ABCDEF", created_at=START
    )


def stage(workshop: Workshop, rank: int) -> Stage:
    return workshop.snapshot.get(Stage, workshop.stage_ids[rank])


def enter(workshop: Workshop, rank: int) -> None:
    workshop.perform(EnterStage(workshop.meeting_id, workshop.stage_ids[rank]))


def plan(workshop: Workshop, *, questions: tuple[int | None, ...], collects: tuple[bool, ...] = ()) -> None:
    """An agenda of stages on those questions."""
    workshop.stage_ids = [StageId(new_id()) for _question in questions]
    model = workshop.snapshot.get(Stage, next(s.id for s in workshop.snapshot.all(Stage)))
    stages = tuple(
        replace(
            model,
            id=id,
            rank=rank,
            question_id=None if question is None else workshop.question_ids[question],
            collects=collects[rank] if collects else True,
        )
        for rank, (id, question) in enumerate(zip(workshop.stage_ids, questions, strict=True))
    )
    workshop.perform(PlanAgenda(workshop.meeting_id, stages))


def test_entering_a_stage_starts_its_clock(workshop: Workshop) -> None:
    workshop.perform(EnterStage(workshop.meeting_id, workshop.stage_ids[0]))
    workshop.perform(ExtendStage(workshop.meeting_id, 60))
    workshop.perform(PauseClock(workshop.meeting_id, paused=True))
    workshop.perform(EnterStage(workshop.meeting_id, workshop.stage_ids[1]))
    now = meeting(workshop)
    assert (now.stage_id, now.stage_started_at) == (workshop.stage_ids[1], workshop.at)
    assert (now.stage_paused_at, now.stage_extra_s) == (None, 0)


def test_a_stage_shows_its_question_or_leaves_the_one_shown(workshop: Workshop) -> None:
    stage = workshop.snapshot.get(Stage, workshop.stage_ids[1])
    other = replace(new_meeting(workshop.project_id), code="ZZZZZZ")
    on_question = replace(
        stage, id=StageId(new_id()), meeting_id=other.id, question_id=workshop.question_ids[1]
    )
    on_none = replace(on_question, id=StageId(new_id()), question_id=None)
    workshop.perform(CreateMeeting(other, (on_question, on_none)))
    for id in (on_question.id, on_none.id):
        workshop.perform(EnterStage(other.id, id))
        assert workshop.snapshot.get(Meeting, other.id).question_id == workshop.question_ids[1]


def test_the_stage_of_another_meeting_is_refused(workshop: Workshop) -> None:
    with pytest.raises(Refusal):
        workshop.perform(EnterStage(workshop.meeting_ids[1], workshop.stage_ids[0]))


def test_a_pause_does_not_count(workshop: Workshop) -> None:
    workshop.perform(EnterStage(workshop.meeting_id, workshop.stage_ids[0]))
    started = workshop.at
    workshop.perform(PauseClock(workshop.meeting_id, paused=True))
    workshop.at += timedelta(minutes=5)
    workshop.perform(PauseClock(workshop.meeting_id, paused=False))
    assert meeting(workshop).stage_started_at == started + timedelta(minutes=5, seconds=1)
    assert meeting(workshop).stage_paused_at is None


@pytest.mark.parametrize("paused", [True, False])
def test_pausing_or_resuming_twice_is_nothing_to_do(workshop: Workshop, paused: bool) -> None:
    workshop.perform(EnterStage(workshop.meeting_id, workshop.stage_ids[0]))
    workshop.perform(PauseClock(workshop.meeting_id, paused=paused))
    assert workshop.perform(PauseClock(workshop.meeting_id, paused=paused)) is None


def test_more_time_adds_up_to_ten_hours(workshop: Workshop) -> None:
    workshop.perform(EnterStage(workshop.meeting_id, workshop.stage_ids[0]))
    workshop.perform(ExtendStage(workshop.meeting_id, 300))
    workshop.perform(ExtendStage(workshop.meeting_id, -60))
    assert meeting(workshop).stage_extra_s == 240
    with pytest.raises(Refusal):
        workshop.perform(ExtendStage(workshop.meeting_id, 36_000))


def test_a_stage_is_not_made_shorter_than_what_it_took(workshop: Workshop) -> None:
    enter(workshop, 0)
    minutes = stage(workshop, 0).minutes
    workshop.at += timedelta(minutes=minutes, seconds=-90)
    workshop.perform(ExtendStage(workshop.meeting_id, -120))
    assert left_s(meeting(workshop), stage(workshop, 0), workshop.at) == 0
    shortened = meeting(workshop)
    with pytest.raises(Refusal, match="déjà pris tout son temps"):
        workshop.perform(ExtendStage(workshop.meeting_id, -120))
    assert meeting(workshop) == shortened


def test_a_late_stage_can_still_be_given_time(workshop: Workshop) -> None:
    enter(workshop, 0)
    workshop.at += timedelta(hours=2)
    workshop.perform(ExtendStage(workshop.meeting_id, 120))
    assert meeting(workshop).stage_extra_s == 120


def test_a_clock_put_back_does_not_take_away_what_a_stage_took(workshop: Workshop) -> None:
    enter(workshop, 0)
    workshop.at += timedelta(minutes=6)
    enter(workshop, 1)
    taken = stage(workshop, 0).used_s
    enter(workshop, 0)
    workshop.at -= timedelta(hours=1)
    whole = stage(workshop, 0).minutes * 60
    assert left_s(meeting(workshop), stage(workshop, 0), workshop.at) == whole - taken
    enter(workshop, 1)
    assert stage(workshop, 0).used_s == taken


def test_a_stage_left_running_for_days_took_its_minutes(workshop: Workshop) -> None:
    enter(workshop, 0)
    workshop.at += timedelta(days=2)
    enter(workshop, 1)
    assert stage(workshop, 0).used_s == stage(workshop, 0).minutes * 60


@pytest.mark.parametrize(
    "operation", [lambda id: PauseClock(id, paused=True), lambda id: ExtendStage(id, 60)]
)
def test_without_a_stage_there_is_no_clock(workshop: Workshop, operation: type[ExtendStage]) -> None:
    with pytest.raises(Refusal, match="Aucune étape"):
        workshop.perform(operation(workshop.meeting_id))  # type: ignore[call-arg]


def test_going_back_to_a_stage_its_clock_goes_on_from_where_it_was_left(workshop: Workshop) -> None:
    enter(workshop, 0)
    workshop.perform(ExtendStage(workshop.meeting_id, 120))
    workshop.at += timedelta(minutes=6)
    left = left_s(meeting(workshop), stage(workshop, 0), workshop.at)
    enter(workshop, 1)
    assert (stage(workshop, 0).used_s, stage(workshop, 0).extra_s) == (6 * 60 + 2, 120)
    workshop.at += timedelta(minutes=9)
    enter(workshop, 0)
    # A second passed before it was left.
    assert left_s(meeting(workshop), stage(workshop, 0), workshop.at) == left - 1


def test_a_stage_left_while_paused_took_no_more_than_up_to_its_pause(workshop: Workshop) -> None:
    enter(workshop, 0)
    workshop.at += timedelta(minutes=4)
    workshop.perform(PauseClock(workshop.meeting_id, paused=True))
    workshop.at += timedelta(hours=1)
    enter(workshop, 1)
    assert stage(workshop, 0).used_s == 4 * 60 + 1


def test_phones_follow_what_the_stage_lets_them_and_back(workshop: Workshop) -> None:
    plan(workshop, questions=(0, 0, 1), collects=(True, False, True))
    doors = []
    for rank in (0, 1, 2, 1, 0):
        enter(workshop, rank)
        doors.append(meeting(workshop).door)
    assert doors == [Door.OPEN, Door.PAUSED, Door.OPEN, Door.PAUSED, Door.OPEN]


def test_what_was_decided_of_the_phones_lasts_until_the_next_stage(workshop: Workshop) -> None:
    plan(workshop, questions=(0, 0), collects=(True, True))
    enter(workshop, 0)
    workshop.perform(PausePhones(workshop.meeting_id, paused=True))
    workshop.perform(ExtendStage(workshop.meeting_id, 60))
    assert meeting(workshop).door is Door.PAUSED
    enter(workshop, 1)
    assert meeting(workshop).door is Door.OPEN


@pytest.mark.parametrize("paused", [True, False])
def test_entering_the_stage_under_way_again_leaves_what_was_decided_of_the_phones(
    workshop: Workshop, paused: bool
) -> None:
    plan(workshop, questions=(0,), collects=(paused,))
    enter(workshop, 0)
    workshop.perform(PausePhones(workshop.meeting_id, paused))
    enter(workshop, 0)
    assert meeting(workshop).phones_paused is paused


@pytest.mark.parametrize("collects", [True, False])
def test_no_stage_opens_a_collecting_that_is_closed(workshop: Workshop, collects: bool) -> None:
    plan(workshop, questions=(0,), collects=(collects,))
    workshop.perform(OpenPhones(workshop.meeting_id, accepted=False))
    enter(workshop, 0)
    assert meeting(workshop).door is Door.CLOSED
    workshop.perform(OpenPhones(workshop.meeting_id, accepted=True))
    assert meeting(workshop).door is Door.OPEN


def test_going_back_to_a_stage_on_no_question_finds_the_one_that_the_room_was_on(workshop: Workshop) -> None:
    plan(workshop, questions=(None, 0, None, 1))
    for rank in (1, 2, 3, 2):
        enter(workshop, rank)
    assert meeting(workshop).question_id == workshop.question_ids[0]
    # Before the first question, there is none to go back to.
    enter(workshop, 0)
    assert meeting(workshop).question_id == workshop.question_ids[0]


def test_going_on_to_a_stage_on_no_question_stays_on_the_one_shown(workshop: Workshop) -> None:
    plan(workshop, questions=(0, None))
    enter(workshop, 0)
    workshop.perform(ShowQuestion(workshop.meeting_id, workshop.question_ids[2]))
    enter(workshop, 1)
    assert meeting(workshop).question_id == workshop.question_ids[2]


@given(ranks=st.lists(st.integers(0, 3), min_size=2, max_size=6), minutes=st.integers(0, 40))
def test_there_and_back_everything_is_as_it_was(ranks: list[int], minutes: int) -> None:
    workshop = Workshop()
    plan(workshop, questions=(0, 1, 1, 2), collects=(True, False, True, False))
    for there, back in pairwise(ranks):
        enter(workshop, there)
        workshop.at += timedelta(minutes=minutes)
        before, left = meeting(workshop), left_s(meeting(workshop), stage(workshop, there), workshop.at)
        enter(workshop, back)
        enter(workshop, there)
        now = meeting(workshop)
        # Each operation is a second later; a stage that is entered again is not left.
        spent = 1 if back != there else 2
        assert left_s(now, stage(workshop, there), workshop.at) == left - spent
        assert (now.question_id, now.door, now.stage_extra_s) == (
            before.question_id,
            before.door,
            before.stage_extra_s,
        )
