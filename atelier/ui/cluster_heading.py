"""What a cluster is announced with to the room: its number in a pill, its title, how many post-its."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from atelier.board.style import tones
from atelier.domain.palette import INK, WHITE
from atelier.ui.legibility import ROOM_MUTED, room_font
from atelier.ui.picture import Box, Picture, Text
from atelier.ui.typesetting import Paragraph, fitted

Steps = Sequence[tuple[float, int]]
"""Sizes of a title, as shares of the height, each with the number of lines it may take."""


class ClusterHeading:
    """Number, title and count, broken for a width; the number stands beside the first line.

    `number` is None for what is no cluster: then the title stands alone.
    """

    def __init__(
        self,
        title: str,
        number: int | None,
        *,
        question_number: int,
        width: float,
        image_height: float,
        steps: Steps,
        aside: str = "",
    ) -> None:
        self.width = width
        self._accent = accent(question_number)
        first, most_lines = steps[0][0], steps[-1][1]
        self._gap = 0.45 * first * image_height
        self._number = (
            Paragraph(str(number), room_font(image_height, 0.82 * first, bold=True), WHITE)
            if number is not None
            else None
        )
        self._aside = Paragraph(aside, room_font(image_height, 0.75 * first), ROOM_MUTED)
        taken = self._left + (self._aside.size.width() + self._gap if aside else 0.0)
        fonts = [(room_font(image_height, factor, bold=True), lines) for factor, lines in steps]
        self._title = fitted(title, fonts, INK, width=width - taken, most_lines=most_lines)
        self._line = max(self._pill_height, self._title.size.height() / self._title.line_count)
        self.height = max(self._title.size.height(), self._line)

    def put(self, picture: Picture, x: float, y: float) -> None:
        """Put it there."""
        middle = y + self._line / 2
        if self._number:
            width = self._left - self._gap
            pill = QRectF(x, middle - self._pill_height / 2, width, self._pill_height)
            picture.add(Box(pill, self._accent, radius=self._pill_height / 2))
            _put_middle(picture, self._number, x + (width - self._number.size.width()) / 2, middle)
        first = self._title.size.height() / self._title.line_count
        picture.add(Text(self._title, x + self._left, middle - first / 2))
        if self._aside.text:
            _put_middle(picture, self._aside, x + self.width - self._aside.size.width(), middle)

    @property
    def _pill_height(self) -> float:
        return 1.02 * self._number.size.height() if self._number else 0.0

    @property
    def _left(self) -> float:
        """What the number takes."""
        if not self._number:
            return 0.0
        return max(self._number.size.width() + 0.8 * self._pill_height, 1.4 * self._pill_height) + self._gap


def accent(question_number: int) -> str:
    """The question's dark colour as the board has it for the room, where white on it must be at 7:1."""
    return tones(question_number, projected=True).accent.name()


def _put_middle(picture: Picture, words: Paragraph, x: float, middle: float) -> None:
    picture.add(Text(words, x, middle - words.size.height() / 2))
