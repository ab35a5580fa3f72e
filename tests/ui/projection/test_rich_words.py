"""Rich text for the room."""

import pytest
from PySide6.QtGui import QFontMetricsF

from atelier.ui.projection.legibility import room_font
from atelier.ui.projection.rich_words import RichWords, rich_held
from atelier.ui.projection.typesetting import Look, Paragraph

pytestmark = pytest.mark.usefixtures("qapp")

FONT_HEIGHT = 1080
INK = "#1F2430"


def words(markup: str, *, width: float = 900.0, most_lines: int = 100) -> RichWords:
    return RichWords(markup, room_font(FONT_HEIGHT, 0.03), INK, width=width, most_lines=most_lines)


def test_each_passage_is_on_lines_of_its_own() -> None:
    made = words("Un **mot**\n- deux\n> trois")
    assert made.lines == ["Un mot", "deux", "trois"]
    assert made.text == "Un mot\ndeux\ntrois"
    assert not made.elided


def test_bold_is_wider_and_an_indent_takes_room() -> None:
    assert words("**Un mot**").size.width() > words("Un mot").size.width()
    assert words("- Un mot").size.width() > words("Un mot").size.width()


def test_no_passage_is_wider_than_it_may_be() -> None:
    assert words("- " + "mot " * 60, width=400.0).size.width() <= 400.0


def test_what_is_left_out_is_told_by_an_ellipsis() -> None:
    made = words("Un\n- deux\n- trois", most_lines=2)
    assert made.lines == ["Un", "deux…"]
    assert made.elided
    assert made.line_count == 2


def test_what_fits_exactly_ends_as_it_is() -> None:
    made = words("Un\n- deux", most_lines=2)
    assert made.lines == ["Un", "deux"]
    assert not made.elided


def test_it_keeps_within_a_height() -> None:
    font = room_font(FONT_HEIGHT, 0.03)
    room = 4.2 * QFontMetricsF(font).height()
    made = rich_held("Un\n" * 30, font, INK, width=500.0, height=room)
    assert made.size.height() <= room
    assert made.elided
    assert 3 <= made.line_count <= 4


def test_rich_text_in_arabic_belongs_on_the_right() -> None:
    assert words("- مرحبا بكم").is_rightward


def test_a_look_is_where_the_letters_are_whatever_is_before_them() -> None:
    # An emoji counts twice for Qt, and a hyphen is joined to what follows.
    text = "🎉 porte-à-porte mot"
    start = text.index("mot")
    made = Paragraph(text, room_font(FONT_HEIGHT, 0.03), INK, looks=[Look(start, start + 3, bold=True)])
    (run,) = made._layout.formats()
    assert made._layout.text().encode("utf-16-le")[2 * run.start :].decode("utf-16-le") == "mot"
    assert run.length == 3
