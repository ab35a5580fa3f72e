"""Days and times of day in the language spoken, whatever the machine's locale is set to or has installed."""

from datetime import date, datetime, time

from atelier.domain.language import gettext as _


def short_day(day: date) -> str:
    """The day and the month: "4 octobre", "1er octobre"."""
    month = _months()[day.month - 1]
    # Only the first of the month is an ordinal (Imprimerie nationale, "Lexique des règles typographiques").
    if day.day == 1:
        return _("1er {month}").format(month=month)
    return _("{day} {month}").format(day=day.day, month=month)


def long_day(day: date) -> str:
    """The day of the week, the day and the month: "jeudi 4 octobre"."""
    return _("{weekday} {date}").format(weekday=_weekdays()[day.weekday()], date=short_day(day))


def full_day(day: date) -> str:
    """With the year: "jeudi 4 octobre 2018"."""
    return _("{date} {year}").format(date=long_day(day), year=day.year)


def time_of_day(moment: time) -> str:
    """As it is written on an invitation: "14 h 05"."""
    return _("{hour} h {minute:02}").format(hour=moment.hour, minute=moment.minute)


def day_and_time(at: datetime) -> str:
    """When something happened, on this computer's clock: "21 novembre à 14 h 05"."""
    here = at.astimezone()
    return _("{day} à {time}").format(day=short_day(here.date()), time=time_of_day(here.time()))


def _weekdays() -> tuple[str, ...]:
    return _("lundi"), _("mardi"), _("mercredi"), _("jeudi"), _("vendredi"), _("samedi"), _("dimanche")


def _months() -> tuple[str, ...]:
    return (
        _("janvier"),
        _("février"),
        _("mars"),
        _("avril"),
        _("mai"),
        _("juin"),
        _("juillet"),
        _("août"),
        _("septembre"),
        _("octobre"),
        _("novembre"),
        _("décembre"),
    )
