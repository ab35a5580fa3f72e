"""How the agenda fares, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from atelier.domain.ids import MeetingId, StageId
from atelier.domain.things import Stage, StageKind
from atelier.domain.timing import StageTime, Timing
from atelier.domain.typography import loosened
from atelier.ui.running.pace import lateness_phrase, pace_phrase, stage_time_phrase, time_of_day

NOON = datetime(2026, 10, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("late_s", "said"),
    [
        (0, "À l’heure"),
        (119, "À l’heure"),
        (-119, "À l’heure"),
        (120, "Retard : 2 min"),
        (12 * 60 + 59, "Retard : 12 min"),
        (-5 * 60, "Avance : 5 min"),
        (65 * 60, "Retard : 1 h 05"),
    ],
)
def test_lateness_is_told_to_the_minute(late_s: int, said: str) -> None:
    assert loosened(lateness_phrase(late_s)) == said


def test_the_end_is_told_where_it_is_known() -> None:
    assert pace_phrase(Timing(stages=())) == "À l’heure"
    end = NOON + timedelta(minutes=312)
    told = pace_phrase(Timing(stages=(), late_s=720, expected_end=end))
    assert loosened(told) == f"Retard : 12 min · fin vers {end.astimezone():%H:%M}"


def test_the_time_of_day_is_the_local_one() -> None:
    assert time_of_day(NOON) == f"{NOON.astimezone():%H:%M}"


@pytest.mark.parametrize(
    ("used_s", "is_now", "said"),
    [
        (0, True, "0 min sur 10 min"),
        (0, False, ""),
        (59, False, ""),
        (60, False, "1 min sur 10 min"),
    ],
)
def test_a_stage_that_was_left_within_a_minute_was_passed_over(used_s: int, is_now: bool, said: str) -> None:
    stage = Stage(
        id=StageId("s"),
        meeting_id=MeetingId("m"),
        rank=0,
        title="Accueil",
        kind=StageKind.WELCOME,
        minutes=10,
    )
    each = StageTime(stage=stage, used_s=used_s, left_s=0)
    assert loosened(stage_time_phrase(each, is_now=is_now)) == said
