"""The minutes (compte rendu) as a PDF: the whole meeting, question by question, then what was left over."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from atelier.documents.delivery import deliver
from atelier.documents.pdf import annex, theme
from atelier.documents.pdf.blocks import Band, Block, Heading, Paragraph, coloured
from atelier.documents.pdf.chips import ChipBox
from atelier.documents.pdf.lines import Span
from atelier.documents.pdf.masthead import masthead
from atelier.documents.pdf.pages import draw_pages
from atelier.documents.progress import Progress
from atelier.documents.typography import numbered, quoted, time_code
from atelier.domain.document import Options
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.marks import mark_phrase
from atelier.domain.palette import PaperColours, colours
from atelier.domain.report import Report, ReportCluster, ReportNote, ReportQuote, ReportSection, check
from atelier.domain.things import MeetingKind

QUOTE_INDENT_PT = 10.5
_CITATION = re.compile(r"#(\d+)\b")


def write_minutes(report: Report, target: Path, _options: Options, _progress: Progress) -> None:
    """Write the minutes to `target`, whole or not at all.

    Raises:
        Incomplete: a note that was collected is not in the report, or was not drawn.
        DocumentFault: the file can't be written there.
    """
    deliver(draw_minutes(report), target)


def draw_minutes(report: Report) -> bytes:
    """The minutes as the content of a PDF file.

    Raises:
        Incomplete: a note that was collected is not in the report, or was not drawn.
    """
    check(report)
    parts = (_title(report), report.meeting_title, report.project_title)
    pages = draw_pages(
        _blocks(report), title=" – ".join(part for part in parts if part), subject=report.project_title
    )
    check(report, drawn=pages.note_ids)
    return pages.content


def _title(report: Report) -> str:
    if report.kind is MeetingKind.INTERSESSION:
        return _("Compte rendu de l’intersession")
    return _("Compte rendu de la rencontre")


def _blocks(report: Report) -> Iterator[Block]:
    yield from masthead(_title(report), report)
    known = frozenset(report.collected.values())
    for section in report.sections:
        yield from _Section(section, known).blocks()
    if report.quotes:
        yield annex.part(_("Verbatims"))
        yield from (_quote(quote, theme.PLAIN) for quote in report.quotes)
    yield from annex.open_questions(report)
    yield from annex.follow_ups(report)
    yield from annex.annex(report)


class _Section:
    """A question on paper, in its colours."""

    def __init__(self, section: ReportSection, known: frozenset[int]) -> None:
        self._section = section
        self._colours = colours(section.number)
        self._known = known

    def blocks(self) -> Iterator[Block]:
        """Its band, its clusters, what stands alone, what is still to sort."""
        section = self._section
        title = f"{section.number} · {section.text}"
        yield Band(title, self._colours, outline=title, before_pt=18, after_pt=12)
        empty = not (section.clusters or section.quotes or section.isolated or section.unsorted)
        if empty and not section.waiting:
            yield Paragraph.of(Span(_("Aucun post-it sur cette question."), theme.FADED), after_pt=10)
        yield from (_quote(quote, self._colours) for quote in section.quotes)
        for cluster in section.every_cluster():
            yield from self._cluster(cluster)
        yield from self._left_over(_("Isolés"), section.isolated)
        yield from self._left_over(_("À classer"), section.unsorted)
        yield from self._waiting()

    def _cluster(self, cluster: ReportCluster) -> Iterator[Block]:
        title = cluster.title or _("Sans titre")
        words = theme.HEADING if cluster.title else coloured(theme.HEADING, theme.FADED.colour)
        spans = [
            Span(f"{cluster.number} ", coloured(theme.HEADING, self._colours.accent)),
            Span(title, words),
        ]
        if mark := mark_phrase(cluster.state):
            spans.append(Span(f" ·\u00a0{mark}", theme.FADED))
        level = cluster.number.count(".")
        yield Heading(spans, outline=f"{cluster.number} {title}", level=level, before_pt=8, after_pt=3)
        if cluster.synthesis:
            yield Paragraph.of(*self._cited(cluster.synthesis), after_pt=5)
        yield from (_quote(quote, self._colours) for quote in cluster.quotes)
        if cluster.notes:
            yield _box(cluster.notes, self._colours)
        elif not cluster.parts:
            yield Paragraph.of(Span(_("Aucun post-it dans ce regroupement."), theme.FADED), after_pt=8)

    def _left_over(self, title: str, notes: Sequence[ReportNote]) -> Iterator[Block]:
        if notes:
            spans = [Span(title, theme.HEADING)]
            yield Heading(spans, outline=title, level=1, before_pt=8, after_pt=4)
            yield _box(notes, self._colours)

    def _waiting(self) -> Iterator[Block]:
        count = self._section.waiting
        if count:
            told = ngettext(
                "{n} post-it en attente de relecture, en annexe.",
                "{n} post-its en attente de relecture, en annexe.",
                count,
            )
            yield Paragraph.of(Span(told.format(n=count), theme.FADED), after_pt=10)

    def _cited(self, synthesis: str) -> Iterator[Span]:
        """The synthesis, with "#42" written as "n° 42" where there is such a note."""
        accent = coloured(theme.STRONG, self._colours.accent)
        at = 0
        for match in _CITATION.finditer(synthesis):
            if int(match.group(1)) in self._known:
                yield Span(synthesis[at : match.start()], theme.BODY)
                yield Span(numbered(int(match.group(1))), accent)
                at = match.end()
        yield Span(synthesis[at:], theme.BODY)


def _box(notes: Iterable[ReportNote], of_question: PaperColours) -> ChipBox:
    count = sum(1 for note in notes for _each in note.every())
    title = ngettext("Post-it ({n})", "Post-its ({n})", count).format(n=count)
    return ChipBox.of(title, notes, of_question, after_pt=10)


def _quote(quote: ReportQuote, of_question: PaperColours) -> Paragraph:
    time = time_code(quote.time_s) if quote.time_s is not None else ""
    # No break before the speaker: a dash alone at the end of a line looks like a mistake.
    source = ",\u00a0".join(part for part in (time, quote.speaker) if part)
    spans = [Span(quoted(quote.text), theme.QUOTE)]
    if source:
        spans.append(Span(f" —\u00a0{source}", theme.QUOTE_SOURCE))
    return Paragraph.of(*spans, indent_pt=QUOTE_INDENT_PT, bar=of_question.accent, before_pt=2, after_pt=6)
