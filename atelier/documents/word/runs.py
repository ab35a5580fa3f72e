"""Text as runs of one script each, in paragraphs that run its way."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from atelier.documents.colours import colours_of
from atelier.documents.flow.blocks import Paragraph, Span, linked
from atelier.documents.flow.house_style import BAND_BAR_PT, BAR_PT, LINK_ID, quote_id
from atelier.documents.flow.scripts import Kind, Stretch, runs_right_to_left, stretches
from atelier.documents.flow.xml_package import node
from atelier.documents.word.properties import band, bars, shown

_LANGUAGE_OF = {Kind.WESTERN: "w_val", Kind.ASIAN: "w_eastAsia", Kind.COMPLEX: "w_bidi"}


def paragraph(block: Paragraph) -> Element:
    """A paragraph in its style; the title of a question in its colours too."""
    turned = runs_right_to_left(block.text)
    kept = node("w:keepNext") if block.keeps_next else None
    properties = node("w:pPr", node("w:pStyle", w_val=block.style), kept, *_outlines(block, turned=turned))
    if turned:
        properties.append(node("w:bidi"))
    parts = (part for place, spans in linked(block.spans) for part in _parts(place, spans))
    return node("w:p", properties, *_bookmark(block.place), *parts)


def _outlines(block: Paragraph, *, turned: bool) -> list[Element]:
    """What is drawn around a paragraph where its style can't say it: a question's colours, a bar on the right."""
    colours = colours_of(block.question)
    if block.style == "Heading1" and block.question is not None:
        return band(colours.pale, colours.accent, BAND_BAR_PT, turned=turned)
    if turned and block.style == quote_id(block.question):
        return [node("w:pBdr", *bars(colours.accent, BAR_PT, turned=True))]
    return []


def number_bookmarks(body: Element) -> None:
    """Give every place a number of its own, which Word wants beside its name."""
    pairs = zip(body.iter("w:bookmarkStart"), body.iter("w:bookmarkEnd"), strict=True)
    for number, pair in enumerate(pairs):
        for end in pair:
            end.set("w:id", str(number))


def _bookmark(name: str) -> list[Element]:
    """A place that links lead to."""
    return [node("w:bookmarkStart", w_name=name), node("w:bookmarkEnd")] if name else []


def _parts(place: str, spans: Iterable[Span]) -> Iterator[Element]:
    runs = (_run(stretch, span) for span in spans for stretch in stretches(span.text))
    if place:
        yield node("w:hyperlink", *runs, w_anchor=place, w_history="1")
    else:
        yield from runs


def _run(stretch: Stretch, span: Span) -> Element:
    properties = node("w:rPr", *_properties(stretch, span))
    return node("w:r", properties if len(properties) else None, *_content(stretch.text))


def _properties(stretch: Stretch, span: Span) -> Iterator[Element]:
    kind = stretch.kind
    if style := span.style or (LINK_ID if span.leads_to else ""):
        yield node("w:rStyle", w_val=style)
    if kind is not Kind.WESTERN:
        yield node("w:rFonts", w_hint="eastAsia" if kind is Kind.ASIAN else "cs")
    yield from shown(span.bold, span.italic)
    if stretch.right_to_left:
        yield node("w:rtl")
    elif kind is Kind.COMPLEX:
        yield node("w:cs")
    if not stretch.is_own:
        yield node("w:lang", **{_LANGUAGE_OF[kind]: stretch.language})


def _content(text: str) -> Iterator[Element]:
    """Text with its line ends and tabs, which Word has nodes for."""
    for index, row in enumerate(text.split("\n")):
        if index:
            yield node("w:br")
        for place, piece in enumerate(row.split("\t")):
            if place:
                yield node("w:tab")
            if piece:
                yield node("w:t", piece, xml_space="preserve")
