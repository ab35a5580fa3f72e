"""The colours that every surface shares (windows, phone page, documents): values only, no toolkit.

Each pair was chosen so that INK on the pale one has a contrast of at least 7:1 and the accent with white at
least 4.5:1 (WCAG 2.2, 1.4.3 and 1.4.6); `tests/phone/test_palette.py` holds this. A colour never stands
alone: the question's number is always beside it.
"""

from dataclasses import dataclass

INK = "#1F2430"
"""Text and the main button."""
PAPER = "#FBF8F3"
"""The warm background."""
MUTED = "#565D6B"
"""Secondary text, on paper and on white."""
LINE = "#D9D4C8"
"""Borders and separators; never text."""
WHITE = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class QuestionColours:
    """A question's two colours as `#RRGGBB`: `pale` behind ink, `accent` for badges, rules and outlines."""

    pale: str
    accent: str


_QUESTIONS = (
    QuestionColours("#FFE08A", "#8A5A00"),  # yellow
    QuestionColours("#B5DBF7", "#0B5C94"),  # blue
    QuestionColours("#C5E6B8", "#2C6B2F"),  # green
    QuestionColours("#DCCBF5", "#5D3A94"),  # violet
    QuestionColours("#FFC095", "#963908"),  # orange
    QuestionColours("#A4E3DC", "#0A635E"),  # teal
    QuestionColours("#FBC6E0", "#9C1F66"),  # pink
    QuestionColours("#D3E57C", "#596000"),  # lime
    QuestionColours("#B3BFFC", "#34429E"),  # indigo
    QuestionColours("#E4D0B6", "#6B4826"),  # sand
    QuestionColours("#D2D8DF", "#434E5B"),  # slate
    QuestionColours("#F9ADB0", "#9B1526"),  # red
)


def colours(number: int) -> QuestionColours:
    """The colours of the question of that number, from 1; they come round again after the twelfth.

    Raises:
        ValueError: the number is not that of a question.
    """
    if number < 1:
        raise ValueError(f"question numbers start at 1, not {number}")
    return _QUESTIONS[(number - 1) % len(_QUESTIONS)]
