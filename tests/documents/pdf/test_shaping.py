"""Words as glyphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.shaping import cells, shape, shows, width

REGULAR = Variant.REGULAR


def read(text: str, *, right_to_left: bool = False) -> str:
    """What a reader of the PDF finds in the shaped text, from left to right."""
    runs = shape(text, REGULAR, right_to_left=right_to_left)
    return "".join(run.face.text(glyph.code) for run in runs for glyph in run.glyphs)


def faces(text: str) -> list[str]:
    """The faces of the shaped text, from left to right."""
    return [run.face.fontName for run in shape(text, REGULAR)]


@pytest.mark.parametrize(
    "text",
    [
        "confiance",
        "l’école",
        "கெட்டியாக",
        "கொண்டு",
        "ஸ்ரீ",
        "👩‍🏫🇫🇷👍🏽❤️",
        "e\u0301",
        "office fi",
        "→ ✓",
        "汉字",
        "a\u202fb",
    ],
)
def test_glyphs_read_as_the_text(text: str) -> None:
    assert read(text) == text


def test_arabic_letters_are_joined_and_run_leftwards() -> None:
    assert read("ثقة", right_to_left=True) == "ةقث"
    joined, apart = shape("ببب", REGULAR, right_to_left=True), shape("ب", REGULAR, right_to_left=True)
    assert width(joined) < 3 * width(apart)


def test_a_tamil_vowel_is_drawn_before_its_consonant() -> None:
    (run,) = shape("கெ", REGULAR)
    (consonant,) = shape("க", REGULAR)
    assert len(run.glyphs) == 2
    assert run.glyphs[1].advance == consonant.glyphs[0].advance


@pytest.mark.parametrize("text", ["கெ", "கை", "நம்பிக்கை"])
def test_no_glyph_that_takes_room_is_silent(text: str) -> None:
    (run,) = shape(text, REGULAR)
    assert all(run.face.text(glyph.code) for glyph in run.glyphs if glyph.advance)


def test_letters_are_kerned() -> None:
    assert width(shape("AV", REGULAR)) < width(shape("A", REGULAR)) + width(shape("V", REGULAR))


def test_a_word_of_two_scripts_has_a_run_for_each() -> None:
    assert faces("ok→🎉") == ["AtkinsonHyperlegible-Regular", "NotoSansMath-Regular", "NotoEmoji-Regular"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("", True), ("Où ?\n\tça", True), ("ខ្មែរ 汉字 🎉", True), ("a Ꭳ", False), ("e\U0001e2ec", False)],
)
def test_what_can_not_be_shown_is_known(text: str, shown: bool) -> None:
    assert shows(text) is shown


def test_what_no_face_has_is_a_visible_mark_for_each_character() -> None:
    (first, second) = shape("ᎣᎧ", REGULAR)
    assert first.face.fontName == "NotoSans-Regular"
    assert len(first.glyphs) == len(second.glyphs) == 1
    assert first.width > 400


@pytest.mark.parametrize(
    "text",
    ["e" + "\u0301\u0316" * 200, "e" + "\u1abf" * 800, "\ue000" + "\u0301" * 800, "👩" + "\u200d👩" * 300],
)
def test_a_letter_under_a_heap_of_marks_reads_whole_a_piece_at_a_glyph(text: str) -> None:
    runs = shape(text, REGULAR)
    assert read(text) == text
    pieces = [run.face.text(glyph.code) for run in runs for glyph in run.glyphs]
    assert max(len(piece.encode("utf-16-be")) for piece in pieces) <= 512  # ISO 32000-1, 9.10.3


def test_zero_width_characters_take_no_room() -> None:
    assert width(shape("a\u200b\u200db", REGULAR)) == width(shape("ab", REGULAR))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("கெட்டி", ["கெ", "ட்", "டி"]),
        ("ខ្មែរ", ["ខ្មែ", "រ"]),
        ("क्षमा", ["क्ष", "मा"]),
        ("👩‍🏫!", ["👩‍🏫", "!"]),
        ("🇫🇷🇧🇪", ["🇫🇷", "🇧🇪"]),
        ("👍🏽❤️", ["👍🏽", "❤️"]),
        ("1️⃣2", ["1️⃣", "2"]),
    ],
)
def test_cells_are_what_nothing_may_cut(text: str, expected: list[str]) -> None:
    assert list(cells(text)) == expected


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20))
def test_cells_make_up_the_text(text: str) -> None:
    assert "".join(cells(text)) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12), st.booleans())
def test_any_text_is_shaped_without_a_missing_glyph(text: str, right_to_left: bool) -> None:
    runs = shape(text, REGULAR, right_to_left=right_to_left)
    assert all(run.face.face.charToGlyph[ord(glyph.code)] for run in runs for glyph in run.glyphs)
    assert all(run.width >= 0 for run in runs)
