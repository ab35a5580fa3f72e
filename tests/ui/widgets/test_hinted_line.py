"""A field of one line whose hint is never lost."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.ui.widgets.hinted_line import HintedLine

HINT = "par exemple : Projet <école> – centres sociaux"


def made(qtbot: QtBot, qapp: QApplication, *, width: int) -> HintedLine:
    assert qapp is not None
    line = HintedLine()
    qtbot.addWidget(line)
    line.resize(width, 34)
    line.setPlaceholderText(HINT)
    with qtbot.waitExposed(line):
        line.show()
    return line


def test_a_hint_with_room_is_not_said_twice(qtbot: QtBot, qapp: QApplication) -> None:
    assert made(qtbot, qapp, width=600).toolTip() == ""


def test_a_hint_without_room_is_told_to_who_points_at_it(qtbot: QtBot, qapp: QApplication) -> None:
    assert "&lt;école&gt;" in made(qtbot, qapp, width=120).toolTip()


def test_it_follows_the_width(qtbot: QtBot, qapp: QApplication) -> None:
    line = made(qtbot, qapp, width=120)
    line.resize(600, 34)
    assert line.toolTip() == ""
    line.resize(100, 34)
    assert line.toolTip() != ""
