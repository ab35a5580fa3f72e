"""Properties of runs, paragraphs and cells, each in the order that ISO/IEC 29500-1 asks of its children.

Measures become Word's: twentieths, eighths or halves of a point.
"""

from xml.etree.ElementTree import Element

from atelier.documents.colours import PLAIN
from atelier.documents.flow.house_style import ASIAN_FONT, BAND_PAD_PT, BAR_SPACE_PT, COMPLEX_FONT, FONT
from atelier.documents.flow.styles import ParagraphStyle
from atelier.documents.flow.xml_package import node
from atelier.documents.typography import language_tag
from atelier.domain import palette


def twentieths(points: float) -> str:
    """A length as most of Word's attributes want it."""
    return str(round(points * 20))


def hexadecimal(colour: str) -> str:
    """A colour without its sign."""
    return colour.removeprefix("#")


def fonts() -> Element:
    """The fonts of the whole document, one for each kind of script."""
    return node("w:rFonts", w_ascii=FONT, w_hAnsi=FONT, w_eastAsia=ASIAN_FONT, w_cs=COMPLEX_FONT)


def language() -> Element:
    """What is spell-checked as what, where nothing else is said."""
    return node("w:lang", w_val=language_tag(), w_eastAsia="zh-CN", w_bidi="ar-SA")


def size(points: float) -> list[Element]:
    """The size of letters, complex scripts too."""
    return [node(tag, w_val=str(round(points * 2))) for tag in ("w:sz", "w:szCs")]


def shown(bold: bool | None, italic: bool | None) -> list[Element]:
    """Bold and italic of all scripts: on, off, or as the style says."""
    marks = (("w:b", bold), ("w:bCs", bold), ("w:i", italic), ("w:iCs", italic))
    return [node(tag) if on else node(tag, w_val="0") for tag, on in marks if on is not None]


def colour(value: str) -> Element:
    """The colour of letters."""
    return node("w:color", w_val=hexadecimal(value))


def shading(fill: str) -> Element:
    """A colour behind."""
    return node("w:shd", w_val="clear", w_color="auto", w_fill=hexadecimal(fill))


def line(side: str, value: str, width_pt: float, space_pt: float = 0.0) -> Element:
    """A border on that side, such as "left"."""
    return node(
        f"w:{side}",
        w_val="single",
        w_sz=str(round(width_pt * 8)),
        w_space=str(round(space_pt)),
        w_color=hexadecimal(value),
    )


def band(fill: str, bar: str, bar_pt: float, *, turned: bool = False) -> list[Element]:
    """A bar where a paragraph begins, and its colour behind, a little higher than its words.

    Word fills up to the borders alone: those above and below have the fill's colour.
    """
    above, below = (line(side, fill, 0.25, BAND_PAD_PT) for side in ("top", "bottom"))
    left, *right = bars(bar, bar_pt, turned=turned)
    return [node("w:pBdr", above, left, below, *right), shading(fill)]


def bars(colour: str, width_pt: float, *, turned: bool = False) -> list[Element]:
    """A bar on the left; `turned`, on the right of what runs right to left, and none where its style has one."""
    if not turned:
        return [line("left", colour, width_pt, BAR_SPACE_PT)]
    return [node("w:left", w_val="nil"), line("right", colour, width_pt, BAR_SPACE_PT)]


def outlines(style: ParagraphStyle) -> list[Element]:
    """What is drawn around a paragraph of that style."""
    if style.bar is not None and style.fill is not None:
        return band(style.fill, style.bar, style.bar_pt)
    lines = []
    if style.rule_above_pt:
        lines.append(line("top", palette.LINE, style.rule_above_pt, 6))
    if style.bar is not None:
        lines += bars(style.bar, style.bar_pt)
    if style.rule_below_pt:
        lines.append(line("bottom", PLAIN.accent, style.rule_below_pt, 9))
    return [node("w:pBdr", *lines)] if lines else []
