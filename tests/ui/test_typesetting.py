"""Lines of text for the room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from atelier.ui.theme import font
from atelier.ui.typesetting import Digits, Paragraph, fitted

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
