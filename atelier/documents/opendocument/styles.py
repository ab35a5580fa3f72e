"""The styles that people change in one place for a whole document, under the names that LibreOffice has for them."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from atelier.documents.colours import PLAIN
from atelier.documents.flow import house_style
from atelier.documents.flow.house_style import (
    ASIAN_FONT,
    BAND_PAD_PT,
    BAR_SPACE_PT,
    COMPLEX_FONT,
    FONT,
    SUBSTITUTES,
)
from atelier.documents.flow.styles import CharacterStyle, ParagraphStyle, character_styles, paragraph_styles
from atelier.documents.flow.xml_package import node
from atelier.documents.typography import language_tag
from atelier.domain import palette
from atelier.domain.language import gettext as _

BOLD, ITALIC, REGULAR, UPRIGHT = "Strong_20_Emphasis", "Emphasis", "Regular", "Upright"
BULLETS = "Bullets"
_OPEN_NAMES = {
    "Normal": "Standard",
    "Heading1": "Heading_20_1",
    "Heading2": "Heading_20_2",
    "Heading3": "Heading_20_3",
    "ListBullet": "List_20_1",
    "ListNumber": "Numbering_20_1",
    "ListNumber2": "Numbering_20_2",
    "ListNumber3": "Numbering_20_3",
    "Quote": "Quotations",
    "Cell": "Table_20_Contents",
}


def open_id(id: str) -> str:
    """The name of a style of the house in an OpenDocument file."""
    return _OPEN_NAMES.get(id, id)


def points(length_pt: float) -> str:
    """A length."""
    return f"{round(length_pt, 2):g}pt"


def font_faces() -> Element:
    """The fonts, and what stands in where one is not installed."""
    names = ", ".join(f"'{name}'" for name in (FONT, *SUBSTITUTES))
    families = {FONT: names, COMPLEX_FONT: f"'{COMPLEX_FONT}'", ASIAN_FONT: f"'{ASIAN_FONT}'"}
    return node(
        "office:font-face-decls",
        *(
            node(
                "style:font-face", style_name=name, svg_font_family=family, style_font_family_generic="swiss"
            )
            for name, family in families.items()
        ),
    )


def styles(numbers: Sequence[int]) -> Element:
    """The styles of a document on these questions."""
    asked = list(numbers)
    return node(
        "office:styles",
        _defaults(),
        *(_paragraph(style) for style in paragraph_styles(asked)),
        *(_character(style) for style in character_styles(asked)),
        *_looks(),
        _bullets(),
    )


def bar_beside(bar: str, bar_pt: float, *, turned: bool = False) -> dict[str, str]:
    """A bar where a paragraph begins; `turned`: it runs right to left."""
    side, other = ("right", "left") if turned else ("left", "right")
    return {
        f"fo_border_{side}": f"{points(bar_pt)} solid {bar}",
        f"fo_border_{other}": "none",
        f"fo_padding_{side}": points(BAR_SPACE_PT),
        f"fo_padding_{other}": "0pt",
    }


def band(fill: str, bar: str, bar_pt: float, *, turned: bool = False) -> dict[str, str]:
    """Such a bar, and a colour behind the paragraph, a little higher than its words.

    LibreOffice pads beside a border alone: those above and below have the fill's colour.
    """
    edge = f"0.25pt solid {fill}"
    return {
        **bar_beside(bar, bar_pt, turned=turned),
        "fo_border_top": edge,
        "fo_border_bottom": edge,
        "fo_padding_top": points(BAND_PAD_PT),
        "fo_padding_bottom": points(BAND_PAD_PT),
        "fo_background_color": fill,
    }


def _defaults() -> Element:
    language, _sign, country = language_tag().partition("-")
    letters = {
        "style_font_name": FONT,
        "style_font_name_asian": ASIAN_FONT,
        "style_font_name_complex": COMPLEX_FONT,
        "fo_language": language,
        "fo_country": country or "none",
        "style_language_asian": "zh",
        "style_country_asian": "CN",
        "style_language_complex": "ar",
        "style_country_complex": "SA",
    }
    layout = node(
        "style:paragraph-properties",
        fo_orphans="2",
        fo_widows="2",
        style_writing_mode="lr-tb",
        style_tab_stop_distance="35pt",
    )
    return node(
        "style:default-style", layout, node("style:text-properties", **letters), style_family="paragraph"
    )


def _paragraph(style: ParagraphStyle) -> Element:
    name = open_id(style.id)
    made = node(
        "style:style",
        _layout(style),
        node("style:text-properties", **_letters(style.bold, style.italic, style.colour, style.size_pt)),
        style_name=name,
        style_display_name=name.replace("_20_", " ") if style.id in _OPEN_NAMES else style.name,
        style_family="paragraph",
    )
    if style.parent:
        made.set("style:parent-style-name", open_id(style.parent))
    if style.following:
        made.set("style:next-style-name", open_id(style.following))
    if style.level is not None:
        made.set("style:default-outline-level", str(style.level))
    return made


def _layout(style: ParagraphStyle) -> Element:
    left_pt = style.left_pt if style.bar is None else max(0.0, style.left_pt - BAR_SPACE_PT - style.bar_pt)
    made = node(
        "style:paragraph-properties",
        *_tabs(style),
        fo_margin_top=points(style.before_pt),
        fo_margin_bottom=points(style.after_pt),
        fo_margin_left=points(left_pt),
        fo_text_indent=points(-style.hanging_pt),
        fo_line_height=f"{round(style.line * 100)}%",
        **_outlines(style),
    )
    if style.keeps_next:
        made.set("fo:keep-with-next", "always")
        made.set("fo:keep-together", "always")
    return made


def _tabs(style: ParagraphStyle) -> Iterator[Element]:
    """Where a number ends and its words begin; the page's number on the right of its foot."""
    if style.id == "Footer":
        place = node("style:tab-stop", style_position=points(house_style.WIDTH_PT), style_type="right")
        yield node("style:tab-stops", place)
    elif style.hanging_pt:
        yield node("style:tab-stops", node("style:tab-stop", style_position="0pt"))


def _outlines(style: ParagraphStyle) -> dict[str, str]:
    if style.bar is not None and style.fill is not None:
        return band(style.fill, style.bar, style.bar_pt)
    lines: dict[str, str] = {}
    if style.bar is not None:
        lines |= bar_beside(style.bar, style.bar_pt)
    if style.rule_above_pt:
        lines["fo_border_top"] = f"{points(style.rule_above_pt)} solid {palette.LINE}"
        lines["fo_padding_top"] = "6pt"
    if style.rule_below_pt:
        lines["fo_border_bottom"] = f"{points(style.rule_below_pt)} solid {PLAIN.accent}"
        lines["fo_padding_bottom"] = "9pt"
    return lines


def _letters(bold: bool, italic: bool, colour: str | None, size_pt: float | None) -> dict[str, str]:
    """The attributes of letters, for each of the three kinds of script."""
    made: dict[str, str] = {} if colour is None else {"fo_color": colour}
    for on, name, value in ((bold, "font_weight", "bold"), (italic, "font_style", "italic")):
        if on:
            made |= _every_script(name, value)
    return made if size_pt is None else made | _every_script("font_size", points(size_pt))


def _every_script(name: str, value: str) -> dict[str, str]:
    return {f"fo_{name}": value, f"style_{name}_asian": value, f"style_{name}_complex": value}


def _text_style(name: str, display_name: str, letters: dict[str, str], parent: str = "") -> Element:
    made = node(
        "style:style",
        node("style:text-properties", **letters),
        style_name=name,
        style_display_name=display_name,
        style_family="text",
    )
    if parent:
        made.set("style:parent-style-name", parent)
    return made


def _character(style: CharacterStyle) -> Element:
    letters = _letters(style.bold, False, style.colour, None)
    return _text_style(style.id, style.name, letters, style.parent)


def _looks() -> Iterator[Element]:
    """Bold and italic on and off."""
    yield _text_style(BOLD, "Strong Emphasis", _every_script("font_weight", "bold"))
    yield _text_style(ITALIC, "Emphasis", _every_script("font_style", "italic"))
    yield _text_style(REGULAR, _("Maigre"), _every_script("font_weight", "normal"))
    yield _text_style(UPRIGHT, _("Droit"), _every_script("font_style", "normal"))


def _bullets() -> Element:
    place = node(
        "style:list-level-label-alignment",
        text_label_followed_by="listtab",
        text_list_tab_stop_position="14pt",
        fo_text_indent="-14pt",
        fo_margin_left="14pt",
    )
    mode = "label-alignment"
    level = node(
        "text:list-level-style-bullet",
        node("style:list-level-properties", place, text_list_level_position_and_space_mode=mode),
        text_level="1",
        text_bullet_char="•",
    )
    return node("text:list-style", level, style_name=BULLETS, style_display_name=_("Puces"))
