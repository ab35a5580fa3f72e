"""A post-it on a picture for the room: a pale card with what was written, whole unless it is too high."""

from PySide6.QtCore import QRectF

from atelier.board.style import tones
from atelier.domain.palette import INK
from atelier.ui.projection.legibility import room_font
from atelier.ui.projection.picture import Box, Picture, Text
from atelier.ui.projection.typesetting import Paragraph, held

_PAD_X = 0.53
_PAD_Y = 0.4
"""The margins inside, as shares of the size of its text: those of the board."""
_BALANCED_LINES = 3


class PostIt:
    """A note in that width; what exceeds `most_height` ends with an ellipsis. `tag`: told in its lower corner."""

    def __init__(
        self,
        text: str,
        *,
        question_number: int,
        factor: float,
        image_height: float,
        width: float,
        most_height: float,
        tag: str = "",
    ) -> None:
        font = room_font(image_height, factor)
        self._tones = tones(question_number, projected=True)
        self._pad_x, self._pad_y = _PAD_X * font.pixelSize(), _PAD_Y * font.pixelSize()
        self._edge = max(2.0, round(0.0019 * image_height))
        self._within = width - 2 * self._pad_x
        bold = room_font(image_height, factor, bold=True)
        self.tag = Paragraph(tag, bold, INK) if tag else None
        around = 2 * self._pad_y + self._edge + (self.tag.size.height() if self.tag else 0.0)
        self.words = held(text, font, INK, width=self._within, height=most_height - around)
        self.height = self.words.size.height() + around

    @property
    def is_whole(self) -> bool:
        """Whether all of the text is seen."""
        return not self.words.elided

    def put(self, picture: Picture, place: QRectF) -> None:
        """Put it there, with its words at the top, on the side on which they begin."""
        put_paper(picture, place, self._tones.pale.name(), self._tones.edge.name(), self._edge)
        words = self._balanced()
        x = place.x() + self._pad_x
        if words.is_rightward:
            x = place.right() - self._pad_x - words.size.width()
        picture.add(Text(words, x, place.y() + self._pad_y))
        if self.tag:
            left = place.right() - self._pad_x - self.tag.size.width()
            bottom = place.bottom() - self._pad_y - self._edge
            picture.add(Text(self.tag, left, bottom - self.tag.size.height()))

    def _balanced(self) -> Paragraph:
        """The words with no last line of one word; only of what is painted, as this takes ten layouts."""
        if self.words.elided or not 1 < self.words.line_count <= _BALANCED_LINES:
            return self.words
        made = Paragraph(self.words.text, self.words.font, INK, width=self._within, balanced=True)
        # A last line of digits is lower than one of Arabic, which balancing may make of it: the paper is cut already.
        return made if made.size.height() <= self.words.size.height() else self.words


def put_paper(picture: Picture, place: QRectF, pale: str, edge: str, edge_px: float) -> None:
    """Put the paper of a post-it there: pale, with a darker lower edge."""
    picture.add(
        Box(place, edge, radius=edge_px), Box(place.adjusted(0, 0, 0, -edge_px), pale, radius=edge_px)
    )
