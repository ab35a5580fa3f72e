"""The picture as SVG: well formed whatever was written, sufficient in itself, and told to who does not see it."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.lines import Span, Style
from atelier.documents.wall.board import draw_board
from atelier.documents.wall.parts import Part, written
from atelier.documents.wall.svg import draw_piece, draw_svg
from atelier.domain.document import EVERYTHING
from atelier.domain.text import normal, without_controls
from tests.documents.collection import Collection
from tests.documents.whole_meeting import NASTY, whole_meeting

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
STYLE = Style(20.0, 30.0, "#123456", Variant.REGULAR)


def parsed(part: Part, title: str = "Titre", told: str = "Dit") -> ElementTree.Element:
    """The root of the file."""
    return ElementTree.fromstring(draw_svg(part, title=title, told=told))


def board(made: Collection) -> ElementTree.Element:
    """The root of a meeting's picture."""
    return parsed(draw_board(made.report(), EVERYTHING))


def line(text: str) -> Part:
    """A text alone."""
    return Part(width=400, height=40, shapes=(written([Span(text, STYLE)], 10, 5, width=380),), told=text)


def test_it_says_what_it_is() -> None:
    root = parsed(line("a"), title="A & <b>", told='« "x" »\x00')
    assert root.findtext(f"{SVG}title") == "A & <b>"
    assert root.findtext(f"{SVG}desc") == '« "x" »'
    assert (root.get("width"), root.get("viewBox")) == ("400", "0 0 400 40")


def test_every_text_is_read_out_as_it_was_written() -> None:
    told = "\n".join(each.get("aria-label", "") for each in board(whole_meeting()).iter(f"{SVG}g"))
    for text in NASTY:
        assert normal(text) in told


def test_letters_are_outlines_drawn_once_and_nothing_is_fetched() -> None:
    root = board(whole_meeting())
    drawn = [path.get("id") for path in root.iter(f"{SVG}path")]
    used = {use.get(LINK) for use in root.iter(f"{SVG}use")}
    assert len(drawn) == len(set(drawn))
    assert used == {f"#{id}" for id in drawn}
    assert all(re.fullmatch(r"[MLQCZ\d -]+", path.get("d", "")) for path in root.iter(f"{SVG}path"))
    assert {each.tag.removeprefix(SVG) for each in root.iter()} == {
        "svg",
        "title",
        "desc",
        "defs",
        "path",
        "g",
        "rect",
        "use",
    }


def test_letters_stand_on_their_baseline_in_the_size_of_their_style() -> None:
    (group,) = (each for each in parsed(line("ee")).iter(f"{SVG}g") if each.get("fill"))
    assert group.get("fill") == "#123456"
    # Between capitals of 0.7 × 20 above and below: 5 + (30 + 14) / 2.
    assert group.get("transform") == "translate(10 27) scale(0.02 -0.02)"
    first, second = group.iter(f"{SVG}use")
    assert first.get("x") == "0"
    assert int(second.get("x", "0")) > 400


def test_words_from_the_right_begin_at_the_right() -> None:
    def xs(text: str) -> list[float]:
        groups = (each for each in parsed(line(text)).iter(f"{SVG}g") if each.get("fill"))
        return [float(re.findall(r"[\d.]+", group.get("transform", ""))[0]) for group in groups]

    assert min(xs("שלום")) > 200
    assert xs("salut") == [10]


def test_a_piece_has_a_margin_around_it() -> None:
    root = ElementTree.fromstring(draw_piece(line("a"), margin=10))
    assert root.get("viewBox") == "-10 -10 420 60"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_comes_back_as_it_was(text: str, title: str) -> None:
    root = parsed(line(text), title=title)
    assert (root.findtext(f"{SVG}title") or "") == normal(without_controls(title))
    label = "".join(each.get("aria-label", "") for each in root.iter(f"{SVG}g"))
    assert label == normal(without_controls(text))
