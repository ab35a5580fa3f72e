"""What a hand holds is sure of it: keys are read as they go, and whatever happens elsewhere leaves it alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from atelier.board.hand.hints import PillItem
from atelier.board.style import console_style
from atelier.domain.ids import ClusterId
from atelier.domain.operations import (
    CorrectNote,
    DissolveCluster,
    IsolateNotes,
    NestCluster,
    PlaceNotes,
    StackNotes,
    UnsortNotes,
)
from tests.board.conftest import Wall
from tests.board.pointers import Finger, Mouse, Pointer

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WITH_BOTH = pytest.mark.parametrize("pointer", [Mouse, Finger])


def pixel(wall: Wall, point: tuple[float, float]) -> QPoint:
    return wall.view.mapFromScene(QPointF(*point))


def cluster(wall: Wall, at: int) -> ClusterId:
    return wall.board.groups[at].cluster.id


def header(wall: Wall, at: int) -> QPoint:
    return pixel(wall, wall.header(cluster(wall, at)).centre)


def lifted(wall: Wall, text: str, pointer: type[Pointer] = Mouse) -> Pointer:
    """A pointer that holds that note over the second cluster's header."""
    hand = pointer(wall.view.viewport())
    hand.press(pixel(wall, wall.place(text).centre))
    hand.move(header(wall, 1))
    return hand


def is_settled(wall: Wall) -> bool:
    """Whether every note is drawn where it belongs, and none is held."""
    notes, places = wall.scene.notes, wall.scene.arrangement.notes
    return notes.keys() == places.keys() and all(
        not item.is_held and item.pos() == QPointF(round(places[spot].x), round(places[spot].y))
        for spot, item in notes.items()
    )


# Keys


def more(wall: Wall) -> str:
    """What is said in smaller letters."""
    (pill,) = [item for item in wall.scene.items() if isinstance(item, PillItem)]
    return pill.more


def test_the_words_follow_a_key_without_a_move(sorted_wall: Wall) -> None:
    wall = sorted_wall
    hand = Mouse(wall.view.viewport())
    hand.press(pixel(wall, wall.place("confiance").centre))
    hand.move(pixel(wall, wall.place("volonté").centre))
    assert wall.hint() == "rejoint «\u00a0Une envie partagée\u00a0»"
    assert more(wall) == "Maj\u00a0: empiler · Ctrl\u00a0: aussi ici"
    QTest.keyPress(wall.view, Qt.Key.Key_Control)
    assert wall.hint() == "se place aussi dans «\u00a0Une envie partagée\u00a0»"
    QTest.keyRelease(wall.view, Qt.Key.Key_Control)
    assert wall.hint() == "rejoint «\u00a0Une envie partagée\u00a0»"
    QTest.keyPress(wall.view, Qt.Key.Key_Shift)
    assert wall.hint() == "s’empile sur «\u00a0volonté\u00a0»"
    assert more(wall) == ""
    QTest.keyRelease(wall.view, Qt.Key.Key_Shift)
    wall.view.cancel_gesture()
    hand.release()


def test_with_control_at_the_drop_it_is_in_both(sorted_wall: Wall) -> None:
    wall = sorted_wall
    id = wall.id_of("confiance")
    hand = lifted(wall, "confiance")
    hand.modifiers = CONTROL
    hand.release()
    assert wall.asked == [PlaceNotes((id,), cluster(wall, 1), also=True)]
    assert "confiance" in wall.texts(0)
    assert "confiance" in wall.texts(1)


def test_taken_out_of_one_of_both_it_stays_in_the_other(sorted_wall: Wall) -> None:
    wall = sorted_wall
    id = wall.id_of("confiance")
    wall.ask(PlaceNotes((id,), cluster(wall, 1), also=True))
    wall.scene.arrange_now()
    first = next(s for s in wall.scene.notes if s.note_id == id and s.cluster_id == cluster(wall, 0))
    place = wall.scene.arrangement.notes[first]
    hand = Mouse(wall.view.viewport())
    hand.press(pixel(wall, place.centre))
    hand.move(pixel(wall, (60.0, 500.0)))
    assert wall.hint() == "quitte «\u00a0A priori positif\u00a0»"
    assert [item.is_lifted for spot, item in wall.scene.notes.items() if spot.note_id == id].count(True) == 1
    hand.release()
    assert wall.asked[-1] == UnsortNotes((id,), leaving=cluster(wall, 0))
    assert "confiance" in wall.texts(1)
    assert "confiance" not in [*wall.texts(0), *wall.texts()]


def test_with_shift_it_goes_under_the_note(sorted_wall: Wall) -> None:
    wall = sorted_wall
    hand = Mouse(wall.view.viewport())
    hand.press(pixel(wall, wall.place("seul").centre))
    hand.modifiers = SHIFT
    hand.move(pixel(wall, wall.place("volonté").centre))
    hand.release()
    assert wall.asked == [StackNotes((wall.id_of("seul"),), wall.id_of("volonté"))]


def test_a_cluster_enters_a_rubric_with_its_notes_and_comes_out(sorted_wall: Wall) -> None:
    wall = sorted_wall
    first, second, third = (cluster(wall, at) for at in range(3))
    wall.ask(NestCluster(third, second))
    wall.scene.arrange_now()
    hand = Mouse(wall.view.viewport())
    hand.drag(header(wall, 0), pixel(wall, (200.0, 400.0)), pixel(wall, wall.header(second).centre))
    assert wall.asked[-1] == NestCluster(first, second)
    wall.scene.arrange_now()
    hand.press(pixel(wall, wall.header(second).centre))
    before = wall.scene.notes[wall.spot("confiance")].pos()
    hand.move(hand.at + QPoint(-200, 300))
    assert wall.scene.notes[wall.spot("confiance")].pos() == before + QPointF(-200, 300)
    wall.view.cancel_gesture()
    hand.release()
    assert is_settled(wall)


# Giving up


def test_another_button_gives_up_and_opens_no_menu(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    hand = lifted(wall, "seul")
    port = wall.view.viewport()
    with qtbot.assertNotEmitted(wall.view.context_requested):
        QTest.mousePress(port, Qt.MouseButton.RightButton, pos=hand.at)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, hand.at, port.mapToGlobal(hand.at))
        QApplication.sendEvent(port, asked)
    hand.release()
    assert wall.asked == []
    assert is_settled(wall)
    with qtbot.waitSignal(wall.view.context_requested):
        QTest.mousePress(port, Qt.MouseButton.RightButton, pos=hand.at)
        QApplication.sendEvent(port, asked)


@WITH_BOTH
def test_a_dialog_that_comes_up_gives_up(sorted_wall: Wall, pointer: type[Pointer], qtbot: QtBot) -> None:
    wall = sorted_wall
    hand = lifted(wall, "seul", pointer)
    dialog = QDialog(wall.view)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: is_settled(wall))
    hand.release()
    assert wall.asked == []
    dialog.close()


# What happens elsewhere


def arrives(wall: Wall) -> None:
    wall.send("arrivé pendant ce temps")


def moves(wall: Wall) -> None:
    wall.ask(IsolateNotes((wall.id_of("intérêt"),)))


def is_corrected(wall: Wall) -> None:
    wall.ask(CorrectNote(wall.id_of("volonté"), "la volonté d’y arriver ensemble, et d’y rester longtemps"))


def held_is_corrected(wall: Wall) -> None:
    wall.ask(CorrectNote(wall.id_of("seul"), "seul, mais en bien plus de mots qu’avant"))


def cluster_goes(wall: Wall) -> None:
    wall.ask(DissolveCluster(cluster(wall, 2)))


@WITH_BOTH
@pytest.mark.parametrize("event", [arrives, moves, is_corrected, held_is_corrected, cluster_goes])
def test_nothing_moves_under_the_hand_and_the_drop_is_what_was_said(
    sorted_wall: Wall, pointer: type[Pointer], event: Callable[[Wall], None], qtbot: QtBot
) -> None:
    wall = sorted_wall
    id, second = wall.id_of("seul"), cluster(wall, 1)
    hand = lifted(wall, "seul", pointer)
    before = {spot: item.pos() for spot, item in wall.scene.notes.items()}
    event(wall)
    QApplication.processEvents()
    assert {spot: item.pos() for spot, item in wall.scene.notes.items()} == before
    hand.release()
    assert wall.asked[-1] == PlaceNotes((id,), second)
    qtbot.waitUntil(lambda: is_settled(wall))
    assert wall.board.groups[1].notes[-1].id == id
    assert {spot.note_id for spot in wall.scene.notes} == wall.board.note_ids


@WITH_BOTH
def test_a_held_note_that_its_author_takes_back_is_told(
    sorted_wall: Wall, pointer: type[Pointer], qtbot: QtBot
) -> None:
    wall = sorted_wall
    id = wall.send("à retirer")
    wall.scene.arrange_now()
    hand = lifted(wall, "à retirer", pointer)
    wall.take_back(id)
    QApplication.processEvents()
    assert wall.scene.notes[wall.spot("à retirer")].is_lifted
    with qtbot.waitSignal(wall.view.told) as told:
        hand.release()
    assert told.args == ["Un post-it n’est plus au tableau\u00a0: il n’a pas été déplacé."]
    assert wall.asked == []
    qtbot.waitUntil(lambda: is_settled(wall))


def test_what_is_still_there_of_several_is_moved(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    id = wall.send("à retirer")
    wall.scene.arrange_now()
    wall.view.selection.choose([wall.id_of("seul"), id])
    hand = lifted(wall, "seul")
    wall.take_back(id)
    with qtbot.waitSignal(wall.view.told):
        hand.release()
    assert wall.asked == [PlaceNotes((wall.id_of("seul"),), cluster(wall, 1))]


def test_a_held_cluster_that_is_gone_is_told(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    hand = Mouse(wall.view.viewport())
    hand.press(header(wall, 2))
    hand.move(pixel(wall, (200.0, 400.0)))
    wall.ask(DissolveCluster(cluster(wall, 2)))
    with qtbot.waitSignal(wall.view.told):
        hand.release()
    qtbot.waitUntil(lambda: is_settled(wall))


def test_what_another_hand_drops_is_arranged_and_a_withdrawn_held_note_stays_in_the_hand(
    sorted_wall: Wall, qtbot: QtBot
) -> None:
    wall = sorted_wall
    id = wall.send("à retirer")
    wall.scene.arrange_now()
    held = Finger(wall.view.viewport(), number=0)
    held.press(pixel(wall, wall.place("à retirer").centre))
    held.move(pixel(wall, (200.0, 500.0)))
    item = wall.scene.notes[wall.spot("à retirer")]
    at = item.pos()
    wall.take_back(id)
    other = Finger(wall.view.viewport(), number=1)
    other.press(pixel(wall, wall.place("seul").centre))
    other.move(header(wall, 1))
    other.release()
    assert wall.texts(1)[-1] == "seul"
    assert item.scene() is wall.scene
    assert item.pos() == at
    held.release()
    qtbot.waitUntil(lambda: is_settled(wall))


def test_held_from_afar_it_stays_in_the_hand_too(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.view.zoom_by(0.2)
    hands = [Finger(wall.view.viewport(), number=number) for number in (0, 1)]
    for hand, text in zip(hands, ("seul", "autre"), strict=True):
        hand.press(pixel(wall, wall.place(text).centre))
        hand.move(hand.at + QPoint(0, 300))
    hands[1].move(header(wall, 1))
    hands[1].release()
    assert [item.note.text for item in wall.scene.notes.values() if item.note] == ["seul"]
    hands[0].move(header(wall, 0))
    hands[0].release()
    assert wall.texts(0)[-1] == "seul"
    assert wall.texts(1)[-1] == "autre"


def test_another_look_keeps_what_is_selected(sorted_wall: Wall) -> None:
    wall = sorted_wall
    ids = (wall.id_of("seul"), wall.id_of("volonté"))
    wall.view.selection.choose(ids, focus=wall.spot("volonté"))
    wall.scene.set_style(console_style(1.5, dark=True))
    assert wall.view.selection.ids == ids
    assert wall.view.selection.focus == wall.spot("volonté")
    ringed = wall.view.grab().toImage()
    wall.view.selection.clear()
    assert wall.view.grab().toImage() != ringed
