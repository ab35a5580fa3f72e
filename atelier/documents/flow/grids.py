"""Tables: post-its in a pale box, one a row, so that each can be typed, moved or sorted; facts; rows under names."""

from collections.abc import Sequence
from dataclasses import replace

from atelier.documents.flow import house_style
from atelier.documents.flow.blocks import Cell, Grid, GridKind, GridRow, Paragraph, Span
from atelier.documents.flow.house_style import number_id
from atelier.documents.flow.piles import Told, told
from atelier.documents.flow.telling import Telling
from atelier.documents.manuscript import Entry, Index, Notes, Row, Table

INDEX_COLUMNS = 4
_NOTHING: Cell = (Paragraph("Cell", ()),)


def facts_grid(facts: Sequence[tuple[str, Sequence[str]]]) -> Grid:
    """What is known of the meeting, in columns."""
    cells = tuple(
        (Paragraph("Label", (Span(name),)), *(Paragraph("Fact", (Span(line),)) for line in lines))
        for name, lines in facts
    )
    shares = tuple(house_style.fact_shares(len(facts)))
    return Grid(kind=GridKind.FACTS, shares=shares, rows=(GridRow(cells),))


def notes_grid(notes: Notes, telling: Telling) -> Grid:
    """Post-its with their numbers; those of a pile with no white between them."""
    every = list(told(notes))
    longest = max((len(each.label) for each in every), default=0)
    title = Paragraph("NotesTitle", (Span(notes.title, house_style.accent_id(notes.question)),))
    return Grid(
        kind=GridKind.NOTES,
        shares=house_style.note_shares(longest),
        head=((title,),),
        rows=_together([_note(each, notes.question, telling, labelled=longest > 0) for each in every]),
        question=notes.question,
    )


def rows_grid(table: Table, telling: Telling) -> Grid:
    """Rows under their names."""
    looks = [""] * len(table.shares)
    looks[-1] = "Aside" if table.remarked else ""
    looks[0] = number_id(None) if table.keyed else looks[0]
    return Grid(
        kind=GridKind.ROWS,
        shares=table.shares,
        head=tuple((Paragraph("Label", (Span(name),)),) for name in table.names),
        rows=_together([_row(row, looks, telling) for row in table.rows]),
    )


def index_grid(index: Index, telling: Telling) -> Grid:
    """Short entries, number by number down each column."""
    height = -(-len(index.entries) // INDEX_COLUMNS)
    cells = [_entry(entry, telling) for entry in index.entries]
    cells += [_NOTHING] * (height * INDEX_COLUMNS - len(cells))
    rows = tuple(GridRow(tuple(cells[start::height])) for start in range(height))
    return Grid(kind=GridKind.ROWS, shares=(1 / INDEX_COLUMNS,) * INDEX_COLUMNS, rows=rows)


def _together(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """The rows, of which the last one never stands alone on a page: that before it stays with it."""
    last_two = rows[-2:]
    if len(last_two) < 2 or not all(row.is_short for row in last_two):
        return tuple(rows)
    before, last = last_two
    cells = tuple(tuple(replace(paragraph, keeps_next=True) for paragraph in cell) for cell in before.cells)
    return (*rows[:-2], replace(before, cells=cells), last)


def _note(each: Told, question: int | None, telling: Telling, *, labelled: bool) -> GridRow:
    telling.step()
    spans = [Span(each.text)]
    if each.pile:
        spans.append(Span(f"\u00a0{each.pile}", number_id(question)))
    if each.elsewhere:
        spans.append(Span(f" {each.elsewhere}", "Aside"))
    cells: list[Cell] = [(Paragraph("Note", tuple(spans), telling.tell(each.note_id)),)]
    if labelled:
        cells.insert(0, (Paragraph("Note", (Span(each.label, number_id(question)),)),))
    return GridRow(tuple(cells), opens=each.first, closes=each.last)


def _row(row: Row, looks: Sequence[str], telling: Telling) -> GridRow:
    telling.step()
    places = [""] * len(row.cells)
    if row.note_id is not None:
        places[0] = telling.tell(row.note_id)
    cells = zip(row.cells, looks, places, strict=True)
    return GridRow(tuple((Paragraph("Cell", (Span(text, look),), place),) for text, look, place in cells))


def _entry(entry: Entry, telling: Telling) -> Cell:
    telling.step()
    number = Span(f"{entry.number}\u00a0\u00a0", number_id(None))
    place = Span(entry.place, leads_to=telling.to_place(entry.leads_to))
    return (Paragraph("Cell", (number, place), telling.tell(entry.note_id) if entry.note_id else ""),)
