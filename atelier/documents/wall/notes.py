"""A post-it as a part of the picture: its number, all of its words, those of its pile under it."""

from collections.abc import Iterator, Sequence

from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.lines import Span, Style
from atelier.documents.typography import numbered
from atelier.documents.wall.parts import Box, Part, Placed, Shape, Words, written
from atelier.domain import palette
from atelier.domain.geometry import Columns, Rect
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.palette import PaperColours
from atelier.domain.report import ReportNote
from atelier.domain.typography import FIXED

NOTE_WIDTH = 176.0
GAP = 8.0
PAD = 10.0
RADIUS = 3.0
SHADOW = 1.5
PILE_STEP = 2.5
"""How far each sheet of a pile looks out from under the one on it; two do."""
BETWEEN_WORDINGS = 6.0
MOST_UNEVEN = 20.0
"""How much lower than the shortest a column may be and still get the next post-it, so that they read in rows."""
BODY = Style(14.0, 18.5, palette.INK)
LABEL_SIZE, LABEL_LEADING = 11.0, 16.0


def note(told: ReportNote, colours: PaperColours, *, numbers: bool) -> Part:
    """A post-it, as high as its words and those of its pile."""
    label = Style(LABEL_SIZE, LABEL_LEADING, colours.accent, Variant.BOLD)
    words: list[Words] = []
    written_ids: list[NoteId] = []
    y = PAD - 2
    for each in told.every():
        y += BETWEEN_WORDINGS if words else 0.0
        for spans in (_label(each, told, label, numbers=numbers), [Span(each.shown_text, BODY)]):
            if spans:
                words.append(written(spans, PAD, y, width=NOTE_WIDTH - 2 * PAD))
                y = words[-1].bottom
        written_ids.append(each.id)
    piled = bool(told.stacked)
    return Part(
        width=NOTE_WIDTH,
        height=y + PAD + (2 * PILE_STEP if piled else 0.0),
        shapes=(*_sheets(y + PAD, colours, piled=piled), *words),
        told="\n".join(_read_out(each, told) for each in told.every()),
        note_ids=tuple(written_ids),
    )


def spread(notes: Sequence[Part], x: float, y: float, *, across: int) -> tuple[Placed, ...]:
    """Post-its in so many columns from there on, in turn but where a column is lower than another."""
    columns = Columns(Rect(x, y, width_of(across), 0), across, gap=GAP)
    column = -1
    placed: list[Placed] = []
    for part in notes:
        column = columns.shortest(preferred=(column + 1) % across, slack=MOST_UNEVEN)
        place = columns.put(part.height, column)
        placed.append(Placed(part, place.x, place.y))
    return tuple(placed)


def width_of(across: int) -> float:
    """The width of so many post-its side by side."""
    return across * (NOTE_WIDTH + GAP) - GAP


def _sheets(height: float, colours: PaperColours, *, piled: bool) -> Iterator[Shape]:
    """The paper, on its shadow; of a pile, the edges of two more sheets."""
    for step in (2, 1) if piled else ():
        off = step * PILE_STEP
        yield _sheet(off, off, height, fill=colours.pale, edge=colours.accent, opacity=0.55)
    yield _sheet(0.0, SHADOW, height, fill=palette.INK, opacity=0.16)
    yield _sheet(0.0, 0.0, height, fill=colours.pale, edge=colours.accent if piled else "")


def _sheet(x: float, y: float, height: float, *, fill: str, edge: str = "", opacity: float = 1.0) -> Box:
    return Box(
        x=x, y=y, width=NOTE_WIDTH, height=height, fill=fill, edge=edge, radius=RADIUS, opacity=opacity
    )


def _label(each: ReportNote, top: ReportNote, style: Style, *, numbers: bool) -> list[Span]:
    """The line over the words: the number, the weight, how many lie there, and where else it is."""
    said = [
        numbered(each.number) if numbers else "",
        "+" * each.importance,
        f"×{1 + len(top.stacked)}" if each is top and top.stacked else "",
        _elsewhere(each) if each is top and each.also else "",
    ]
    text = (FIXED * 3).join(filter(None, said))
    return [Span(text, style)] if text else []


def _elsewhere(note: ReportNote) -> str:
    return _("aussi en {numbers}").format(numbers=", ".join(note.also)).replace(" ", FIXED)


def _read_out(each: ReportNote, top: ReportNote) -> str:
    elsewhere = _elsewhere(each) if each is top and each.also else ""
    label = ", ".join(filter(None, (numbered(each.number), "+" * each.importance, elsewhere)))
    return _("{label} : {text}").format(label=label, text=each.shown_text)
