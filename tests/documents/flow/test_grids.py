"""Tables between a manuscript and a file: their columns fill the page, what is short stays whole."""

import pytest

from atelier.documents.flow.blocks import GridRow, Paragraph, Span
from atelier.documents.flow.grids import facts_grid, index_grid, notes_grid, rows_grid
from atelier.documents.flow.house_style import WIDTH_PT
from atelier.documents.flow.telling import Telling
from atelier.documents.manuscript import Entry, Index, Notes, Row, Table
from atelier.domain.ids import NoteId
from atelier.domain.progress import unheard
from atelier.domain.report import ReportNote
from tests.documents.collection import Collection
from tests.documents.whole_meeting import manuscript


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_facts_fill_the_line(count: int) -> None:
    grid = facts_grid([("Où", ("ici", "là"))] * count)
    assert sum(grid.widths_pt(WIDTH_PT)) == pytest.approx(WIDTH_PT)
    assert len(grid.shares) == len(grid.rows[0].cells) == count
    assert grid.shares[0] == pytest.approx({1: 1, 4: 1 / 4}.get(count, 1 / 3))


def test_columns_of_numbers_are_as_wide_in_every_usual_table() -> None:
    telling = Telling(manuscript(Collection()), unheard)
    widths = {
        notes_grid(Notes(title="", notes=(ReportNote(id=NoteId("a"), number=n, text="x"),)), telling).shares
        for n in (1, 42, 1234)
    }
    assert len(widths) == 1


@pytest.mark.parametrize("count", [1, 4, 5, 300])
def test_an_index_holds_every_entry_once_in_order(count: int) -> None:
    telling = Telling(manuscript(Collection()), unheard)
    grid = index_grid(Index(entries=tuple(Entry(number=n, place="a") for n in range(count))), telling)
    columns = zip(*(row.cells for row in grid.rows), strict=True)
    texts = [cell[0].text for column in columns for cell in column]
    assert [text.split()[0] for text in texts if text] == [str(n) for n in range(count)]


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["a"], []),
        (["a", "b"], ["a"]),
        (["a", "b", "c"], ["b"]),
        (["a", "b", "c\n" * 12], []),
        (["a", "b\n" * 12, "c"], []),
    ],
)
def test_the_last_row_has_the_one_before_with_it_where_both_are_short(
    texts: list[str], kept: list[str]
) -> None:
    telling = Telling(manuscript(Collection()), unheard)
    notes = tuple(ReportNote(id=NoteId(text), number=1, text=text) for text in texts)
    rows = tuple(Row(cells=("", text)) for text in texts)
    for grid in (
        notes_grid(Notes(title="", notes=notes), telling),
        rows_grid(Table(names=(), shares=(0.5, 0.5), rows=rows), telling),
    ):
        for column in (0, 1):
            held = [row.cells[1][0].text for row in grid.rows if row.cells[column][0].keeps_next]
            assert held == kept


@pytest.mark.parametrize(
    ("text", "short"), [("a", True), ("a" * 850, True), ("a" * 1200, False), ("a\n" * 12, False)]
)
def test_a_long_row_may_go_on_over_the_page(text: str, short: bool) -> None:
    assert GridRow(((Paragraph("Note", (Span(text),)),),)).is_short is short
