"""The parts of a Word file beside its styles and its text: what is in it, its footer, lists, fonts and properties."""

from datetime import datetime
from xml.etree.ElementTree import Element

from atelier.documents.flow import house_style
from atelier.documents.flow.blocks import Paragraph, Span
from atelier.documents.flow.house_style import FONT, SUBSTITUTES
from atelier.documents.flow.xml_package import node, root
from atelier.documents.typography import language_tag
from atelier.documents.word.properties import twentieths
from atelier.documents.word.runs import paragraph
from atelier.documents.word.styles import NAMESPACE
from atelier.domain.language import gettext as _

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "document": f"{_WORD_TYPE}.document.main+xml",
    "styles": f"{_WORD_TYPE}.styles+xml",
    "numbering": f"{_WORD_TYPE}.numbering+xml",
    "settings": f"{_WORD_TYPE}.settings+xml",
    "fontTable": f"{_WORD_TYPE}.fontTable+xml",
    "footer": f"{_WORD_TYPE}.footer+xml",
}
FOOTER_ID = "rId1"


def content_types() -> Element:
    """Which part is of which type."""
    defaults = (("rels", f"{_PACKAGE_TYPE}.relationships+xml"), ("xml", "application/xml"))
    return root(
        "Types",
        {"": f"{_PACKAGE}/content-types"},
        *(node("Default", Extension=ending, ContentType=kind) for ending, kind in defaults),
        *(node("Override", PartName=f"/word/{name}.xml", ContentType=kind) for name, kind in _PARTS.items()),
        node("Override", PartName="/docProps/core.xml", ContentType=f"{_PACKAGE_TYPE}.core-properties+xml"),
    )


def package_relations() -> Element:
    """Where the document and its properties are."""
    return _relations(
        (f"{OFFICE}/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )


def document_relations() -> Element:
    """What the document rests on; the footer first, as `FOOTER_ID`."""
    names = ("footer", "styles", "numbering", "settings", "fontTable")
    return _relations(*((f"{OFFICE}/{name}", f"{name}.xml") for name in names))


def _relations(*targets: tuple[str, str]) -> Element:
    return root(
        "Relationships",
        {"": f"{_PACKAGE}/relationships"},
        *(
            node("Relationship", Id=f"rId{number}", Type=kind, Target=target)
            for number, (kind, target) in enumerate(targets, start=1)
        ),
    )


def footer() -> Element:
    """What stands at the foot of every page: whose document it is, "page x / y" on the right."""
    foot = paragraph(Paragraph("Footer", (Span(_("Atelier · document de travail") + "\t"),)))
    foot.extend([_field("PAGE"), node("w:r", node("w:t", " / ", xml_space="preserve")), _field("NUMPAGES")])
    return root("w:ftr", {"w": NAMESPACE}, foot)


def _field(instruction: str) -> Element:
    return node("w:fldSimple", node("w:r", node("w:t", "1")), w_instr=instruction)


def numbering() -> Element:
    """The one list that numbers itself: bullets."""
    indent = twentieths(14)
    level = node(
        "w:lvl",
        node("w:start", w_val="1"),
        node("w:numFmt", w_val="bullet"),
        node("w:pStyle", w_val="ListBullet"),
        node("w:lvlText", w_val="•"),
        node("w:lvlJc", w_val="left"),
        node("w:pPr", node("w:ind", w_left=indent, w_hanging=indent)),
        w_ilvl="0",
    )
    bullets = node("w:abstractNum", node("w:multiLevelType", w_val="singleLevel"), level, w_abstractNumId="0")
    used = node("w:num", node("w:abstractNumId", w_val="0"), w_numId="1")
    return root("w:numbering", {"w": NAMESPACE}, bullets, used)


def settings() -> Element:
    """Word 2013 or later: older ways of laying out would be announced in the title bar."""
    compatible = node(
        "w:compatSetting",
        w_name="compatibilityMode",
        w_uri="http://schemas.microsoft.com/office/word",
        w_val="15",
    )
    return root(
        "w:settings",
        {"w": NAMESPACE},
        node("w:zoom", w_percent="100"),
        node("w:defaultTabStop", w_val="709"),
        node("w:characterSpacingControl", w_val="doNotCompress"),
        node("w:compat", compatible),
        node("w:themeFontLang", w_val=language_tag()),
        node("w:decimalSymbol", w_val=","),
        node("w:listSeparator", w_val=";"),
    )


def font_table() -> Element:
    """What stands in for the font where it is not installed."""
    font = node(
        "w:font",
        node("w:altName", w_val=",".join(SUBSTITUTES)),
        node("w:panose1", w_val="020B0604020202020204"),
        node("w:charset", w_val="00"),
        node("w:family", w_val="swiss"),
        node("w:pitch", w_val="variable"),
        w_name=FONT,
    )
    return root("w:fonts", {"w": NAMESPACE}, font)


def page() -> Element:
    """A4 with its margins and its footer."""
    side, top = twentieths(house_style.SIDE_PT), twentieths(house_style.TOP_PT)
    return node(
        "w:sectPr",
        node("w:footerReference", w_type="default", r_id=FOOTER_ID),
        node(
            "w:pgSz",
            w_w=twentieths(house_style.PAGE_WIDTH_PT),
            w_h=twentieths(house_style.PAGE_HEIGHT_PT),
        ),
        node(
            "w:pgMar",
            w_top=top,
            w_right=side,
            w_bottom=twentieths(house_style.BOTTOM_PT),
            w_left=side,
            w_header=top,
            w_footer=twentieths(house_style.FOOTER_PT),
            w_gutter="0",
        ),
    )


def properties(title: str, subject: str, made_at: datetime) -> Element:
    """What the file says of itself."""
    at = made_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return root(
        "cp:coreProperties",
        {
            "cp": f"{_PACKAGE}/metadata/core-properties",
            "dc": "http://purl.org/dc/elements/1.1/",
            "dcterms": "http://purl.org/dc/terms/",
            "xsi": "http://www.w3.org/2001/XMLSchema-instance",
        },
        node("dc:title", title),
        node("dc:subject", subject),
        node("dc:creator", "Atelier"),
        node("dc:language", language_tag()),
        node("dcterms:created", at, xsi_type="dcterms:W3CDTF"),
        node("dcterms:modified", at, xsi_type="dcterms:W3CDTF"),
    )
