"""The look: contrast, fonts, icons, names of looks."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QIcon
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from atelier.board.style import contrast
from atelier.domain import palette
from atelier.ui import stylesheet, theme
from ressources import ROOT

UI = Path(theme.__file__).parent
READABLE = 4.5
NUMBERS = range(1, 13)


def ratio(first: str, second: str) -> float:
    return contrast(QColor(first), QColor(second))


@pytest.mark.parametrize("behind", [palette.WHITE, palette.PAPER, stylesheet.PRESSED])
@pytest.mark.parametrize(
    "text", [palette.INK, palette.MUTED, stylesheet.GOOD, stylesheet.WARNING, stylesheet.FOCUS]
)
def test_text_is_readable_on_what_it_stands_on(text: str, behind: str) -> None:
    assert ratio(text, behind) >= READABLE


@pytest.mark.parametrize("number", NUMBERS)
def test_tabs_and_their_counts_are_readable(number: int) -> None:
    assert contrast(QColor(palette.INK), theme.pale(number)) >= 7
    # The tab under the pointer is a little darker.
    assert contrast(QColor(palette.INK), theme.pale(number).darker(104)) >= 7
    assert contrast(theme.accent(number), theme.pale(number)) >= READABLE - 1.2
    assert contrast(QColor(stylesheet.FOCUS), theme.pale(number)) >= 3


def test_the_shipped_font_is_the_one_in_use(qapp: QApplication) -> None:
    info = QFontInfo(qapp.font())
    assert info.family() == "Atkinson Hyperlegible"
    assert info.pixelSize() == theme.FONT_SIZE_PX


def test_every_look_that_is_used_has_a_name_and_every_name_is_in_the_sheet() -> None:
    sheet = stylesheet.stylesheet()
    in_sheet = set(re.findall(r'\[look="(\w+)"\]', sheet))
    assert in_sheet <= stylesheet.LOOKS
    assert stylesheet.LOOKS - in_sheet <= {"plain"}


def test_an_unknown_look_is_refused(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    with pytest.raises(ValueError, match="gaudy"):
        theme.look(label, "gaudy")


def test_a_look_given_later_is_seen(qtbot: QtBot) -> None:
    label = theme.look(QLabel("x"), "good")
    qtbot.addWidget(label)
    label.show()
    assert label.palette().windowText().color() == QColor(stylesheet.GOOD)
    theme.look(label, "warning")
    assert label.palette().windowText().color() == QColor(stylesheet.WARNING)


def test_the_sheet_grows_with_the_scale_but_its_lines_do_not() -> None:
    normal, double = stylesheet.stylesheet(), stylesheet.stylesheet(2.0)
    assert "font-size: 44px" in normal
    assert "font-size: 88px" in double
    assert "border: 1px solid" in double
    assert "$" not in double


def test_icons_are_drawn_in_their_colour_and_greyed_when_disabled(qapp: QApplication) -> None:
    assert qapp is not None
    icon = theme.icon("undo-2", palette.INK)
    size = QSize(theme.ICON_SIZE_PX, theme.ICON_SIZE_PX)
    assert _darkest(icon, size, QIcon.Mode.Normal) == QColor(palette.INK)
    assert _darkest(icon, size, QIcon.Mode.Disabled).lightness() > 150


def _darkest(icon: QIcon, size: QSize, mode: QIcon.Mode) -> QColor:
    image = icon.pixmap(size, 1.0, mode).toImage()
    opaque = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    return min(opaque, key=lambda colour: colour.lightness())


def test_an_icon_that_is_not_shipped_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


def test_no_icon_is_shipped_in_vain_and_their_licence_is_there() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in UI.rglob("*.py"))
    for file in (ROOT / "icons").glob("*.svg"):
        assert file.stem in code, file.name
    assert "ISC License" in (ROOT / "icons" / "LICENSE").read_text(encoding="utf-8")
