"""The minutes (compte rendu): the whole meeting, question by question, then what was left over."""

from collections.abc import Iterator, Sequence

from atelier.documents.contents import closing
from atelier.documents.contents.annex import annex, sounds
from atelier.documents.contents.choice import chosen, left_out
from atelier.documents.contents.clusters import box, heading, part, remark, waiting
from atelier.documents.contents.head import headed
from atelier.documents.contents.speech import Citations, said
from atelier.documents.manuscript import Element, Heading, Manuscript, Part
from atelier.domain.document import Options
from atelier.domain.language import gettext as _
from atelier.domain.report import Report, ReportCluster, ReportNote, ReportSection
from atelier.domain.things import MeetingKind


def minutes(report: Report, options: Options) -> Manuscript:
    """The minutes of that meeting, or the part of them that the options ask for."""
    told = chosen(report, options)
    return headed(
        report,
        _elements(report, told, options),
        title=_title(report),
        notices=[left_out(report, options)],
        complete=options.is_whole,
        told=told,
    )


def _title(report: Report) -> str:
    if report.kind is MeetingKind.INTERSESSION:
        return _("Compte rendu de l’intersession")
    return _("Compte rendu de la rencontre")


def _elements(report: Report, told: Report, options: Options) -> Iterator[Element]:
    citations = Citations(report, numbers=options.numbers)
    for section in told.sections:
        yield from _Section(section, citations, options).elements()
    if told.quotes:
        yield Part(title=_("Verbatims"))
        yield from (said(quote, None) for quote in told.quotes)
    yield from closing.resolutions(told)
    yield from closing.follow_ups(told)
    yield from closing.open_questions(told)
    yield from closing.attendance(told)
    yield from annex(report, told.annex, whole=options.is_whole)
    if options.is_whole:
        yield from sounds(report)


class _Section:
    """A question with what was answered to it."""

    def __init__(self, section: ReportSection, citations: Citations, options: Options) -> None:
        self._section = section
        self._question = section.number
        self._citations = citations
        self._options = options
        self._has_notes = any(section.every_note())

    def elements(self) -> Iterator[Element]:
        """Its title, its clusters, what stands alone, what is still to sort."""
        section = self._section
        yield part(section)
        if not (self._has_notes or section.quotes or section.waiting) and self._options.post_its:
            yield remark(_("Aucun post-it sur cette question."))
        yield from (said(quote, self._question) for quote in section.quotes)
        for cluster in section.every_cluster():
            yield from self._cluster(cluster)
        yield from self._left_over(_("Isolés"), section.isolated)
        yield from self._left_over(_("À classer"), section.unsorted)
        if self._options.post_its and self._options.annex:
            yield from waiting(section)

    def _cluster(self, cluster: ReportCluster) -> Iterator[Element]:
        yield heading(cluster, self._question)
        yield from self._citations.elements(cluster.synthesis, self._question)
        yield from (said(quote, self._question) for quote in cluster.quotes)
        if cluster.notes:
            yield self._box(cluster.notes)
        elif not cluster.parts and self._options.post_its and self._has_notes:
            # Where the question has none at all, that is said once.
            yield remark(_("Aucun post-it dans ce regroupement."))

    def _left_over(self, title: str, notes: Sequence[ReportNote]) -> Iterator[Element]:
        if notes:
            yield Heading(title=title, level=2, question=self._question)
            yield self._box(notes)

    def _box(self, notes: Sequence[ReportNote]) -> Element:
        return box(notes, self._question, numbered=self._options.numbers)
