"""French phrases of what helps her to run a stage. No widget."""

from atelier.domain.advice import Help, HelpKind
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.ui.running.stage_wording import naming_phrase
from atelier.ui.wording import minutes_phrase


def help_phrase(help: Help) -> str:
    """A help, plainly, in few words."""
    if help.kind is HelpKind.PACE:
        return _pace_phrase(help)
    return _clusters_phrase(help.kind, help.count).format(count=help.count)


def _pace_phrase(help: Help) -> str:
    sorting = ngettext("{count} post-it à classer", "{count} post-its à classer", help.count)
    told = _("{sorting}, {minutes} : {pace} par minute")
    minutes = minutes_phrase(help.minutes)
    return told.format(sorting=sorting.format(count=help.count), minutes=minutes, pace=help.per_minute)


def _clusters_phrase(kind: HelpKind, count: int) -> str:
    match kind:
        case HelpKind.MANY_CLUSTERS:
            return _("{count} regroupements : en réunir ?")
        case HelpKind.LARGE:
            return ngettext(
                "{count} grand regroupement : le partager ?",
                "{count} grands regroupements : les partager ?",
                count,
            )
        case HelpKind.ALONE:
            return ngettext(
                "{count} regroupement d’un seul post-it",
                "{count} regroupements d’un seul post-it",
                count,
            )
    return naming_phrase(count)
