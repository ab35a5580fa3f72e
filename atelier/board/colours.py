"""The colours of the console's windows and of its board, by day and by night; the projection has but one look.

Warm on both sides: the dark one is a dark paper, not black. Post-its keep their pale colour, and what stands on one is
written as by day (`on_pale`, `focus_on_pale`). `tests/board/test_colours.py` holds the contrasts.
"""

from dataclasses import dataclass

from atelier.domain import palette


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """Each as `#RRGGBB`. Text: `ink`, `muted`, `good`, `warning`, `focus`, on `paper`, `surface` and `pressed`."""

    is_dark: bool
    ink: str
    """Text, and what the main button is filled with."""
    muted: str
    """Secondary text."""
    paper: str
    """Behind everything."""
    surface: str
    """Cards, bars, fields; and the text on `ink`."""
    pressed: str
    """A surface that answers: pressed, chosen."""
    line: str
    """Between two surfaces; it only decorates."""
    edge: str
    """Around a field: without it nobody knows where to write."""
    focus: str
    """Around what has the keyboard."""
    focus_on_ink: str
    ink_hover: str
    good: str
    warning: str
    bad: str
    disabled: str
    on_pale: str = palette.INK
    """Text on the pale colour of a question, whatever the theme."""
    focus_on_pale: str = "#0B5C94"


LIGHT = Colours(
    is_dark=False,
    ink=palette.INK,
    muted=palette.MUTED,
    paper=palette.PAPER,
    surface=palette.WHITE,
    pressed="#F1ECE2",
    line=palette.LINE,
    edge="#8E887B",
    focus="#0B5C94",
    focus_on_ink="#8FC7F2",
    ink_hover="#363D4E",
    good="#2C6B2F",
    warning="#8C3B00",
    bad="#9B1526",
    disabled="#8B8F99",
)

DARK = Colours(
    is_dark=True,
    ink="#F3EEE4",
    muted="#B9B2A5",
    paper="#1C1A17",
    surface="#282521",
    pressed="#39352F",
    line="#474239",
    edge="#8C8475",
    focus="#86C5F4",
    focus_on_ink="#0B5C94",
    ink_hover="#DAD3C5",
    good="#9FD8A0",
    warning="#FFB580",
    bad="#FF9E9E",
    disabled="#8A8478",
)
