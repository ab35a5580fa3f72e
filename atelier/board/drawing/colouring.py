"""Post-its in the colours of their peer groups, each with the letter of its group. On the console alone.

The colours and the letters are in `atelier.domain.palette`; the legend above the board tells what they mean.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from atelier.board.drawing.lettering import Lettering, one_line
from atelier.board.style import BoardStyle, Tones, paper_edge
from atelier.domain import palette
from atelier.domain.ids import PeerGroupId
from atelier.domain.things import Note

_OUT = 0.4
"""The share of a letter's tag that stands out of its post-it: what is inside leaves the text alone."""
_RADIUS = 3.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a post-it is drawn in: the tones of its wall on another paper, and the letter that tells it, if any."""

    tones: Tones
    accent: QColor
    letter: str
    lettering: Lettering | None

    @property
    def room(self) -> float:
        """How far the letter stands out of the post-it, in pixels."""
        return _OUT * self.lettering.height if self.lettering is not None else 0.0

    def paint_letter(self, painter: QPainter, note: QRectF) -> None:
        """Paint the letter at the lower left corner of the post-it."""
        if self.lettering is None:
            return
        height = self.lettering.height
        width = max(height, self.lettering.width + 2 * _RADIUS)
        tag = QRectF(note.left() - self.room, note.bottom() + self.room - height, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.accent)
        painter.drawRoundedRect(tag, _RADIUS, _RADIUS)
        painter.setPen(QColor(palette.WHITE))
        self.lettering.draw(painter, tag.center().x() - self.lettering.width / 2, tag.top())


class Colouring:
    """The papers of peer groups, in their order."""

    def __init__(self, group_ids: Sequence[PeerGroupId]) -> None:
        self._ranks = {id: rank for rank, id in enumerate(group_ids)}

    def on(self, tones: Tones, style: BoardStyle) -> Callable[[Note], Sheet]:
        """Tells the sheet of each note on a wall of those tones."""
        sheets = {id: _sheet(tones, style, rank) for id, rank in self._ranks.items()}
        plain = _sheet(tones, style, None)
        return lambda note: sheets.get(note.peer_group_id, plain) if note.peer_group_id else plain


def _sheet(tones: Tones, style: BoardStyle, rank: int | None) -> Sheet:
    pair, letter = palette.group_colours(rank), palette.group_letter(rank)
    pale = QColor(pair.pale)
    return Sheet(
        replace(tones, pale=pale, edge=paper_edge(pale)),
        QColor(pair.accent),
        letter,
        one_line(letter, style.letter_font(), 1e3) if letter else None,
    )
