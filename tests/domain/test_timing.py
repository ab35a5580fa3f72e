"""How the agenda fares: what stages took, when the next begin, how late the end is."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ids import MeetingId, ProjectId, QuestionId, StageId
from atelier.domain.things import Meeting, Stage, StageKind
from atelier.domain.timing import Timing, left_s, timing

NOON = datetime(2026, 10, 4, 12, 0, tzinfo=UTC)
MEETING = Meeting(
    id=MeetingId("m"),
    project_id=ProjectId("p"),
    title="Rencontre",
    code="ABCDEF",
    created_at=NOON,
    question_id=QuestionId("q"),
)


def agenda(*minutes: int) -> list[Stage]:
    return [
        Stage(
            id=StageId(f"s{rank}"),
            meeting_id=MEETING.id,
            rank=rank,
            title=f"Étape {rank}",
            kind=StageKind.COLLECT,
            minutes=each,
        )
        for rank, each in enumerate(minutes)
    ]


def under_way(rank: int, *, for_min: float = 0, extra_s: int = 0, begins: datetime | None = None) -> Meeting:
    started = NOON - timedelta(minutes=for_min)
    meeting = replace(MEETING, stage_id=StageId(f"s{rank}"), stage_started_at=started, stage_extra_s=extra_s)
    return meeting if begins is None else on_sheet(meeting, begins)


def on_sheet(meeting: Meeting, begins: datetime) -> Meeting:
    local = begins.astimezone()
    return replace(meeting, day=local.date(), begins_at=local.time())


def took(stages: list[Stage], *minutes: float) -> list[Stage]:
    """The stages with the time that the first ones took."""
    used = [round(each * 60) for each in minutes] + [0] * (len(stages) - len(minutes))
    return [replace(stage, used_s=each) for stage, each in zip(stages, used, strict=True)]


def test_on_time_the_end_is_what_is_planned_from_now() -> None:
    fares = timing(under_way(1, for_min=5), took(agenda(10, 15, 20), 10), NOON)
    assert fares.late_s == 0
    assert fares.expected_end == NOON + timedelta(minutes=30)
    assert fares.of(StageId("s2")).starts_at == NOON + timedelta(minutes=10)
    assert fares.of(StageId("s0")).starts_at is None
    assert [each.used_s for each in fares.stages] == [600, 300, 0]


def test_a_stage_done_late_makes_all_late() -> None:
    assert timing(under_way(1), took(agenda(10, 15), 13), NOON).late_s == 180


def test_time_given_to_the_stage_is_lateness_from_the_start() -> None:
    assert timing(under_way(0, extra_s=120), agenda(10, 15), NOON).late_s == 120


def test_beyond_its_time_lateness_grows_with_the_clock() -> None:
    stages = agenda(10, 15)
    fares = [timing(under_way(0, for_min=minutes), stages, NOON) for minutes in (9, 10, 13)]
    assert [each.late_s for each in fares] == [0, 0, 180]
    assert fares[2].of(StageId("s1")).starts_at == NOON


def test_a_stage_passed_over_makes_time() -> None:
    assert timing(under_way(2), took(agenda(10, 15, 20), 10), NOON).late_s == -15 * 60


def test_come_back_to_what_was_taken_of_the_next_is_left_out_of_what_is_to_come() -> None:
    stages = [replace(each, used_s=used) for each, used in zip(agenda(10, 15, 20), (0, 240, 0), strict=True)]
    fares = timing(under_way(0, for_min=10), stages, NOON)
    assert fares.expected_end == NOON + timedelta(minutes=11 + 20)
    assert fares.late_s == 0


def test_against_the_time_on_the_sheet_pauses_and_a_late_beginning_count() -> None:
    meeting = under_way(0, for_min=5, begins=NOON - timedelta(minutes=17))
    assert timing(meeting, agenda(10, 15), NOON).late_s == 12 * 60


@pytest.mark.parametrize(
    "begins",
    [NOON - timedelta(days=3), NOON + timedelta(hours=3), NOON - timedelta(hours=14)],
    ids=["days ago", "this afternoon", "last night"],
)
def test_another_time_on_the_sheet_is_no_lateness(begins: datetime) -> None:
    assert timing(under_way(0, for_min=5, begins=begins), agenda(10, 15), NOON).late_s == 0
    before = timing(on_sheet(MEETING, begins), agenda(10, 15), NOON)
    assert (before.late_s, before.expected_end) == (0, None)


def test_without_a_time_on_the_sheet_the_pause_under_way_counts() -> None:
    paused = replace(under_way(0, for_min=8), stage_paused_at=NOON - timedelta(minutes=5))
    fares = timing(paused, agenda(10, 15), NOON)
    assert fares.late_s == 5 * 60
    assert fares.expected_end == NOON + timedelta(minutes=7 + 15)


def test_before_the_beginning_the_sheet_says_when_each_stage_begins() -> None:
    begins = NOON + timedelta(minutes=20)
    fares = timing(on_sheet(MEETING, begins), agenda(10, 15), NOON)
    assert [each.starts_at for each in fares.stages] == [begins, begins + timedelta(minutes=10)]
    assert (fares.late_s, fares.expected_end) == (0, begins + timedelta(minutes=25))
    late = timing(on_sheet(MEETING, begins), agenda(10, 15), begins + timedelta(minutes=4))
    assert late.late_s == 240
    assert late.stages[0].starts_at == begins + timedelta(minutes=4)


@pytest.mark.parametrize("known", [True, False])
def test_an_agenda_of_nothing_is_on_time(known: bool) -> None:
    meeting = on_sheet(MEETING, NOON) if known else MEETING
    assert timing(meeting, [], NOON).late_s == 0


def test_a_day_without_an_hour_says_nothing() -> None:
    assert timing(replace(MEETING, day=date(2026, 10, 4)), agenda(10), NOON).expected_end is None
    assert timing(replace(MEETING, begins_at=time(14)), agenda(10), NOON).expected_end is None


AGENDAS = st.lists(st.integers(1, 90), min_size=1, max_size=8)
SPANS = st.integers(0, 3 * 3600)


@given(minutes=AGENDAS, used=st.lists(SPANS, min_size=8, max_size=8), data=st.data())
def test_the_clock_decides_of_lateness_and_of_the_end(
    minutes: list[int], used: list[int], data: st.DataObject
) -> None:
    rank = data.draw(st.integers(0, len(minutes) - 1))
    extra = data.draw(st.integers(-60, 600))
    stages = [replace(stage, used_s=each) for stage, each in zip(agenda(*minutes), used, strict=False)]
    meeting = under_way(rank, for_min=used[rank] / 60, extra_s=extra)
    fares = timing(meeting, stages, NOON)
    assert fares.expected_end is not None
    assert fares.expected_end >= NOON + timedelta(seconds=max(0, left_s(meeting, stages[rank], NOON)))
    starts = [each.starts_at for each in fares.stages if each.starts_at is not None]
    assert starts == sorted(starts)
    assert len(starts) == len(stages) - rank - 1
    # A running clock only runs the stage down: as long as it has time left, the end stays where it is.
    left = left_s(meeting, stages[rank], NOON)
    if left > 0:
        later = timing(meeting, stages, NOON + timedelta(seconds=left))
        assert (later.late_s, later.expected_end) == (fares.late_s, fares.expected_end)
    # Past it, both go with the clock.
    beyond = NOON + timedelta(seconds=max(0, left) + 60)
    assert (
        timing(meeting, stages, beyond).late_s
        == timing(meeting, stages, NOON + timedelta(seconds=max(0, left))).late_s + 60
    )


@given(minutes=AGENDAS, late_min=st.integers(-50, 180))
def test_run_to_the_minute_it_is_late_by_how_late_it_began(minutes: list[int], late_min: int) -> None:
    begins = NOON - timedelta(minutes=late_min)
    fares: list[Timing] = []
    at, stages = NOON, agenda(*minutes)
    for rank, stage in enumerate(stages):
        meeting = on_sheet(under_way(rank), begins)
        fares.append(timing(replace(meeting, stage_started_at=at), stages, at))
        at += timedelta(minutes=stage.minutes)
        stages[rank] = replace(stage, used_s=stage.minutes * 60)
    assert {each.late_s for each in fares} == {late_min * 60}
    assert {each.expected_end for each in fares} == {at}


def test_a_clock_put_back_never_gives_more_than_the_minutes_planned() -> None:
    (stage,) = agenda(15)
    assert left_s(under_way(0, for_min=-60, extra_s=120), stage, NOON) == 17 * 60


@pytest.mark.parametrize(("hours", "told"), [(12, True), (13, False)])
def test_a_stage_left_running_since_long_ago_says_nothing_of_lateness(hours: int, told: bool) -> None:
    fares = timing(under_way(0, for_min=hours * 60), agenda(15, 20), NOON)
    assert (fares.late_s != 0, fares.expected_end is not None) == (told, told)
    assert (fares.of(StageId("s0")).used_s > 0) is told
