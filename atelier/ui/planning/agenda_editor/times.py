"""How long an agenda lasts and when it ends, in words. No widget."""

from datetime import time

from atelier.domain.clock_time import after, digits
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.ui.wording import minutes_phrase

_DAY_MIN = 24 * 60


def duration_phrase(minutes: int, begins_at: time | None) -> str:
    """`2 h 50 · de 14:00 à 16:50`; without a beginning only how long."""
    lasting = minutes_phrase(minutes)
    if begins_at is None:
        return lasting
    begin, end = digits(begins_at), digits(after(begins_at, minutes))
    days = (begins_at.hour * 60 + begins_at.minute + minutes) // _DAY_MIN
    if days == 0:
        times = _("de {begin} à {end}").format(begin=begin, end=end)
    elif days == 1:
        times = _("de {begin} à {end} le lendemain").format(begin=begin, end=end)
    else:
        times = _("de {begin} à {end}, {days} jours plus tard").format(begin=begin, end=end, days=days)
    return f"{lasting} · {times}"


def stage_count(count: int) -> str:
    """How many stages."""
    if count == 0:
        return _("aucune étape")
    return ngettext("{count} étape", "{count} étapes", count).format(count=count)
