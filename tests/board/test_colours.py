"""The colours of the console by day and by night: what is written can be read, what means something can be seen."""

from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor

from atelier.board.colours import DARK, LIGHT, Colours
from atelier.board.style import READABLE, Tones, contrast, tones
from atelier.domain import palette

NUMBERS = range(1, 13)
SEEN = 3.0
"""The least contrast of what is no text and means something (WCAG 2.2, 1.4.11)."""
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def ratio(first: str, second: str) -> float:
    return contrast(QColor(first), QColor(second))


@THEMES
@pytest.mark.parametrize("behind", ["paper", "surface", "pressed"])
@pytest.mark.parametrize("text", ["ink", "muted", "good", "warning", "bad", "focus"])
def test_text_is_readable_on_what_it_stands_on(theme: Colours, text: str, behind: str) -> None:
    assert ratio(getattr(theme, text), getattr(theme, behind)) >= READABLE


@THEMES
def test_text_on_what_is_filled_is_readable(theme: Colours) -> None:
    for filled in (theme.ink, theme.ink_hover, theme.focus):
        assert ratio(theme.surface, filled) >= READABLE
    # A main button that does not apply: not asked for by any norm, but it can be read.
    assert ratio(theme.muted, theme.line) >= SEEN


@THEMES
def test_rings_and_the_borders_of_fields_are_seen(theme: Colours) -> None:
    for behind in (theme.paper, theme.surface, theme.pressed):
        assert ratio(theme.focus, behind) >= SEEN
    for behind in (theme.paper, theme.surface):
        assert ratio(theme.edge, behind) >= SEEN
        assert ratio(theme.muted, behind) >= SEEN
    assert ratio(theme.focus_on_ink, theme.ink) >= SEEN
    for number in NUMBERS:
        assert ratio(theme.focus_on_pale, palette.colours(number).pale) >= SEEN
        assert ratio(theme.on_pale, palette.colours(number).pale) >= 7


def test_night_is_dark_and_warm() -> None:
    for name in ("paper", "surface", "pressed", "line"):
        colour = QColor(getattr(DARK, name))
        assert 10 < colour.lightness() < 80
        assert colour.red() >= colour.green() >= colour.blue()
    for name, value in asdict(LIGHT).items():
        if name not in ("on_pale", "focus_on_pale"):
            assert value != getattr(DARK, name)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("dark", [False, True])
def test_what_the_board_writes_is_readable(number: int, dark: bool) -> None:
    wall = tones(number, projected=False, dark=dark)
    assert contrast(wall.on_pale, wall.pale) >= 7
    for text in (wall.ink, wall.muted, wall.accent):
        for behind in (wall.paper, wall.white):
            assert contrast(text, behind) >= READABLE
    # A badge, and what is told beside the hand.
    assert contrast(wall.white, wall.accent) >= READABLE
    assert contrast(wall.white, wall.ink) >= READABLE
    # What stands out is seen beside what its ring touches: the note, or by night the gap.
    touched = wall.paper if wall.ring_gap else wall.pale
    assert contrast(wall.ring, touched) >= SEEN
    assert contrast(wall.ring, wall.paper) >= SEEN


def test_notes_keep_their_colour_by_night() -> None:
    by_day, by_night = tones(1, projected=False), tones(1, projected=False, dark=True)
    assert (by_day.pale, by_day.on_pale) == (by_night.pale, by_night.on_pale)
    assert by_day.paper != by_night.paper


@pytest.mark.parametrize("number", NUMBERS)
def test_the_room_knows_no_night(number: int) -> None:
    by_day: Tones = tones(number, projected=True)
    assert tones(number, projected=True, dark=True) == by_day
