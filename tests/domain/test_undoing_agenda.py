"""Taking a change of the agenda back: all of it is as it was, but the room stays where it went since."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.decision import Refusal
from atelier.domain.ids import StageId, new_id
from atelier.domain.operations import (
    EnterStage,
    ExtendStage,
    OpenPhones,
    Operation,
    PauseClock,
    PausePhones,
    PlanAgenda,
    ShowQuestion,
)
from atelier.domain.parts import Snapshot
from atelier.domain.things import Meeting, Stage, StageKind
from atelier.domain.timing import left_s
from tests.domain.conftest import Workshop, all_things

BOOLEANS = st.booleans()
PLAN = st.lists(st.tuples(st.integers(0, 5), BOOLEANS, st.none() | st.integers(0, 2)), max_size=4)
"""By stage: which of those there are it was, or none of them; whether it collects; its question."""
LIVED = st.one_of(
    st.tuples(st.just("enter"), st.integers(0, 3)),
    st.tuples(st.just("pause clock"), BOOLEANS),
    st.tuples(st.just("extend"), st.just(60)),
    st.tuples(st.just("pause phones"), BOOLEANS),
    st.tuples(st.just("show"), st.integers(0, 2)),
)
"""What is no change of the agenda, and is not undone."""


def agenda(workshop: Workshop) -> list[Stage]:
    here = workshop.snapshot.where(Stage, meeting_id=workshop.meeting_id)
    return sorted(here, key=lambda stage: stage.rank)


def meeting(workshop: Workshop) -> Meeting:
    return workshop.snapshot.get(Meeting, workshop.meeting_id)


def kept(workshop: Workshop) -> Snapshot:
    """All that there is now."""
    return Snapshot(all_things(workshop.snapshot))


def new_stage(workshop: Workshop, title: str = "Nouvelle", *, collects: bool = True) -> Stage:
    return Stage(
        id=StageId(new_id()),
        meeting_id=workshop.meeting_id,
        rank=0,
        title=title,
        kind=StageKind.COLLECT,
        minutes=10,
        collects=collects,
    )


def plan(workshop: Workshop, *stages: Stage) -> bool:
    return workshop.perform(PlanAgenda(workshop.meeting_id, stages)) is not None


def enter(workshop: Workshop, stage_id: StageId) -> None:
    workshop.perform(EnterStage(workshop.meeting_id, stage_id))


def planned(workshop: Workshop, drawn: list[tuple[int, bool, int | None]]) -> tuple[Stage, ...]:
    known, stages = agenda(workshop), []
    for number, (rank, collects, question) in enumerate(drawn):
        stage = known[rank] if rank < len(known) else new_stage(workshop)
        known = [each for each in known if each is not stage]
        question_id = None if question is None else workshop.question_ids[question]
        stages.append(replace(stage, title=f"É{number}", collects=collects, question_id=question_id))
    return tuple(stages)


def live(workshop: Workshop, what: str, value: int) -> None:
    """Do one thing that is not undone, where there is something to do it to."""
    workshop.at += timedelta(minutes=1)
    stages, id = agenda(workshop), workshop.meeting_id
    asked: dict[str, Callable[[], Operation]] = {
        "enter": lambda: EnterStage(id, stages[value % len(stages)].id),
        "pause clock": lambda: PauseClock(id, bool(value)),
        "extend": lambda: ExtendStage(id, value),
        "pause phones": lambda: PausePhones(id, bool(value)),
        "show": lambda: ShowQuestion(id, workshop.question_ids[value]),
    }
    under_way = meeting(workshop).stage_id is not None
    if stages if what == "enter" else under_way or what in {"pause phones", "show"}:
        workshop.perform(asked[what]())


@given(st.lists(LIVED, max_size=4), st.lists(PLAN, min_size=1, max_size=4))
def test_all_undone_it_is_as_it_was_and_all_redone_as_it_was_made(
    lived: list[tuple[str, int]], plans: list[list[tuple[int, bool, int | None]]]
) -> None:
    workshop = Workshop()
    for what, value in lived:
        live(workshop, what, value)
    first = kept(workshop)
    states = [first, *(kept(workshop) for drawn in plans if plan(workshop, *planned(workshop, drawn)))]
    for before in states[-2::-1]:
        workshop.undo()
        assert workshop.snapshot == before
    for after in states[1:]:
        workshop.redo()
        assert workshop.snapshot == after


@given(
    st.lists(
        st.tuples(st.just("plan"), PLAN) | st.tuples(st.sampled_from(["undo", "redo"]), st.none()) | LIVED,
        max_size=12,
    )
)
def test_whatever_was_lived_in_between_the_clock_is_that_of_a_stage_there_is(
    steps: list[tuple[str, object]],
) -> None:
    workshop = Workshop()
    for what, value in steps:
        if isinstance(value, list):
            plan(workshop, *planned(workshop, value))
        elif isinstance(value, int):
            live(workshop, what, value)
        else:
            try:
                workshop.undo() if what == "undo" else workshop.redo()
            except Refusal:
                continue
        now = meeting(workshop)
        if now.stage_id is None:
            assert (now.stage_started_at, now.stage_paused_at, now.stage_extra_s) == (None, None, 0)
        else:
            assert now.stage_id in {stage.id for stage in agenda(workshop)}
            assert now.stage_started_at is not None


def test_the_stage_under_way_comes_back_with_its_clock(workshop: Workshop) -> None:
    first, _second = workshop.stage_ids
    enter(workshop, first)
    workshop.perform(ExtendStage(workshop.meeting_id, 120))
    begun = meeting(workshop)
    plan(workshop, new_stage(workshop))
    assert meeting(workshop).stage_id is None
    workshop.undo()
    assert meeting(workshop) == begun


def test_the_time_of_each_stage_comes_back(workshop: Workshop) -> None:
    for id in workshop.stage_ids:
        enter(workshop, id)
        workshop.at += timedelta(minutes=7)
    before = agenda(workshop)
    plan(workshop, new_stage(workshop))
    workshop.undo()
    assert agenda(workshop) == before
    assert before[0].used_s == 7 * 60 + 1


def test_who_went_on_with_another_agenda_finds_the_time_of_the_stage_that_was_under_way(
    workshop: Workshop,
) -> None:
    first, _second = workshop.stage_ids
    enter(workshop, first)
    workshop.at += timedelta(minutes=5)
    left = left_s(meeting(workshop), agenda(workshop)[0], workshop.at)
    other = new_stage(workshop)
    plan(workshop, other)
    enter(workshop, other.id)
    workshop.at += timedelta(minutes=5)
    workshop.undo()
    assert meeting(workshop).stage_id is None
    assert [stage.id for stage in agenda(workshop)] == workshop.stage_ids
    enter(workshop, first)
    assert left_s(meeting(workshop), agenda(workshop)[0], workshop.at) == left - 1


def test_a_stage_that_was_entered_since_keeps_its_own_clock_and_phones(workshop: Workshop) -> None:
    first, second = workshop.stage_ids
    silent = new_stage(workshop, collects=False)
    plan(workshop, *agenda(workshop), silent)
    enter(workshop, first)
    stages = agenda(workshop)
    plan(workshop, replace(stages[0], collects=False), *stages[1:])
    enter(workshop, silent.id)
    workshop.perform(ExtendStage(workshop.meeting_id, 60))
    before = meeting(workshop)
    workshop.undo()
    assert meeting(workshop) == before
    assert agenda(workshop)[0].collects
    assert second in {stage.id for stage in agenda(workshop)}


def test_undoing_what_the_stage_under_way_lets_undoes_what_phones_may(workshop: Workshop) -> None:
    enter(workshop, workshop.stage_ids[0])
    before = meeting(workshop)
    stages = agenda(workshop)
    plan(workshop, replace(stages[0], collects=False, question_id=workshop.question_ids[2]), *stages[1:])
    assert (meeting(workshop).phones_paused, meeting(workshop).question_id) == (
        True,
        workshop.question_ids[2],
    )
    workshop.undo()
    assert meeting(workshop) == before
    workshop.redo()
    assert meeting(workshop).phones_paused


def test_a_stage_undone_while_it_is_under_way_takes_its_clock_along(workshop: Workshop) -> None:
    added = new_stage(workshop)
    plan(workshop, *agenda(workshop), added)
    enter(workshop, added.id)
    workshop.perform(PauseClock(workshop.meeting_id, paused=True))
    workshop.undo()
    now = meeting(workshop)
    assert (now.stage_id, now.stage_started_at, now.stage_paused_at) == (None, None, None)
    enter(workshop, workshop.stage_ids[1])
    workshop.redo()
    assert meeting(workshop).stage_id == workshop.stage_ids[1]


def test_redoing_without_the_stage_under_way_leaves_no_half_of_its_clock(workshop: Workshop) -> None:
    first, _second = workshop.stage_ids
    enter(workshop, first)
    plan(workshop, agenda(workshop)[1])
    workshop.undo()
    workshop.perform(ExtendStage(workshop.meeting_id, 120))
    workshop.perform(OpenPhones(workshop.meeting_id, False))
    workshop.redo()
    now = meeting(workshop)
    assert (now.stage_id, now.stage_started_at, now.stage_extra_s) == (None, None, 0)
