"""Text in its looks, and paragraphs that run the way of their words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from atelier.documents.flow.blocks import Paragraph, Span, linked
from atelier.documents.flow.house_style import LINK_ID
from atelier.documents.flow.scripts import Stretch, runs_right_to_left, stretches
from atelier.documents.flow.xml_package import node
from atelier.documents.opendocument.automatic import Automatic
from atelier.documents.opendocument.styles import BOLD, BULLETS, ITALIC, REGULAR, UPRIGHT, open_id

_FOLDED = re.compile(r"(\n|\t| {2,}|^ | $)", re.MULTILINE)


def paragraphs(blocks: Iterable[Paragraph], automatic: Automatic) -> Iterator[Element]:
    """Paragraphs one below the other; bullets that follow one another are one list."""
    for bullets, group in groupby(blocks, key=lambda block: block.style == "ListBullet"):
        made = (_paragraph(block, automatic) for block in group)
        if bullets:
            yield node("text:list", *(node("text:list-item", each) for each in made), text_style_name=BULLETS)
        else:
            yield from made


def _paragraph(block: Paragraph, automatic: Automatic) -> Element:
    style = automatic.paragraph(block, turned=runs_right_to_left(block.text))
    inside: list[Element | str] = []
    if block.place:
        inside.append(node("text:bookmark", text_name=block.place))
    for place, spans in linked(block.spans):
        inside += _spans(place, spans, automatic)
    if block.style.startswith("Heading"):
        return node("text:h", *inside, text_style_name=style, text_outline_level=block.style[-1])
    return node("text:p", *inside, text_style_name=style)


def _spans(place: str, spans: Iterable[Span], automatic: Automatic) -> Iterator[Element | str]:
    """Words inside the styles of their looks, in a link where they lead somewhere."""
    made = [part for span in spans for part in _span(span, automatic)]
    if not place:
        yield from made
        return
    link = node("text:a", *made, xlink_type="simple", xlink_href=f"#{place}", text_style_name=LINK_ID)
    link.set("text:visited-style-name", LINK_ID)
    yield link


def _span(span: Span, automatic: Automatic) -> Iterator[Element | str]:
    looks = [name for name in (open_id(span.style), *_looks(span)) if name]
    for stretch in stretches(span.text):
        yield from _stretch(stretch, looks, automatic)


def _stretch(stretch: Stretch, looks: Sequence[str], automatic: Automatic) -> Iterable[Element | str]:
    content: Iterable[Element | str] = _content(stretch.text)
    around = looks if stretch.is_own else [*looks, automatic.language(stretch)]
    for look in reversed(around):
        content = [node("text:span", *content, text_style_name=look)]
    return content


def _looks(span: Span) -> Iterator[str]:
    for on, yes, no in ((span.bold, BOLD, REGULAR), (span.italic, ITALIC, UPRIGHT)):
        if on is not None:
            yield yes if on else no


def _content(text: str) -> Iterator[Element | str]:
    """Text with nodes for what a reader of XML would fold: line ends, tabs, spaces in a row or at an end."""
    for piece in _FOLDED.split(text):
        if piece == "\n":
            yield node("text:line-break")
        elif piece == "\t":
            yield node("text:tab")
        elif piece and not piece.strip(" "):
            yield node("text:s", text_c=str(len(piece)))
        else:
            yield piece
