"""Sizes and colours of text for the room, decided here only, so that none is too small or too pale."""

from math import ceil

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont

from atelier.board.style import LEGIBLE
from atelier.ui.theme import font

ROOM_MUTED = "#474D5A"
"""Secondary text for the room: 8:1 on paper and on white, where the windows' own muted grey has 6.2:1."""

SPACED_PERCENT = 104
"""Letter spacing of what is copied by hand, an address or a code."""


_NARROWEST = 1.2
"""How much wider than high an image is at least, for its height to say how large all on it is."""


def room_unit(size: QSizeF) -> float:
    """What sizes are shares of: the height of the image, less where it is about as high as wide or higher."""
    return min(size.height(), size.width() / _NARROWEST)


def is_upright(size: QSizeF) -> bool:
    """Whether what goes side by side in a wide image goes under one another."""
    return room_unit(size) < size.height()


def text_px(height: float, factor: float) -> int:
    """The size of a text that should be `factor` of the image's height, never under the smallest."""
    return max(ceil(height * LEGIBLE), round(height * factor))


def room_font(height: float, factor: float, *, bold: bool = False, spaced: bool = False) -> QFont:
    """The font at that share of the image's height."""
    made = font(text_px(height, factor), bold=bold)
    if spaced:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, SPACED_PERCENT)
    return made
