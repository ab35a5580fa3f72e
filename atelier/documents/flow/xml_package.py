"""Files that are XML parts in a zip, as Word's and OpenDocument's are: their nodes, and the zip around them.

Names are written with their prefix; the root of each part says what it stands for. What XML can't hold, such as a
control character or half of a surrogate pair, is left out here, so that no text can break a file.
"""

from collections.abc import Mapping
from io import BytesIO
from xml.etree.ElementTree import Element, tostring
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from atelier.domain.text import without_controls

THE_SAME_DATE = (1980, 1, 1, 0, 0, 0)
"""Of every part, so that the same document is the same file."""


def node(tag: str, *inside: Element | str | None, **attributes: str) -> Element:
    """A node that holds nodes and text in that order; None is nothing.

    `text_style_name` is the attribute `text:style-name`: a prefix, then words.
    """
    made = Element(tag, {_attribute(name): without_controls(value) for name, value in attributes.items()})
    for each in inside:
        if isinstance(each, str):
            _add_text(made, without_controls(each))
        elif each is not None:
            made.append(each)
    return made


def root(
    tag: str, namespaces: Mapping[str, str], *inside: Element | str | None, **attributes: str
) -> Element:
    """The node around a part, that says what each prefix stands for."""
    made = node(tag, *inside, **attributes)
    for prefix, name in namespaces.items():
        made.set(f"xmlns:{prefix}" if prefix else "xmlns", name)
    return made


def zipped(parts: Mapping[str, Element | bytes], *, stored_first: Mapping[str, bytes] | None = None) -> bytes:
    """The file of these parts by their names; those `stored_first` stand before them as they are."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, content in (stored_first or {}).items():
            package.writestr(ZipInfo(name, THE_SAME_DATE), content, ZIP_STORED)
        for name, part in parts.items():
            content = part if isinstance(part, bytes) else tostring(part, "utf-8", xml_declaration=True)
            package.writestr(ZipInfo(name, THE_SAME_DATE), content, ZIP_DEFLATED)
    return file.getvalue()


def _attribute(name: str) -> str:
    prefix, colon, word = name.partition("_")
    return f"{prefix}{':' if colon else ''}{word.replace('_', '-')}"


def _add_text(made: Element, text: str) -> None:
    """Text after the last node, or before any."""
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text
