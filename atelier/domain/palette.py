"""The colours that every surface shares (windows, phone page, documents): values only, no toolkit.

Each pair was chosen so that INK on the pale one has a contrast of at least 7:1 and the accent with white at
least 4.5:1 (WCAG 2.2, 1.4.3 and 1.4.6); `tests/phone/test_palette.py` holds this. A colour never stands
alone: the question's number is always beside it, or the peer group's letter.
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
class PaperColours:
    """A question's two colours as `#RRGGBB`, or a peer group's: `pale` behind ink, `accent` for badges and outlines."""

    pale: str
    accent: str


_QUESTIONS = (
    PaperColours("#FFE08A", "#8A5A00"),  # yellow
    PaperColours("#B5DBF7", "#0B5C94"),  # blue
    PaperColours("#C5E6B8", "#2C6B2F"),  # green
    PaperColours("#DCCBF5", "#5D3A94"),  # violet
    PaperColours("#FFC095", "#963908"),  # orange
    PaperColours("#A4E3DC", "#0A635E"),  # teal
    PaperColours("#FBC6E0", "#9C1F66"),  # pink
    PaperColours("#D3E57C", "#596000"),  # lime
    PaperColours("#B3BFFC", "#34429E"),  # indigo
    PaperColours("#E4D0B6", "#6B4826"),  # sand
    PaperColours("#D2D8DF", "#434E5B"),  # slate
    PaperColours("#F9ADB0", "#9B1526"),  # red
)

_GROUPS = (
    PaperColours("#87DEB7", "#036445"),  # mint
    PaperColours("#B8BAF6", "#49458A"),  # periwinkle
    PaperColours("#C9FCBC", "#316323"),  # pale green
    PaperColours("#E0977D", "#6F2707"),  # terracotta
    PaperColours("#5DC7B3", "#035146"),  # jade
    PaperColours("#ADE4FD", "#085F7C"),  # sky
    PaperColours("#F7BA84", "#7A4502"),  # apricot
    PaperColours("#B3A3EE", "#483578"),  # lavender
    PaperColours("#F0D987", "#695601"),  # straw
    PaperColours("#D59FD7", "#642F67"),  # orchid
    PaperColours("#D9B8DD", "#703C77"),  # lilac
    PaperColours("#FBBFEA", "#824173"),  # rose
)
"""Found by a search for those that are farthest apart, the first four above all, to full colour vision, to the three
kinds that lack a cone (Machado et al., 2009), and in grey; `tests/domain/test_group_colours.py` holds it."""
_NO_GROUP = PaperColours("#E6E3DD", "#565D6B")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def colours(number: int) -> PaperColours:
    """The colours of the question of that number, from 1; they come round again after the twelfth.

    Raises:
        ValueError: the number is not that of a question.
    """
    if number < 1:
        raise ValueError(f"question numbers start at 1, not {number}")
    return _QUESTIONS[(number - 1) % len(_QUESTIONS)]


def group_colours(rank: int | None) -> PaperColours:
    """The colours of the peer group of that rank, from 0, and None of no group; they come round again."""
    return _NO_GROUP if rank is None else _GROUPS[rank % len(_GROUPS)]


def group_letter(rank: int | None) -> str:
    """What tells a peer group beside its colour: a letter, a number after the last one, nothing for no group."""
    if rank is None:
        return ""
    return _LETTERS[rank] if rank < len(_LETTERS) else str(rank + 1)
