"""The line that somebody is written in: a list that comes into it by whatever way is a list."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier.ui.attendance.entry_row import EntryRow, NameLine

LIST = "Amina\tCentre\nYann\tÉcole\n"


@pytest.fixture
def row(qtbot: QtBot) -> EntryRow:
    made = EntryRow([])
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def by_keys(line: NameLine) -> None:
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def by_menu(line: NameLine) -> None:
    menu = line.createStandardContextMenu()
    menu.findChild(QAction, "edit-paste").trigger()
    menu.deleteLater()


def by_dropping(line: NameLine) -> None:
    source = QMimeData()
    source.setText(QGuiApplication.clipboard().text())
    at = QPointF(line.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    line.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, source, left, none))


@pytest.mark.parametrize("way", [by_keys, by_menu, by_dropping])
@pytest.mark.parametrize("before", ["", "Lea"])
def test_a_list_leaves_the_name_as_it_was(row: EntryRow, way: object, before: str) -> None:
    lists: list[str] = []
    row.list_pasted.connect(lists.append)
    QTest.keyClicks(row.name, before)
    QGuiApplication.clipboard().setText(LIST)
    way(row.name)  # type: ignore[operator]
    assert [text.strip() for text in lists] == [LIST.strip()]
    assert row.name.text() == before


def test_a_list_over_a_name_that_is_chosen_is_whole(row: EntryRow) -> None:
    lists: list[str] = []
    row.list_pasted.connect(lists.append)
    QTest.keyClicks(row.name, "Amina")
    row.name.selectAll()
    QGuiApplication.clipboard().setText(LIST)
    by_keys(row.name)
    assert [text.strip() for text in lists] == [LIST.strip()]
    assert row.name.text() == "Amina"


@pytest.mark.parametrize("way", [by_keys, by_menu, by_dropping])
def test_a_name_is_a_name(row: EntryRow, way: object) -> None:
    lists: list[str] = []
    row.list_pasted.connect(lists.append)
    QGuiApplication.clipboard().setText("Amina Benali\n")
    way(row.name)  # type: ignore[operator]
    assert (row.name.text().strip(), lists) == ("Amina Benali", [])
