"""Days and times of day, in French and in another language."""

import locale
from datetime import UTC, date, datetime, time, timedelta

import pytest

from atelier.domain.dates import day_and_time, full_day, long_day, short_day, time_of_day


def test_a_day_is_written_out() -> None:
    assert long_day(date(2018, 10, 4)) == "jeudi 4 octobre"


def test_the_first_of_a_month_is_an_ordinal() -> None:
    assert short_day(date(2024, 8, 1)) == "1er août"
    assert short_day(date(2024, 8, 21)) == "21 août"


def test_the_year_comes_last() -> None:
    assert full_day(date(2024, 2, 29)) == "jeudi 29 février 2024"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2024, 1, 1), "lundi 1er janvier"),
        (date(2024, 12, 31), "mardi 31 décembre"),
        (date(2025, 6, 15), "dimanche 15 juin"),
    ],
)
def test_known_days(day: date, said: str) -> None:
    assert long_day(day) == said


def test_every_day_of_a_year_is_said_differently() -> None:
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]
    assert len({short_day(day) for day in days}) == 366
    assert len({long_day(day).split()[0] for day in days}) == 7


def test_the_locale_changes_nothing() -> None:
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "C")
        assert long_day(date(2018, 10, 4)) == "jeudi 4 octobre"
    finally:
        locale.setlocale(locale.LC_TIME, before)


def test_a_time_of_day_is_that_of_an_invitation() -> None:
    assert time_of_day(time(14, 5)) == "14\xa0h\xa005"
    assert time_of_day(time(9, 0)) == "9\xa0h\xa000"


def test_a_moment_is_told_by_this_computer_s_clock() -> None:
    moment = datetime(2026, 11, 21, 13, 5, tzinfo=UTC)
    here = moment.astimezone()
    assert day_and_time(moment) == f"{here.day} novembre à {here.hour}\xa0h\xa0{here.minute:02}"
    assert day_and_time(datetime(2026, 8, 1, 14, 5).astimezone()) == "1er août à 14\xa0h\xa005"
