"""Columns beside one another, or under one another where the width ends."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.widgets.dialog_layout import scrolled
from atelier.ui.widgets.side_by_side import SideBySide


def block(width: int) -> QWidget:
    made = QWidget()
    made.setMinimumSize(width, 40)
    return made


@pytest.fixture
def blocks() -> list[QWidget]:
    return [block(200), block(150)]


@pytest.fixture
def area(qtbot: QtBot, blocks: list[QWidget]) -> QScrollArea:
    columns = []
    for held in blocks:
        column = QVBoxLayout()
        column.addWidget(held)
        columns.append(column)
    made = scrolled(SideBySide(*columns, spacing=20))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize(("width", "beside"), [(420, True), (600, True), (419, False), (200, False)])
def test_they_stand_beside_one_another_where_there_is_the_width(
    qtbot: QtBot, area: QScrollArea, blocks: list[QWidget], width: int, beside: bool
) -> None:
    area.resize(QSize(width, 300))
    qtbot.waitUntil(lambda: area.viewport().width() == width)
    first, second = blocks
    qtbot.waitUntil(lambda: (first.y() == second.y()) is beside)
    assert area.widget().width() == width
    assert max(held.geometry().right() for held in blocks) < width


def test_they_go_back_and_forth(qtbot: QtBot, area: QScrollArea, blocks: list[QWidget]) -> None:
    first, second = blocks
    for width in (500, 300, 500):
        area.resize(width, 300)
        qtbot.waitUntil(lambda width=width: (first.y() == second.y()) is (width == 500))
