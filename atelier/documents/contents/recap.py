"""The récapitulatif of post-its: per question, the proposition of structure, then every post-it as it was written."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from atelier.documents.contents.annex import annex
from atelier.documents.contents.choice import chosen, left_out
from atelier.documents.contents.clusters import count_of, part, proposition, remark, waiting
from atelier.documents.contents.head import headed
from atelier.documents.manuscript import Element, Heading, Manuscript, Notes
from atelier.domain.document import Options
from atelier.domain.language import gettext as _
from atelier.domain.report import Report, ReportCluster, ReportNote, ReportSection


def recap(report: Report, options: Options) -> Manuscript:
    """The récapitulatif of that meeting, or the part of it that the options ask for."""
    options = replace(options, quotes=True, attendance=True)
    told = chosen(report, options)
    return headed(
        report,
        _elements(report, told, options),
        title=_("Récapitulatif des post-its"),
        notices=[left_out(report, options)],
        complete=options.is_whole,
        told=told,
    )


def _elements(report: Report, told: Report, options: Options) -> Iterator[Element]:
    for section in told.sections:
        yield from _section(section, options)
    yield from annex(report, told.annex, whole=options.is_whole)


def _section(section: ReportSection, options: Options) -> Iterator[Element]:
    question = section.number
    yield part(section)
    if section.clusters:
        yield Heading(title=_("Proposition de structuration"), level=2, question=question)
        yield proposition(section)
    boxes = list(_boxes(section, options))
    if boxes:
        yield Heading(title=_("Récapitulatif des post-its"), level=2, question=question)
        yield from boxes
    elif options.post_its and not section.waiting:
        yield remark(_("Aucun post-it sur cette question."))
    if options.post_its and options.annex:
        yield from waiting(section)


def _boxes(section: ReportSection, options: Options) -> Iterator[Notes]:
    """The post-its as they stand on the wall: cluster by cluster, alone, still to sort."""
    groups: list[tuple[str, Sequence[ReportNote]]] = [
        *((_named(cluster), cluster.notes) for cluster in section.every_cluster()),
        (_("Isolés"), section.isolated),
        (_("À classer"), section.unsorted),
    ]
    for name, notes in groups:
        if notes:
            yield Notes(
                title=_("{name} ({n})").format(name=name, n=count_of(notes)),
                notes=tuple(notes),
                numbered=options.numbers,
                question=section.number,
            )


def _named(cluster: ReportCluster) -> str:
    return f"{cluster.number} {cluster.title or _('Sans titre')}"
