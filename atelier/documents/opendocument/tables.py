"""Tables of an OpenDocument text. Their widths are fixed: a word of five hundred letters moves no border."""

from collections.abc import Iterator
from itertools import count
from xml.etree.ElementTree import Element

from atelier.documents.colours import colours_of, tinted
from atelier.documents.flow import house_style
from atelier.documents.flow.blocks import Cell, Grid, GridKind, GridRow
from atelier.documents.flow.house_style import CELL_PAD_PT, CELL_SIDE_PT, NOTES_GAP_PT, WIDTH_PT
from atelier.documents.flow.xml_package import node
from atelier.documents.opendocument.automatic import Automatic
from atelier.documents.opendocument.spans import paragraphs
from atelier.documents.opendocument.styles import points
from atelier.domain import palette


class Tables:
    """Makes tables, and gives each its name."""

    def __init__(self, automatic: Automatic) -> None:
        self._automatic = automatic
        self._numbers = count(1)

    def table(self, grid: Grid) -> Element:
        """A table as wide as the text."""
        rows = [self._row(grid, row) for row in grid.rows]
        head = [node("table:table-header-rows", self._head(grid))] if grid.head else []
        return node(
            "table:table",
            *self._columns(grid),
            *head,
            *rows,
            table_name=f"{grid.kind.value}{next(self._numbers)}",
            table_style_name=self._style(),
        )

    def _style(self) -> str:
        layout = node(
            "style:table-properties",
            style_width=points(WIDTH_PT),
            table_align="margins",
            fo_margin_bottom="8pt",
            table_border_model="collapsing",
            style_writing_mode="lr-tb",
        )
        return self._automatic.add("table", "A", layout)

    def _columns(self, grid: Grid) -> Iterator[Element]:
        for width_pt in grid.widths_pt(WIDTH_PT):
            width = node("style:table-column-properties", style_column_width=points(width_pt))
            name = self._automatic.add("table-column", "C", width)
            yield node("table:table-column", table_style_name=name)

    def _head(self, grid: Grid) -> Element:
        span = len(grid.shares) if len(grid.head) == 1 else 1
        style = self._cell_style(grid.kind, _head_look(grid))
        cells = [self._cell(cell, style) for cell in grid.head]
        if span > 1:
            cells[0].set("table:number-columns-spanned", str(span))
            cells += [node("table:covered-table-cell") for _ in range(span - 1)]
        return node("table:table-row", *cells)

    def _row(self, grid: Grid, row: GridRow) -> Element:
        style = self._cell_style(grid.kind, _look(grid, row))
        made = node("table:table-row", *(self._cell(cell, style) for cell in row.cells))
        if row.is_short:
            kept = node("style:table-row-properties", fo_keep_together="always")
            made.set("table:style-name", self._automatic.add("table-row", "R", kept))
        return made

    def _cell(self, cell: Cell, style: str) -> Element:
        inside = paragraphs(cell, self._automatic)
        return node("table:table-cell", *inside, table_style_name=style, office_value_type="string")

    def _cell_style(self, kind: GridKind, look: dict[str, str]) -> str:
        side_pt, pad_pt = {
            GridKind.NOTES: (CELL_SIDE_PT, CELL_PAD_PT),
            GridKind.ROWS: (0.0, 4.0),
            GridKind.FACTS: (0.0, 6.0),
        }[kind]
        layout = node(
            "style:table-cell-properties",
            fo_padding_left=points(side_pt),
            fo_padding_right=points(max(side_pt, 6.0)),
            fo_padding_top=points(pad_pt),
            fo_padding_bottom=points(pad_pt),
            **look,
        )
        return self._automatic.add("table-cell", "D", layout)


def _head_look(grid: Grid) -> dict[str, str]:
    if grid.kind is GridKind.NOTES:
        return _box(tinted(_pale(grid), house_style.TITLE_TINT), GridRow((), opens=False))
    return _ruled()


def _look(grid: Grid, row: GridRow) -> dict[str, str]:
    """What is behind the cells of a row and under them."""
    if grid.kind is GridKind.NOTES:
        return _box(tinted(_pale(grid), house_style.NOTE_TINT), row)
    return _ruled()


def _pale(grid: Grid) -> str:
    return colours_of(grid.question).pale


def _box(fill: str, row: GridRow) -> dict[str, str]:
    """A colour, with white where a row is parted from the one after it."""
    white = f"{points(NOTES_GAP_PT)} solid {palette.WHITE}"
    return {
        "fo_background_color": fill,
        "fo_border_left": "none",
        "fo_border_right": "none",
        "fo_border_top": "none",
        "fo_border_bottom": white if row.closes else "none",
    }


def _ruled() -> dict[str, str]:
    sides = dict.fromkeys(("fo_border_left", "fo_border_right", "fo_border_top"), "none")
    return {**sides, "fo_border_bottom": f"0.5pt solid {palette.LINE}"}
