"""Cards side by side in rows of equal height, as many as fit; what does not is counted, never left out silently."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF

from atelier.domain.language import ngettext
from atelier.ui.projection.legibility import ROOM_MUTED, room_font
from atelier.ui.projection.picture import Picture
from atelier.ui.projection.typesetting import Paragraph

_MORE = 0.03
"""The size of "et 7 autres", as a share of the height."""


class Card(Protocol):
    """Something to put into a place of its width that is at least as high as it."""

    @property
    def height(self) -> float:
        """How high it is."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is cut off."""

    def put(self, picture: Picture, place: QRectF) -> None:
        """Put it there."""


@dataclass(frozen=True, slots=True)
class CardRows:
    """Rows of cards, and how many cards have no place in them."""

    rows: tuple[tuple[Card, ...], ...]
    columns: int
    gap: float
    hidden: int = 0
    more: Paragraph | None = None

    @property
    def whole_count(self) -> int:
        """How many cards are seen with all that is on them."""
        return sum(card.is_whole for row in self.rows for card in row)

    @property
    def cut_count(self) -> int:
        """How many cards are seen in part."""
        return sum(map(len, self.rows)) - self.whole_count

    @property
    def is_whole(self) -> bool:
        """Whether every card is seen with all that is on it."""
        return not self.hidden and not self.cut_count

    @property
    def height(self) -> float:
        """What they take, with the line that counts the others."""
        lines = [_row_height(row) for row in self.rows]
        if self.more:
            lines.append(self.more.size.height())
        return sum(lines) + self.gap * max(0, len(lines) - 1)

    def put(self, picture: Picture, area: QRectF) -> None:
        """Put them at the top of that area."""
        width = card_width(area.width(), self.columns, self.gap)
        y = area.y()
        for row in self.rows:
            height = _row_height(row)
            for column, card in enumerate(row):
                card.put(picture, QRectF(area.x() + column * (width + self.gap), y, width, height))
            y += height + self.gap
        if self.more:
            picture.stack(self.more, area.x(), y)


def card_width(width: float, columns: int, gap: float) -> float:
    """The width of one of that many columns."""
    return (width - gap * (columns - 1)) / columns


def most_card_height(room: float, image_height: float, gap: float) -> float:
    """How high a card may be for one to fit with the line that counts the others."""
    return room - gap - _more(2, image_height).size.height()


def rows_in(
    room: float, count: int, make: Callable[[int], Card], *, columns: int, gap: float, image_height: float
) -> CardRows:
    """The cards that `make` gives for 0 to `count` - 1, as far as they fit into a height of `room`.

    Cards are made row by row until one does not fit, so that hundreds cost no more than those shown.
    """
    rows = _rows_within(room, count, make, columns=columns, gap=gap)
    if sum(map(len, rows)) == count:
        return CardRows(tuple(rows), columns, gap)
    while rows and _total(rows, gap) > most_card_height(room, image_height, gap):
        rows.pop()
    hidden = count - sum(map(len, rows))
    return CardRows(tuple(rows), columns, gap, hidden, _more(hidden, image_height))


def _rows_within(
    room: float, count: int, make: Callable[[int], Card], *, columns: int, gap: float
) -> list[tuple[Card, ...]]:
    rows: list[tuple[Card, ...]] = []
    for first in range(0, count, columns):
        rows.append(tuple(make(n) for n in range(first, min(first + columns, count))))
        if _total(rows, gap) > room:
            return rows[:-1]
    return rows


def _more(count: int, image_height: float) -> Paragraph:
    text = ngettext("et {count} autre", "et {count} autres", count).format(count=count)
    return Paragraph(text, room_font(image_height, _MORE, bold=True), ROOM_MUTED)


def _row_height(row: tuple[Card, ...]) -> float:
    return max(card.height for card in row)


def _total(rows: list[tuple[Card, ...]], gap: float) -> float:
    return sum(map(_row_height, rows)) + gap * max(0, len(rows) - 1)
