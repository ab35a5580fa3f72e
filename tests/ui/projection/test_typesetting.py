"""Lines of text for the room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from atelier.ui.projection.typesetting import Digits, Paragraph, fitted, held
from atelier.ui.theme import font

pytestmark = pytest.mark.usefixtures("qapp")

FONT_PX = 40
INK = "#000000"


def set_text(text: str, **options: object) -> Paragraph:
    return Paragraph(text, font(FONT_PX), INK, **options)  # type: ignore[arg-type]


def ink_of(words: Paragraph | Digits) -> list[tuple[int, int, str]]:
    """The dark pixels that it paints, with their colours."""
    image = QImage(900, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    words.paint(painter, 10, 10)
    painter.end()
    points = ((x, y) for y in range(200) for x in range(900))
    return [(x, y, image.pixelColor(x, y).name()) for x, y in points if image.pixelColor(x, y).value() < 100]


def test_a_text_without_a_width_is_on_one_line() -> None:
    words = set_text("Respect des rythmes de chacun " * 20)
    assert words.line_count == 1


def test_lines_are_no_wider_than_asked() -> None:
    words = set_text("Respect des rythmes de chacun", width=300)
    assert words.lines == ["Respect des", "rythmes de", "chacun"]
    assert words.size.width() <= 300


def test_lines_are_evenly_apart_whatever_family_a_space_comes_from() -> None:
    plain = set_text("matche", width=300)
    narrow_space = set_text("matche\u202f?", width=300)
    assert narrow_space.size.height() == plain.size.height()


def test_a_script_that_is_taller_has_its_room() -> None:
    assert set_text("مرحبا بكم").size.height() >= set_text("Bonjour").size.height()


def test_a_compound_word_is_not_cut_at_its_hyphen() -> None:
    assert set_text("des post-its", width=160).lines == ["des", "post-its"]


def test_a_word_wider_than_the_line_is_broken_rather_than_cut_off() -> None:
    words = set_text("interdisciplinarité", width=150)
    assert words.line_count > 1
    assert "".join(words.lines) == "interdisciplinarité"
    assert words.size.width() <= 150


def test_balanced_lines_leave_no_word_alone() -> None:
    text = "Rejoignez le Wi-Fi de la salle"
    width = set_text("Rejoignez le Wi-Fi de la ").size.width()
    assert set_text(text, width=width).lines[-1] == "salle"
    assert set_text(text, width=width, balanced=True).lines == ["Rejoignez le", "Wi-Fi de la salle"]


def test_what_exceeds_the_lines_ends_with_an_ellipsis() -> None:
    words = set_text("Respect des rythmes de chacun", width=300, most_lines=2)
    assert words.elided
    assert words.line_count == 2
    assert words.lines[-1].endswith("…")
    assert words.size.width() <= 300


def test_what_fits_is_not_elided() -> None:
    assert not set_text("Respect", width=300, most_lines=1).elided


def test_markup_is_text() -> None:
    assert set_text("<b>A</b> & <img>").lines == ["<b>A</b> & <img>"]


def test_an_empty_text_takes_no_place_in_width() -> None:
    assert set_text("").size.width() == 0


def test_the_strong_part_has_its_own_colour() -> None:
    words = Paragraph("code KXHQPM", font(FONT_PX), "#0000ff", strong_from=5, strong_colour="#ff0000")
    colours = {colour for _x, _y, colour in ink_of(set_text("code"))}
    assert colours == {colour for colour in colours if colour != "#ff0000"}
    image = QImage(600, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    words.paint(painter, 0, 0)
    painter.end()
    found = {image.pixelColor(x, y).name() for x in range(600) for y in range(80)}
    assert {"#0000ff", "#ff0000"} <= found


def test_painting_stays_within_its_size() -> None:
    words = set_text("Ägypten jeûne", width=300)
    points = ink_of(words)
    assert points
    assert max(x for x, _y, _c in points) <= 10 + words.size.width() + 1
    assert max(y for _x, y, _c in points) <= 10 + words.size.height()
    assert min(y for _x, y, _c in points) >= 10


def test_the_first_size_that_fits_is_taken() -> None:
    steps = [(font(60), 1), (font(40), 1), (font(30), 2)]
    assert fitted("Avec qui ?", steps, INK, width=600, most_lines=3).size_px == 60
    assert fitted("Respect des rythmes", steps, INK, width=420, most_lines=3).size_px == 40
    assert fitted("Respect des rythmes de chacun", steps, INK, width=300, most_lines=3).size_px == 30


def test_the_last_size_is_kept_where_none_fits() -> None:
    made = fitted("Respect des rythmes " * 9, [(font(30), 2)], INK, width=300, most_lines=3)
    assert (made.size_px, made.line_count, made.elided) == (30, 3, True)


def test_digits_have_equal_room() -> None:
    made = [Digits(text, font(50, bold=True), INK) for text in ("11:11", "08:48")]
    assert made[0].size == made[1].size
    assert made[0].size_px == 50
    assert ink_of(made[0]) != ink_of(made[1])


# Whatever people write


def test_its_own_line_ends_are_kept() -> None:
    assert set_text("Un\nDeux\n\nTrois", width=400).lines == ["Un", "Deux", "", "Trois"]


def test_a_french_mark_after_a_plain_space_begins_no_line() -> None:
    words = set_text("Mais « Pourquoi » ? Encore", width=set_text("« Pourquoi » ?").size.width() + 5)
    assert words.line_count == 3
    assert not any(line.startswith(("»", "?")) or line.endswith("«") for line in words.lines)


def test_arabic_begins_on_the_right_of_its_lines() -> None:
    words = set_text("ما الذي يجعل التعاون ينجح بين المدرسة والمركز الاجتماعي", width=400)
    assert words.is_rightward
    assert words.line_count > 2
    lines = [words._layout.lineAt(n).naturalTextRect() for n in range(words.line_count)]
    assert {round(line.right()) for line in lines} == {round(words.size.width())}
    assert max(line.width() for line in lines) == words.size.width()


@pytest.mark.parametrize(
    ("text", "rightward"), [("Bonjour", False), ("12 مرحبا", True), ("🎉", False), ("Bonjour مرحبا", False)]
)
def test_direction_is_that_of_the_first_letter(text: str, rightward: bool) -> None:
    assert set_text(text).is_rightward == rightward


def test_emoji_before_the_cut_take_nothing_from_the_words() -> None:
    words = set_text("🎉🎉🎉🎉 un deux trois quatre cinq six sept huit", width=300, most_lines=2)
    assert words.elided
    shown = " ".join(words.lines).removesuffix("…")
    assert words.text.startswith(shown)
    assert words.line_count == 2


def test_what_is_cut_ends_with_a_whole_word() -> None:
    words = set_text("Respect des rythmes de chacun et chacune", width=300, most_lines=2)
    last = words.lines[-1]
    assert last.endswith("…")
    assert last.removesuffix("…").split()[-1] in words.text.split()


def test_a_long_word_is_cut_inside_rather_than_left_out() -> None:
    words = set_text("a " + "interdisciplinarité" * 4, width=300, most_lines=2)
    assert len(words.lines[-1]) > 5


@pytest.mark.parametrize("width", range(160, 480, 20))
def test_mixed_scripts_never_take_a_line_more(width: int) -> None:
    text = "அ 👩‍👩‍👧‍👦 post-its மகிழ்ச்சி « anticonstitutionnellement » مرحبا 12 temps " * 2
    for most_lines in (1, 2, 3):
        words = set_text(text, width=width, most_lines=most_lines)
        assert words.line_count <= most_lines
        assert words.size.width() <= width + 1


def test_a_cut_at_a_line_end_is_told() -> None:
    assert set_text("Un\nDeux\nTrois", width=400, most_lines=2).lines[-1].endswith("…")


def test_a_height_holds_what_fits() -> None:
    whole = set_text("Un deux trois quatre", width=200)
    for height, elided in ((whole.size.height(), False), (whole.size.height() - 1, True), (1, True)):
        words = held(whole.text, whole.font, INK, width=200, height=height)
        assert words.elided == elided
        assert words.size.height() <= max(height, set_text("Un").size.height())


def test_a_taller_script_is_held_too() -> None:
    text = "ما الذي يجعل التعاون ينجح بين المدرسة والمركز الاجتماعي"
    assert held(text, font(FONT_PX), INK, width=300, height=150).size.height() <= 150
