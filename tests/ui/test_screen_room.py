"""Windows open whole, on a small screen too."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.console.window import Console
from atelier.ui.screen_room import display_of, fit_screen
from tests.ui.conftest import Room


@dataclass
class Screen:
    """A screen of which the desktop's bars leave that much."""

    left: QSize

    def availableSize(self) -> QSize:  # noqa: N802
        """What is left."""
        return self.left


def on_screen(monkeypatch: pytest.MonkeyPatch, width: int, height: int) -> None:
    monkeypatch.setattr(QWidget, "screen", lambda _window: Screen(QSize(width, height)))


def test_with_room_enough_it_has_the_size_that_it_wishes(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_screen(monkeypatch, 1920, 1040)
    window = Console(room.model)
    qtbot.addWidget(window)
    fit_screen(window)
    assert (window.size(), window.isMaximized()) == (QSize(1366, 768), False)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1366, 728), (1280, 680), (1600, 800)])
def test_with_less_it_takes_what_there_is(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch, width: int, height: int
) -> None:
    on_screen(monkeypatch, width, height)
    window = Console(room.model)
    qtbot.addWidget(window)
    fit_screen(window)
    assert window.isMaximized()
    # Made smaller by hand, it shows its frame and its last line all the same.
    assert window.width() < width
    assert window.height() <= height - 48


def test_the_display_of_a_window_may_be_asked_for_again_once_another_window_went(qtbot: QtBot) -> None:
    stays = QWidget()
    qtbot.addWidget(stays)
    goes = QWidget()
    assert display_of(goes).size() == display_of(stays).size()
    with qtbot.waitSignal(goes.destroyed):
        goes.deleteLater()
    assert not display_of(stays).size().isEmpty()
