"""OpenDocument texts, read by odfpy: words, styles, links, and what the file says of itself."""

from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf import grammar
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import load
from odf.teletype import extractText

from atelier.documents.flow import grids
from atelier.documents.manuscript import Manuscript
from atelier.documents.opendocument.namespaces import NAMESPACES
from atelier.documents.opendocument.typesetting import draw_manuscript
from atelier.domain.palette import colours
from atelier.domain.progress import Cancelled, unheard
from atelier.domain.report import Incomplete
from atelier.domain.text import clean
from tests.documents.collection import Collection
from tests.documents.whole_meeting import NASTY, manuscript, whole_meeting


def read(made: Manuscript) -> Any:
    return load(BytesIO(draw_manuscript(made)))


def part(made: Manuscript, name: str) -> ElementTree.Element:
    with ZipFile(BytesIO(draw_manuscript(made))) as package:
        return ElementTree.fromstring(package.read(name))


def every(node: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    return node.findall(f".//{tag}", NAMESPACES)


def attribute(node: ElementTree.Element, name: str) -> str | None:
    prefix, word = name.split(":")
    return node.get(f"{{{NAMESPACES[prefix]}}}{word}")


def rows(document: Any) -> dict[str, str]:
    """What stands beside each number in the tables."""
    every_row = document.text.getElementsByType(odf_table.TableRow)
    cells = [[extractText(cell) for cell in row.getElementsByType(odf_table.TableCell)] for row in every_row]
    return {row[0]: row[1] for row in cells if len(row) > 1}


def test_every_note_is_there_as_it_was_written() -> None:
    found = rows(read(manuscript(whole_meeting())))
    for number, text in enumerate(NASTY, start=5):
        assert found[str(number)] == text


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from("a é\n\t  x<&"), min_size=1, max_size=30).map(clean).filter(bool))
def test_white_space_is_kept(text: str) -> None:
    made = Collection()
    made.note(text)
    assert rows(read(manuscript(made)))["1"] == text


@pytest.mark.parametrize("text", ["\x00\x0b\x1f", "\ud800", "\ufffe"])
def test_what_xml_refuses_does_not_stop_the_document(text: str) -> None:
    made = Collection(title=text)
    made.note(f"avant{text}après", into=made.cluster(text))
    assert rows(read(manuscript(made)))["1"] == "avantaprès"


def test_headings_are_in_the_outline() -> None:
    document = read(manuscript(whole_meeting()))
    headings = [
        (heading.getAttribute("outlinelevel"), extractText(heading))
        for heading in document.text.getElementsByType(odf_text.H)
    ]
    assert headings[:5] == [
        ("1", "1 · Qu’est-ce qui marche ?"),
        ("2", "1.1 Une confiance"),
        ("2", "1.2 Des moments"),
        ("3", "1.2.1 Le midi ·\u00a0validé par le groupe"),
        ("2", "Isolés"),
    ]


def test_styles_are_those_that_libreoffice_knows() -> None:
    content = part(manuscript(whole_meeting()), "content.xml")
    used = {
        attribute(node, "text:style-name") for node in (*every(content, "text:p"), *every(content, "text:h"))
    }
    assert {"Subtitle", "Title", "Heading_20_2", "Standard", "List_20_1", "Quote1", "Note"} <= used
    styles = part(manuscript(whole_meeting()), "styles.xml")
    named = {attribute(node, "style:name"): node for node in every(styles, "office:styles/style:style")}
    assert attribute(named["Quote1"], "style:parent-style-name") == "Quotations"
    automatic = {attribute(node, "style:name") for node in every(content, "style:style")}
    assert used <= automatic | set(named)


def test_every_style_that_is_named_is_there() -> None:
    ready = manuscript(whole_meeting())
    parts = [part(ready, name) for name in ("styles.xml", "content.xml")]
    there = {attribute(node, "style:name") for each in parts for node in each.iter()} - {None}
    asked = {
        value
        for each in parts
        for node in each.iter()
        for name, value in node.attrib.items()
        if name.endswith(("}style-name", "parent-style-name", "next-style-name", "page-layout-name"))
    }
    assert asked <= there


def test_bullets_are_a_list() -> None:
    content = part(manuscript(whole_meeting()), "content.xml")
    (first, second) = every(content, "text:list")
    assert len(every(first, "text:list-item")) == 1
    assert len(every(second, "text:list-item")) == 1


def test_a_question_is_in_its_colours() -> None:
    content = part(manuscript(whole_meeting()), "content.xml")
    behind = {attribute(node, "fo:background-color") for node in every(content, "style:paragraph-properties")}
    assert {colours(1).pale, colours(2).pale} <= behind


def test_a_citation_leads_to_its_post_it() -> None:
    content = part(manuscript(whole_meeting()), "content.xml")
    targets = {attribute(link, "xlink:href") for link in every(content, "text:a")}
    marks = [attribute(mark, "text:name") for mark in every(content, "text:bookmark")]
    assert targets == {"#postit_1", "#postit_2"}
    assert {target[1:] for target in targets if target} <= set(marks)
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize(
    ("text", "mode", "language"),
    [
        ("שלום", "rl-tb", ("style:language-complex", "he")),
        ("நம்பிக்கை", None, ("style:language-complex", "ta")),
        ("汉字", None, ("style:language-asian", "zh")),
        ("да", None, ("fo:language", "ru")),
    ],
)
def test_a_script_is_told(text: str, mode: str | None, language: tuple[str, str]) -> None:
    made = Collection()
    made.note(text)
    content = part(manuscript(made), "content.xml")
    modes = {attribute(node, "style:writing-mode") for node in every(content, "style:paragraph-properties")}
    assert modes - {None} == ({mode} - {None})
    name, value = language
    assert value in [attribute(node, name) for node in every(content, "style:text-properties")]


def test_the_document_is_french_on_a4_with_its_pages_counted() -> None:
    ready = manuscript(whole_meeting())
    styles = part(ready, "styles.xml")
    (default,) = every(styles, "style:default-style/style:text-properties")
    assert (attribute(default, "fo:language"), attribute(default, "fo:country")) == ("fr", "FR")
    (page,) = every(styles, "style:page-layout-properties")
    assert attribute(page, "fo:page-width") == "595.3pt"
    (foot,) = every(styles, "style:footer")
    assert len(every(foot, "text:page-number")) == len(every(foot, "text:page-count")) == 1
    meta = part(ready, "meta.xml")
    assert [node.text for node in every(meta, "dc:title")] == [ready.full_title]
    assert [node.text for node in every(meta, "dc:language")] == ["fr-FR"]
    assert [node.text for node in every(meta, "meta:creation-date")] == ["2018-10-05T09:00:00Z"]


@pytest.mark.usefixtures("in_english")
def test_in_another_language_the_document_says_so() -> None:
    ready = manuscript(Collection())
    (default,) = every(part(ready, "styles.xml"), "style:default-style/style:text-properties")
    assert (attribute(default, "fo:language"), attribute(default, "fo:country")) == ("en", "GB")
    assert [node.text for node in every(part(ready, "meta.xml"), "dc:language")] == ["en-GB"]


def test_the_file_says_what_it_is_in_its_first_bytes() -> None:
    content = draw_manuscript(manuscript(Collection()))
    with ZipFile(BytesIO(content)) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
        assert package.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        manifest = ElementTree.fromstring(package.read("META-INF/manifest.xml"))
        listed = {entry.get(f"{{{manifest.tag[1:].split('}')[0]}}}full-path") for entry in manifest}
        assert listed == {"/", *package.namelist()} - {"mimetype", "META-INF/manifest.xml"}


def test_a_lost_note_stops_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Collection()
    made.note("a")
    monkeypatch.setattr(grids, "told", lambda _notes: [])
    with pytest.raises(Incomplete, match="n°\u00a01"):
        draw_manuscript(manuscript(made), unheard)


def test_it_can_be_stopped() -> None:
    def stop(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        draw_manuscript(manuscript(Collection()), stop)


def test_spaces_that_a_reader_would_fold_are_counted() -> None:
    made = Collection()
    made.note("a  b\n c   d e")
    content = part(manuscript(made), "content.xml")
    assert [attribute(spaces, "text:c") for spaces in every(content, "text:s")] == ["2", "1", "3"]


def qualified(name: str) -> tuple[str, str]:
    """The namespace of a name, and its own word."""
    namespace, _, word = name.removeprefix("{").partition("}")
    return namespace, word


def strange(parent: ElementTree.Element) -> list[tuple[object, object]]:
    """What stands in a node, or is missing, against the grammar of OpenDocument."""
    kind = qualified(parent.tag)
    inside, attributes = (
        {qualified(name) for name in names} for names in ([n.tag for n in parent], parent.attrib)
    )
    children, allowed = grammar.allowed_children.get(kind), grammar.allowed_attributes.get(kind)
    wrong = inside - set(inside if children is None else children)
    wrong |= attributes - set(attributes if allowed is None else allowed)
    wrong |= set(grammar.required_attributes.get(kind, ())) - attributes
    return [(kind, each) for each in wrong]


@pytest.mark.parametrize("name", ["content.xml", "styles.xml", "meta.xml", "settings.xml"])
def test_every_node_is_where_opendocument_allows_it(name: str) -> None:
    nodes = part(manuscript(whole_meeting()), name).iter()
    assert [each for parent in nodes for each in strange(parent)] == []


def test_what_runs_right_to_left_has_its_bar_on_the_right() -> None:
    made = Collection("الثقة بين المدرسة؟")
    made.quote("שלום", cluster_id=made.cluster("a"))
    content = part(manuscript(made), "content.xml")
    turned = [
        node
        for node in every(content, "style:paragraph-properties")
        if attribute(node, "style:writing-mode") == "rl-tb"
    ]
    bars = [attribute(node, "fo:border-right") for node in turned]
    assert sorted(filter(None, bars)) == [f"{width}pt solid {colours(1).accent}" for width in ("2.25", "4.5")]
