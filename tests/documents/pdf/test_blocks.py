"""Paragraphs, headings and rows at the foot of a page."""

import pytest

from atelier.documents.colours import PLAIN, tinted
from atelier.documents.pdf import lines, theme
from atelier.documents.pdf.blocks import Band, Block, Heading, Paragraph
from atelier.documents.pdf.lines import Span
from atelier.documents.pdf.tables import HeaderRow, Row
from atelier.domain.ids import NoteId

LINE_PT = theme.BODY.leading_pt


def paragraph(count: int) -> Paragraph:
    """A paragraph of so many lines."""
    return Paragraph.of(Span("\n".join("ligne" for _ in range(count)), theme.BODY))


def heading(text: str = "Titre") -> Heading:
    """A heading of one line."""
    return Heading([Span(text, theme.HEADING)], outline=text, level=1, place=text)


def parted(block: Block, height_pt: float) -> tuple[Block, Block]:
    """The two parts of a block that can be cut there."""
    parts = block.split(height_pt)
    assert parts is not None
    return parts


def heights(parts: tuple[Block, Block]) -> list[float]:
    """The lines of each part."""
    return [part.height / LINE_PT for part in parts]


@pytest.mark.parametrize(
    ("count", "room", "expected"),
    [(10, 4, [4, 6]), (10, 9, [8, 2]), (4, 3, [2, 2])],
)
def test_a_paragraph_is_cut_where_no_line_stays_alone(count: int, room: int, expected: list[int]) -> None:
    assert heights(parted(paragraph(count), room * LINE_PT)) == pytest.approx(expected)


@pytest.mark.parametrize(("count", "room"), [(10, 1), (3, 2), (2, 1)])
def test_a_paragraph_is_not_cut_where_a_line_would_stay_alone(count: int, room: int) -> None:
    assert paragraph(count).split(room * LINE_PT) is None


def test_a_line_that_almost_fits_does_not() -> None:
    assert heights(parted(paragraph(10), 4 * LINE_PT - 0.001)) == pytest.approx([3, 7])


@pytest.mark.parametrize(("count", "least"), [(1, 1), (2, 2), (3, 3), (4, 2), (30, 2)])
def test_what_a_paragraph_needs_at_the_foot_of_a_page(count: int, least: int) -> None:
    assert paragraph(count).least_pt == pytest.approx(least * LINE_PT)


def test_spacing_stays_at_the_outer_edges_of_a_split_paragraph() -> None:
    whole = Paragraph.of(Span("a\n" * 8, theme.BODY), before_pt=3, after_pt=7)
    first, rest = parted(whole, 4 * LINE_PT)
    assert (first.before_pt, first.after_pt, rest.before_pt, rest.after_pt) == (3, 0, 0, 7)


def test_a_heading_is_split_only_where_no_page_is_high_enough() -> None:
    assert heading("mot " * 100).split(20) is None
    monstrous = heading("mot " * 5000)
    first, rest = parted(monstrous, 300)
    assert isinstance(first, Heading)
    assert first.height <= 300
    assert first.height + rest.height == pytest.approx(monstrous.height)


def test_a_band_is_as_high_as_its_words() -> None:
    one, two = (Band(text, PLAIN, outline="q", place="q") for text in ("court", "mot " * 20))
    assert two.height - one.height == pytest.approx(theme.QUESTION.leading_pt)


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    row = Row.of([("a\nb\nc", theme.CELL), ("a", theme.CELL)], (0.5, 0.5))
    assert row.height == pytest.approx(3 * theme.CELL.leading_pt + 2 * Row.PAD_PT)


def test_a_long_row_goes_on_over_the_page_and_ends_its_note_there() -> None:
    row = Row.of([("a\n" * 60, theme.CELL), ("b", theme.CELL)], (0.5, 0.5), note_ids=[NoteId("n")])
    first, rest = parted(row, 200)
    assert isinstance(first, Row)
    assert isinstance(rest, Row)
    assert first.height <= 200
    assert (first._note_ids, rest._note_ids) == ((), ["n"])
    assert sum(len(part._cells[0]) for part in (first, rest)) == len(row._cells[0])


def test_a_row_of_two_lines_is_not_split() -> None:
    assert Row.of([("a\nb", theme.CELL)], (1.0,)).split(25) is None


def test_column_names_stay_with_their_first_row() -> None:
    assert HeaderRow.of([("Quoi", theme.LABEL)], (1.0,)).keeps_next


@pytest.mark.parametrize(("share", "expected"), [(0, "#FFFFFF"), (1, "#FFE08A"), (0.21, "#FFF8E6")])
def test_a_tint_is_a_colour_thinned_with_white(share: float, expected: str) -> None:
    assert tinted("#FFE08A", share) == expected


def test_lines_are_measured_as_they_are_set() -> None:
    assert lines.height(lines.lay_out([Span("a\nb", theme.CELL)], 100)) == 2 * theme.CELL.leading_pt
