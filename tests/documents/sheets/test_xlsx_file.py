"""Tables as XLSX: read back by openpyxl and by LibreOffice, cell by cell."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from atelier.documents.sheets.tables import CELL_LENGTH, Column, Row, Table, Value
from atelier.documents.sheets.xlsx_file import draw_xlsx
from atelier.domain.palette import colours
from atelier.domain.progress import Cancelled, unheard
from atelier.domain.text import normal, without_controls
from tests.documents.libreoffice import as_csv
from tests.documents.sheets.test_csv_file import MISREAD, PLAIN
from tests.documents.whole_meeting import NASTY

AT = datetime(2018, 10, 4, 9, 0, tzinfo=UTC)


def table(*rows: tuple[Value, ...], title: str = "T", question: int | None = None) -> Table:
    """Rows under as many columns as the first one needs."""
    columns = tuple(Column(name=f"C{at}", width=10) for at in range(len(rows[0]) if rows else 2))
    return Table(title=title, columns=columns, rows=tuple(Row(values=row, question=question) for row in rows))


def drawn(*tables: Table) -> bytes:
    """The file."""
    return draw_xlsx(tables, title="Titre\x00", made_at=AT, progress=unheard)


def opened(*tables: Table) -> Workbook:
    """The file as openpyxl reads it."""
    return load_workbook(BytesIO(drawn(*tables)))


def test_each_table_is_a_sheet_that_can_be_filtered_under_its_header() -> None:
    book = opened(table(("a", "b"), title="Un"), table(title="Deux"))
    assert book.sheetnames == ["Un", "Deux"]
    sheet = book["Un"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B2"
    assert sheet["A1"].value == "C0"
    assert sheet["A1"].font.b
    assert sheet.column_dimensions["A"].width == 10
    assert sheet["A2"].alignment.wrap_text
    assert book.properties.title == "Titre"


def test_no_temporary_file_holds_what_people_wrote(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its disk may be full: it would be left there."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))
    assert opened(table(("Un café le matin",)))["T"]["A2"].value == "Un café le matin"


def test_values_keep_their_types() -> None:
    at = datetime(2018, 10, 4, 14, 5)
    (row,) = opened(table((3, "3", date(2018, 10, 4), at, timedelta(seconds=2061), None)))["T"].iter_rows(
        min_row=2
    )
    assert [cell.value for cell in row] == [3, "3", datetime(2018, 10, 4), at, timedelta(seconds=2061), None]
    assert [cell.number_format for cell in row[2:5]] == ["dd/mm/yyyy", "dd/mm/yyyy hh:mm", "[h]:mm:ss"]


def test_a_text_is_never_a_formula_nor_an_error() -> None:
    sheet = opened(table(*((text,) for text in MISREAD)))["T"]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == MISREAD
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix == (cell.value[0] in "=+-@") for cell in cells)


def test_the_question_is_in_its_colour() -> None:
    sheet = opened(table((1, "question"), question=2))["T"]
    assert sheet["B2"].fill.fgColor.rgb.endswith(colours(2).pale[1:])
    assert sheet["A2"].fill.fill_type is None


def test_a_row_is_as_high_as_its_words_need_and_no_higher_than_excel_shows() -> None:
    sheet = opened(table(("a", "b"), ("mot " * 20, "b"), ("un\ndeux\ntrois", "b"), ("x" * 9000, "b")))["T"]
    heights = [sheet.row_dimensions[at].height for at in (2, 3, 4, 5)]
    assert heights[0] < heights[2] < heights[1] < heights[3] == 409


def test_a_text_longer_than_a_cell_goes_on_in_the_next_row() -> None:
    text = "é" * CELL_LENGTH + "suite"
    sheet = opened(table((1, text), (2, "b")))["T"]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [text[:CELL_LENGTH], "suite", "b"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [1, None, 2]


def test_a_letter_of_two_units_is_not_cut() -> None:
    text = "a" + "😀" * (CELL_LENGTH // 2 + 1)
    sheet = opened(table((text,)))["T"]
    pieces = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) <= 2 * CELL_LENGTH for piece in pieces)


@given(st.lists(st.text(min_size=1, max_size=60), max_size=8))
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    kept = [normal(without_controls(text)).replace("_x", "_") for text in texts]
    sheet = opened(table(*((text,) for text in kept)))["T"]
    assert [row[0].value or "" for row in sheet.iter_rows(min_row=2)] == kept


def test_libreoffice_reads_every_text_as_it_was(tmp_path: Path) -> None:
    texts = [*NASTY, *MISREAD, *PLAIN, "_x0041_ et _x005F_", "  espaces  ", "a\x00\x0b\ud800b"]
    file = tmp_path / "a.xlsx"
    file.write_bytes(drawn(table(*((number, text) for number, text in enumerate(texts)))))
    (rows,) = as_csv(file, tmp_path).values()
    assert [row[1] for row in rows[1:]] == [normal(without_controls(text)) for text in texts]
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(len(texts))]


def test_progress_is_told_for_each_row_as_it_is_added_and_as_it_is_written() -> None:
    told: list[float] = []
    rows = table(*((number, "un mot") for number in range(99)))
    draw_xlsx((rows,), title="", made_at=AT, progress=told.append)
    assert told == [pytest.approx(step / 200) for step in range(1, 200)]


@pytest.mark.parametrize("share", [0.0, 0.4, 0.6, 0.9])
def test_who_wants_it_no_more_is_heard_at_any_row(share: float) -> None:
    told: list[float] = []

    def stop(done: float) -> None:
        told.append(done)
        if done >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        draw_xlsx((table(*((number,) for number in range(99))),), title="", made_at=AT, progress=stop)
    assert told[-1] == pytest.approx(max(share, told[0]))
