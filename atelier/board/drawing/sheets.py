"""How notes are drawn from afar, as lists of rectangles: those of one colour are painted in one go.

No painting here, which is `far`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from atelier.board.drawing.colouring import Sheet
from atelier.board.drawing.items import receding
from atelier.board.drawing.writing import MOST_SHEETS
from atelier.board.style import BoardStyle, Tones
from atelier.domain.arrangement import Spot
from atelier.domain.geometry import Rect
from atelier.domain.ids import NoteId

STROKES = 3
"""The most strokes on a sheet."""
_LAST_STROKE = 0.6
_UNDER = 120
"""How much darker what lies under a note is than the edge of one, in percent."""


class _Drawn(NamedTuple):
    """How a note in that place is drawn: its paper, its strokes, and what shows of the pile under it."""

    place: Rect
    paper: QRectF
    strokes: list[QRectF]
    under: list[QRectF]


class Picture(NamedTuple):
    """What is drawn of some notes: the papers of each colour, and all strokes."""

    spots: Mapping[Spot, Rect]
    papers: list[tuple[QColor, list[QRectF]]]
    strokes: list[QRectF]


class Sheets:
    """The sheets of a wall's notes; each is made once, as long as its note lies where it did."""

    def __init__(self, style: BoardStyle, tones: Tones) -> None:
        self.sheet_at: Callable[[Spot], Sheet | None] | None = None
        """The paper of each, where it is not that of the question."""
        self.found: frozenset[NoteId] | None = None
        """Those that stand out from all others; None: all alike."""
        self._piled: frozenset[NoteId] = frozenset()
        self._style = style
        self._tones = tones
        self._pixel = 1.0
        self._drawn: dict[Spot, _Drawn] = {}

    def be_seen_at(self, scale: float) -> bool:
        """Be made for a view that shows the wall so large; whether it was shown otherwise."""
        pixel = 1.0 / scale
        if pixel == self._pixel:
            return False
        self._pixel = pixel
        self.forget()
        return True

    def show_piles(self, piled: frozenset[NoteId]) -> bool:
        """Show that those have others under them; whether others had."""
        if piled == self._piled:
            return False
        self._piled = piled
        self.forget()
        return True

    def keep(self, places: Mapping[Spot, Rect]) -> None:
        """Forget those that lie elsewhere now."""
        self._drawn = {spot: drawn for spot, drawn in self._drawn.items() if places.get(spot) == drawn.place}

    def forget(self) -> None:
        """Make all of them anew."""
        self._drawn.clear()

    def picture(self, spots: Mapping[Spot, Rect]) -> Picture:
        """What is drawn of those notes."""
        drawn = {spot: self._draw(spot, place) for spot, place in spots.items()}
        under = [rect for one in drawn.values() for rect in one.under]
        papers: list[tuple[QColor, list[QRectF]]] = (
            [(self._tones.edge.darker(_UNDER), under)] if under else []
        )
        for tones, alike in self._by_paper(spots):
            papers += self._papers(tones, {spot: drawn[spot].paper for spot in alike})
        return Picture(spots, papers, [stroke for one in drawn.values() for stroke in one.strokes])

    def _draw(self, spot: Spot, place: Rect) -> _Drawn:
        known = self._drawn.get(spot)
        if known is None:
            # Half a pixel less on each side: so sheets whose gap is less than a pixel are parted all the same.
            less = self._pixel / 2
            paper = QRectF(*place).adjusted(less, less, -less, -less)
            out = MOST_SHEETS * self._style.peek if spot.note_id in self._piled else 0.0
            under = [paper.adjusted(out, out, 0.0, 0.0)] if out else []
            paper.adjust(0.0, 0.0, -out, -out)
            strokes = self._strokes(place._replace(width=place.width - out))
            known = self._drawn[spot] = _Drawn(place, paper, strokes, under)
        return known

    def _strokes(self, rect: Rect) -> list[QRectF]:
        """A pixel high each: thin rectangles are filled twice as fast as lines are drawn."""
        style = self._style
        leading = 1.3 * style.note_px
        lines = min(STROKES, max(1, round((rect.height - 2 * style.note_pad_y) / leading)))
        x, width = rect.x + style.note_pad_x, rect.width - 2 * style.note_pad_x
        y = rect.y + style.note_pad_y + leading / 2
        widths = [width] * (lines - 1) + [width * _LAST_STROKE]
        return [QRectF(x, y + at * leading, wide, self._pixel) for at, wide in enumerate(widths)]

    def _by_paper(self, spots: Iterable[Spot]) -> Iterable[tuple[Tones, Iterable[Spot]]]:
        """The spots that are drawn in the same tones, together: each brush is taken once."""
        if self.sheet_at is None:
            return [(self._tones, spots)]
        alike: dict[str, tuple[Tones, list[Spot]]] = {}
        for spot in spots:
            sheet = self.sheet_at(spot)
            tones, letter = (sheet.tones, sheet.letter) if sheet is not None else (self._tones, "")
            alike.setdefault(letter, (tones, []))[1].append(spot)
        return alike.values()

    def _papers(self, tones: Tones, papers: Mapping[Spot, QRectF]) -> list[tuple[QColor, list[QRectF]]]:
        """Papers of those tones by their colour: of notes that step back, and of the others."""
        found = self.found
        if found is None:
            return [(tones.pale, list(papers.values()))]
        back = [paper for spot, paper in papers.items() if spot.note_id not in found]
        return [
            (receding(tones), back),
            (tones.pale, [paper for spot, paper in papers.items() if spot.note_id in found]),
        ]
