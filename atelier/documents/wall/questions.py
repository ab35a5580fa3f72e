"""A question as a part of the picture: its band, the cards of its clusters in columns, what is in none of them."""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from atelier.documents.contents.clusters import count_of
from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.lines import Span, Style
from atelier.documents.wall.clusters import card, card_width
from atelier.documents.wall.notes import GAP, NOTE_WIDTH, note, spread, width_of
from atelier.documents.wall.parts import Box, Part, Placed, Shape, bottom, written
from atelier.domain import palette
from atelier.domain.document import Options
from atelier.domain.geometry import Columns, Rect
from atelier.domain.language import gettext as _
from atelier.domain.palette import colours
from atelier.domain.report import ReportNote, ReportSection

CARD_GAP = 18.0
LEAST_COLUMNS, MOST_COLUMNS = 3, 16
MOST_UNEVEN = 120.0
"""How much lower than the shortest a column may be and still get the next card, so that they read in rows."""
BAND_PAD = 14.0
TITLE = Style(21.0, 28.0, palette.INK, Variant.BOLD)
REMARK = Style(15.0, 22.0, palette.MUTED)
AREA = Style(15.0, 22.0, palette.INK, Variant.BOLD)


def pieces(section: ReportSection) -> int:
    """How many cards and post-its in none of them a question is drawn as."""
    return len(section.clusters) + len(section.isolated) + len(section.unsorted)


class Question:
    """A question, whose cards are drawn once whatever the width of the picture.

    `step` is called for each of its `pieces` when it is drawn.
    """

    def __init__(
        self, section: ReportSection, options: Options, across: int, *, step: Callable[[], None]
    ) -> None:
        self._section = section
        self._numbers = options.numbers
        self._across = across
        self._step = step
        self.card_width = card_width(across)

    @cached_property
    def cards(self) -> list[Part]:
        """Its clusters, rubrics whole."""
        own = colours(self._section.number)
        return [
            self._stepped(card(cluster, own, across=self._across, numbers=self._numbers))
            for cluster in self._section.clusters
        ]

    @cached_property
    def areas(self) -> list[tuple[str, list[Part]]]:
        """What is in no cluster, under its name."""
        section = self._section
        named = ((_("Isolés"), section.isolated), (_("À classer"), section.unsorted))
        return [(f"{name} ({count_of(notes)})", self._notes(notes)) for name, notes in named if notes]

    @property
    def widest(self) -> int:
        """How many columns it could fill."""
        notes = max((len(parts) for _name, parts in self.areas), default=0)
        wanted = max(len(self.cards), math.ceil(width_of(notes) / self.card_width))
        return min(max(wanted, LEAST_COLUMNS), MOST_COLUMNS)

    def drawn(self, width: float, count: int) -> Part:
        """Its band, its cards in so many columns, what is in no cluster."""
        shapes, y = self._band(width)
        placed = [*self._columns(width, y, count), *self._apart(width, y, count)]
        y = bottom(placed, top=y - CARD_GAP) + CARD_GAP
        if not placed:
            empty = written([Span(_("Aucun post-it sur cette question."), REMARK)], 0, y, width=width)
            shapes.append(empty)
            y = empty.bottom + CARD_GAP
        return Part(
            width=width, height=y - CARD_GAP, shapes=tuple(shapes), parts=tuple(placed), told=self._name
        )

    @property
    def _name(self) -> str:
        return f"{self._section.number} · {self._section.text}"

    def _band(self, width: float) -> tuple[list[Shape], float]:
        """The title of the question in its colours; and where the cards begin."""
        own = colours(self._section.number)
        title = written([Span(self._name, TITLE)], 22, BAND_PAD, width=width - 44)
        height = title.bottom + BAND_PAD
        band = Box(x=0, y=0, width=width, height=height, fill=own.pale, radius=8)
        bar = Box(x=0, y=8, width=6, height=height - 16, fill=own.accent)
        return [band, bar, title], height + CARD_GAP

    def _columns(self, width: float, y: float, count: int) -> Iterator[Placed]:
        """The cards in turn, from left to right, but where a column is much lower than another."""
        columns = Columns(Rect(0, y, width, 0), count, gap=CARD_GAP)
        column = -1
        for part in self.cards:
            column = columns.shortest(preferred=(column + 1) % count, slack=MOST_UNEVEN)
            place = columns.put(part.height, column)
            yield Placed(part, place.x, place.y)

    def _apart(self, width: float, top: float, count: int) -> Iterator[Placed]:
        """What is in no cluster: beside the cards where columns are left for all of it, else below them."""
        areas = [_area(name, notes, width) for name, notes in self.areas]
        beside = min(len(self.cards), count) * (self.card_width + CARD_GAP)
        fits = beside + sum(area.width + CARD_GAP for area in areas) - CARD_GAP <= width
        left, y = (
            (beside, top)
            if fits
            else (0.0, bottom(self._columns(width, top, count), top=top - CARD_GAP) + CARD_GAP)
        )
        x, lowest = left, y
        for area in areas:
            if x > left and x + area.width > width:
                x, y = left, lowest + CARD_GAP
            yield Placed(area, x, y)
            x += area.width + CARD_GAP
            lowest = max(lowest, y + area.height)

    def _notes(self, notes: Sequence[ReportNote]) -> list[Part]:
        own = colours(self._section.number)
        return [self._stepped(note(each, own, numbers=self._numbers)) for each in notes]

    def _stepped(self, part: Part) -> Part:
        self._step()
        return part


def _area(name: str, notes: Sequence[Part], most: float) -> Part:
    """Post-its that are in no cluster, inside a dashed line: as many side by side as that width has room for."""
    room = int((most - 2 * CARD_GAP + GAP) // (NOTE_WIDTH + GAP))
    across = min(len(notes), room)
    width = width_of(across) + 2 * CARD_GAP
    title = written([Span(name, AREA)], CARD_GAP, CARD_GAP / 2, width=width - 2 * CARD_GAP)
    placed = spread(notes, CARD_GAP, title.bottom + GAP, across=across)
    height = bottom(placed, top=title.bottom) + CARD_GAP
    dashes = Box(
        x=0,
        y=0,
        width=width,
        height=height,
        fill=palette.PAPER,
        edge=palette.MUTED,
        radius=12,
        dashed=True,
    )
    return Part(width=width, height=height, shapes=(dashes, title), parts=placed, told=name)
