"""The look: contrast, fonts, icons, names of looks."""

import re
from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QFontInfo, QIcon, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from atelier.board.colours import LIGHT
from atelier.board.style import contrast
from atelier.domain import palette
from atelier.ui import stylesheet, theme
from atelier.ui.console.window import Console
from ressources import ROOT
from tests.ui.conftest import NOON, make_room

UI = Path(theme.__file__).parent
READABLE = 4.5
NUMBERS = range(1, 13)


@pytest.mark.parametrize("number", NUMBERS)
def test_tabs_and_their_counts_are_readable(number: int) -> None:
    assert contrast(QColor(palette.INK), theme.pale(number)) >= 7
    # The tab under the pointer is a little darker.
    assert contrast(QColor(palette.INK), theme.pale(number).darker(104)) >= 7
    assert contrast(theme.accent(number), theme.pale(number)) >= READABLE - 1.2
    assert contrast(QColor(LIGHT.focus_on_pale), theme.pale(number)) >= 3


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
    assert label.palette().windowText().color() == QColor(LIGHT.good)
    theme.look(label, "warning")
    assert label.palette().windowText().color() == QColor(LIGHT.warning)


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


def test_a_window_styled_when_whole_looks_as_one_styled_all_along(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What other tests left for later to delete.
    monkeypatch.setattr(QApplication, "topLevelWidgets", lambda *_: [])

    def picture(*, whole: bool) -> QImage:
        with theme.styled_when_whole() if whole else nullcontext():
            assert bool(qapp.styleSheet()) is not whole
            console = Console(make_room().model, now=lambda: NOON)
        console.resize(1366, 768)
        console.show()
        console.capture.edit.clearFocus()
        qapp.processEvents()
        seen = console.grab().toImage()
        console.close()
        console.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return seen

    before = qapp.styleSheet()
    assert picture(whole=True) == picture(whole=False)
    assert qapp.styleSheet() == before


def test_windows_that_are_there_keep_their_look_while_another_is_made(
    qtbot: QtBot, qapp: QApplication
) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    with theme.styled_when_whole():
        assert qapp.styleSheet()


def test_the_stylesheet_is_back_whatever_happens(qapp: QApplication) -> None:
    before = qapp.styleSheet()
    with pytest.raises(RuntimeError), theme.styled_when_whole():
        raise RuntimeError
    assert qapp.styleSheet() == before
