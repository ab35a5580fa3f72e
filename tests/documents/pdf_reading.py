"""Reading a PDF back in tests."""

import re
from io import BytesIO
from typing import Any

from pypdf import PdfReader

FOOTER = "Atelier · document de travail"


def pages(content: bytes) -> list[str]:
    """The text of each page, without its footer."""
    texts = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    assert all(FOOTER in text for text in texts)
    return [text[: text.rindex(FOOTER)] for text in texts]


def squeezed(text: str) -> str:
    """The text without white space, which says nothing about a note once it is cut into lines."""
    return re.sub(r"\s+", "", text)


def body(content: bytes) -> str:
    """The text of all pages, without white space and footers."""
    return squeezed("".join(pages(content)))


def outline(content: bytes) -> list[tuple[int, str]]:
    """The bookmarks with their depths, from 0."""
    return list(_entries(PdfReader(BytesIO(content)).outline, 0))


def links(content: bytes) -> list[tuple[int, int]]:
    """The links, each as the page that it stands on and the page that it leads to, from 0."""
    reader = PdfReader(BytesIO(content))
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    return [
        (number, numbers[note.get_object()["/Dest"][0].idnum])
        for number, page in enumerate(reader.pages)
        for note in page.get("/Annots", ())
    ]


def _entries(entries: list[Any], depth: int) -> Any:
    for entry in entries:
        if isinstance(entry, list):
            yield from _entries(entry, depth + 1)
        else:
            yield depth, entry.title
