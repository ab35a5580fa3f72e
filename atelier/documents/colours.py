"""The colours of what a document tells: those of its question, thinner ones behind a box, grey for what has none."""

from atelier.domain import palette
from atelier.domain.palette import PaperColours

PLAIN = PaperColours(pale="#E4E6EA", accent=palette.INK)
"""The colours of what belongs to no question."""


def colours_of(question: int | None) -> PaperColours:
    """The colours of a question, or of what belongs to none."""
    return PLAIN if question is None else palette.colours(question)


def tinted(colour: str, share: float) -> str:
    """A colour `#RRGGBB` thinned with white: 0 gives white, 1 the colour."""
    channels = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (channel - 255) * share):02X}" for channel in channels)
