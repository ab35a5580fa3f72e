"""XML parts in a zip: what people wrote stays in it, what XML can't hold does not break it."""

from io import BytesIO
from xml.etree.ElementTree import fromstring, tostring
from zipfile import ZIP_STORED, ZipFile

from hypothesis import given
from hypothesis import strategies as st

from atelier.documents.flow.xml_package import node, root, zipped
from atelier.domain.text import without_controls


@given(st.text(), st.text())
def test_any_text_can_be_read_back(text: str, value: str) -> None:
    read = fromstring(tostring(node("a", text, node("b"), text, b=value), "utf-8"))
    expected = without_controls(text).replace("\r\n", "\n").replace("\r", "\n")
    assert (read.text or "", read[0].tail or "") == (expected, expected)
    assert read.get("b") is not None


def test_a_name_has_its_prefix_and_its_words() -> None:
    made = root("text:p", {"text": "urn:text"}, text_style_name="Standard", office_version="1.3")
    assert made.attrib == {
        "text:style-name": "Standard",
        "office:version": "1.3",
        "xmlns:text": "urn:text",
    }


def test_nothing_leaves_nothing() -> None:
    assert tostring(node("a", None, "")) == b"<a />"


def test_the_same_parts_are_the_same_file() -> None:
    parts = {"a.xml": node("a"), "b.txt": b"b"}
    file = zipped(parts, stored_first={"mimetype": b"text"})
    assert file == zipped(parts, stored_first={"mimetype": b"text"})
    with ZipFile(BytesIO(file)) as package:
        assert package.namelist() == ["mimetype", "a.xml", "b.txt"]
        assert package.getinfo("mimetype").compress_type == ZIP_STORED
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None
