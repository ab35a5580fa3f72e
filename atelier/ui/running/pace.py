"""French phrases on how the agenda fares: late or not, when it ends, what a stage took. No widget."""

from datetime import datetime

from atelier.domain.language import gettext as _
from atelier.domain.timing import StageTime, Timing
from atelier.ui.wording import minutes_phrase

ON_TIME_MIN = 2
"""Fewer minutes than that are neither late nor early: nobody plans closer."""
_TOLD_S = 60
"""A stage that was left sooner than that was passed over."""


def pace_phrase(timing: Timing) -> str:
    """How late the agenda is, and when the end is expected: for the facilitator alone."""
    return " · ".join(filter(None, (lateness_phrase(timing.late_s), end_phrase(timing.expected_end))))


def lateness_phrase(late_s: int) -> str:
    """Late, early or on time, to the minute."""
    minutes = abs(late_s) // 60
    if minutes < ON_TIME_MIN:
        return _("À l’heure")
    told = _("Retard : {minutes}") if late_s > 0 else _("Avance : {minutes}")
    return told.format(minutes=minutes_phrase(minutes))


def end_phrase(expected_end: datetime | None) -> str:
    """When the meeting should end, in the local time; empty while nobody knows."""
    return "" if expected_end is None else _("fin vers {time}").format(time=time_of_day(expected_end))


def time_of_day(at: datetime) -> str:
    """`14:05`, in the local time."""
    return f"{at.astimezone():%H:%M}"


def stage_time_phrase(each: StageTime, *, is_now: bool) -> str:
    """What a stage took of its minutes, or when it begins; empty where there is nothing to tell yet."""
    if each.starts_at is not None:
        return _("vers {time}").format(time=time_of_day(each.starts_at))
    if not is_now and each.used_s < _TOLD_S:
        return ""
    used, planned = minutes_phrase(each.used_s // 60), minutes_phrase(each.stage.minutes)
    return _("{used} sur {planned}").format(used=used, planned=planned)
