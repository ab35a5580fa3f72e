"""The scripts of a text: which language each stretch is taken for, and which way it runs.

Word processors draw and spell-check a stretch by what is said here. It is an estimate from letters alone: Latin ones
are in the document's own language, Arabic ones Arabic, even where they are Persian.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from atelier.documents.pdf.bidi import base_level, has_right_to_left, levels

OWN = "own"
"""The language of the whole document, whichever it is: nothing is said of such a stretch."""
_RANGES: tuple[tuple[str, str], ...] = (
    ("\u0370-\u03ff\u1f00-\u1fff", "el-GR"),
    ("\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f", "ru-RU"),
    ("\u0530-\u058f", "hy-AM"),
    ("\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f", "ka-GE"),
    ("\u0590-\u05ff\ufb1d-\ufb4f", "he-IL"),
    ("\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc", "ar-SA"),
    ("\u0700-\u074f", "syr-SY"),
    ("\u0780-\u07bf", "dv-MV"),
    ("\u0900-\u097f\ua8e0-\ua8ff", "hi-IN"),
    ("\u0980-\u09ff", "bn-BD"),
    ("\u0a00-\u0a7f", "pa-IN"),
    ("\u0a80-\u0aff", "gu-IN"),
    ("\u0b00-\u0b7f", "or-IN"),
    ("\u0b80-\u0bff", "ta-IN"),
    ("\u0c00-\u0c7f", "te-IN"),
    ("\u0c80-\u0cff", "kn-IN"),
    ("\u0d00-\u0d7f", "ml-IN"),
    ("\u0d80-\u0dff", "si-LK"),
    ("\u0e00-\u0e7f", "th-TH"),
    ("\u0e80-\u0eff", "lo-LA"),
    ("\u0f00-\u0fff", "bo-CN"),
    ("\u1000-\u109f\uaa60-\uaa7f", "my-MM"),
    ("\u1200-\u139f\u2d80-\u2ddf", "am-ET"),
    ("\u1780-\u17ff", "km-KH"),
    ("\u3040-\u30ff\u31f0-\u31ff", "ja-JP"),
    ("\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff", "ko-KR"),
    (
        "\u2e80-\u303f\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff",
        "zh-CN",
    ),
)
_SCRIPTS = re.compile("|".join(f"(?P<s{index}>[{letters}])" for index, (letters, _tag) in enumerate(_RANGES)))
_ASIAN = {"ja-JP", "ko-KR", "zh-CN"}
_LIKE_LATIN = {OWN, "el-GR", "ru-RU", "hy-AM", "ka-GE"}
_KANA = re.compile("[\u3040-\u30ff]")


class Kind(Enum):
    """Which of a word processor's three fonts a stretch takes."""

    WESTERN = "western"
    ASIAN = "asian"
    COMPLEX = "complex"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters of one script; `right_to_left`: they run that way, or stand between some that do."""

    text: str
    language: str = OWN
    right_to_left: bool = False

    @property
    def kind(self) -> Kind:
        """Which font it takes."""
        if self.right_to_left:
            return Kind.COMPLEX
        if self.language in _ASIAN:
            return Kind.ASIAN
        return Kind.WESTERN if self.language in _LIKE_LATIN else Kind.COMPLEX

    @property
    def is_own(self) -> bool:
        """Whether it is in the language of the whole document."""
        return self.language == OWN


def runs_right_to_left(text: str) -> bool:
    """Whether a paragraph of that text begins at the right."""
    return base_level(text) == 1


def stretches(text: str) -> Iterator[Stretch]:
    """The text in stretches of one script and direction. Signs and spaces go with the letters before them."""
    if _SCRIPTS.search(text) is None and not has_right_to_left(text):
        if text:
            yield Stretch(text)
        return
    kinds = zip(_languages(text), _turned(text), text, strict=True)
    for (language, turned), group in groupby(kinds, key=lambda each: each[:2]):
        yield Stretch("".join(letter for _language, _turned, letter in group), language, turned)


def _languages(text: str) -> Iterator[str]:
    language = OWN
    for letter in text:
        found = _language(letter)
        if found == "zh-CN" and _KANA.search(text):
            found = "ja-JP"
        language = found or language
        yield language


def _language(letter: str) -> str:
    """The language that a letter is of; empty where it may be of any."""
    if (match := _SCRIPTS.match(letter)) is not None and match.lastgroup is not None:
        return _RANGES[int(match.lastgroup[1:])][1]
    return OWN if unicodedata.category(letter)[0] == "L" else ""


def _turned(text: str) -> Iterator[bool]:
    """Whether each letter goes with right-to-left ones: a number between Arabic words does, in a French paragraph."""
    base = base_level(text)
    return (level % 2 == 1 or level - base == 2 for level in levels(text))
