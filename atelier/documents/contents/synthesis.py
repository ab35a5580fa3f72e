"""The synthesis alone: per question, the proposition of structure, then what the group concludes, without post-its."""

from collections.abc import Iterator
from dataclasses import replace

from atelier.documents.contents import closing
from atelier.documents.contents.choice import chosen, left_out
from atelier.documents.contents.clusters import heading, part, proposition, remark
from atelier.documents.contents.head import headed
from atelier.documents.contents.speech import Citations, said
from atelier.documents.manuscript import Element, Heading, Manuscript, Part
from atelier.domain.document import Options
from atelier.domain.language import gettext as _
from atelier.domain.report import Report, ReportCluster, ReportSection


def synthesis(report: Report, options: Options) -> Manuscript:
    """The synthesis of that meeting, or of the questions that the options ask for."""
    options = replace(options, post_its=True, annex=True)
    told = chosen(report, options)
    what = _("Ce document donne la synthèse sans les post-its : ils sont tous dans le compte rendu.")
    return headed(
        report,
        _elements(report, told, options),
        title=_("Synthèse"),
        notices=[what, left_out(report, options)],
        told=told,
    )


def _elements(report: Report, told: Report, options: Options) -> Iterator[Element]:
    citations = Citations(report, numbers=options.numbers)
    for section in told.sections:
        yield from _section(section, citations)
    if told.quotes:
        yield Part(title=_("Verbatims"))
        yield from (said(quote, None) for quote in told.quotes)
    yield from closing.resolutions(told)
    yield from closing.follow_ups(told)
    yield from closing.open_questions(told)
    yield from closing.attendance(told)


def _section(section: ReportSection, citations: Citations) -> Iterator[Element]:
    question = section.number
    yield part(section)
    if section.clusters:
        yield Heading(title=_("Proposition de structuration"), level=2, question=question)
        yield proposition(section)
    else:
        yield remark(_("Aucun regroupement sur cette question."))
    yield from (said(quote, question) for quote in section.quotes)
    for cluster in section.every_cluster():
        yield from _cluster(cluster, question, citations)


def _cluster(cluster: ReportCluster, question: int, citations: Citations) -> Iterator[Element]:
    yield heading(cluster, question)
    concluded = list(citations.elements(cluster.synthesis, question))
    yield from concluded
    yield from (said(quote, question) for quote in cluster.quotes)
    if not (concluded or cluster.quotes or cluster.parts):
        yield remark(_("Pas encore de synthèse."))
