"""Colours, size and motion follow the settings in windows that are open; the room's picture never changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QStyleHints
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from atelier.board.colours import DARK, LIGHT
from atelier.board.drawing import motion
from atelier.board.style import contrast
from atelier.domain.decision import Fault
from atelier.launch import run_app
from atelier.ui import theme
from atelier.ui.appearance import Appearance
from atelier.ui.console.layout import board_style
from atelier.ui.console.window import Console
from atelier.ui.panels.side_panel import Panel
from atelier.ui.projection.window import ProjectionWindow
from atelier.ui.settings import Settings, SettingsStore, Theme
from tests.ui.conftest import Room, open_console

LARGE = 200


@pytest.fixture
def settings(qapp: QApplication) -> Iterator[SettingsStore]:
    """Settings that the application follows, as at first again afterwards."""
    store = SettingsStore()
    Appearance(qapp, store)
    yield store
    for name in ("theme", "size_percent", "reduced_motion"):
        store.reset(name)
    assert theme.colours() is LIGHT


def mean_lightness(image: QImage) -> float:
    small = image.scaled(
        64, 36, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return sum(small.pixelColor(x, y).lightness() for x in range(64) for y in range(36)) / (64 * 36)


def icon_colour(button: QToolButton | QPushButton) -> QColor:
    """The colour of the most opaque pixel of a button's icon."""
    image = button.icon().pixmap(QSize(64, 64)).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda pixel: pixel.alpha())


def choose(settings: SettingsStore, **values: object) -> None:
    """Set them, and have what is open follow, which is done in the next turn."""
    settings.set(**values)
    QApplication.processEvents()


def test_night_falls_on_an_open_console(console: Console, room: Room, settings: SettingsStore) -> None:
    room.group("Une idée", "Une autre", title="Des idées")
    by_day = console.grab().toImage()
    choose(settings, theme=Theme.DARK)
    by_night = console.grab().toImage()
    assert mean_lightness(by_day) > 200
    assert mean_lightness(by_night) < 80
    board = console.board.viewport().grab().toImage()
    assert board.pixelColor(board.width() - 3, board.height() - 3) == QColor(DARK.paper)
    choose(settings, theme=Settings().theme)
    assert mean_lightness(console.grab().toImage()) > 200


def test_a_console_opened_by_night_is_dark(qtbot: QtBot, room: Room, settings: SettingsStore) -> None:
    settings.set(theme=Theme.DARK)
    console = open_console(qtbot, room)
    assert console.scene.look.dark
    assert mean_lightness(console.grab().toImage()) < 80


def test_icons_follow_the_colours(console: Console, settings: SettingsStore) -> None:
    buttons = [button for button in console.findChildren(QToolButton) if not button.icon().isNull()]
    buttons = [button for button in buttons if button.isVisible() and button.isEnabled()]
    assert buttons
    for chosen in (Theme.LIGHT, Theme.DARK):
        settings.set(theme=chosen)
        for button in buttons:
            behind = theme.colours().ink if button.property("look") == "primary" else theme.colours().surface
            assert contrast(icon_colour(button), QColor(behind)) >= 4.5, button.accessibleName()


def test_what_the_room_sees_is_the_same_by_night(qtbot: QtBot, room: Room, settings: SettingsStore) -> None:
    room.group("Une idée", "Une autre", title="Des idées")
    pictures = []
    for chosen in (Theme.LIGHT, Theme.DARK):
        settings.set(theme=chosen, size_percent=LARGE if chosen is Theme.DARK else 100)
        window = ProjectionWindow(room.model, invitation=None)
        qtbot.addWidget(window)
        window.resize(1024, 768)
        window.show()
        window.show_stage(room.stage(1))
        QApplication.processEvents()
        pictures.append(window.grab().toImage())
        window.close()
    assert pictures[0] == pictures[1]
    assert mean_lightness(pictures[0]) > 200


def test_the_room_stays_in_daylight_while_the_console_goes_dark(
    qtbot: QtBot, room: Room, settings: SettingsStore
) -> None:
    window = ProjectionWindow(room.model, invitation=None)
    qtbot.addWidget(window)
    window.resize(1024, 768)
    window.show()
    before = window.grab().toImage()
    settings.set(theme=Theme.DARK)
    assert window.grab().toImage() == before


def test_the_interface_grows_while_it_is_open(console: Console, room: Room, settings: SettingsStore) -> None:
    room.send("Une idée")
    note_px = console.scene.look.note_px
    height = console.capture.edit.height()
    choose(settings, size_percent=LARGE)
    assert console.font().pixelSize() == 2 * theme.FONT_SIZE_PX
    assert console.scene.look.note_px == 2 * note_px
    assert console.scene.look.metrics.note_width == 2 * 103
    assert console.capture.edit.height() > height
    choose(settings, size_percent=Settings().size_percent)
    assert console.scene.look.note_px == note_px


def test_motion_follows_the_setting(settings: SettingsStore) -> None:
    assert motion.duration_ms(160) == 160
    settings.set(reduced_motion=True)
    assert motion.duration_ms(160) == 0


def test_the_computers_own_colours_are_followed_as_they_change(
    qapp: QApplication, settings: SettingsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = Qt.ColorScheme.Dark
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints: scheme)
    settings.set(theme=Theme.SYSTEM)
    assert theme.colours() is DARK
    scheme = Qt.ColorScheme.Light
    qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert theme.colours() is LIGHT


def test_the_look_is_not_made_again_for_nothing(qapp: QApplication, settings: SettingsStore) -> None:
    sheet = qapp.styleSheet()
    settings.set(chime=True)
    assert qapp.styleSheet() is sheet or qapp.styleSheet() == sheet


@pytest.mark.parametrize("percent", [125, 150, LARGE])
def test_in_large_letters_a_console_is_no_larger_than_a_small_screen(
    qtbot: QtBot, room: Room, settings: SettingsStore, percent: int
) -> None:
    settings.set(size_percent=percent)
    room.group("Une idée", "Une autre", title="Des idées")
    console = open_console(qtbot, room)
    console.resize(1366, 768)
    for panel in Panel:
        console.side_panel.show_panel(panel)
        assert console.minimumSizeHint().width() <= 1366
        assert console.minimumSizeHint().height() <= 768
        assert console.side_panel.width() >= console.side_panel.tabs.sizeHint().width()


def test_columns_grow_with_the_letters_of_an_open_console(console: Console, settings: SettingsStore) -> None:
    console.resize(1366, 768)
    left = console.columns.widget(0)
    before = left.minimumWidth()
    choose(settings, size_percent=LARGE)
    assert left.minimumWidth() == 2 * before
    assert left.width() >= 2 * before
    choose(settings, size_percent=Settings().size_percent)
    assert left.minimumWidth() == before


def test_the_look_changes_again_and_again_on_an_open_console(
    console: Console, settings: SettingsStore
) -> None:
    for turn in range(30):
        settings.set(theme=tuple(Theme)[turn % 2], size_percent=(100, LARGE, 150)[turn % 3])
        if turn % 4:
            QApplication.processEvents()
    choose(settings, theme=Theme.LIGHT, size_percent=100)
    assert console.scene.look == board_style()


def test_an_icon_is_as_large_as_the_letters_ask_for(console: Console, settings: SettingsStore) -> None:
    undo = console.top_bar.buttons[0]
    before = undo.iconSize().width()
    settings.set(size_percent=LARGE)
    assert undo.iconSize().width() == 2 * before
    assert undo.icon().actualSize(undo.iconSize()).width() == 2 * before


def test_the_program_starts_as_it_was_set(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    monkeypatch.setenv("ATELIER_SETTINGS", str(path))
    SettingsStore(path).set(theme=Theme.DARK, size_percent=110)
    (tmp_path / "base.sqlite").write_bytes(b"no base")
    try:
        with pytest.raises(Fault):
            run_app(base_path=tmp_path / "base.sqlite", meeting=None, host="127.0.0.1", port=0, demo=False)
        assert theme.colours() is DARK
        assert theme.scale() == 1.1
    finally:
        theme.install(qapp)
