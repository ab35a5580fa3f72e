"""The shipped fonts: all used, all licensed, and what each is asked for."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from atelier.documents.pdf.fonts import CHAINS, FOLDER, Face, Variant, face, face_for
from tests.cjk_font import common_hangul, common_hanzi
from tests.script_fonts import FAMILIES


def test_every_shipped_file_is_used_and_every_used_one_is_shipped() -> None:
    shipped = {path.stem for path in FOLDER.glob("*.ttf")}
    assert shipped == {name for chain in CHAINS.values() for name in chain}


def test_every_family_has_its_licence() -> None:
    for path in FOLDER.glob("*.ttf"):
        licence = FOLDER / f"OFL-{path.stem.split('-')[0]}.txt"
        assert "SIL Open Font License" in licence.read_text("utf-8")


@pytest.mark.parametrize("variant", Variant)
def test_french_is_set_in_atkinson_hyperlegible(variant: Variant) -> None:
    chosen = face_for("Où ça ? L’œuvre « naïve » – à 50 % × n° 3 · Élan", variant)
    assert chosen is face(f"AtkinsonHyperlegible-{variant}")


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Привет", "NotoSans"),
        ("Việt ế", "NotoSans"),
        ("الثقة", "NotoSansArabic"),
        ("நம்பிக்கை", "NotoSansTamil"),
        ("שלום", "NotoSansHebrew"),
        ("→", "NotoSansMath"),
        ("✓", "NotoSansMath"),
        ("🎉", "NotoEmoji"),
        ("👩‍🏫", "NotoEmoji"),
        ("1️⃣", "NotoEmoji"),
        ("汉字", "NotoSansSC"),
        ("漢字，", "NotoSansSC"),
        ("かなカナ", "NotoSansSC"),
        ("한국어", "NotoSansKR"),
        ("Հայերեն", "NotoSansArmenian"),
        ("ქართული", "NotoSansGeorgian"),
        ("አማርኛ", "NotoSansEthiopic"),
        ("ⵜⴰⵎⴰⵣⵉⵖⵜ", "NotoSansTifinagh"),
        ("ܣܘܪܝܝܐ", "NotoSansSyriac"),
        ("ދިވެހި", "NotoSansThaana"),
        ("हिन्दी", "NotoSans"),
        ("বাংলা", "NotoSansBengali"),
        ("ਪੰਜਾਬੀ", "NotoSansGurmukhi"),
        ("ગુજરાતી", "NotoSansGujarati"),
        ("ଓଡ଼ିଆ", "NotoSansOriya"),
        ("తెలుగు", "NotoSansTelugu"),
        ("ಕನ್ನಡ", "NotoSansKannada"),
        ("മലയാളം", "NotoSansMalayalam"),
        ("සිංහල", "NotoSansSinhala"),
        ("ภาษาไทย", "NotoSansThai"),
        ("ພາສາລາວ", "NotoSansLao"),
        ("မြန်မာ", "NotoSansMyanmar"),
        ("ភាសាខ្មែរ", "NotoSansKhmer"),
        ("e\u0301", "AtkinsonHyperlegible"),
    ],
)
def test_other_scripts_fall_back_to_the_face_that_has_them(text: str, family: str) -> None:
    chosen = face_for(text, Variant.REGULAR)
    assert chosen is not None
    assert chosen.fontName.split("-")[0] == family


def test_a_script_that_is_not_shipped_has_no_face() -> None:
    assert face_for("ᏣᎳᎩ", Variant.REGULAR) is None


@pytest.mark.parametrize("variant", Variant)
def test_what_chinese_japanese_and_korean_people_commonly_write_has_a_glyph(variant: Variant) -> None:
    unassigned = {"\u3040", "\u3097", "\u3098"}
    for characters, name in ((common_hanzi(), "NotoSansSC-Regular"), (common_hangul(), "NotoSansKR-Regular")):
        assert len(characters) > 2000
        assert [c for c in characters - unassigned if not face(name).covers_exactly(c)] == []
    assert face_for("图", variant) is face_for("図", variant) is face("NotoSansSC-Regular")


def test_no_other_text_reads_the_heavy_fonts_nor_those_of_a_script() -> None:
    script = (
        "from atelier.documents.pdf.shaping import shape\n"
        "from atelier.documents.pdf.fonts import Variant\n"
        "from reportlab.pdfbase import pdfmetrics\n"
        "for text in ('Où ça ?', 'الثقة', 'நம்', 'שלום', '→', '🎉', '1️⃣', 'a\\u200b'): shape(text, Variant.BOLD)\n"
        "print(*pdfmetrics.getRegisteredFontNames())"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    of_a_script = {f"{family}-Regular" for family in FAMILIES}
    assert not {*done.stdout.split()} & {*of_a_script, "NotoSansSC-Regular", "NotoSansKR-Regular"}


@pytest.mark.parametrize("character", ["\u200b", "\u200d", "\ufe0f", "\u202f", "\u2009", "\ufeff", "\u00ad"])
def test_what_is_not_seen_asks_for_no_glyph(character: str) -> None:
    assert face("AtkinsonHyperlegible-Regular").covers(f"a{character}b")


def test_a_glyph_without_a_character_gets_a_code_that_reads_as_its_text() -> None:
    chosen = face("AtkinsonHyperlegible-Regular")
    code = chosen.code(42, "several letters")
    assert chosen.text(code) == "several letters"
    assert code == chosen.code(42, "several letters")
    assert code != chosen.code(42, "others")


def test_a_letter_keeps_its_own_code() -> None:
    chosen = face("AtkinsonHyperlegible-Regular")
    assert chosen.code(chosen.face.charToGlyph[ord("é")], "é") == "é"
    assert chosen.text("é") == "é"


@pytest.fixture
def hurried() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hurried")
def test_threads_that_draw_at_once_never_share_the_code_of_a_glyph() -> None:
    shared = Face(FOLDER / "NotoSansThai-Regular.ttf")
    texts = [f"text {number}" for number in range(2000)]
    with ThreadPoolExecutor(8) as threads:
        given = list(threads.map(lambda at: shared.code(at % 50, texts[at // 4]), range(4 * len(texts))))
    asked = [(at % 50, texts[at // 4]) for at in range(4 * len(texts))]
    assert len({*zip(asked, given, strict=True)}) == len({*asked}) == len({*given})
    assert [(shared.glyph_id(code), shared.text(code)) for code in given] == asked
