"""« Envoyer vers… » by its keys: typing, Enter, Ctrl+Enter, Escape; the keyboard is on the board again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from atelier.domain.arrangement import Spot
from atelier.domain.ids import ClusterId
from atelier.domain.operations import MergeClusters, NestCluster, PlaceNotes
from atelier.ui.console.window import Console
from atelier.ui.finding.send_to_dialog import SendToDialog
from tests.ui.conftest import Room

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, console: Console) -> SendToDialog:
    """By its keys, from the board."""
    console.activateWindow()
    console.board.setFocus()
    qtbot.waitUntil(console.board.hasFocus)
    qtbot.keyClick(console.board, Qt.Key.Key_M, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SendToDialog)
    qtbot.waitUntil(dialog.field.hasFocus)
    return dialog


def held_in(room: Room, number: str) -> list[str]:
    """What the cluster of that number holds."""
    groups = room.model.board(room.question(1).id).groups
    return [note.text for group in groups if group.number == number for note in group.notes]


def test_two_keys_send_to_the_likeliest(qtbot: QtBot, room: Room, console: Console) -> None:
    room.group("Confiance", title="La confiance")
    room.group("Temps")
    room.send("Des parents en confiance")
    console.side_panel.note_chosen.emit(room.note("Des parents en confiance").id)
    dialog = opened(qtbot, console)
    assert "Des parents en confiance" in dialog.what.whole
    qtbot.keyClick(dialog.field, ENTER)
    assert held_in(room, "1") == ["Confiance", "Des parents en confiance"]
    assert console.focusWidget() is console.board


def test_a_number_sends_several(qtbot: QtBot, room: Room, console: Console) -> None:
    for n in range(3):
        room.group(f"Regroupé {n}")
    ids = room.send("Un", "Deux")
    console.on_board.show_note(ids[0])
    console.board.selection.choose(ids)
    dialog = opened(qtbot, console)
    qtbot.keyClicks(dialog.field, "1")
    qtbot.keyClick(dialog.field, ENTER)
    assert held_in(room, "1") == ["Regroupé 0", "Un", "Deux"]
    assert console.board.chosen_cluster is not None


def test_ctrl_enter_leaves_it_where_it_is_as_well(qtbot: QtBot, room: Room, console: Console) -> None:
    room.group("Un")
    room.group("Deux")
    console.side_panel.note_chosen.emit(room.note("Un").id)
    dialog = opened(qtbot, console)
    hints = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("Ctrl+Entrée" in hint for hint in hints)
    qtbot.keyClick(dialog.field, ENTER, CTRL)
    assert (held_in(room, "1"), held_in(room, "2")) == (["Un"], ["Deux", "Un"])


def test_ctrl_enter_on_what_is_no_cluster_does_nothing(qtbot: QtBot, room: Room, console: Console) -> None:
    room.group("Un")
    console.side_panel.note_chosen.emit(room.note("Un").id)
    before = len(room.asked)
    dialog = opened(qtbot, console)
    qtbot.keyClicks(dialog.field, "isol")
    qtbot.keyClick(dialog.field, ENTER, CTRL)
    assert dialog.isVisible()
    assert len(room.asked) == before
    dialog.close()


def test_it_leaves_the_cluster_that_it_was_taken_from_alone(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    first, second, third = (ClusterId(room.group(text)) for text in ("Un", "Deux", "Trois"))
    one = room.note("Un").id
    room.ask(PlaceNotes((one,), second, also=True))
    console.board.board_scene.arrange_now()
    console.board.selection.choose([one], focus=Spot(one, first))
    dialog = opened(qtbot, console)
    qtbot.keyClicks(dialog.field, "trois")
    qtbot.keyClick(dialog.field, ENTER)
    assert room.asked[-1] == PlaceNotes((one,), third, leaving=first)
    assert (held_in(room, "1"), held_in(room, "2")) == (["Deux", "Un"], ["Trois", "Un"])


def test_escape_sends_nothing(qtbot: QtBot, room: Room, console: Console) -> None:
    room.group("Un")
    room.send("Deux")
    console.side_panel.note_chosen.emit(room.note("Deux").id)
    before = len(room.asked)
    console.capture.setFocus()
    console.actions_.by_name["send_to"].trigger()
    (dialog,) = console.findChildren(SendToDialog)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert console.focusWidget() is console.board
    assert len(room.asked) == before


def test_nothing_bears_these_words(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send("Deux")
    console.side_panel.note_chosen.emit(room.note("Deux").id)
    dialog = opened(qtbot, console)
    qtbot.keyClicks(dialog.field, "zzzz")
    assert dialog.nothing.isVisible()
    qtbot.keyClick(dialog.field, ENTER)
    qtbot.keyClick(dialog.field, ENTER, CTRL)
    assert dialog.isVisible()
    dialog.close()


def test_a_chosen_cluster_is_put_together_with_another_or_into_one(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    first, second = ClusterId(room.group("Un", title="Le lien")), ClusterId(room.group("Deux"))
    action = console.actions_.by_name["send_to"]
    console.board.selection.clear()
    console.board.show_cluster(second)
    assert action.isEnabled()
    dialog = opened(qtbot, console)
    assert [place.where for place in dialog.offered] == ["1 post-it", "devient une rubrique"]
    assert not any("Ctrl" in label.text() for label in dialog.findChildren(QLabel))
    qtbot.keyClicks(dialog.field, "ranger")
    qtbot.keyClick(dialog.field, ENTER)
    assert room.asked[-1] == NestCluster(second, first)
    third = ClusterId(room.group("Trois"))
    console.board.show_cluster(third)
    dialog = opened(qtbot, console)
    qtbot.keyClicks(dialog.field, "lien")
    qtbot.keyClick(dialog.field, ENTER)
    assert room.asked[-1] == MergeClusters(third, first)


def test_with_nothing_chosen_there_is_nothing_to_send(room: Room, console: Console) -> None:
    room.send("Deux")
    assert not console.actions_.by_name["send_to"].isEnabled()
    assert console.filing.send_to() is None
