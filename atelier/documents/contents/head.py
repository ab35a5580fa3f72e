"""The head that documents of a meeting share: its names, the facts known of it, and what a reader must know first."""

from collections.abc import Iterable, Sequence

from atelier.documents.manuscript import Element, Manuscript
from atelier.domain.dates import day_and_time, full_day
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.report import Report
from atelier.domain.things import MeetingKind


def headed(
    report: Report,
    elements: Iterable[Element],
    *,
    title: str,
    name: str = "",
    notices: Iterable[str] = (),
    complete: bool = False,
    told: Report | None = None,
) -> Manuscript:
    """The manuscript of that title; `name` is what the file is called where the title does not say what it is.

    `told` is the part of the report that its facts count; None: all of it.
    """
    names = [part for part in (report.project_title, report.meeting_title) if part]
    full = (name or title, report.meeting_title, report.project_title)
    said = (under_way(report), *notices)
    return Manuscript(
        title=title,
        full_title=" – ".join(part for part in full if part),
        eyebrow=" · ".join(names),
        report=report,
        elements=tuple(elements),
        facts=tuple((label, tuple(lines)) for label, lines in facts(told or report)),
        notice="\n".join(sentence for sentence in said if sentence),
        complete=complete,
    )


def facts(report: Report) -> list[tuple[str, Sequence[str]]]:
    """What is known of the meeting, column by column."""
    where = [full_day(report.day)] if report.day is not None else []
    where += [report.place] if report.place else []
    known: list[tuple[str, Sequence[str]]] = [(_("Date et lieu"), where)] if where else []
    if report.present:
        known.append((_("Présents"), _present(report)))
    contributions = _contributions(report)
    return [*known, (_("Contributions"), contributions)] if contributions else known


def under_way(report: Report) -> str:
    """The sentence on what is not in a document that was made before the meeting was over, or just after."""
    if not report.under_way:
        return ""
    at = day_and_time(report.made_at)
    if report.kind is MeetingKind.INTERSESSION:
        return _("Document fait pendant l’intersession, le {at} : ce qui a pu suivre n’y est pas.").format(
            at=at
        )
    return _("Document fait le jour de la rencontre, le {at} : ce qui a pu suivre n’y est pas.").format(at=at)


def _present(report: Report) -> list[str]:
    count, structures = len(report.present), len(report.structures)
    people = ngettext("{n} personne", "{n} personnes", count).format(n=count)
    if new := sum(one.is_new for one in report.present):
        told = ngettext("{people}, dont {n} nouvelle", "{people}, dont {n} nouvelles", new)
        people = told.format(people=people, n=new)
    where = ngettext("{n} structure", "{n} structures", structures).format(n=structures)
    return [people, where] if structures else [people]


def _contributions(report: Report) -> list[str]:
    notes, clusters = report.count.printed, report.cluster_count
    quotes, follow_ups = report.quote_count, len(report.follow_ups)
    first = []
    if notes:
        first.append(ngettext("{n} post-it", "{n} post-its", notes).format(n=notes))
    elif not report.collected:
        first.append(_("Aucun post-it"))
    if clusters:
        first.append(ngettext("{n} regroupement", "{n} regroupements", clusters).format(n=clusters))
    second = []
    if quotes:
        second.append(ngettext("{n} verbatim", "{n} verbatims", quotes).format(n=quotes))
    if follow_ups:
        second.append(ngettext("{n} suite", "{n} suites", follow_ups).format(n=follow_ups))
    return [", ".join(part) for part in (first, second) if part]
