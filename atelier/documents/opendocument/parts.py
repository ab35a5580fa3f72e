"""The parts of an OpenDocument file beside its text: its pages, its properties, the list of what is in it."""

from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from atelier.documents.flow import house_style
from atelier.documents.flow.xml_package import node, root
from atelier.documents.opendocument.namespaces import MANIFEST, NAMESPACES, TEXT_TYPE, VERSION
from atelier.documents.opendocument.styles import font_faces, points, styles
from atelier.documents.typography import language_tag
from atelier.domain.language import gettext as _


def style_part(numbers: list[int]) -> Element:
    """The styles, and the pages that the text flows into."""
    return root(
        "office:document-styles",
        NAMESPACES,
        font_faces(),
        styles(numbers),
        node("office:automatic-styles", _page()),
        node("office:master-styles", _master_page()),
        office_version=VERSION,
    )


def text_part(automatic: Element, inside: list[Element]) -> Element:
    """The text, and the styles that it gives by itself."""
    return root(
        "office:document-content",
        NAMESPACES,
        font_faces(),
        automatic,
        node("office:body", node("office:text", *inside)),
        office_version=VERSION,
    )


def meta_part(title: str, subject: str, made_at: datetime) -> Element:
    """What the file says of itself."""
    at = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    about = node(
        "office:meta",
        node("meta:generator", "Atelier"),
        node("dc:title", title),
        node("dc:subject", subject),
        node("meta:initial-creator", "Atelier"),
        node("dc:creator", "Atelier"),
        node("meta:creation-date", at),
        node("dc:date", at),
        node("dc:language", language_tag()),
    )
    return root("office:document-meta", NAMESPACES, about, office_version=VERSION)


def settings_part() -> Element:
    """As in Word: between two paragraphs stands the wider of their spaces, not both; a row may stay with the next."""
    wished = {"AddParaTableSpacing": "false", "TableRowKeep": "true"}
    items = (
        node("config:config-item", value, config_name=name, config_type="boolean")
        for name, value in wished.items()
    )
    every = node("config:config-item-set", *items, config_name="ooo:configuration-settings")
    return root(
        "office:document-settings", NAMESPACES, node("office:settings", every), office_version=VERSION
    )


def manifest(names: list[str]) -> Element:
    """What is in the file."""
    entries = [("/", TEXT_TYPE), *((name, "text/xml") for name in names)]
    return root(
        "manifest:manifest",
        {"manifest": MANIFEST},
        *(
            node("manifest:file-entry", manifest_full_path=name, manifest_media_type=kind)
            for name, kind in entries
        ),
        manifest_version=VERSION,
    )


def _page() -> Element:
    """A4 with its margins; the foot of the page is in the lower one."""
    foot_pt = house_style.BOTTOM_PT - house_style.FOOTER_PT
    layout = node(
        "style:page-layout-properties",
        fo_page_width=points(house_style.PAGE_WIDTH_PT),
        fo_page_height=points(house_style.PAGE_HEIGHT_PT),
        fo_margin_top=points(house_style.TOP_PT),
        fo_margin_bottom=points(house_style.FOOTER_PT),
        fo_margin_left=points(house_style.SIDE_PT),
        fo_margin_right=points(house_style.SIDE_PT),
        style_print_orientation="portrait",
        style_writing_mode="lr-tb",
    )
    height = node(
        "style:header-footer-properties", fo_min_height=points(foot_pt), fo_margin_top=points(foot_pt / 2)
    )
    return node("style:page-layout", layout, node("style:footer-style", height), style_name="Page")


def _master_page() -> Element:
    foot = node(
        "text:p",
        _("Atelier · document de travail"),
        node("text:tab"),
        node("text:page-number", "1", text_select_page="current"),
        " / ",
        node("text:page-count", "1"),
        text_style_name="Footer",
    )
    return node(
        "style:master-page", node("style:footer", foot), style_name="Standard", style_page_layout_name="Page"
    )
