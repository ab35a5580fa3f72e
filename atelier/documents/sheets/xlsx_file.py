"""Tables as an XLSX workbook: a sheet each, real dates and numbers, texts that are texts whatever they begin with."""

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from atelier.documents.sheets.tables import Column, Table, Value, fitted
from atelier.domain import palette
from atelier.domain.progress import Progress, Steps
from atelier.domain.text import normal, without_controls

PAPER_A4 = 9
QUESTION = 1
"""Which cell of a row is in the colour of its question."""
LINE_PT, ROW_PAD_PT = 15.5, 3.0
MOST_ROW_PT = 409.0
"""The highest row that Excel shows."""
WRAPPED_LATE = 0.9
"""How much of a column's width a line fills before its next word goes to the next one."""

_FORMULA_SIGNS = ("=", "+", "-", "@")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads "_x0041_" in a text as A (ECMA-376, 22.9.2.19); its first sign written so stands for itself."""
_TEXT = Alignment(vertical="top", wrap_text=True)
_NUMBER = Alignment(horizontal="left", vertical="top")
_BODY = Font(name="Calibri", size=11)
_HEADER = Font(name="Calibri", size=11, bold=True, color=palette.WHITE[1:])
_HEADER_FILL = PatternFill("solid", fgColor=palette.INK[1:])


def draw_xlsx(tables: Sequence[Table], *, title: str, made_at: datetime, progress: Progress) -> bytes:
    """The content of the file; `title` stands in its properties.

    Raises:
        Cancelled: `progress` said so.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title = without_controls(title)
    workbook.properties.creator = "Atelier"
    workbook.properties.created = made_at.replace(tzinfo=None)
    step = Steps(progress, 2 * sum(1 + len(table.rows) for table in tables))
    for table in tables:
        _add(workbook, table, step)
    written = BytesIO()
    _InMemory(workbook, ZipFile(written, "w", ZIP_DEFLATED), step).save()
    return written.getvalue()


class _InMemory(ExcelWriter):
    """Writes no file: openpyxl's own writer puts each sheet in the system's folder of temporary files on its way.

    Where that disk is full, people's words would be left there. `step` is called for each row.
    """

    _archive: ZipFile

    def __init__(self, workbook: Workbook, archive: ZipFile, step: Callable[[], None]) -> None:
        super().__init__(workbook, archive)
        self._step = step

    # Any: its types don't tell of what is openpyxl's own.
    def write_worksheet(self, ws: Any) -> None:
        content = BytesIO()
        writer: Any = _RowByRow(ws, content, self._step)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], content.getvalue())
        self.manifest.append(ws)


class _RowByRow(WorksheetWriter):
    """Calls `step` for each row that it writes."""

    def __init__(self, ws: Any, out: BytesIO, step: Callable[[], None]) -> None:
        super().__init__(ws, out)
        self._step = step

    def write_row(self, xf: Any, row: Any, row_idx: int) -> None:
        super().write_row(xf, row, row_idx)
        self._step()


def _add(workbook: Workbook, table: Table, step: Callable[[], None]) -> None:
    sheet: Worksheet = workbook.create_sheet(table.title)
    _add_head(sheet, table)
    for at, row in enumerate(fitted(table.rows), start=2):
        cells = [_cell(sheet, value) for value in row.values]
        if row.question is not None and row.question > 0:
            cells[QUESTION].fill = PatternFill("solid", fgColor=palette.colours(row.question).pale[1:])
        sheet.append(cells)
        sheet.row_dimensions[at].height = _height_pt(row.values, table.columns)
        step()
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{sheet.max_row}"
    _set_page(sheet)


def _add_head(sheet: Worksheet, table: Table) -> None:
    names = [column.name for column in table.columns]
    cells = [_cell(sheet, name) for name in names]
    for at, (cell, column) in enumerate(zip(cells, table.columns, strict=True), start=1):
        cell.font, cell.fill = _HEADER, _HEADER_FILL
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.append(cells)
    sheet.row_dimensions[1].height = _height_pt(names, table.columns)
    sheet.freeze_panes = "A2"


def _set_page(sheet: Worksheet) -> None:
    """On paper: A4 across, as wide as the page, its header on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = PAPER_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _cell(sheet: Worksheet, value: Value) -> Cell:
    cell = Cell(sheet, row=1, column=1)  # `append` gives it its place
    match value:
        case str():
            # The type is set after the value: openpyxl takes "=1+1" for a formula and "#N/A" for an error.
            text = _ESCAPE.sub("_x005F_", normal(without_controls(value)))
            cell.value = text
            cell.data_type = "s"
            cell.quotePrefix = text.startswith(_FORMULA_SIGNS)
        case datetime():
            cell.value, cell.number_format = value, "dd/mm/yyyy hh:mm"
        case date():
            cell.value, cell.number_format = value, "dd/mm/yyyy"
        case timedelta():
            cell.value, cell.number_format = value, "[h]:mm:ss"
        case _:
            cell.value = value
    cell.font = _BODY
    cell.alignment = _TEXT if isinstance(value, str) else _NUMBER
    return cell


def _height_pt(values: Sequence[Value], columns: Sequence[Column]) -> float:
    """High enough for the cell of most lines: only Excel finds it by itself, and not LibreOffice."""
    texts = zip(values, columns, strict=True)
    count = max((_lines(value, column.width) for value, column in texts if isinstance(value, str)), default=1)
    return min(count * LINE_PT + ROW_PAD_PT, MOST_ROW_PT)


def _lines(text: str, width: int) -> int:
    """About how many lines it takes in a column of so many digits."""
    room = WRAPPED_LATE * width
    return sum(max(1, math.ceil(_letters(line) / room)) for line in text.split("\n"))


def _letters(line: str) -> int:
    """Its width in digits: an ideogram or an emoji takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "FW" else 1 for letter in line)
