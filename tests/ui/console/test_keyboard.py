"""A collection and its grouping, without the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.ids import ClusterId
from atelier.domain.things import Cluster, Quote, Synthesis
from atelier.ui.console.window import Console
from atelier.ui.finding.send_to_dialog import SendToDialog
from tests.ui.conftest import Room

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def focused() -> object:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_collecting_on_two_questions(qtbot: QtBot, room: Room, console: Console) -> None:
    for text in ("Un", "Deux"):
        qtbot.keyClicks(focused(), text)
        qtbot.keyClick(focused(), ENTER)
    qtbot.keyClick(focused(), Qt.Key.Key_2, CTRL)
    qtbot.keyClicks(focused(), "Trois")
    qtbot.keyClick(focused(), ENTER)
    qtbot.keyClick(focused(), Qt.Key.Key_1, CTRL)
    assert (room.texts(1), room.texts(2)) == (["Un", "Deux"], ["Trois"])
    assert console.capture.edit.hasFocus()


def test_from_an_arrival_to_a_cluster_its_title_and_its_synthesis(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    room.send("Un", "Deux")
    qtbot.keyClick(focused(), Qt.Key.Key_A, ALT)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), ENTER)
    assert console.board.selection.ids
    console.actions_.by_name["group"].trigger()
    (group,) = room.model.board(room.question(1).id).groups
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_S, ALT)
    assert console.side_panel.synthesis.cluster_id == group.cluster.id
    qtbot.keyClicks(focused(), "Ce qui compte")
    qtbot.keyClick(focused(), Qt.Key.Key_L, CTRL)
    assert [synthesis.text for synthesis in room.model.snapshot.all(Synthesis)] == ["Ce qui compte"]


def test_the_windows_keys_work_while_a_title_is_typed(qtbot: QtBot, room: Room, console: Console) -> None:
    cluster_id = room.group("Un", title="Lien")
    console.scene.arrange_now()
    console.board.edit_title(ClusterId(cluster_id))
    editor = console.board.editor
    assert editor is not None
    with qtbot.waitSignal(console.actions_.by_name["pause_phones"].triggered):
        qtbot.keyClick(editor, Qt.Key.Key_F12)
    qtbot.keyClicks(editor, "Liens")
    assert editor.text() == "Liens"
    with qtbot.waitSignal(console.actions_.by_name["synthesis"].triggered):
        qtbot.keyClick(editor, Qt.Key.Key_S, ALT)
    assert [cluster.title for cluster in room.model.snapshot.all(Cluster)] == ["Liens"]


def test_sending_to_a_cluster_by_its_number(qtbot: QtBot, room: Room, console: Console) -> None:
    room.group("Un", title="Lien")
    room.group("Deux", title="Temps")
    room.send("Trois")
    console.side_panel.note_chosen.emit(room.note("Trois").id)
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_M, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SendToDialog)
    qtbot.keyClicks(dialog.field, "2")
    qtbot.keyClick(dialog.field, ENTER)
    groups = room.model.board(room.question(1).id).groups
    assert [len(group.notes) for group in groups] == [1, 2]


def test_a_quote_without_leaving_the_keyboard(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.keyClick(focused(), Qt.Key.Key_V, ALT)
    qtbot.keyClicks(focused(), "On a ouvert la porte")
    qtbot.keyClick(focused(), ENTER)
    assert [quote.text for quote in room.model.snapshot.all(Quote)] == ["On a ouvert la porte"]
    qtbot.keyClick(focused(), Qt.Key.Key_L, CTRL)
    assert console.capture.edit.hasFocus()


def test_tab_goes_round_and_comes_back_to_the_capture_line(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    room.group("Un", title="Lien")
    seen = []
    for _press in range(40):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        seen.append(focused())
        if console.capture.edit.hasFocus():
            break
    assert console.capture.edit.hasFocus()
    assert console.board in seen
    assert console.agenda.list in seen
    assert all(tab in seen for tab in console.top_bar.tabs.tabs)


def test_the_board_is_one_key_away_and_words_go_back_to_the_capture_line(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    room.send("Un", "Deux")
    console.scene.arrange_now()
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is console.board
    console.capture.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_F5)
    assert focused() is console.board
    assert console.board.selection.focus is not None
    qtbot.keyClicks(focused(), "on")
    assert console.capture.edit.hasFocus()
    qtbot.keyClicks(focused(), " va")
    assert console.capture.edit.text == "on va"
