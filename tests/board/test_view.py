"""The view: keys, the title's editor, the context menu's wish, scrolling and zoom."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.board.wall.editor import TitleEditor
from atelier.board.wall.wall_view import MOST_AT_EASE
from atelier.domain.ids import ClusterId
from atelier.domain.operations import (
    CreateCluster,
    IsolateNotes,
    MergeClusters,
    PlaceNotes,
    RenameCluster,
    UnsortNotes,
    WithdrawNotes,
)
from atelier.domain.things import Note
from tests.board.conftest import Wall

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def focused(wall: Wall) -> str:
    focus = wall.view.selection.focus
    assert focus
    return wall.model.snapshot.get(Note, focus.note_id).text


def selected(wall: Wall) -> set[str]:
    return {wall.model.snapshot.get(Note, id).text for id in wall.view.selection.ids}


def double_click(wall: Wall, cluster_id: ClusterId) -> TitleEditor:
    at = wall.view.mapFromScene(QPointF(*wall.header(cluster_id).centre))
    QTest.mouseDClick(wall.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert wall.view.editor
    return wall.view.editor


# Keys


def test_arrows_walk_over_the_wall(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.click(wall.place("confiance").centre)
    for key, text in (
        (Key.Key_Right, "respect"),
        (Key.Key_Right, "intérêt"),
        (Key.Key_Down, "intention"),
        (Key.Key_Left, "écoute"),
        (Key.Key_Up, "confiance"),
    ):
        wall.key(key)
        assert focused(wall) == text


def test_an_arrow_without_focus_begins_at_the_top_left(sorted_wall: Wall) -> None:
    sorted_wall.key(Key.Key_Down)
    assert focused(sorted_wall) == min(
        ("seul", "confiance", "intérêt"),
        key=lambda text: (sorted_wall.place(text).y, sorted_wall.place(text).x),
    )


def test_space_selects_and_shift_extends(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.click(wall.place("confiance").centre)
    wall.key(Key.Key_Right, SHIFT)
    assert selected(wall) == {"confiance", "respect"}
    wall.key(Key.Key_Right)
    wall.key(Key.Key_Space)
    assert selected(wall) == {"confiance", "respect", "intérêt"}
    wall.key(Key.Key_Space)
    wall.key(Key.Key_Escape)
    assert selected(wall) == set()


def test_control_a_selects_the_cluster_then_everything(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.click(wall.place("confiance").centre)
    wall.key(Key.Key_A, CONTROL)
    assert selected(wall) == {"confiance", "respect", "écoute"}
    wall.key(Key.Key_A, CONTROL)
    assert len(selected(wall)) == 11


def test_one_key_asks_for_each_move(sorted_wall: Wall) -> None:
    wall = sorted_wall
    id = wall.id_of("confiance")
    wall.view.operation_requested.disconnect(wall.ask)
    wall.view.operation_requested.connect(wall.asked.append)
    wall.click(wall.place("confiance").centre)
    for key in (Key.Key_G, Key.Key_U, Key.Key_I, Key.Key_Delete):
        wall.key(key)
    assert isinstance(wall.asked[0], CreateCluster)
    assert wall.asked[0].note_ids == (id,)
    assert wall.asked[1:] == [UnsortNotes((id,)), IsolateNotes((id,)), WithdrawNotes((id,))]


def test_without_selection_the_focused_note_is_meant_and_without_focus_nothing(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.key(Key.Key_U)
    assert wall.asked == []
    wall.click(wall.place("confiance").centre)
    wall.view.selection.choose([])
    wall.key(Key.Key_U)
    assert wall.asked == [UnsortNotes((wall.id_of("confiance"),))]


def test_a_withdrawn_note_is_no_longer_selected(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.click(wall.place("seul").centre)
    wall.key(Key.Key_Delete)
    wall.scene.arrange_now()
    assert wall.view.selection.ids == ()
    assert wall.view.selection.focus is None


def test_the_focus_follows_a_note_to_its_new_place(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.click(wall.place("seul").centre)
    wall.view.commands.place(wall.board.groups[1].cluster.id)
    wall.scene.arrange_now()
    assert wall.view.selection.focus == wall.spot("seul")
    assert isinstance(wall.asked[-1], PlaceNotes)


# The title's editor


def test_a_title_is_typed_in_its_place(sorted_wall: Wall) -> None:
    wall = sorted_wall
    second = wall.board.groups[1].cluster.id
    editor = double_click(wall, second)
    assert editor.text() == "Une envie partagée"
    QTest.keyClicks(editor, "Envies")
    QTest.keyClick(editor, Key.Key_Return)
    assert wall.asked == [RenameCluster(second, "Envies")]
    assert wall.view.editor is None


def test_escape_leaves_the_title(sorted_wall: Wall) -> None:
    wall = sorted_wall
    editor = double_click(wall, wall.board.groups[1].cluster.id)
    QTest.keyClicks(editor, "Envies")
    QTest.keyClick(editor, Key.Key_Escape)
    assert wall.asked == []
    assert wall.view.editor is None


def test_an_unchanged_title_asks_for_nothing(sorted_wall: Wall) -> None:
    editor = double_click(sorted_wall, sorted_wall.board.groups[1].cluster.id)
    QTest.keyClick(editor, Key.Key_Return)
    assert sorted_wall.asked == []


def test_enter_names_the_cluster_just_made(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.click(wall.place("seul").centre)
    wall.key(Key.Key_G)
    wall.scene.arrange_now()
    wall.key(Key.Key_Return)
    assert wall.view.editor
    QTest.keyClicks(wall.view.editor, "Tout neuf")
    QTest.keyClick(wall.view.editor, Key.Key_Return)
    assert wall.board.groups[3].cluster.title == "Tout neuf"


def test_f2_names_the_cluster_of_the_focused_note(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.click(wall.place("volonté").centre)
    wall.key(Key.Key_F2)
    assert wall.view.editor
    assert wall.view.editor.cluster_id == wall.board.groups[1].cluster.id


def test_what_happens_elsewhere_leaves_what_is_typed(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    first, second, _third = (group.cluster.id for group in wall.board.groups)
    editor = double_click(wall, second)
    QTest.keyClicks(editor, "A moitie")
    arranged = qtbot.waitSignal(wall.scene.arranged)
    wall.send("pendant ce temps")
    wall.ask(RenameCluster(second, "Autre"))
    arranged.wait()
    assert wall.view.editor is editor
    wall.ask(MergeClusters(second, first))
    wall.scene.arrange_now()
    assert wall.view.editor is editor
    assert editor.isVisible()
    assert editor.text() == "A moitie"


def test_the_editor_stays_over_its_header(wall: Wall) -> None:
    for number in range(8):
        cluster = wall.group(*[f"{number} {letter}" for letter in "abcdef"], title=f"N° {number}")
    wall.view.edit_title(cluster)
    editor = wall.view.editor
    assert editor
    wall.view.verticalScrollBar().setValue(wall.view.verticalScrollBar().value() - 30)
    header = wall.view.mapFromScene(wall.scene.clusters[cluster].sceneBoundingRect()).boundingRect()
    assert header.contains(editor.geometry())


@pytest.mark.parametrize("width", [340, 420])
def test_a_title_is_readable_while_it_is_typed_over_a_narrow_header(wall: Wall, width: int) -> None:
    cluster = wall.group("Un", title="Une confiance avant d’avoir été gagnée")
    wall.view.resize(width, 500)
    wall.scene.arrange_now()
    wall.view.edit_title(cluster)
    editor = wall.view.editor
    assert editor
    assert editor.width() >= editor.fontMetrics().horizontalAdvance("Une confiance avant")
    assert wall.view.viewport().rect().contains(editor.geometry())


def test_keys_of_the_editor_are_not_the_walls(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.click(wall.place("volonté").centre)
    wall.key(Key.Key_F2)
    assert wall.view.editor
    for key in (Key.Key_Delete, Key.Key_Up, Key.Key_Space, Key.Key_G):
        QTest.keyClick(wall.view.editor, key)
    assert wall.asked == []


def test_leaving_the_editor_keeps_the_title(sorted_wall: Wall) -> None:
    wall = sorted_wall
    second = wall.board.groups[1].cluster.id
    QTest.keyClicks(double_click(wall, second), "Envies")
    wall.click(wall.place("seul").centre)
    wall.view.setFocus(Qt.FocusReason.MouseFocusReason)
    QApplication.processEvents()
    assert wall.asked == [RenameCluster(second, "Envies")]


def test_another_question_keeps_the_title_typed(sorted_wall: Wall) -> None:
    wall = sorted_wall
    second = wall.board.groups[1].cluster.id
    QTest.keyClicks(double_click(wall, second), "Envies")
    wall.scene.set_question(wall.workshop.question_ids[1])
    assert wall.asked == [RenameCluster(second, "Envies")]


# The rest


def test_the_context_menu_is_wished_for_what_is_under_the_hand(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    at = wall.view.mapFromScene(QPointF(*wall.place("volonté").centre))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, wall.view.viewport().mapToGlobal(at))
    with qtbot.waitSignal(wall.view.context_requested) as wished:
        QApplication.sendEvent(wall.view.viewport(), event)
    note_ids, cluster_id, _point = wished.args
    assert note_ids == (wall.id_of("volonté"),)
    assert cluster_id == wall.board.groups[1].cluster.id


def test_a_release_that_went_elsewhere_lets_go(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.press(wall.place("seul").centre)
    wall.move(wall.header(wall.board.groups[0].cluster.id).centre)
    none = Qt.MouseButton.NoButton
    at = QPointF(400, 300)
    event = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(wall.view.viewport(), event)
    assert not wall.scene.notes[wall.spot("seul")].is_lifted
    wall.release()
    assert wall.asked == []


def wheel(wall: Wall, delta: int, modifiers: Qt.KeyboardModifier) -> None:
    """Turn the wheel over a pixel of the view, the mouse having come there."""
    at = QPointF(WHEEL_AT)
    QTest.mouseMove(wall.view.viewport(), WHEEL_AT)
    button, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, QPoint(), QPoint(0, delta), button, modifiers, phase, False)
    QApplication.sendEvent(wall.view.viewport(), event)


WHEEL_AT = QPoint(300, 300)


def test_the_wheel_scrolls_and_with_control_zooms(wall: Wall) -> None:
    wall.add(*[f"n° {number}" for number in range(200)])
    assert wall.view.verticalScrollBar().value() == 0
    wheel(wall, -120, Qt.KeyboardModifier.NoModifier)
    assert wall.view.verticalScrollBar().value() > 0
    for _ in range(40):
        wheel(wall, 120, CONTROL)
    assert 2.0 < wall.view.transform().m11() <= 2.51
    for _ in range(80):
        wheel(wall, -120, CONTROL)
    assert 0.049 < wall.view.transform().m11() < 0.06
    wall.view.reset_zoom()
    assert wall.view.transform().isIdentity()


@pytest.mark.parametrize("scale", [1.002, 1.004, 1.008, 1.012])
def test_a_hair_above_life_size_the_scroll_bars_come_to_rest(wall: Wall, scale: float) -> None:
    """They took room from the wall, which then did without them, for ever."""
    wall.add("seul")
    resized = Counter[QEvent.Type]()

    class Watcher(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            resized[event.type()] += 1
            return False

    watcher = Watcher()
    wall.view.viewport().installEventFilter(watcher)
    wall.view.zoom_by(scale)
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 500)
    assert resized[QEvent.Type.Resize] < 10


def test_what_is_under_the_mouse_stays_there_as_the_wheel_zooms(wall: Wall) -> None:
    wall.add(*[f"n° {number}" for number in range(200)])
    wall.view.verticalScrollBar().setValue(600)
    for delta in (120, 120, 120, -120, -120):
        before = wall.view.mapToScene(WHEEL_AT)
        wheel(wall, delta, CONTROL)
        assert (wall.view.mapFromScene(before) - WHEEL_AT).manhattanLength() <= 1


def test_what_is_in_the_middle_stays_there_as_keys_zoom(wall: Wall) -> None:
    wall.add(*[f"n° {number}" for number in range(200)])
    wall.view.verticalScrollBar().setValue(600)
    middle = wall.view.viewport().rect().center()
    for zoom in (wall.view.zoom_in, wall.view.zoom_in, wall.view.zoom_out):
        before = wall.view.mapToScene(middle)
        zoom()
        assert (wall.view.mapFromScene(before) - middle).manhattanLength() <= 2


def test_an_arrival_does_not_scroll(wall: Wall, qtbot: QtBot) -> None:
    wall.add(*[f"n° {number}" for number in range(200)])
    wall.view.verticalScrollBar().setValue(150)
    with qtbot.waitSignal(wall.scene.arranged):
        wall.send()
    assert wall.view.verticalScrollBar().value() == 150


def test_a_drop_lands_where_it_is_aimed_when_zoomed_and_scrolled(wall: Wall) -> None:
    first = wall.group("a", "b", title="A")
    wall.add(*[f"n° {number}" for number in range(40)])
    wall.view.zoom_by(0.7)
    wall.view.verticalScrollBar().setValue(40)
    wall.drag(wall.place("n° 12").centre, wall.box(first).centre)
    assert wall.texts(0) == ["a", "b", "n° 12"]


# What is typed while the board has the keyboard


@pytest.fixture
def written(sorted_wall: Wall) -> list[str]:
    """What the board hands on as words."""
    letters: list[str] = []
    sorted_wall.view.written.connect(letters.append)
    return letters


def test_any_letter_that_is_no_command_is_written(sorted_wall: Wall, written: list[str]) -> None:
    sorted_wall.click(sorted_wall.place("confiance").centre)
    sorted_wall.key(Key.Key_U, SHIFT)
    QTest.keyClicks(sorted_wall.view, "nelp9")
    assert "".join(written) == "unelp9"
    assert sorted_wall.asked == []


def test_a_command_needs_something_chosen(sorted_wall: Wall, written: list[str]) -> None:
    QTest.keyClicks(sorted_wall.view, "gui")
    assert "".join(written) == "gui"
    assert sorted_wall.asked == []


def test_after_a_drag_every_letter_is_a_word_until_a_note_is_chosen(
    sorted_wall: Wall, written: list[str]
) -> None:
    wall = sorted_wall
    wall.drag(wall.place("seul").centre, wall.place("confiance").centre)
    wall.asked.clear()
    QTest.keyClicks(wall.view, "guide")
    assert "".join(written) == "guide"
    assert wall.asked == []
    wall.click(wall.place("confiance").centre)
    wall.key(Key.Key_U)
    assert [type(operation) for operation in wall.asked] == [UnsortNotes]


def test_after_a_drag_an_arrow_or_the_key_to_the_board_gives_commands_back(
    sorted_wall: Wall, written: list[str]
) -> None:
    wall = sorted_wall
    for give_back in (lambda: wall.key(Key.Key_Right), wall.view.take_keyboard):
        wall.drag(wall.place("respect").centre, wall.place("intérêt").centre)
        wall.view.clearFocus()
        wall.asked.clear()
        give_back()
        wall.key(Key.Key_I)
        assert [type(operation) for operation in wall.asked] == [IsolateNotes]
    assert written == []


def test_keys_with_ctrl_and_alt_are_no_words(sorted_wall: Wall, written: list[str]) -> None:
    for held in (CONTROL, Qt.KeyboardModifier.AltModifier):
        QTest.keyClick(sorted_wall.view, Key.Key_B, held)
    QTest.keyClick(sorted_wall.view, Key.Key_At, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert written in ([], ["@"])


def test_the_keyboard_comes_to_the_board_on_a_note(sorted_wall: Wall) -> None:
    sorted_wall.view.take_keyboard()
    assert sorted_wall.view.hasFocus()
    first = focused(sorted_wall)
    sorted_wall.view.clearFocus()
    sorted_wall.view.take_keyboard()
    assert focused(sorted_wall) == first


def test_pressing_a_header_chooses_the_cluster_and_no_note_of_another(sorted_wall: Wall) -> None:
    wall = sorted_wall
    first, second, _third = wall.scene.clusters
    chosen: list[ClusterId | None] = []
    wall.view.chosen_cluster_changed.connect(lambda: chosen.append(wall.view.chosen_cluster))
    wall.click(wall.place("confiance").centre)
    wall.click(wall.header(second).centre)
    assert chosen == [first, second]
    assert wall.view.selection.ids == ()


def test_a_cluster_is_shown_whole_and_no_larger_than_is_read_at_ease(wall: Wall) -> None:
    small = wall.group("a", title="Petit")
    large = wall.group(*(f"un post-it assez long, n° {number}" for number in range(60)), title="Grand")
    for cluster_id in (large, small):
        wall.view.show_whole_cluster(cluster_id)
        box = wall.box(cluster_id)
        assert wall.view.seen.contains(QRectF(box.x, box.y, box.width, box.height))
    assert wall.view.scale_now == pytest.approx(MOST_AT_EASE)
    wall.view.show_whole_cluster(ClusterId("gone"))
    assert wall.view.scale_now == pytest.approx(MOST_AT_EASE)
