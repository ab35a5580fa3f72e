"""What gets the keyboard is in sight, and what the mouse presses stays where it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.widgets.following_area import FollowingArea

MANY = 30


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Many buttons in an area that shows a few, and one below it."""
    inside, made = QWidget(), QWidget()
    buttons = QVBoxLayout(inside)
    for number in range(MANY):
        buttons.addWidget(QPushButton(f"{number}"))
    area = FollowingArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    column = QVBoxLayout(made)
    column.addWidget(area)
    column.addWidget(QPushButton("Fermer"))
    qtbot.addWidget(made)
    made.resize(200, 240)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def button(window: QWidget, text: str) -> QPushButton:
    return next(button for button in window.findChildren(QPushButton) if button.text() == text)


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().size() == widget.size()


def test_backwards_from_below_it_shows_its_end(qtbot: QtBot, window: QWidget) -> None:
    below, last = button(window, "Fermer"), button(window, str(MANY - 1))
    below.setFocus()
    assert not is_whole(last)
    qtbot.keyClick(below, Qt.Key.Key_Backtab)
    assert last.hasFocus()
    assert is_whole(last)


@pytest.mark.parametrize("pressed", [False, True])
def test_what_the_mouse_presses_does_not_move(
    window: QWidget, monkeypatch: pytest.MonkeyPatch, pressed: bool
) -> None:
    bar = window.findChildren(FollowingArea)[0].verticalScrollBar()
    first = button(window, "0")
    button(window, "Fermer").setFocus()
    bar.setValue(first.height())
    held = Qt.MouseButton.LeftButton if pressed else Qt.MouseButton.NoButton
    monkeypatch.setattr(QApplication, "mouseButtons", staticmethod(lambda: held))
    first.setFocus(Qt.FocusReason.MouseFocusReason if pressed else Qt.FocusReason.OtherFocusReason)
    assert (bar.value() == first.height()) is pressed


def test_what_had_the_keyboard_first_is_in_sight(qtbot: QtBot, window: QWidget) -> None:
    window.hide()
    last = button(window, str(MANY - 1))
    last.setFocus()
    with qtbot.waitExposed(window):
        window.show()
    assert is_whole(last)
