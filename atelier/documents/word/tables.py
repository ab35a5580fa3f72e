"""Tables of a Word file. Their widths are fixed: a word of five hundred letters is broken, and moves no border."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from atelier.documents.flow.blocks import Cell, Grid, GridKind, GridRow
from atelier.documents.flow.house_style import WIDTH_PT
from atelier.documents.flow.xml_package import node
from atelier.documents.word.properties import twentieths
from atelier.documents.word.runs import paragraph


def table(grid: Grid) -> Element:
    """A table in the style of what it is for."""
    widths_pt = grid.widths_pt(WIDTH_PT)
    return node(
        "w:tbl",
        node(
            "w:tblPr",
            node("w:tblStyle", w_val=style_id(grid.kind, grid.question)),
            node("w:tblW", w_w=twentieths(sum(widths_pt)), w_type="dxa"),
            node("w:tblLayout", w_type="fixed"),
            # In Word's bits: the first row may look otherwise; no rows or columns take turns.
            node("w:tblLook", w_val="0620" if grid.head else "0600"),
        ),
        node("w:tblGrid", *(node("w:gridCol", w_w=twentieths(width)) for width in widths_pt)),
        *_rows(grid, widths_pt),
    )


def style_id(kind: GridKind, question: int | None) -> str:
    """The style of such tables, in the colours of that question."""
    return kind.value if question is None else f"{kind.value}{question}"


def _rows(grid: Grid, widths_pt: Sequence[float]) -> Iterator[Element]:
    if grid.head:
        widths = widths_pt if len(grid.head) > 1 else [sum(widths_pt)]
        span = len(widths_pt) if len(grid.head) == 1 else 1
        cells = (_cell(cell, width, span=span) for cell, width in zip(grid.head, widths, strict=True))
        yield node("w:tr", node("w:trPr", node("w:cantSplit"), node("w:tblHeader")), *cells)
    for row in grid.rows:
        borders = _borders(row)
        cells = (
            _cell(cell, width, borders=borders) for cell, width in zip(row.cells, widths_pt, strict=True)
        )
        kept = node("w:trPr", node("w:cantSplit")) if row.is_short else None
        yield node("w:tr", kept, *cells)


def _cell(cell: Cell, width_pt: float, *, span: int = 1, borders: Element | None = None) -> Element:
    spans = node("w:gridSpan", w_val=str(span)) if span > 1 else None
    width = node("w:tcW", w_w=twentieths(width_pt), w_type="dxa")
    return node("w:tc", node("w:tcPr", width, spans, borders), *map(paragraph, cell))


def _borders(row: GridRow) -> Element | None:
    """What takes the line away that would part a row from its neighbours."""
    sides = [side for side, parted in (("top", row.opens), ("bottom", row.closes)) if not parted]
    return node("w:tcBorders", *(node(f"w:{side}", w_val="nil") for side in sides)) if sides else None
