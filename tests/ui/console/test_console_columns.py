"""The console's columns: resized, folded, remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.ui.console.columns import ConsoleColumns, Side
from atelier.ui.console.window import Console
from atelier.ui.panels.side_panel import Panel
from atelier.ui.settings import SettingsStore
from atelier.ui.window_places import WindowPlace
from tests.ui.conftest import Room, make_room

ALT = Qt.KeyboardModifier.AltModifier
LEFT_BUTTON = Qt.MouseButton.LeftButton
SIDES = [(Side.LEFT, Qt.Key.Key_Left, "left_column"), (Side.RIGHT, Qt.Key.Key_Right, "right_column")]


def opened(
    qtbot: QtBot, *, size: tuple[int, int] = (1366, 768), store: SettingsStore | None = None
) -> Console:
    room = make_room()
    window = Console(room.model, now=room.now, settings=store)
    window.operation_requested.connect(room.ask)
    qtbot.addWidget(window)
    window.resize(*size)
    WindowPlace(window, "console", window.settings, columns=window.columns).restore()
    with qtbot.waitExposed(window):
        window.show()
    return window


def click_grip(qtbot: QtBot, columns: ConsoleColumns, side: Side) -> None:
    handle = columns.handle(1 if side is Side.LEFT else 2)
    qtbot.mouseClick(handle, LEFT_BUTTON, pos=handle.rect().center())


@pytest.mark.parametrize(("side", "key", "name"), SIDES)
def test_folded_by_keyboard_and_back_as_wide_as_it_was(
    qtbot: QtBot, console: Console, side: Side, key: Qt.Key, name: str
) -> None:
    columns, action = console.columns, console.actions_.by_name[name]
    before = columns.sizes()
    assert action.isChecked()
    qtbot.keyClick(console.capture.edit, key, ALT)
    assert columns.is_folded(side)
    assert columns.sizes()[side] == 0
    assert columns.sizes()[1] > before[1]
    assert not action.isChecked()
    qtbot.keyClick(console.capture.edit, key, ALT)
    assert columns.sizes() == before
    assert action.isChecked()


@pytest.mark.parametrize("side", Side)
def test_folded_by_its_grip_which_stays_in_sight(qtbot: QtBot, console: Console, side: Side) -> None:
    click_grip(qtbot, console.columns, side)
    assert console.columns.is_folded(side)
    click_grip(qtbot, console.columns, side)
    assert not console.columns.is_folded(side)


@pytest.mark.parametrize("side", Side)
def test_dragging_its_handle_resizes_it_and_folds_nothing(qtbot: QtBot, console: Console, side: Side) -> None:
    columns = console.columns
    before = columns.sizes()[side]
    handle = columns.handle(1 if side is Side.LEFT else 2)
    start = handle.rect().center()
    way = 40 if side is Side.LEFT else -40
    qtbot.mousePress(handle, LEFT_BUTTON, pos=start)
    for _step in range(4):
        # The handle follows: each step is as far from it as the one before.
        qtbot.mouseMove(handle, start + QPoint(way // 4, 0))
    qtbot.mouseRelease(handle, LEFT_BUTTON, pos=start)
    assert not columns.is_folded(side)
    assert columns.sizes()[side] > before


def test_what_is_folded_is_not_there_for_the_keyboard(qtbot: QtBot, console: Console) -> None:
    console.columns.toggle(Side.LEFT)
    console.columns.toggle(Side.RIGHT)
    for _press in range(40):
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert not console.side_panel.isAncestorOf(focus)
        assert not console.agenda.isAncestorOf(focus)


def test_a_panel_that_is_asked_for_comes_back(qtbot: QtBot, room: Room, console: Console) -> None:
    room.group("Un")
    console.columns.toggle(Side.RIGHT)
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_V, ALT)
    assert not console.columns.is_folded(Side.RIGHT)
    assert console.side_panel.quotes.text.hasFocus()


def test_what_waits_to_be_reviewed_brings_its_panel_first(console: Console) -> None:
    console.columns.toggle(Side.RIGHT)
    decided: list[bool] = []
    console.side_panel.review(lambda: decided.append(True))
    assert decided == []
    assert not console.columns.is_folded(Side.RIGHT)


def test_a_narrow_window_leaves_the_board_the_room_until_she_chooses(qtbot: QtBot) -> None:
    console = opened(qtbot, size=(1024, 768))
    columns = console.columns
    assert columns.is_folded(Side.RIGHT)
    assert not columns.is_folded(Side.LEFT)
    console.resize(1366, 768)
    qtbot.waitUntil(lambda: not columns.is_folded(Side.RIGHT))
    console.resize(1024, 768)
    qtbot.waitUntil(lambda: columns.is_folded(Side.RIGHT))
    console.actions_.by_name["right_column"].trigger()
    console.resize(1020, 768)
    qtbot.waitUntil(lambda: columns.width() == 1020)
    assert not columns.is_folded(Side.RIGHT)


def test_remembered_as_they_were_left(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    console = opened(qtbot, store=SettingsStore(path))
    console.columns.share_out((260, 0))
    assert console.columns.splits == (260, 0)
    WindowPlace(console, "console", console.settings, columns=console.columns).keep()
    again = opened(qtbot, store=SettingsStore(path))
    assert again.columns.is_folded(Side.RIGHT)
    assert again.columns.splits == (260, 0)
    assert not again.actions_.by_name["right_column"].isChecked()


def test_what_nobody_chose_is_not_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    narrow = opened(qtbot, size=(1024, 768), store=SettingsStore(path))
    assert narrow.columns.is_folded(Side.RIGHT)
    WindowPlace(narrow, "console", narrow.settings, columns=narrow.columns).keep()
    again = opened(qtbot, store=SettingsStore(path))
    again.resize(1366, 768)
    qtbot.waitUntil(lambda: not again.columns.is_folded(Side.RIGHT))


@pytest.mark.parametrize("splits", [(), (1,), (1, 2, 3)])
def test_splits_that_are_none_are_left_alone(console: Console, splits: tuple[int, ...]) -> None:
    before = console.columns.sizes()
    console.columns.share_out(splits)
    assert console.columns.sizes() == before


@pytest.mark.parametrize(("width", "least"), [(1024, 400), (1440, 700), (1920, 940)])
def test_the_right_panel_gets_about_half_of_the_window_and_back(
    room: Room, console: Console, width: int, least: int
) -> None:
    room.group("Un", title="Lien")
    console.resize(width, 800)
    console.side_panel.show_panel(Panel.SYNTHESIS)
    button = console.side_panel.synthesis.top.widen
    usual = console.columns.sizes()[2]
    button.click()
    assert least <= console.columns.sizes()[2] <= width / 2
    assert console.columns.sizes()[1] >= 310
    assert button.text().strip() == "Rétrécir"
    assert console.columns.splits[1] == console.columns.sizes()[2]
    button.click()
    assert console.columns.sizes()[2] == usual
    assert button.text().strip() == "Élargir"


def test_the_board_has_its_room_again_beside_another_panel(room: Room, console: Console) -> None:
    room.group("Un", title="Lien")
    console.resize(1440, 800)
    console.side_panel.show_panel(Panel.SYNTHESIS)
    button = console.side_panel.synthesis.top.widen
    usual = console.columns.sizes()[2]
    button.click()
    console.side_panel.tabs.setCurrentIndex(Panel.QUOTES)
    assert console.columns.sizes()[2] == usual
    console.side_panel.tabs.setCurrentIndex(Panel.FOLLOW_UPS)
    assert console.columns.sizes()[2] == usual


def test_where_there_is_little_room_the_left_column_makes_some_meanwhile(
    room: Room, console: Console
) -> None:
    room.group("Un", title="Lien")
    console.resize(880, 700)
    console.side_panel.show_panel(Panel.SYNTHESIS)
    button = console.side_panel.synthesis.top.widen
    button.click()
    assert console.columns.is_folded(Side.LEFT)
    assert console.columns.sizes()[2] >= 420
    button.click()
    assert not console.columns.is_folded(Side.LEFT)
