"""French phrases of what helps her to run a stage. No widget."""

from atelier.domain.advice import Advice, AdviceKind
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.ui.running.stage_wording import naming_phrase
from atelier.ui.wording import minutes_phrase


def advice_phrase(advice: Advice) -> str:
    """A piece of advice, plainly, in few words."""
    if advice.kind is AdviceKind.PACE:
        return _pace_phrase(advice)
    return _clusters_phrase(advice.kind, advice.count).format(count=advice.count)


def _pace_phrase(advice: Advice) -> str:
    sorting = ngettext(
        "{count} post-it ou pile à classer", "{count} post-its ou piles à classer", advice.count
    )
    told = _("{sorting}, {minutes} : {pace} par minute")
    minutes = minutes_phrase(advice.minutes)
    return told.format(sorting=sorting.format(count=advice.count), minutes=minutes, pace=advice.per_minute)


def _clusters_phrase(kind: AdviceKind, count: int) -> str:
    match kind:
        case AdviceKind.MANY_CLUSTERS:
            return _("{count} regroupements : en réunir ?")
        case AdviceKind.LARGE:
            return ngettext(
                "{count} grand regroupement : le partager ?",
                "{count} grands regroupements : les partager ?",
                count,
            )
        case AdviceKind.ALONE:
            return ngettext(
                "{count} regroupement d’un seul post-it",
                "{count} regroupements d’un seul post-it",
                count,
            )
    return naming_phrase(count)
