"""Every window, by keyboard and by eye: names, the way of Tab, its ring, the contrast of what is written."""

from collections import Counter
from collections.abc import Iterator
from operator import ne

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from atelier.board.style import READABLE, contrast
from atelier.ui import theme
from tests.ui.conftest import Room
from tests.ui.every_window import EVERY_WINDOW, open_window

MOST_STOPS = 120
RING_PX = 60
"""How many pixels a ring changes at least; a caret alone changes fewer."""
WINDOWS = pytest.mark.parametrize("name", EVERY_WINDOW)


@pytest.fixture
def window(qtbot: QtBot, room: Room, name: str) -> QWidget:
    """The window of that name, as by day."""
    return open_window(qtbot, room, name)


@pytest.fixture
def window_by_night(qtbot: QtBot, qapp: QApplication, room: Room, name: str) -> Iterator[QWidget]:
    """The same in the dark colours."""
    theme.install(qapp, dark=True)
    yield open_window(qtbot, room, name)
    theme.install(qapp)


def stops(window: QWidget) -> list[QWidget]:
    """What the keyboard can be in: of several marks that exclude each other, the one that is ticked."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.window() is window
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
        and not (isinstance(widget, QRadioButton) and not widget.isChecked())
    ]


def way_of_tab(qtbot: QtBot, window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Where the key goes from where the keyboard is, until it is there again."""
    seen = [first := window.focusWidget()]
    for _ in range(MOST_STOPS):
        qtbot.keyClick(window.focusWidget(), key)
        if window.focusWidget() is first:
            return seen
        seen.append(window.focusWidget())
        assert not seen[-1].visibleRegion().isEmpty(), f"out of sight: {said_of(seen[-1])}"
    raise AssertionError(f"never comes back to {first}: {Counter(map(str, seen)).most_common(4)}")


def said_of(widget: QWidget) -> str:
    """What a screen reader says of it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def seen_in(widget: QWidget) -> QImage:
    """The widget and what is around it, where its ring may be."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-4, -4, 4, 4)
    return window.grab(place & window.rect()).toImage()


def pixels(image: QImage) -> memoryview:
    """Its pixels as numbers, row after row."""
    return memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("B").cast("I")


def changed(before: QImage, after: QImage) -> int:
    """How many pixels differ."""
    return sum(map(ne, pixels(before), pixels(after)))


def bring_in_sight(widget: QWidget) -> None:
    """Scroll to it, as Tab does."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def written(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def contrast_of(image: QImage) -> float:
    """The best contrast of a pixel with what there is most of: for a text, that of its strokes."""
    colours = Counter(pixels(image)).most_common()
    behind = QColor(colours[0][0])
    return max(contrast(QColor(colour), behind) for colour, _count in colours)


def unreadable(window: QWidget) -> list[str]:
    """What is written in it and applies, with too little contrast."""
    picture = window.grab().toImage()
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled() or not written(widget).strip():
            continue
        inside = widget.visibleRegion().boundingRect()
        if isinstance(widget, QAbstractButton):
            inside = inside.adjusted(5, 5, -5, -5)
        if widget.window() is window and inside.width() > 6 and inside.height() > 6:
            best = contrast_of(picture.copy(inside.translated(widget.mapTo(window, QPoint()))))
            if best < READABLE:
                found.append(f"{written(widget)}: {best:.1f}")
    return found


@WINDOWS
def test_a_screen_reader_has_a_name_for_each_stop(window: QWidget) -> None:
    assert [widget for widget in stops(window) if not said_of(widget)] == []
    assert window.windowTitle() or window.accessibleName()


@WINDOWS
def test_tab_goes_everywhere_and_comes_back(qtbot: QtBot, window: QWidget) -> None:
    there = way_of_tab(qtbot, window)
    assert [widget for widget in stops(window) if widget not in there] == []
    back = way_of_tab(qtbot, window, Qt.Key.Key_Backtab)
    assert set(back) == set(there)


@WINDOWS
def test_what_has_the_keyboard_is_seen(qtbot: QtBot, window: QWidget) -> None:
    unseen = []
    for widget in stops(window):
        bring_in_sight(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        with_it = seen_in(widget)
        widget.clearFocus()
        without = seen_in(widget)
        if with_it.size() == without.size() and changed(with_it, without) < RING_PX:
            unseen.append(f"{type(widget).__name__} {said_of(widget)}")
    assert unseen == []
    assert qtbot is not None


@WINDOWS
def test_what_is_written_can_be_read(window: QWidget) -> None:
    assert unreadable(window) == []


@WINDOWS
def test_what_is_written_can_be_read_by_night(window_by_night: QWidget) -> None:
    assert unreadable(window_by_night) == []
    corner = window_by_night.grab().toImage().pixelColor(1, 1)
    assert corner.lightness() < 80
