"""The synthesis of a cluster as rich text for the room, under its name and a rule."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from atelier.domain.language import gettext as _
from atelier.domain.palette import INK, LINE
from atelier.ui.projection.legibility import ROOM_MUTED, room_font
from atelier.ui.projection.picture import Box, Picture
from atelier.ui.projection.rich_words import rich_held
from atelier.ui.projection.typesetting import Paragraph


class SynthesisBlock:
    """The text in that width; what exceeds `room` ends with an ellipsis, and no text takes no height."""

    def __init__(self, text: str, font: QFont, image_height: float, *, width: float, room: float) -> None:
        self._gap = 0.016 * image_height
        self._label = Paragraph(_("Synthèse"), room_font(image_height, 0.03, bold=True), ROOM_MUTED)
        around = 2 * self._gap + self._label.size.height()
        self.words = rich_held(text, font, INK, width=width, height=room - around)
        self.height = around + self.words.size.height() if text else 0.0

    def put(self, picture: Picture, area: QRectF) -> None:
        """Put it at the top of that area."""
        if not self.height:
            return
        put_rule(picture, area, area.y() + self._gap)
        y = picture.stack(self._label, area.x(), area.y() + 2 * self._gap)
        x = area.right() - self.words.size.width() if self.words.is_rightward else area.x()
        picture.stack(self.words, x, y)


def put_rule(picture: Picture, across: QRectF, y: float) -> None:
    """Put a thin line from the left to the right of that place."""
    picture.add(
        Box(QRectF(across.x(), y, across.width(), max(1.0, round(picture.size.height() / 720))), LINE)
    )
