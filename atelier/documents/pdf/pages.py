"""Blocks become the pages of a PDF: A4, a footer with "page x / y", bookmarks, title and language."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate  # type: ignore[import-untyped]

from atelier.documents.pdf import lines, theme
from atelier.documents.pdf.blocks import Block, with_breaks
from atelier.documents.pdf.fonts import CHAINS, Variant, face
from atelier.documents.pdf.lines import Line, Span
from atelier.domain import palette
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _

LANGUAGE = "fr-FR"

DRAWING = Lock()
"""The faces are shared by all documents of the process, and give codes to glyphs as they are drawn."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished PDF, and the notes whose words were drawn to their end."""

    content: bytes
    note_ids: frozenset[NoteId]


class _Canvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that writes "page x / y" last, when y is known. Blocks tell it titles and the notes drawn."""

    def __init__(self, *args: Any, drawn: set[NoteId], **options: Any) -> None:
        super().__init__(*args, **options)
        self.drawn = drawn
        self._headings = 0

    def enter(self, title: str, *, level: int, above_pt: float) -> None:
        """Make a bookmark to the place so far above the block that is being drawn."""
        self._headings += 1
        key = f"heading-{self._headings}"
        self.bookmarkHorizontal(key, 0, above_pt)
        self.addOutlineEntry(title, key, level=level)

    def save(self) -> None:
        """Write the numbers that every page left room for, then the file."""
        count = self.getPageNumber() - 1
        for page in range(1, count + 1):
            label = _label(f"{page} / {count}")
            self.beginForm(_folio(page), 0, 0, theme.PAGE_WIDTH_PT, theme.PAGE_HEIGHT_PT)
            right = theme.PAGE_WIDTH_PT - theme.MARGIN_PT
            lines.draw_line(self, label, right - label.width_pt, theme.FOOTER_BASELINE_PT)
            self.endForm()
        super().save()


def draw_pages(blocks: Iterable[Block], *, title: str, subject: str) -> Drawn:
    """The PDF of these blocks, one under the other."""
    drawn: set[NoteId] = set()
    buffer = BytesIO()
    frame = Frame(
        theme.MARGIN_PT,
        theme.BOTTOM_PT,
        theme.WIDTH_PT,
        theme.FRAME_HEIGHT_PT,
        **dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0),
    )
    document = BaseDocTemplate(
        buffer,
        pagesize=(theme.PAGE_WIDTH_PT, theme.PAGE_HEIGHT_PT),
        pageTemplates=[PageTemplate(frames=[frame], onPageEnd=_draw_footer)],
        title=title,
        author="Atelier",
        subject=subject,
        creator="Atelier",
        lang=LANGUAGE,
        displayDocTitle=True,
        # Not reportlab's Helvetica, that would stand in the file without being embedded.
        initialFontName=face(CHAINS[Variant.REGULAR][0]).fontName,
    )
    with DRAWING:
        document.build(list(with_breaks(blocks)), canvasmaker=partial(_Canvas, drawn=drawn))
    return Drawn(buffer.getvalue(), frozenset(drawn))


def _draw_footer(canvas: _Canvas, _document: BaseDocTemplate) -> None:
    canvas.saveState()
    canvas.setFillColor(HexColor(palette.LINE))
    canvas.rect(theme.MARGIN_PT, theme.FOOTER_RULE_PT, theme.WIDTH_PT, 0.6, stroke=0, fill=1)
    name = _label(_("Atelier · document de travail"))
    lines.draw_line(canvas, name, theme.MARGIN_PT, theme.FOOTER_BASELINE_PT)
    canvas.doForm(_folio(canvas.getPageNumber()))
    canvas.restoreState()


def _folio(page: int) -> str:
    return f"folio{page}"


def _label(text: str) -> Line:
    return lines.lay_out([Span(text, theme.FOOTER)], theme.WIDTH_PT)[0]
