"""Any text is laid out in its width and its lines, and what is cut says so."""

from dataclasses import replace
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from atelier.board.drawing.lettering import (
    ELLIPSIS,
    SMALLEST,
    Lettering,
    fitting_font,
    lay_out,
    longest_word,
    one_line,
)
from atelier.board.drawing.ruler import TextRuler
from atelier.board.style import BoardStyle, console_style, projection_style
from atelier.domain.board import Group
from atelier.domain.ids import ClusterId, MeetingId
from atelier.domain.things import Cluster
from tests.domain.walls import QUESTION, note

WIDTH = 106.0


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Fonts need the application."""


def laid_out(text: str, *, lines: int = 12, width: float = WIDTH) -> Lettering:
    return lay_out(text, console_style().note_font(), width, lines=lines)


@given(st.text(max_size=300), st.integers(1, 12))
def test_any_text_keeps_to_its_width_and_lines(text: str, lines: int) -> None:
    lettering = laid_out(text, lines=lines)
    assert lettering.layout.lineCount() <= lines
    assert lettering.width <= WIDTH + 1
    assert lettering.is_cut == lettering.layout.text().endswith(ELLIPSIS) or ELLIPSIS in text


@pytest.mark.parametrize(
    "text",
    [
        "anticonstitutionnellement" * 8,
        "é" * 500,
        "مرحبا بالعالم " * 20,
        "😀" * 200,
        "தமிழ் மொழி " * 20,
        "a\n" * 40,
    ],
    ids=["word", "letters", "arabic", "emoji", "tamil", "lines"],
)
def test_what_is_too_long_ends_in_an_ellipsis(text: str) -> None:
    lettering = laid_out(text, lines=3)
    assert lettering.is_cut
    assert lettering.layout.lineCount() == 3
    assert lettering.layout.text().rstrip("\u200d\u200f").endswith(ELLIPSIS)
    assert lettering.width <= WIDTH + 1


def test_what_fits_is_whole() -> None:
    assert not laid_out("Lien de confiance").is_cut
    assert laid_out("Lien de confiance").layout.text() == "Lien de confiance"
    assert laid_out("").height > 10


def test_line_ends_are_kept() -> None:
    assert laid_out("a\nb\nc").layout.lineCount() == 3


def test_a_french_mark_never_begins_a_line() -> None:
    for width in range(70, 200, 3):
        layout = laid_out("La confiance « a priori » : oui ! Et vous ?", width=width).layout
        text = layout.text()
        starts = [text[layout.lineAt(at).textStart()] for at in range(layout.lineCount())]
        assert not set(starts) & set("»:!?")


def test_one_line_is_one() -> None:
    assert one_line("a b c " * 50, console_style().note_font(), 80).layout.lineCount() == 1


def test_a_word_a_little_too_long_is_written_smaller_and_one_far_too_long_is_broken() -> None:
    font = console_style().note_font()
    word = "Intercommunalité"
    needed = longest_word(word, font)
    assert fitting_font(word, font, needed + 1) is font
    smaller = fitting_font(word, font, 0.9 * needed)
    assert SMALLEST * font.pixelSize() <= smaller.pixelSize() < font.pixelSize()
    assert lay_out(word, smaller, 0.9 * needed, lines=9).line_count == 1
    assert fitting_font(word, font, 0.6 * needed) is font


def test_for_the_room_no_word_is_written_smaller() -> None:
    one = replace(note(1), text="Intercommunalité")
    for style, lines in ((console_style(), 1), (projection_style(1080), 2)):
        width = longest_word(one.text, style.note_font()) * 0.9 + 2 * style.note_pad_x
        assert TextRuler(style).note(one, width).text.line_count == lines


# The ruler


def group(title: str, count: int = 2) -> Group:
    cluster = Cluster(
        id=ClusterId("c"), meeting_id=MeetingId("m"), question_id=QUESTION, rank=1.0, title=title
    )
    return Group(cluster, "3", tuple(note(n) for n in range(count)), count=count)


def test_the_ruler_lays_out_once_what_it_measures_and_paints() -> None:
    ruler = TextRuler(console_style())
    one = note(1)
    assert ruler.note_height(one, 120) == ruler.note(one, 120).height + 14
    laid = ruler.note(one, 120)
    assert ruler.note(one, 120) is laid
    ruler.turn()
    assert ruler.note(one, 120) is laid
    ruler.turn()
    ruler.turn()
    assert ruler.note(one, 120) is not laid


def test_a_header_invites_on_the_console_and_numbers_in_the_room() -> None:
    console, room = TextRuler(console_style()), TextRuler(projection_style(1080))
    assert console.header(group(""), 270).title.layout.text().startswith("Sans titre")
    assert room.header(group(""), 700).title.layout.text() == "Regroupement 3"
    assert console.header(group("A"), 270).tally.layout.text() == "2"
    assert room.header(group("A"), 700).tally.layout.text() == "2 post-its"
    assert room.header(group("A", 1), 700).tally.layout.text() == "1 post-it"
    assert room.header(group("A"), 700, folded=True).tally.layout.text() == "2"


def test_a_long_title_makes_a_higher_header_up_to_a_point() -> None:
    ruler = TextRuler(console_style())
    heights = [ruler.header_height(group("mot " * count), 270) for count in (1, 12, 20, 50)]
    assert heights[0] == 38
    assert heights[0] < heights[1] <= heights[2] == heights[3]


def lines(lettering: Lettering) -> list[str]:
    layout = lettering.layout
    ends = [layout.lineAt(at) for at in range(layout.lineCount())]
    return [layout.text()[line.textStart() : line.textStart() + line.textLength()].strip() for line in ends]


@pytest.mark.parametrize("style", [console_style(), console_style(1.5), projection_style(768)], ids=str)
def test_a_title_is_broken_between_words_where_its_longest_one_fits_without_the_count(
    style: BoardStyle,
) -> None:
    ruler, title = TextRuler(style), "Anticonstitutionnellement vôtre"
    widths = [style.metrics.cluster_width * share / 20 for share in range(10, 60)]
    headers = [ruler.header(group(title), width) for width in widths]
    least = style.title_font()
    least.setPixelSize(least.pixelSize() if style.projected else ceil(SMALLEST * style.title_px))
    needed = longest_word(title, least)
    whole = [
        header for header in headers if "Anticonstitutionnellement" in " ".join(lines(header.title)).split()
    ]
    below = [header for header in whole if header.below]
    assert below
    assert len(below) < len(whole)
    for width, header in zip(widths, headers, strict=True):
        room = (
            width - 2 * style.header_pad - ruler.badge_width(header.badge) - ruler.space - style.chevron_room
        )
        assert (header in whole) == (room >= needed + 1.0) or abs(room - needed) < 0.05 * needed


def test_a_count_below_the_title_is_beside_its_last_line_or_makes_the_header_higher() -> None:
    ruler, style = TextRuler(console_style()), console_style()
    short, full = group("Anticonstitutionnellement vôtre"), group("Un anticonstitutionnellement")
    width = longest_word(full.cluster.title, style.title_font()) + 2 * style.header_pad + 62
    for one, is_higher in ((short, False), (full, True)):
        header = ruler.header(one, width)
        assert header.below
        assert (header.height > header.title.height) == is_higher
        assert ruler.header_height(one, width) >= header.height + style.header_pad


def test_a_count_is_never_written_over_a_title_that_begins_on_the_right() -> None:
    ruler, style = TextRuler(console_style()), console_style()
    one = group("والمسؤوليات المشتركة بيننا")
    width = longest_word(one.cluster.title, style.title_font()) + 2 * style.header_pad + 62
    header = ruler.header(one, width)
    assert header.below
    assert header.height == header.title.height + header.tally.height


def test_a_title_that_would_be_cut_beside_the_count_has_it_below() -> None:
    ruler = TextRuler(projection_style(1080))
    title = "Une envie partagée par tous"
    widths = [width for width in range(300, 900, 5) if ruler.header(group(title), width).below]
    assert any(not ruler.header(group(title), width).title.is_cut for width in widths)


def ink(lettering: Lettering, width: int) -> tuple[int, int]:
    """The first and the last column of pixels with anything in them."""
    image = QImage(width, 200, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    lettering.draw(painter, 0.0, 0.0)
    painter.end()
    columns = [x for x in range(width) if any(image.pixelColor(x, y).value() < 128 for y in range(200))]
    return columns[0], columns[-1]


@pytest.mark.parametrize(
    ("text", "from_right"),
    [("مرحبا", True), ("مرحبا Bonjour", True), ("« مرحبا »", True), ("Bonjour مرحبا", False), ("42", False)],
)
def test_a_note_begins_where_its_first_letter_does(text: str, from_right: bool) -> None:
    first, last = ink(laid_out(text, lines=3, width=200.0), 200)
    assert (last > 190) == from_right
    assert (first < 10) == (not from_right)


def test_a_single_line_is_not_pushed_out_of_sight() -> None:
    assert ink(one_line("مرحبا", console_style().note_font()), 200)[0] < 10
