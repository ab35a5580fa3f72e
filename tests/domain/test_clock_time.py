"""Times of the day as people write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.clock_time import after, digits, read_time


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("14:00", time(14)),
        ("9h", time(9)),
        (" 9 H 05 ", time(9, 5)),
        ("14\xa0h\xa030", time(14, 30)),
        ("14 h 30 min", time(14, 30)),
        ("0:00", time(0)),
        ("14", time(14)),
        ("14.30", time(14, 30)),
    ],
)
def test_a_time_is_read_as_people_write_it(written: str, at: time) -> None:
    assert read_time(written) == at


@pytest.mark.parametrize("written", ["", "midi", "24:00", "14:60", "1430", "14:0:0", "-1:00", "٣x"])
def test_what_is_no_time_is_none(written: str) -> None:
    assert read_time(written) is None


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_what_is_written_is_read_again(at: time) -> None:
    assert read_time(digits(at)) == at


@given(st.text())
def test_anything_can_be_read(text: str) -> None:
    assert read_time(text) is None or isinstance(read_time(text), time)


def test_later_goes_past_midnight() -> None:
    assert after(time(14), 170) == time(16, 50)
    assert after(time(23, 30), 45) == time(0, 15)
