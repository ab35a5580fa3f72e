"""The head of a document: what it is, of which meeting, when and where, and how much was contributed."""

from collections.abc import Iterator, Sequence

from atelier.documents.pdf import lines, theme
from atelier.documents.pdf.blocks import Block, Paragraph
from atelier.documents.pdf.lines import Span
from atelier.documents.pdf.tables import Row
from atelier.domain import palette
from atelier.domain.dates import full_day
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.report import Report

COLUMNS = 3


class Rule(Block):
    """A strong line across the page."""

    def __init__(self) -> None:
        super().__init__()
        self.height = 1.5

    def draw(self) -> None:
        """Draw it."""
        self.fill(palette.INK, 0, 0, self.width, self.height)


class Facts(Row):
    """Columns of facts under their names. A fact that is not known has no column."""

    PAD_PT = 9.0
    GAP_PT = 12.0

    @classmethod
    def known(cls, facts: Sequence[tuple[str, Sequence[str]]]) -> "Facts":
        """The columns of these facts."""
        width = theme.WIDTH_PT / COLUMNS
        cells = [
            lines.lay_out(
                [Span(f"{name}\n", theme.LABEL), Span("\n".join(values), theme.BODY)], width - cls.GAP_PT
            )
            for name, values in facts
        ]
        return cls(cells, [width] * len(cells))


def masthead(title: str, report: Report) -> Iterator[Block]:
    """Project and meeting, the title, a strong rule, the facts, a thin rule."""
    names = " · ".join(part for part in (report.project_title, report.meeting_title) if part)
    yield Paragraph.of(Span(names, theme.EYEBROW))
    yield Paragraph.of(Span(title, theme.TITLE), after_pt=11)
    yield Rule()
    yield Facts.known(facts(report))


def facts(report: Report) -> list[tuple[str, Sequence[str]]]:
    """What is known of the meeting, column by column."""
    where = [full_day(report.day)] if report.day is not None else []
    where += [report.place] if report.place else []
    known: list[tuple[str, Sequence[str]]] = [(_("Date et lieu"), where)] if where else []
    return [*known, (_("Contributions"), _contributions(report))]


def _contributions(report: Report) -> list[str]:
    notes, clusters = report.count.printed, report.cluster_count
    quotes, follow_ups = report.quote_count, len(report.follow_ups)
    first = [ngettext("{n} post-it", "{n} post-its", notes).format(n=notes) if notes else _("Aucun post-it")]
    if clusters:
        first.append(ngettext("{n} regroupement", "{n} regroupements", clusters).format(n=clusters))
    second = []
    if quotes:
        second.append(ngettext("{n} verbatim", "{n} verbatims", quotes).format(n=quotes))
    if follow_ups:
        second.append(ngettext("{n} suite", "{n} suites", follow_ups).format(n=follow_ups))
    return [", ".join(part) for part in (first, second) if part]
