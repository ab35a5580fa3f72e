"""What is read off a run: how long answers and paint took, how many a second, the longest wait for paint."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A post-it's course in seconds since the epoch; `painted` is 0 where nothing paints, or it never was."""

    sent: float
    answered: float
    painted: float = 0.0


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds within which half, 95 and 99 of 100 were done."""

    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One run. `paint` is of nothing where nothing paints.

    `freeze_ms`: the longest time without any paint while an answered post-it waited for it.
    """

    notes: int
    failed: int
    unpainted: int
    answer: Spread
    paint: Spread
    answered_per_s: float
    painted_per_s: float
    freeze_ms: float
    memory_mib: float


def spread(milliseconds: Iterable[float]) -> Spread:
    """How they spread; of nothing, no number."""
    ordered = sorted(milliseconds) or [float("nan")]
    p50, p95, p99 = (ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in (0.5, 0.95, 0.99))
    return Spread(p50, p95, p99)


def figures(courses: Sequence[Course], *, failed: int, memory_mib: float) -> Figures:
    """Read a run, in which so many were not answered as they should."""
    painted = [course for course in courses if course.painted]
    return Figures(
        notes=len(courses),
        failed=failed,
        unpainted=len(courses) - len(painted),
        answer=spread((course.answered - course.sent) * 1000 for course in courses),
        paint=spread((course.painted - course.sent) * 1000 for course in painted),
        answered_per_s=_rate(courses, [course.answered for course in courses]),
        painted_per_s=_rate(courses, [course.painted for course in painted]),
        freeze_ms=_longest_wait(painted) * 1000,
        memory_mib=memory_mib,
    )


def _rate(courses: Sequence[Course], ends: Sequence[float]) -> float:
    """How many a second, from the first sent to the last end."""
    return len(ends) / (max(ends) - min(course.sent for course in courses)) if ends else 0.0


def _longest_wait(painted: Sequence[Course]) -> float:
    """The interface may have been frozen for as long, not longer, while there was something to paint."""
    longest, oldest = 0.0, float("inf")
    courses = sorted(painted, key=lambda course: course.painted, reverse=True)
    for course, before in pairwise([*courses, Course(sent=0.0, answered=0.0)]):
        # Of all that this stroke or a later one painted, what was answered first.
        oldest = min(oldest, course.answered)
        longest = max(longest, course.painted - max(before.painted, oldest))
    return longest
