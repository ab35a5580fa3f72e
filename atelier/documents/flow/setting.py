"""The elements of a manuscript as paragraphs and tables, from top to bottom."""

from collections.abc import Iterable, Iterator

from atelier.documents.flow import grids
from atelier.documents.flow.blocks import Block, Grid, Paragraph, Span
from atelier.documents.flow.house_style import accent_id, quote_id
from atelier.documents.flow.telling import Telling
from atelier.documents.manuscript import (
    Element,
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
from atelier.documents.typography import quotation_marks

LIST_DEPTHS = ("ListNumber", "ListNumber2", "ListNumber3")


def blocks(manuscript: Manuscript, telling: Telling) -> Iterator[Block]:
    """The head, then every element."""
    yield from _head(manuscript)
    setting = _Setting(telling)
    for element in manuscript.elements:
        telling.step()
        yield from setting.blocks(element)


def _head(manuscript: Manuscript) -> Iterator[Block]:
    yield Paragraph("Subtitle", (Span(manuscript.eyebrow),))
    yield Paragraph("Title", (Span(manuscript.title),))
    if manuscript.facts:
        yield grids.facts_grid(manuscript.facts)
    if manuscript.notice:
        yield Paragraph("Notice", (Span(manuscript.notice),))


class _Setting:
    """Elements become blocks, in the colours of their question."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling

    def blocks(self, element: Element) -> Iterator[Block]:
        """What is drawn for an element."""
        match element:
            case Part():
                yield self._part(element)
            case Heading():
                yield self._heading(element)
            case Text():
                style = "Remark" if element.tone is Tone.REMARK else "Normal"
                yield Paragraph(style, self._spans(element.words, element.question))
            case Items():
                yield from self._items(element)
            case Said():
                yield self._said(element)
            case _:
                yield self._grid(element)

    def _grid(self, element: Notes | Table | Index) -> Grid:
        match element:
            case Notes():
                return grids.notes_grid(element, self._telling)
            case Table():
                return grids.rows_grid(element, self._telling)
            case Index():
                return grids.index_grid(element, self._telling)

    def _part(self, part: Part) -> Block:
        place = "" if part.question is None else self._telling.to_place(str(part.question))
        return Paragraph("Heading1", (Span(part.title),), place, part.question)

    def _heading(self, heading: Heading) -> Block:
        spans = [Span(heading.title, "Aside" if heading.faded else "")]
        if heading.number:
            spans.insert(0, Span(f"{heading.number} ", accent_id(heading.question)))
        if heading.remark:
            spans.append(Span(f" ·\u00a0{heading.remark}", "Aside", bold=False))
        place = self._telling.to_place(heading.number)
        return Paragraph(f"Heading{heading.level}", tuple(spans), place, heading.question)

    def _items(self, items: Items) -> Iterator[Block]:
        if not items.numbers:
            for words in items.items:
                yield Paragraph("ListBullet", self._spans(words, items.question))
        depths = [number.strip(".").count(".") for number in items.numbers]
        for number, depth, words in zip(items.numbers, depths, items.items, strict=False):
            style = LIST_DEPTHS[min(depth - min(depths), len(LIST_DEPTHS) - 1)]
            label = Span(f"{number}\t", accent_id(items.question), bold=True)
            yield Paragraph(style, (label, *self._spans(words, items.question)))

    def _said(self, said: Said) -> Block:
        opening, closing = quotation_marks()
        spans = [Span(opening), *self._spans(said.words, said.question), Span(closing)]
        if said.source:
            spans.append(Span(f" —\u00a0{said.source}", "Aside", italic=False))
        return Paragraph(quote_id(said.question), tuple(spans), question=said.question)

    def _spans(self, words: Iterable[Words], question: int | None) -> tuple[Span, ...]:
        """The words in their looks; the number of a post-it that is cited is in the question's accent."""
        return tuple(
            Span(
                each.text,
                accent_id(question) if each.note_id is not None and each.bold else "",
                bold=True if each.bold else None,
                italic=True if each.italic else None,
                leads_to=self._telling.to_note(each.note_id),
            )
            for each in words
        )
