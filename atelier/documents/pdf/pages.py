"""Blocks become the pages of a PDF: A4, a footer with "page x / y", bookmarks, title and language."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from reportlab import rl_config  # type: ignore[import-untyped]
from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from atelier.documents.pdf import lines, links, theme
from atelier.documents.pdf.blocks import Block
from atelier.documents.pdf.fonts import CHAINS, Variant, face
from atelier.documents.pdf.lines import Line, Span
from atelier.documents.pdf.pagination import Page
from atelier.documents.pdf.summary import laid_out, pages_of
from atelier.documents.typography import language_tag
from atelier.domain import palette
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.progress import Progress, unheard
from atelier.domain.text import without_controls

# Bytes as they are, not as text: a fifth less to keep, and sooner written.
rl_config.useA85 = 0

DRAWING = Lock()
"""All documents of the process share the faces, whose files are read again to be put into one: a document at a time."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished PDF, and the notes whose words were drawn to their end."""

    content: bytes
    note_ids: frozenset[NoteId]


class PageCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that blocks tell of titles, and of the notes drawn; links lead to each that is `cited`.

    `page_of` tells the page of each title that links lead to, before it is drawn.
    """

    def __init__(self, buffer: BytesIO, *, cited: Set[NoteId], page_of: Mapping[str, int]) -> None:
        super().__init__(
            buffer,
            pagesize=(theme.PAGE_WIDTH_PT, theme.PAGE_HEIGHT_PT),
            lang=language_tag(),
            # Not reportlab's Helvetica, that would stand in the file without being embedded.
            initialFontName=face(CHAINS[Variant.REGULAR][0]).fontName,
        )
        self.drawn: set[NoteId] = set()
        self.page_of = page_of
        self._cited = cited
        self._level = -1

    def enter(self, title: str, *, level: int, place: str, above_pt: float) -> None:
        """Make a bookmark of that name to the place so far above the block that is being drawn."""
        self._level = min(level, self._level + 1)  # an outline leaves no level out
        self.bookmarkHorizontal(place, 0, above_pt)
        self.addOutlineEntry(without_controls(title), place, level=self._level)

    def end_note(self, note_id: NoteId, *, above_pt: float) -> None:
        """Note down that this note was drawn to its end; whoever cites it is led to where that was first."""
        if note_id in self._cited and note_id not in self.drawn:
            self.bookmarkHorizontal(links.of_note(note_id), 0, above_pt)
        self.drawn.add(note_id)


def draw_pages(
    head: Iterable[Block],
    body: Iterable[Block],
    *,
    title: str,
    subject: str,
    cited: Set[NoteId] = frozenset(),
    progress: Progress = unheard,
) -> Drawn:
    """The PDF of these blocks, one under the other; between head and body, a summary where there are many pages.

    Raises:
        Cancelled: `progress` said that nobody wants it any more.
    """
    buffer = BytesIO()
    with DRAWING:
        pages = laid_out(list(head), list(body))
        canvas = PageCanvas(buffer, cited=cited, page_of=pages_of(pages))
        _describe(canvas, title, subject)
        for number, page in enumerate(pages, start=1):
            _draw_page(canvas, page)
            _draw_footer(canvas, f"{number} / {len(pages)}")
            canvas.showPage()
            progress(number / len(pages))
        canvas.save()
    return Drawn(buffer.getvalue(), frozenset(canvas.drawn))


def _describe(canvas: PageCanvas, title: str, subject: str) -> None:
    """Say in the file's properties what it is."""
    canvas.setTitle(without_controls(title))
    canvas.setSubject(without_controls(subject))
    canvas.setAuthor("Atelier")
    canvas.setCreator("Atelier")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _draw_page(canvas: PageCanvas, page: Page) -> None:
    top_pt = theme.PAGE_HEIGHT_PT - theme.TOP_PT
    for placed in page:
        canvas.saveState()
        canvas.translate(theme.MARGIN_PT, top_pt - placed.top_pt - placed.block.height)
        placed.block.draw(canvas)
        canvas.restoreState()


def _draw_footer(canvas: PageCanvas, folio: str) -> None:
    canvas.setFillColor(HexColor(palette.LINE))
    canvas.rect(theme.MARGIN_PT, theme.FOOTER_RULE_PT, theme.WIDTH_PT, 0.6, stroke=0, fill=1)
    name, number = _label(_("Atelier · document de travail")), _label(folio)
    lines.draw_line(canvas, name, theme.MARGIN_PT, theme.FOOTER_BASELINE_PT)
    right_pt = theme.PAGE_WIDTH_PT - theme.MARGIN_PT
    lines.draw_line(canvas, number, right_pt - number.width_pt, theme.FOOTER_BASELINE_PT)


def _label(text: str) -> Line:
    return lines.lay_out([Span(text, theme.FOOTER)], theme.WIDTH_PT)[0]
