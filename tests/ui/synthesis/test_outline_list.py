"""The outline under mouse and keys: chosen, dragged, renamed, marked."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHoverEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from atelier.domain.operations import RenameCluster
from atelier.domain.things import ClusterState
from atelier.ui import theme
from atelier.ui.console.window import Console
from atelier.ui.panels.side_panel import Panel
from atelier.ui.synthesis.outline_list import OutlineList
from tests.board.pointers import Mouse
from tests.ui.conftest import Room

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def outline(room: Room, console: Console) -> OutlineList:
    for title in ("Lien", "Temps", "Lieu"):
        room.group(f"Un {title}", title=title)
    console.side_panel.show_panel(Panel.SYNTHESIS)
    outline = console.side_panel.synthesis.outline
    outline.setFocus()
    return outline


def shown(outline: OutlineList) -> list[str]:
    return [f"{group.number} {group.cluster.title}" for group in outline.groups]


def middle(outline: OutlineList, row: int) -> QPoint:
    return outline.visualItemRect(outline.item(row)).center()


def edge(outline: OutlineList, row: int) -> QPoint:
    """Just under the upper edge of a row, to the left of its middle."""
    return QPoint(middle(outline, row).x(), outline.visualItemRect(outline.item(row)).top() + 3)


def drag(outline: OutlineList, start: QPoint, end: QPoint) -> None:
    Mouse(outline.viewport()).drag(start, (start + end) / 2, end)


def field(outline: OutlineList) -> QLineEdit:
    (found,) = outline.findChildren(QLineEdit)
    return found


def test_a_click_chooses_the_cluster_here_and_on_the_board(
    qtbot: QtBot, console: Console, outline: OutlineList
) -> None:
    qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=middle(outline, 1))
    chosen = outline.groups[1].cluster.id
    assert console.side_panel.synthesis.cluster_id == chosen
    assert console.board.chosen_cluster == chosen


def test_enter_goes_to_the_text(console: Console, outline: OutlineList) -> None:
    QTest.keyClick(outline, Qt.Key.Key_Down)
    QTest.keyClick(outline, Qt.Key.Key_Return)
    assert console.side_panel.synthesis.edit.hasFocus()
    assert console.side_panel.synthesis.cluster_id == outline.groups[1].cluster.id


def test_dragging_a_row_puts_the_cluster_there(outline: OutlineList) -> None:
    drag(outline, middle(outline, 2), edge(outline, 0))
    assert shown(outline) == ["1 Lieu", "2 Lien", "3 Temps"]


def test_no_row_looks_pointed_at_after_a_drag(outline: OutlineList) -> None:
    def grounds() -> list[str]:
        seen = outline.viewport().grab().toImage()
        rows = [outline.visualItemRect(outline.item(row)) for row in range(outline.count())]
        return [seen.pixelColor(row.left() + 6, row.center().y()).name() for row in rows]

    point_at(outline, middle(outline, 2))
    drag(outline, middle(outline, 2), edge(outline, 0))
    assert shown(outline)[0] == "1 Lieu"
    pointed = [row for row, ground in enumerate(grounds()) if ground == theme.colours().pressed.lower()]
    assert pointed == [outline.currentRow()]


def point_at(outline: OutlineList, at: QPoint) -> None:
    over = outline.viewport().mapToGlobal(at)
    event = QHoverEvent(QEvent.Type.HoverMove, QPointF(at), QPointF(over), QPointF(at))
    QApplication.sendEvent(outline.viewport(), event)


def test_dragging_it_to_the_right_nests_it_and_to_the_left_takes_it_out(outline: OutlineList) -> None:
    aside = QPoint(60, 0)
    drag(outline, middle(outline, 2) - aside, edge(outline, 1) + aside)
    assert shown(outline) == ["1 Lien", "1.1 Lieu", "2 Temps"]
    drag(outline, middle(outline, 1) + aside, edge(outline, 2) - aside)
    assert shown(outline) == ["1 Lien", "2 Lieu", "3 Temps"]


def test_a_drag_that_is_given_up_moves_nothing(outline: OutlineList) -> None:
    mouse = Mouse(outline.viewport())
    mouse.press(middle(outline, 2))
    mouse.move(edge(outline, 0))
    QTest.keyClick(outline, Qt.Key.Key_Escape)
    mouse.release()
    assert shown(outline) == ["1 Lien", "2 Temps", "3 Lieu"]


@pytest.mark.parametrize(
    ("row", "keys", "after"),
    [
        (1, (Qt.Key.Key_Up,), ["1 Temps", "2 Lien", "3 Lieu"]),
        (1, (Qt.Key.Key_Down,), ["1 Lien", "2 Lieu", "3 Temps"]),
        (1, (Qt.Key.Key_Right,), ["1 Lien", "1.1 Temps", "2 Lieu"]),
        (1, (Qt.Key.Key_Right, Qt.Key.Key_Left), ["1 Lien", "2 Temps", "3 Lieu"]),
        (0, (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left), ["1 Lien", "2 Temps", "3 Lieu"]),
    ],
)
def test_alt_and_arrows_order_and_nest(
    outline: OutlineList, row: int, keys: tuple[Qt.Key, ...], after: list[str]
) -> None:
    outline.setCurrentRow(row)
    for key in keys:
        QTest.keyClick(outline, key, ALT)
    assert shown(outline) == after
    assert outline.currentItem().text().endswith(["Lien", "Temps", "Lieu"][row])


def test_the_window_s_keys_for_its_columns_are_the_outline_s_here(outline: OutlineList) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Left, ALT)
    event.ignore()
    QApplication.sendEvent(outline, event)
    assert event.isAccepted()


def test_f2_renames_in_place(qtbot: QtBot, room: Room, outline: OutlineList) -> None:
    QTest.keyClick(outline, Qt.Key.Key_F2)
    field(outline).selectAll()
    qtbot.keyClicks(field(outline), "Le fil")
    room.send("Venu d’un téléphone")
    QTest.keyClick(field(outline), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(outline)[0] == "1 Le fil")
    assert [op.title for op in room.asked if isinstance(op, RenameCluster)] == ["Le fil"]


def test_a_name_that_is_given_up_asks_for_nothing(qtbot: QtBot, room: Room, outline: OutlineList) -> None:
    QTest.keyClick(outline, Qt.Key.Key_F2)
    qtbot.keyClicks(field(outline), "Le fil")
    QTest.keyClick(field(outline), Qt.Key.Key_Escape)
    assert shown(outline)[0] == "1 Lien"
    assert not any(isinstance(op, RenameCluster) for op in room.asked)


def test_its_menu_says_what_the_group_made_of_a_cluster(outline: OutlineList) -> None:
    outline.setCurrentRow(1)
    menu = outline.menu()
    action = next(action for action in menu.actions() if "alidé" in action.text())
    action.trigger()
    menu.close()
    assert outline.groups[1].cluster.state is ClusterState.VALIDATED
    assert "validé par le groupe" in outline.item(1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_order_that_has_nowhere_to_go_is_not_offered(outline: OutlineList) -> None:
    menu = outline.menu()
    offered = {action.text().split("\t")[0] for action in menu.actions() if action.isEnabled()}
    menu.close()
    assert "&Descendre" in offered
    assert not {"&Monter", "&Sortir de la rubrique"} & offered
