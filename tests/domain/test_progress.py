"""The progress of a part, as that of the whole."""

import pytest

from atelier.domain.progress import Steps, unheard, within


def test_a_part_goes_from_its_beginning_to_its_end() -> None:
    told: list[float] = []
    part = within(told.append, 0.5, 0.9)
    for share in (0.0, 0.5, 1.0):
        part(share)
    assert told == pytest.approx([0.5, 0.7, 0.9])


def test_nobody_needs_to_listen() -> None:
    unheard(0.5)


def test_steps_share_the_whole_alike() -> None:
    told: list[float] = []
    step = Steps(told.append, 3)
    for _time in range(4):
        step()
    assert told == pytest.approx([1 / 3, 2 / 3, 1, 1])
