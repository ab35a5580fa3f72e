"""A window opens where it was, on the display where it was, and never where nobody could reach it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.console.window import Console
from atelier.ui.help.window import HelpWindow
from atelier.ui.screen_room import known_as
from atelier.ui.settings import Place, SettingsStore
from atelier.ui.window_places import WindowPlace, placed
from tests.premises import found, session_of, started

SIDES = QRect(40, 60, 500, 300)
SIDE = st.integers(-5000, 10_000)


@contextmanager
def opened(qtbot: QtBot, settings: SettingsStore, *, name: str = "console") -> Iterator[QWidget]:
    """A window in its place, shown; its place is kept as it is closed."""
    window = QLabel("Une fenêtre")
    window.resize(320, 240)
    qtbot.addWidget(window)
    place = WindowPlace(window, name, settings)
    place.restore()
    with qtbot.waitExposed(window):
        window.show()
    yield window
    place.keep()
    window.close()


def test_the_first_time_it_has_the_size_that_it_wishes(qtbot: QtBot) -> None:
    with opened(qtbot, SettingsStore()) as window:
        assert (window.size(), window.isMaximized()) == (QSize(320, 240), False)


def test_it_comes_back_where_it_was_closed(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    with opened(qtbot, SettingsStore(path)) as window:
        window.setGeometry(SIDES)
    # Another day.
    with opened(qtbot, SettingsStore(path)) as window:
        assert window.geometry() == SIDES
    with opened(qtbot, SettingsStore(path), name="home") as window:
        assert window.size() == QSize(320, 240)


def test_its_place_is_kept_as_well_once_it_is_closed(qtbot: QtBot) -> None:
    settings = SettingsStore()
    with opened(qtbot, settings) as window:
        window.setGeometry(SIDES)
        window.close()
    assert settings.place("console", known_as(window.screen())) == Place(40, 60, 500, 300)


def test_maximised_comes_back_maximised_over_the_size_that_it_had(qtbot: QtBot) -> None:
    settings = SettingsStore()
    with opened(qtbot, settings) as window:
        window.setGeometry(SIDES)
        window.showMaximized()
        qtbot.waitUntil(window.isMaximized)
    with opened(qtbot, settings) as window:
        assert window.isMaximized()
        window.showNormal()
        qtbot.waitUntil(lambda: window.size() == SIDES.size())


def test_one_that_was_never_seen_has_no_place(qtbot: QtBot) -> None:
    settings = SettingsStore()
    window = QWidget()
    qtbot.addWidget(window)
    WindowPlace(window, "console", settings).keep()
    assert settings.place("console", known_as(window.screen())) is None


def test_how_columns_were_shared_is_left_to_others(qtbot: QtBot) -> None:
    settings = SettingsStore()
    with opened(qtbot, settings) as window:
        screen = known_as(window.screen())
        settings.keep_place("console", screen, Place(0, 0, 400, 400, splits=(1, 2, 3)))
        window.setGeometry(SIDES)
    kept = settings.place("console", screen)
    assert kept is not None
    assert (kept.width, kept.splits) == (500, (1, 2, 3))


def test_a_display_that_is_gone_is_not_looked_for(qtbot: QtBot) -> None:
    settings = SettingsStore()
    settings.keep_place("console", "the projector in the town hall", Place(3000, 0, 1900, 1000))
    with opened(qtbot, settings) as window:
        assert window.size() == QSize(320, 240)
        assert window.screen().availableGeometry().contains(window.geometry().center())


def test_on_a_display_that_shrank_it_is_shrunk_and_whole(qtbot: QtBot) -> None:
    settings = SettingsStore()
    with opened(qtbot, settings) as window:
        screen = window.screen()
    settings.keep_place("console", known_as(screen), Place(2000, 900, 2500, 1300))
    with opened(qtbot, settings) as window:
        assert window.isMaximized() or screen.availableGeometry().contains(window.geometry())


@given(x=SIDE, y=SIDE, width=st.integers(-10, 10_000), height=st.integers(-10, 10_000))
def test_any_place_is_inside_the_display(x: int, y: int, width: int, height: int) -> None:
    room = QRect(1920, 30, 1366, 738)
    shown = placed(Place(x, y, width, height), room)
    assert room.united(shown) == room or shown.isEmpty()


@pytest.mark.parametrize("at", [QRect(0, 0, 800, 600), QRect(500, 100, 866, 638)])
def test_a_place_that_fits_is_left_alone(at: QRect) -> None:
    room = QRect(1920, 30, 1366, 738)
    there = at.translated(room.topLeft())
    assert placed(Place(at.x(), at.y(), at.width(), at.height()), room) == there


def test_the_help_comes_back_where_it_was(qtbot: QtBot, console: Console) -> None:
    window = console.help.open_shortcuts()
    window.setGeometry(QRect(QPoint(5, 7), window.minimumSizeHint()))
    window.close()
    qtbot.waitUntil(lambda: not console.findChildren(HelpWindow))
    assert console.help.open_guide().geometry().topLeft() == QPoint(5, 7)


def test_minimised_keeps_the_place_that_it_had(qtbot: QtBot) -> None:
    settings = SettingsStore()
    with opened(qtbot, settings) as window:
        window.setGeometry(SIDES)
    with opened(qtbot, settings) as window:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)
    assert settings.place("console", known_as(window.screen())) == Place(40, 60, 500, 300)


def test_a_meeting_and_the_accueil_come_back_where_they_were(qtbot: QtBot, tmp_path: Path) -> None:
    settings = SettingsStore(tmp_path / "settings.json")
    path = tmp_path / "base.sqlite"
    meeting = found(path)
    assert qtbot is not None
    for day in range(2):
        with started(path, settings=settings) as application:
            assert application.home is not None
            assert (application.home.geometry() == SIDES) is (day == 1)
            application.home.setGeometry(SIDES)
            application.open_meeting(meeting)
            console = session_of(application).console
            assert (console.geometry().topLeft() == QPoint(12, 34)) is (day == 1)
            console.setGeometry(QRect(QPoint(12, 34), console.size()))


def test_a_window_of_work_takes_most_of_a_large_display(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(320, 240)
    room = window.screen().availableSize()
    WindowPlace(window, "console", SettingsStore()).restore()
    assert window.size() == room * 0.9
