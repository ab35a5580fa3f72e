"""The styles part: everything that people change in one place for a whole document."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from atelier.documents.colours import colours_of, tinted
from atelier.documents.flow import house_style
from atelier.documents.flow.blocks import GridKind
from atelier.documents.flow.house_style import (
    CELL_PAD_PT,
    CELL_SIDE_PT,
    NOTES_GAP_PT,
)
from atelier.documents.flow.styles import (
    CharacterStyle,
    ParagraphStyle,
    character_styles,
    facts_name,
    notes_name,
    paragraph_styles,
    rows_name,
)
from atelier.documents.flow.xml_package import node, root
from atelier.documents.word import properties
from atelier.documents.word.properties import twentieths
from atelier.documents.word.tables import style_id
from atelier.domain import palette

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def styles(numbers: Sequence[int]) -> Element:
    """The styles of a document on these questions."""
    asked = list(numbers)
    return root(
        "w:styles",
        {"w": NAMESPACE},
        _defaults(),
        *(_paragraph(style) for style in paragraph_styles(asked)),
        _bare("character", "DefaultParagraphFont", "Default Paragraph Font"),
        *(_character(style) for style in character_styles(asked)),
        _plain_table(),
        _facts(),
        _rows(),
        *(_notes(number) for number in (None, *asked)),
    )


def _defaults() -> Element:
    run = node("w:rPr", properties.fonts(), *properties.size(10.5), properties.language())
    return node("w:docDefaults", node("w:rPrDefault", run), node("w:pPrDefault", node("w:pPr")))


def _style(kind: str, id: str, name: str, *inside: Element, own: bool) -> Element:
    more = {"w_customStyle": "1"} if own else {}
    return node("w:style", node("w:name", w_val=name), *inside, w_type=kind, w_styleId=id, **more)


def _bare(kind: str, id: str, name: str) -> Element:
    """What all others of a kind rest on."""
    made = _style(kind, id, name, node("w:semiHidden"), own=False)
    made.set("w:default", "1")
    return made


def _paragraph(style: ParagraphStyle) -> Element:
    parts = [*_relations(style), node("w:qFormat"), _layout(style), _letters(style)]
    made = _style("paragraph", style.id, style.name, *parts, own=style.own)
    if not style.parent:
        made.set("w:default", "1")
    return made


def _relations(style: ParagraphStyle) -> Iterator[Element]:
    if style.parent:
        yield node("w:basedOn", w_val=style.parent)
    if style.following:
        yield node("w:next", w_val=style.following)


def _layout(style: ParagraphStyle) -> Element:
    made = node("w:pPr")
    if style.keeps_next:
        made.extend([node("w:keepNext"), node("w:keepLines")])
    made.append(node("w:widowControl"))
    if style.id == "ListBullet":
        made.append(node("w:numPr", node("w:numId", w_val="1")))
    made.extend(properties.outlines(style))
    made.extend(_tabs(style))
    made.append(
        node(
            "w:spacing",
            w_before=twentieths(style.before_pt),
            w_after=twentieths(style.after_pt),
            w_line=str(round(style.line * 240)),
            w_lineRule="auto",
        )
    )
    made.append(node("w:ind", w_left=twentieths(style.left_pt), w_hanging=twentieths(style.hanging_pt)))
    if style.level is not None:
        made.append(node("w:outlineLvl", w_val=str(style.level - 1)))
    return made


def _tabs(style: ParagraphStyle) -> Iterator[Element]:
    if style.id == "Footer":
        right = node("w:tab", w_val="right", w_pos=twentieths(house_style.WIDTH_PT))
        yield node("w:tabs", right)


def _letters(style: ParagraphStyle) -> Element:
    made = node("w:rPr", *properties.shown(style.bold or None, style.italic or None))
    if style.colour is not None:
        made.append(properties.colour(style.colour))
    if style.size_pt is not None:
        made.extend(properties.size(style.size_pt))
    return made


def _character(style: CharacterStyle) -> Element:
    shown = properties.shown(style.bold or None, None)
    # LibreOffice underlines what leads somewhere, whatever its style, unless that says no.
    letters = node("w:rPr", *shown, properties.colour(style.colour), node("w:u", w_val="none"))
    above = node("w:basedOn", w_val=style.parent or "DefaultParagraphFont")
    parts = (above, node("w:qFormat"), letters)
    return _style("character", style.id, style.name, *parts, own=True)


def _plain_table() -> Element:
    sides = (node(f"w:{side}", w_w="0", w_type="dxa") for side in ("top", "left", "bottom", "right"))
    made = _bare("table", "TableNormal", "Normal Table")
    made.append(node("w:tblPr", node("w:tblCellMar", *sides)))
    return made


def _table(id: str, name: str, *inside: Element) -> Element:
    return _style("table", id, name, node("w:basedOn", w_val="TableNormal"), *inside, own=True)


def _facts() -> Element:
    """Columns of facts over a thin rule."""
    rule = node("w:tblBorders", properties.line("bottom", palette.LINE, 0.5))
    return _table(style_id(GridKind.FACTS, None), facts_name(), node("w:tblPr", rule, _margins(0, 6)))


def _rows() -> Element:
    """Rows over thin rules."""
    rules = [properties.line(side, palette.LINE, 0.5) for side in ("bottom", "insideH")]
    return _table(
        style_id(GridKind.ROWS, None),
        rows_name(),
        node("w:tblPr", node("w:tblBorders", *rules), _margins(0, 4)),
    )


def _notes(question: int | None) -> Element:
    """A pale box, a post-it a row, white between them."""
    pale = colours_of(question).pale
    gaps = node("w:tblBorders", properties.line("insideH", palette.WHITE, NOTES_GAP_PT))
    return _table(
        style_id(GridKind.NOTES, question),
        notes_name(question),
        node("w:tblPr", gaps, _margins(CELL_SIDE_PT, CELL_PAD_PT)),
        node("w:tcPr", properties.shading(tinted(pale, house_style.NOTE_TINT))),
        node(
            "w:tblStylePr",
            node("w:tcPr", properties.shading(tinted(pale, house_style.TITLE_TINT))),
            w_type="firstRow",
        ),
    )


def _margins(side_pt: float, pad_pt: float) -> Element:
    widths = {"top": pad_pt, "left": side_pt, "bottom": pad_pt, "right": max(side_pt, 6.0)}
    return node(
        "w:tblCellMar",
        *(node(f"w:{side}", w_w=twentieths(width), w_type="dxa") for side, width in widths.items()),
    )
