"""Any text is laid out in its width and its lines, and what is cut says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from atelier.board.lettering import ELLIPSIS, Lettering, lay_out, one_line
from atelier.board.ruler import TextRuler
from atelier.board.style import console_style, projection_style
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


# The ruler


def group(title: str, count: int = 2) -> Group:
    cluster = Cluster(
        id=ClusterId("c"), meeting_id=MeetingId("m"), question_id=QUESTION, rank=1.0, title=title
    )
    return Group(cluster, 3, tuple(note(n) for n in range(count)))


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
