"""Dates as French writes them, whatever the machine's locale is set to or has installed."""

from datetime import date

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def short_day(day: date) -> str:
    """The day and the month: "4 octobre", "1er octobre"."""
    # Only the first of the month is an ordinal (Imprimerie nationale, "Lexique des règles typographiques").
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[day.month - 1]}"


def long_day(day: date) -> str:
    """The day of the week, the day and the month: "jeudi 4 octobre"."""
    return f"{_DAYS[day.weekday()]} {short_day(day)}"


def full_day(day: date) -> str:
    """With the year: "jeudi 4 octobre 2018"."""
    return f"{long_day(day)} {day.year}"
