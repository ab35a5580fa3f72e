"""How the agenda fares against the time of day: what each stage took, when the next ones begin, how late the end is.

The clock of a stage stands still while it is paused; the time of day does not. Where the sheet of the meeting says
when it begins, lateness is measured against that. Where it does not, or that is another day than today (a rehearsal, a
meeting looked at again), it is what the stages took beyond their minutes, with the pause under way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from atelier.domain.ids import StageId
from atelier.domain.things import Meeting, Stage

_EARLIEST = timedelta(hours=1)
"""Begun longer before its time than that, it is a rehearsal."""
_LATEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTime:
    """One stage: the seconds that it took up to now, what it still takes, and when it begins, if it is to come."""

    stage: Stage
    used_s: int
    left_s: int
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The agenda at a moment; `late_s` is negative where the end is expected early.

    `expected_end`: None before the meeting began, where nothing says when it is to begin.
    """

    stages: tuple[StageTime, ...]
    late_s: int = 0
    expected_end: datetime | None = None

    def of(self, stage_id: StageId) -> StageTime:
        """That stage of the agenda."""
        return next(each for each in self.stages if each.stage.id == stage_id)


def used_s(meeting: Meeting, stage: Stage, now: datetime) -> int:
    """The seconds that the stage under way took up to now, pauses left out: what it took before at least.

    A computer's clock may be put back in the middle of a meeting.
    """
    until = meeting.stage_paused_at or now
    return max(stage.used_s, int((until - (meeting.stage_started_at or until)).total_seconds()))


def left_s(meeting: Meeting, stage: Stage, now: datetime) -> int:
    """The seconds left of the stage under way; negative once it is late."""
    return stage.minutes * 60 + meeting.stage_extra_s - used_s(meeting, stage, now)


def is_forgotten(meeting: Meeting, stage: Stage, now: datetime) -> bool:
    """Whether the stage under way was left running long ago: its clock tells nothing any more."""
    return left_s(meeting, stage, now) < -_LATEST.total_seconds()


def timing(meeting: Meeting, stages: Sequence[Stage], now: datetime) -> Timing:
    """How the agenda, in its order, fares at that moment."""
    ids = [stage.id for stage in stages]
    at = ids.index(meeting.stage_id) if meeting.stage_id in ids else -1
    begins_at = _begins_at(meeting, stages, now)
    times = [_time(meeting, stage, now, rank - at) for rank, stage in enumerate(stages)]
    if at < 0:
        first = None if begins_at is None else max(now, begins_at)
        return _told(times, -1, next_at=first, late_s=_late(begins_at, now))
    if is_forgotten(meeting, stages[at], now):
        return _told(times, at, next_at=None, late_s=0)
    left = sum(each.left_s for each in times)
    planned = sum(stage.minutes * 60 for stage in stages)
    if begins_at is None:
        late_s = sum(each.used_s for each in times) + left - planned + _pause_s(meeting, now)
    else:
        late_s = int((now - begins_at).total_seconds()) + left - planned
    return _told(times, at, next_at=now, late_s=late_s)


def _time(meeting: Meeting, stage: Stage, now: datetime, ahead: int) -> StageTime:
    """One stage; `ahead`: how many stages after the one under way it comes, which is itself 0."""
    if ahead == 0:
        left = max(0, left_s(meeting, stage, now))
        return StageTime(stage=stage, used_s=_told_s(meeting, stage, now), left_s=left)
    left = max(0, stage.minutes * 60 + stage.extra_s - stage.used_s) if ahead > 0 else 0
    return StageTime(stage=stage, used_s=stage.used_s, left_s=left)


def _told_s(meeting: Meeting, stage: Stage, now: datetime) -> int:
    return stage.used_s if is_forgotten(meeting, stage, now) else used_s(meeting, stage, now)


def _told(times: list[StageTime], at: int, *, next_at: datetime | None, late_s: int) -> Timing:
    """With the beginning of each stage after the one of rank `at`."""
    if next_at is None:
        return Timing(stages=tuple(times), late_s=late_s)
    dated = []
    for rank, each in enumerate(times):
        dated.append(replace(each, starts_at=next_at) if rank > at else each)
        next_at += timedelta(seconds=each.left_s)
    return Timing(stages=tuple(dated), late_s=late_s, expected_end=next_at)


def _begins_at(meeting: Meeting, stages: Sequence[Stage], now: datetime) -> datetime | None:
    """The time of day that the sheet says, if now is about then."""
    if meeting.day is None or meeting.begins_at is None:
        return None
    begins_at = datetime.combine(meeting.day, meeting.begins_at).astimezone()
    planned = timedelta(minutes=sum(stage.minutes for stage in stages))
    return begins_at if -_EARLIEST <= now - begins_at <= planned + _LATEST else None


def _late(begins_at: datetime | None, now: datetime) -> int:
    """How late the beginning is, while it has not come."""
    return 0 if begins_at is None else max(0, int((now - begins_at).total_seconds()))


def _pause_s(meeting: Meeting, now: datetime) -> int:
    if meeting.stage_paused_at is None:
        return 0
    return max(0, int((now - meeting.stage_paused_at).total_seconds()))
