"""A field of one line whose text goes on where its room ends."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.widgets.elided_line import ElidedLine

LONG = "Les portes par lesquelles on entre : moments de l’année, <lieux>, dispositifs, projets"


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[ElidedLine]:
    page = QWidget()
    qtbot.addWidget(page)
    made, other = ElidedLine(LONG), ElidedLine("court")
    column = QVBoxLayout(page)
    column.addWidget(other)
    column.addWidget(made)
    page.resize(240, 120)
    with qtbot.waitExposed(page):
        page.show()
    made.setCursorPosition(0)
    other.setFocus()
    yield made
    page.close()


def point_at(line: ElidedLine) -> str:
    here = QPoint(5, 5)
    QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, here, line.mapToGlobal(here)))
    return line.toolTip()


def ink_at_the_end(line: ElidedLine, width: int) -> list[int]:
    """How many dark points each of the last columns before the border has."""
    image = line.grab().toImage()
    columns = range(image.width() - width, image.width() - 6)
    return [
        sum(image.pixelColor(x, y).lightness() < 128 for y in range(6, image.height() - 6)) for x in columns
    ]


def test_a_long_text_ends_with_a_mark_and_no_half_letter(line: ElidedLine) -> None:
    cut = ink_at_the_end(line, 20)
    assert max(cut) <= 3, "dots alone"
    line.setFocus()
    line.setCursorPosition(0)
    assert max(ink_at_the_end(line, 20)) > 3, "who writes sees letters up to the end"


def test_a_short_text_has_no_mark(line: ElidedLine) -> None:
    line.setText("court")
    assert max(ink_at_the_end(line, 60)) == 0


def test_the_rest_is_told_to_who_points_at_it(line: ElidedLine) -> None:
    assert "&lt;lieux&gt;" in point_at(line)
    line.setText("court")
    assert point_at(line) == ""


def test_a_long_password_is_neither_painted_nor_told(line: ElidedLine) -> None:
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setText("secret" * 40)
    hidden = line.grab().toImage()
    assert "secret" not in point_at(line)
    line.setText("autres" * 40)
    assert line.grab().toImage() == hidden
