"""The summary of a long document: its titles with their pages, each a link."""

from collections.abc import Iterator, Sequence
from typing import Any

from atelier.documents.pdf import lines, theme
from atelier.documents.pdf.blocks import Block, Heading
from atelier.documents.pdf.lines import Span
from atelier.documents.pdf.pagination import Page, paginated
from atelier.domain.language import gettext as _

MOST_PAGES_WITHOUT = 6
MOST_LINES = 40
"""More of them would fill the first page: then only the parts are told."""
INDENT_PT = 13.5
FOLIO_PT = 36.0


class SummaryLine(Block):
    """A title with the number of its page, on which a click leads there."""

    def __init__(self, title: str, *, level: int, place: str) -> None:
        super().__init__(before_pt=0.0 if level else 4.0)
        self._place = place
        self._indent_pt = level * INDENT_PT
        self._style = theme.SUMMARY if level else theme.SUMMARY_PART
        self._text = lines.lay_out([Span(title, self._style)], self.width - self._indent_pt - FOLIO_PT)
        self.height = lines.height(self._text)

    def draw(self, canvas: Any) -> None:
        """Draw it."""
        lines.draw(canvas, self._text, self._indent_pt, self.height, right_pt=self.width - FOLIO_PT)
        (folio,) = lines.lay_out([Span(str(canvas.page_of[self._place]), self._style)], FOLIO_PT)
        last_top_pt = self._text[-1].leading_pt
        lines.draw_line(canvas, folio, self.width - folio.width_pt, lines.baseline(folio, last_top_pt))
        canvas.linkRect("", self._place, (0, 0, self.width, self.height), relative=1)


def laid_out(head: Sequence[Block], body: Sequence[Block]) -> list[Page]:
    """The pages of a document, with a summary between its head and its body where there are many."""
    pages = paginated((*head, *body))
    return pages if len(pages) <= MOST_PAGES_WITHOUT else paginated((*head, *_summary(body), *body))


def pages_of(pages: Sequence[Page]) -> dict[str, int]:
    """The page of each place that links lead to."""
    return {
        placed.block.place: number
        for number, page in enumerate(pages, start=1)
        for placed in page
        if isinstance(placed.block, Heading)
    }


def _summary(body: Sequence[Block]) -> Iterator[Block]:
    titles = [block for block in body if isinstance(block, Heading) and block.summarised]
    if len(titles) > MOST_LINES:
        titles = [title for title in titles if title.level == 0]
    name = _("Sommaire")
    spans = [Span(name, theme.HEADING)]
    yield Heading(spans, outline=name, level=0, place="summary", before_pt=16, after_pt=2)
    for title in titles:
        yield SummaryLine(title.outline, level=title.level, place=title.place)
