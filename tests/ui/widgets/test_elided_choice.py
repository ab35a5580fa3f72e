"""A choice whose words have no room."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.ui.widgets.elided_choice import ElidedChoice

LONG = "1 · Des lieux ouverts le soir et le mercredi <b>pour tous</b>"


@pytest.fixture
def choice(qtbot: QtBot) -> ElidedChoice:
    made = ElidedChoice()
    qtbot.addWidget(made)
    made.addItems([LONG, "2 · Court"])
    made.resize(200, 40)
    with qtbot.waitExposed(made):
        made.show()
    return made


def told(choice: ElidedChoice) -> str:
    QApplication.sendEvent(choice, QHelpEvent(QEvent.Type.ToolTip, QPoint(9, 9), QPoint(9, 9)))
    return choice.toolTip()


def test_what_is_cut_says_so_and_is_told(choice: ElidedChoice) -> None:
    assert choice.shown_text.endswith("…")
    assert LONG.startswith(choice.shown_text[:-1])
    assert "mercredi &lt;b&gt;" in told(choice)
    assert choice.currentText() == LONG


def test_what_has_room_is_whole(choice: ElidedChoice) -> None:
    told(choice)
    choice.setCurrentIndex(1)
    assert choice.shown_text == "2 · Court"
    assert told(choice) == ""
    choice.resize(900, 40)
    choice.setCurrentIndex(0)
    assert choice.shown_text == LONG
