"""The part of a report that the options ask for, and what is said of what they leave out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from atelier.domain.document import Options
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.report import Annex, Report, ReportCluster, ReportNote, ReportSection


def chosen(report: Report, options: Options) -> Report:
    """The report without what is left out. It adds up no more where that is a post-it."""
    sections = (section for section in report.sections if options.tells(section.number))
    return replace(
        report,
        sections=tuple(_section(section, options) for section in sections),
        quotes=report.quotes if options.quotes and not options.questions else (),
        attendees=report.attendees if options.attendance else (),
        annex=_annex(report.annex, options),
    )


def left_out(report: Report, options: Options) -> str:
    """The sentence on what the options leave out; empty: nothing."""
    parts = list(_left_out(report, options))
    return _("Document partiel : {parts}.").format(parts=", ".join(parts)) if parts else ""


def _left_out(report: Report, options: Options) -> Iterator[str]:
    told = [section.number for section in report.sections if options.tells(section.number)]
    if len(told) < len(report.sections):
        numbers = ", ".join(map(str, told))
        phrase = ngettext(
            "seulement la question {numbers}", "seulement les questions {numbers}", len(told)
        ).format(numbers=numbers)
        yield phrase if told else _("sans aucune question")
    if not options.post_its:
        yield _("sans les post-its")
    elif not options.annex:
        yield _("sans l’annexe")
    if not options.quotes and report.quote_count:
        yield _("sans les verbatims")
    if not options.attendance and report.attendees:
        yield _("sans la feuille de présence")


def _section(section: ReportSection, options: Options) -> ReportSection:
    return replace(
        section,
        clusters=tuple(_cluster(cluster, options) for cluster in section.clusters),
        quotes=section.quotes if options.quotes else (),
        isolated=section.isolated if options.post_its else (),
        unsorted=section.unsorted if options.post_its else (),
    )


def _cluster(cluster: ReportCluster, options: Options) -> ReportCluster:
    return replace(
        cluster,
        quotes=cluster.quotes if options.quotes else (),
        notes=cluster.notes if options.post_its else (),
        parts=tuple(_cluster(part, options) for part in cluster.parts),
    )


def _annex(annex: Annex, options: Options) -> Annex:
    if not (options.annex and options.post_its):
        return Annex()

    def kept(notes: Iterable[ReportNote]) -> tuple[ReportNote, ...]:
        return tuple(note for note in notes if _answers(note, options))

    return Annex(
        pending=kept(annex.pending),
        withdrawn=kept(annex.withdrawn),
        refused=kept(annex.refused),
        corrected=kept(annex.corrected),
    )


def _answers(note: ReportNote, options: Options) -> bool:
    return note.question_number is None or options.tells(note.question_number)
