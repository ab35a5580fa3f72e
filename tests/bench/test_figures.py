"""What is read off a run, by hand on small ones."""

import pytest

from tests.bench.figures import Course, Spread, figures, spread


def test_times_and_rates() -> None:
    courses = [Course(sent=0, answered=(n + 1) / 100, painted=(n + 1) / 50) for n in range(100)]
    found = figures(courses, failed=3, memory_mib=90)
    assert (found.notes, found.failed, found.unpainted) == (100, 3, 0)
    assert found.answer.p50 == pytest.approx(510)
    assert found.answer.p99 == pytest.approx(1000)
    assert found.paint.p95 == pytest.approx(1920)
    assert found.answered_per_s == pytest.approx(100)
    assert found.painted_per_s == pytest.approx(50)


def test_the_longest_wait_is_from_the_last_stroke_or_from_the_answer() -> None:
    courses = [
        Course(sent=0, answered=0.1, painted=0.2),
        Course(sent=0, answered=0.1, painted=0.5),  # there was paint meanwhile, at 0.2
        Course(sent=2, answered=2.1, painted=2.3),  # nothing was waiting before
    ]
    assert figures(courses, failed=0, memory_mib=0).freeze_ms == pytest.approx(300)


def test_what_was_never_painted() -> None:
    found = figures([Course(sent=0, answered=1)], failed=0, memory_mib=0)
    assert (found.unpainted, found.painted_per_s) == (1, 0)


def test_how_frames_spread() -> None:
    assert spread(range(1, 101)) == Spread(51, 96, 100)
    assert spread([7.0]) == Spread(7.0, 7.0, 7.0)
