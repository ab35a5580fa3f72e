"""What a cluster is announced with to the room: its number in a pill, its title, how many post-its, its mark."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from atelier.board.style import tones
from atelier.domain.marks import mark_phrase
from atelier.domain.palette import INK, WHITE
from atelier.domain.things import ClusterState
from atelier.ui.projection.legibility import ROOM_MUTED, room_font
from atelier.ui.projection.picture import Box, Mark, Picture, Text
from atelier.ui.projection.typesetting import Paragraph, fitted

_MARKED = frozenset({ClusterState.VALIDATED, ClusterState.SET_ASIDE})
Steps = Sequence[tuple[float, int]]
"""Sizes of a title, as shares of the height, each with the number of lines it may take."""


class ClusterHeading:
    """Number, title and count, broken for a width; the number stands beside the first line, the mark under the last.

    `number` is None for what is no cluster: then the title stands alone. `over`: what it is in, said above it. Not
    `in_words`, its mark is the sign only, beside the count.
    """

    def __init__(
        self,
        title: str,
        number: str | None,
        *,
        question_number: int,
        width: float,
        image_height: float,
        steps: Steps,
        aside: str = "",
        over: str = "",
        state: ClusterState = ClusterState.PROPOSED,
        in_words: bool = True,
    ) -> None:
        self.width = width
        self._accent = accent(question_number)
        first, most_lines = steps[0][0], steps[-1][1]
        self._gap = 0.45 * first * image_height
        self._number = (
            Paragraph(number, room_font(image_height, 0.82 * first, bold=True), WHITE)
            if number is not None
            else None
        )
        self._over = (
            Paragraph(over, room_font(image_height, 0.7 * first), ROOM_MUTED, width=width, most_lines=2)
            if over
            else None
        )
        self._aside = Paragraph(aside, room_font(image_height, 0.75 * first), ROOM_MUTED)
        self._state = state
        self._sign = 0.75 * self._aside.size.height() if state in _MARKED and not in_words else 0.0
        taken = self._left + (self._aside.size.width() + 1.3 * self._sign + self._gap if aside else 0.0)
        fonts = [(room_font(image_height, factor, bold=True), lines) for factor, lines in steps]
        self._title = fitted(title, fonts, INK, width=width - taken, most_lines=most_lines)
        self._line = max(self._pill_height, self._title.size.height() / self._title.line_count)
        self._mark = _mark(state, image_height, 0.7 * first, self._accent) if in_words else None
        self._title_height = max(self._title.size.height(), self._line)
        self._over_height = self._over.size.height() + 0.1 * first * image_height if self._over else 0.0
        mark_height = self._mark.size.height() if self._mark else 0.0
        self.height = self._over_height + self._title_height + mark_height

    def put(self, picture: Picture, x: float, y: float) -> None:
        """Put it there."""
        if self._over:
            picture.stack(self._over, x, y)
        y += self._over_height
        middle = y + self._line / 2
        if self._number:
            width = self._left - self._gap
            pill = QRectF(x, middle - self._pill_height / 2, width, self._pill_height)
            picture.add(Box(pill, self._accent, radius=self._pill_height / 2))
            _put_middle(picture, self._number, x + (width - self._number.size.width()) / 2, middle)
        first = self._title.size.height() / self._title.line_count
        picture.add(Text(self._title, x + self._left, middle - first / 2))
        if self._aside.text:
            left = x + self.width - self._aside.size.width()
            _put_middle(picture, self._aside, left, middle)
            if self._sign:
                place = QRectF(left - 1.3 * self._sign, middle - self._sign / 2, self._sign, self._sign)
                picture.add(Mark(place, self._state, self._ink))
        if self._mark:
            self._put_mark(picture, self._mark, x + self._left, y + self._title_height)

    def _put_mark(self, picture: Picture, words: Paragraph, x: float, y: float) -> None:
        height = words.size.height()
        side = 0.68 * height
        picture.add(Mark(QRectF(x, y + (height - side) / 2, side, side), self._state, words.colour))
        picture.add(Text(words, x + 1.45 * side, y))

    @property
    def _ink(self) -> str:
        return self._accent if self._state is ClusterState.VALIDATED else ROOM_MUTED

    @property
    def _pill_height(self) -> float:
        return 1.02 * self._number.size.height() if self._number else 0.0

    @property
    def _left(self) -> float:
        """What the number takes."""
        if not self._number:
            return 0.0
        return max(self._number.size.width() + 0.8 * self._pill_height, 1.4 * self._pill_height) + self._gap


def _mark(state: ClusterState, image_height: float, share: float, colour: str) -> Paragraph | None:
    phrase = mark_phrase(state)
    if not phrase:
        return None
    validated = state is ClusterState.VALIDATED
    font = room_font(image_height, share, bold=validated)
    return Paragraph(phrase, font, colour if validated else ROOM_MUTED)


def accent(question_number: int) -> str:
    """The question's dark colour as the board has it for the room, where white on it must be at 7:1."""
    return tones(question_number, projected=True).accent.name()


def _put_middle(picture: Picture, words: Paragraph, x: float, middle: float) -> None:
    picture.add(Text(words, x, middle - words.size.height() / 2))
