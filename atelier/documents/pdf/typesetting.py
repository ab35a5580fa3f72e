"""A manuscript becomes a PDF: each of its elements as blocks of the page, in the colours of its question."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from atelier.documents.colours import colours_of
from atelier.documents.manuscript import (
    Element,
    Entry,
    Heading,
    Index,
    Items,
    Manuscript,
    Notes,
    Part,
    Said,
    Table,
    Text,
    Tone,
    Words,
)
from atelier.documents.pdf import blocks, lines, links, theme
from atelier.documents.pdf.blocks import Band, Block, Paragraph, coloured
from atelier.documents.pdf.chips import ChipBox
from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.lines import Span, Style
from atelier.documents.pdf.links import Links
from atelier.documents.pdf.masthead import masthead
from atelier.documents.pdf.pages import draw_pages
from atelier.documents.pdf.tables import HeaderRow, Row, last_together
from atelier.documents.pdf.unshown import unshown_in
from atelier.documents.typography import quotation_marks
from atelier.domain.ids import NoteId
from atelier.domain.progress import Progress, unheard
from atelier.domain.report import ReportNote

INDENT_PT = 10.5
ITEM_GAP_PT = 6.0
BULLET = "•"
INDEX_COLUMNS = 4
SUMMARISED_LEVEL = 2
ARROW = "\u00a0→ "
LAID_OUT = 0.6
"""The share of the work that is done when every element is laid out and no page is drawn."""


def draw_manuscript(manuscript: Manuscript, progress: Progress = unheard) -> bytes:
    """It as the content of a PDF file.

    Raises:
        Cancelled: `progress` said that nobody wants it any more.
        Incomplete: a note that was collected is not in it, or was not drawn.
    """
    manuscript.check()
    setting = _Setting(manuscript, progress)
    notices = filter(None, (manuscript.notice, unshown_in(manuscript)))
    pages = draw_pages(
        masthead(replace(manuscript, notice="\n".join(notices))),
        setting.body(),
        title=manuscript.full_title,
        subject=manuscript.report.project_title,
        cited=setting.links.cited,
        progress=lambda share: progress(LAID_OUT + (1 - LAID_OUT) * share),
    )
    manuscript.check(pages.note_ids)
    return pages.content


class _Setting:
    """The blocks of a manuscript. Its progress is told for every element, every post-it and every row."""

    def __init__(self, manuscript: Manuscript, progress: Progress) -> None:
        self.links = Links(manuscript)
        self._manuscript = manuscript
        self._progress = progress
        self._count = sum(map(_weight, manuscript.elements))
        self._done = 0
        self._titles = 0

    def body(self) -> Iterator[Block]:
        """Every element from top to bottom."""
        for element in self._manuscript.elements:
            self._advance()
            yield from self._blocks(element)

    def _blocks(self, element: Element) -> Iterator[Block]:
        match element:
            case Part():
                yield self._band(element)
            case Heading():
                yield self._heading(element)
            case Text():
                yield self._text(element)
            case Items():
                yield from self._items(element)
            case Said():
                yield self._said(element)
            case Notes():
                yield self._notes(element)
            case Table():
                yield from self._table(element)
            case Index():
                yield from self._index(element)

    def _band(self, part: Part) -> Block:
        own = part.question is not None
        return Band(
            part.title,
            colours_of(part.question),
            outline=part.title,
            place=self._place(str(part.question) if own else ""),
            before_pt=18 if own else 16,
            after_pt=12 if own else 10,
        )

    def _heading(self, heading: Heading) -> Block:
        accent = colours_of(heading.question).accent
        colour = theme.FADED.colour if heading.faded else theme.HEADING.colour
        spans = [Span(heading.title, coloured(theme.HEADING, colour))]
        if heading.number:
            spans.insert(0, Span(f"{heading.number} ", coloured(theme.HEADING, accent)))
        if heading.remark:
            spans.append(Span(f" ·\u00a0{heading.remark}", theme.FADED))
        return blocks.Heading(
            spans,
            outline=f"{heading.number} {heading.title}".strip(),
            level=heading.level - 1,
            place=self._place(heading.number),
            summarised=bool(heading.number) and heading.level == SUMMARISED_LEVEL,
            before_pt=8,
            after_pt=3,
        )

    def _place(self, number: str) -> str:
        """The name of the title of that number; of one without, a name that nothing else has."""
        self._titles += 1
        return links.of_place(number) or f"title-{self._titles}"

    def _text(self, text: Text) -> Block:
        base = theme.FADED if text.tone is Tone.REMARK else theme.BODY
        return Paragraph.of(*self._spans(text.words, base, text.question), after_pt=5)

    def _items(self, items: Items) -> Iterator[Block]:
        style = coloured(theme.STRONG, colours_of(items.question).accent)
        marks = items.numbers or (BULLET,) * len(items.items)
        labels = [Span(f"{mark}\u00a0", style) for mark in marks]
        widest_pt = max(lines.lay_out([label], theme.WIDTH_PT)[0].width_pt for label in labels)
        for words, label in zip(items.items, labels, strict=True):
            spans = self._spans(words, theme.BODY, items.question)
            yield Paragraph.of(*spans, label=label, indent_pt=widest_pt + ITEM_GAP_PT, after_pt=3)

    def _said(self, said: Said) -> Block:
        opening, closing = quotation_marks()
        words = (Words(opening), *said.words, Words(closing))
        spans = self._spans(words, theme.QUOTE, said.question)
        if said.source:
            # No break before the speaker: a dash alone at the end of a line looks like a mistake.
            source = said.source.replace(", ", ",\u00a0")
            spans.append(Span(f" —\u00a0{source}", theme.QUOTE_SOURCE))
        bar = colours_of(said.question).accent
        return Paragraph.of(*spans, indent_pt=INDENT_PT, bar=bar, before_pt=5, after_pt=6)

    def _notes(self, notes: Notes) -> Block:
        told = (self._advanced(note) for note in notes.notes)
        return ChipBox.of(notes.title, told, colours_of(notes.question), numbered=notes.numbered, after_pt=10)

    def _table(self, table: Table) -> Iterator[Block]:
        if table.names:
            yield HeaderRow.of([(name, theme.LABEL) for name in table.names], table.shares)
        styles = [theme.CELL] * len(table.shares)
        styles[0] = theme.CELL_NUMBER if table.keyed else theme.CELL
        styles[-1] = theme.CELL_REMARK if table.remarked else theme.CELL
        rows = []
        for row in table.rows:
            self._advance()
            cells = list(zip(row.cells, styles, strict=True))
            rows.append(Row.of(cells, table.shares, note_ids=_told([row.note_id])))
        yield from last_together(rows)

    def _index(self, index: Index) -> Iterator[Block]:
        for start in range(0, len(index.entries), INDEX_COLUMNS):
            self._advance()
            entries = index.entries[start : start + INDEX_COLUMNS]
            told = _told(entry.note_id for entry in entries)
            yield Row.spread([self._entry(entry) for entry in entries], INDEX_COLUMNS, note_ids=told)

    def _entry(self, entry: Entry) -> list[Span]:
        question = entry.leads_to.split(".")[0]
        colour = colours_of(int(question)).accent if question else theme.CELL_REMARK.colour
        place = replace(theme.CELL, colour=colour, leads_to=self.links.to_place(entry.leads_to))
        return [
            Span(f"{entry.number}", theme.CELL_NUMBER),
            Span(ARROW, theme.CELL_REMARK),
            Span(entry.place, place),
        ]

    def _spans(self, words: Iterable[Words], base: Style, question: int | None) -> list[Span]:
        return [Span(each.text, self._style(each, base, question)) for each in words]

    def _style(self, words: Words, base: Style, question: int | None) -> Style:
        """The style of the text with the words' own looks; a number that is cited is in the question's accent."""
        leads_to = self.links.to_note(words.note_id)
        if not (words.bold or words.italic or leads_to):
            return base
        cited = words.note_id is not None and words.bold
        return replace(
            base,
            variant=_variant(bold=words.bold, italic=words.italic or base.variant is Variant.ITALIC),
            colour=colours_of(question).accent if cited else base.colour,
            leads_to=leads_to,
        )

    def _advanced(self, note: ReportNote) -> ReportNote:
        self._advance()
        return note

    def _advance(self) -> None:
        self._done += 1
        self._progress(min(1.0, self._done / self._count) * LAID_OUT)


def _weight(element: Element) -> int:
    """How much work an element is, in steps that are told."""
    match element:
        case Notes():
            return 1 + len(element.notes)
        case Table():
            return 1 + len(element.rows)
        case Index():
            return 1 + -(-len(element.entries) // INDEX_COLUMNS)
    return 1


def _told(note_ids: Iterable[NoteId | None]) -> tuple[NoteId, ...]:
    return tuple(id for id in note_ids if id is not None)


def _variant(*, bold: bool, italic: bool) -> Variant:
    if bold:
        return Variant.BOLD_ITALIC if italic else Variant.BOLD
    return Variant.ITALIC if italic else Variant.REGULAR
