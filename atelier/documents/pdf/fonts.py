"""The shipped fonts in a PDF: which face shows which characters, and glyphs that keep the text they show.

A PDF made here can be searched and copied in any script: a glyph that no single character stands for (an
Arabic initial form, a Tamil ligature, a flag) gets a code of its own, mapped to the characters behind it.
Shaping is in `shaping`, lines are in `lines`.
"""

import re
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from threading import RLock
from typing import Any

import uharfbuzz  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

import ressources

FOLDER = ressources.ROOT / "fonts"
FIRST_PRIVATE_CODE = 0xF0000
"""Codes of glyphs without a character: a private plane, so that no participant's character is taken."""
MOST_READ = 128
"""How many characters a glyph reads as at most, of two UTF-16 units each."""
REPLACEMENT = "\ufffd"
REPLACEMENT_FACE = "NotoSans-Regular"

_SHARED = RLock()
"""Held while what all threads share of the faces grows: a picture may be drawn beside a PDF."""
_ENTRY = re.compile(r"^<([0-9A-F]{2})> <([0-9A-F]+)>$", re.MULTILINE)
_NEEDS_NO_GLYPH = re.compile(
    "[\\s\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
"""Spaces, which HarfBuzz makes, and Default_Ignorable_Code_Point but Hangul fillers, which it draws."""


class Variant(StrEnum):
    """The four cuts of a family."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"
    BOLD_ITALIC = "BoldItalic"


_LAST = (
    "NotoSansHebrew-Regular",
    "NotoSansTamil-Regular",
    "NotoSansMath-Regular",
    "NotoEmoji-Regular",
    # One script each, all read in 20 ms; after emojis and arrows, which are much more common.
    "NotoSansArmenian-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansEthiopic-Regular",
    "NotoSansTifinagh-Regular",
    "NotoSansSyriac-Regular",
    "NotoSansThaana-Regular",
    "NotoSansBengali-Regular",
    "NotoSansGurmukhi-Regular",
    "NotoSansGujarati-Regular",
    "NotoSansOriya-Regular",
    "NotoSansTelugu-Regular",
    "NotoSansKannada-Regular",
    "NotoSansMalayalam-Regular",
    "NotoSansSinhala-Regular",
    "NotoSansThai-Regular",
    "NotoSansLao-Regular",
    "NotoSansMyanmar-Regular",
    "NotoSansKhmer-Regular",
    # The heaviest come last: they are read only where no other has a character.
    "NotoSansKR-Regular",
    "NotoSansSC-Regular",
)
CHAINS = {
    Variant.REGULAR: ("AtkinsonHyperlegible-Regular", "NotoSans-Regular", "NotoSansArabic-Regular", *_LAST),
    Variant.BOLD: ("AtkinsonHyperlegible-Bold", "NotoSans-Bold", "NotoSansArabic-Bold", *_LAST),
    Variant.ITALIC: ("AtkinsonHyperlegible-Italic", "NotoSans-Italic", "NotoSansArabic-Regular", *_LAST),
    Variant.BOLD_ITALIC: ("AtkinsonHyperlegible-BoldItalic", "NotoSans-Bold", "NotoSansArabic-Bold", *_LAST),
}
"""Faces in the order in which they are asked for a character. The last ones are shipped in one weight."""


class Face(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font file, known to reportlab and to HarfBuzz."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.stem, str(path))
        self.shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)))
        self.per_mille = 1000.0 / self.shaper.face.upem
        self._glyphs: dict[int, int] = self.face.charToGlyph
        self._characters = frozenset(map(chr, self._glyphs))
        self._codes: dict[tuple[int, str], str] = {}
        self._texts: dict[int, str] = {}

    def covers(self, text: str) -> bool:
        """Whether it has a glyph for everything visible in the text."""
        return self.covers_exactly(text) or all(
            character in self._characters or _NEEDS_NO_GLYPH.match(character) for character in text
        )

    def covers_exactly(self, text: str) -> bool:
        """Whether it has a glyph for every character of the text, spaces too."""
        return self._characters.issuperset(text)

    def code(self, glyph_id: int, text: str) -> str:
        """The character to write in the PDF so that this glyph is drawn and `text` is read there."""
        if len(text) == 1 and self._glyphs.get(ord(text)) == glyph_id:
            return text
        return self._codes.get((glyph_id, text)) or self._new_code(glyph_id, text)

    def _new_code(self, glyph_id: int, text: str) -> str:
        with _SHARED:
            number = FIRST_PRIVATE_CODE + len(self._codes)
            self._glyphs[number] = glyph_id
            self.face.charWidths[number] = self.shaper.get_glyph_h_advance(glyph_id) * self.per_mille
            self._texts[number] = text
            return self._codes.setdefault((glyph_id, text), chr(number))

    def glyph_id(self, code: str) -> int:
        """The glyph that is drawn for that character."""
        return self._glyphs[ord(code)]

    def text(self, code: str) -> str:
        """What is read where that character is drawn."""
        return self._texts.get(ord(code), code)

    def width(self, code: str) -> float:
        """What the PDF's own table says of that character's width, in thousandths of the size."""
        return float(self.face.charWidths[ord(code)])

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (reportlab's name)
        """Write the font into the document, with the text of every glyph."""
        super().addObjects(doc)
        ending = "+" + (self.face.name + self.face.subfontNameX).decode("latin-1")
        for name, thing in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and name.endswith(ending):
                thing.content = self._with_texts(thing.content)

    def _with_texts(self, cmap: str) -> str:
        """The map from codes to text, for glyphs of several characters too.

        reportlab's own is wrong beyond U+FFFF: it writes five digits where UTF-16 has eight. A block has at
        most 100 entries (Adobe Technical Note 5411, section 1.4.1).
        """
        numbers = ((code, int(digits, 16)) for code, digits in _ENTRY.findall(cmap))
        texts = ((code, self.text(chr(number)) if number else "") for code, number in numbers)
        entries = [f"<{code}> <{_utf_16(text).hex().upper()}>" for code, text in texts]
        blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
        body = "\n".join("\n".join((f"{len(b)} beginbfchar", *b, "endbfchar")) for b in blocks)
        head, tail = cmap.split("endcodespacerange")[0], cmap.rsplit("endbfchar")[-1]
        return f"{head}endcodespacerange\n{body}{tail}"


def _utf_16(text: str) -> bytes:
    """The text as a glyph reads: a reader refuses a page where that is over 512 bytes (ISO 32000-1, 9.10.3)."""
    whole = text.encode("utf-16-be")
    return whole if len(whole) <= 512 else text[:MOST_READ].encode("utf-16-be")


def face(name: str) -> Face:
    """The face of that file name, read the first time that something needs it."""
    with _SHARED:
        return _read(name)


@cache
def _read(name: str) -> Face:
    loaded = Face(FOLDER / f"{name}.ttf")
    pdfmetrics.registerFont(loaded)
    return loaded


@lru_cache(maxsize=20_000)
def face_for(cell: str, variant: Variant) -> Face | None:
    """The first face that shows the whole of a cell; None where there is none."""
    faces = map(face, CHAINS[variant])
    return next((candidate for candidate in faces if candidate.covers(cell)), None)
