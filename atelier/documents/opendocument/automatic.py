"""The styles that a document gives by itself where one of the house is not enough: a question's colours on its title,
words that run right to left or are in another language, the columns and cells of tables."""

from xml.etree.ElementTree import Element

from atelier.documents.colours import colours_of
from atelier.documents.flow.blocks import Paragraph
from atelier.documents.flow.house_style import BAND_BAR_PT, BAR_PT, quote_id
from atelier.documents.flow.scripts import Kind, Stretch
from atelier.documents.flow.xml_package import node
from atelier.documents.opendocument.styles import band, bar_beside, open_id

_SUFFIXES = {
    Kind.WESTERN: ("fo_", ""),
    Kind.ASIAN: ("style_", "_asian"),
    Kind.COMPLEX: ("style_", "_complex"),
}


class Automatic:
    """Collects such styles, each once, under names of its own."""

    def __init__(self) -> None:
        self._made: dict[object, Element] = {}

    def node(self) -> Element:
        """All of them."""
        return node("office:automatic-styles", *self._made.values())

    def paragraph(self, block: Paragraph, *, turned: bool) -> str:
        """The style of a paragraph; `turned`: it runs right to left."""
        style, question = block.style, block.question
        layout = {"fo_keep_with_next": "always"} if block.keeps_next else {}
        colours = colours_of(question)
        if style == "Heading1" and question is not None:
            layout |= band(colours.pale, colours.accent, BAND_BAR_PT, turned=turned)
        elif turned and style == quote_id(question):
            layout |= bar_beside(colours.accent, BAR_PT, turned=True)
        if turned:
            layout |= {"style_writing_mode": "rl-tb", "fo_text_align": "right"}
        if not layout:
            return open_id(style)
        inside = node("style:paragraph-properties", **layout)
        return self.add("paragraph", "P", inside, style_parent_style_name=open_id(style))

    def language(self, stretch: Stretch) -> str:
        """The style of words in that language."""
        language, _, country = stretch.language.partition("-")
        prefix, suffix = _SUFFIXES[stretch.kind]
        named = {f"{prefix}language{suffix}": language, f"{prefix}country{suffix}": country}
        return self.add("text", "T", node("style:text-properties", **named))

    def add(self, family: str, letter: str, *inside: Element, **more: str) -> str:
        """The name of a style of that family, made where there is none like it."""
        key = (family, *(tuple(each.attrib.items()) for each in inside), *more.items())
        if key not in self._made:
            name = f"{letter}{len(self._made) + 1}"
            self._made[key] = node("style:style", *inside, style_name=name, style_family=family, **more)
        return self._made[key].attrib["style:name"]
