"""Every move by one key, or by a key that is held: of the notes chosen, of the cluster chosen; else it is writing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from atelier.domain.operations import (
    CreateCluster,
    MergeClusters,
    PlaceNotes,
    RenameCluster,
    StackNotes,
    UnstackNotes,
    WeighNotes,
    WithdrawNotes,
)
from tests.board.conftest import Wall

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def written(sorted_wall: Wall) -> list[str]:
    """What the board hands on as words."""
    letters: list[str] = []
    sorted_wall.view.written.connect(letters.append)
    return letters


def choose(wall: Wall, *texts: str) -> None:
    """Click on those notes, each beside those before it."""
    for number, text in enumerate(texts):
        wall.scene.arrange_now()
        wall.click(wall.place(text).centre, modifiers=SHIFT if number else None)
    wall.asked.clear()


def choose_cluster(wall: Wall, position: int) -> None:
    wall.scene.arrange_now()
    wall.click(wall.header(wall.board.groups[position].cluster.id).centre)
    wall.asked.clear()


# Notes


def test_p_piles_them_up_under_the_one_chosen_last(sorted_wall: Wall, written: list[str]) -> None:
    wall = sorted_wall
    choose(wall, "confiance", "respect", "écoute")
    wall.key(Key.Key_P)
    ids = tuple(wall.id_of(text) for text in ("confiance", "respect"))
    assert wall.asked == [StackNotes(ids, wall.id_of("écoute"))]
    assert wall.texts(0) == ["écoute"]
    choose(wall, "écoute")
    wall.key(Key.Key_P, SHIFT)
    assert isinstance(wall.asked[0], UnstackNotes)
    assert sorted(wall.texts(0)) == ["confiance", "respect", "écoute"]
    assert written == []


def test_withdrawing_a_pile_takes_all_of_it(sorted_wall: Wall) -> None:
    wall = sorted_wall
    choose(wall, "confiance", "respect")
    wall.key(Key.Key_P)
    choose(wall, "respect")
    wall.key(Key.Key_Delete)
    assert wall.asked == [WithdrawNotes((wall.id_of("respect"), wall.id_of("confiance")))]


@pytest.mark.parametrize("modifiers", [None, SHIFT, KEYPAD])
def test_plus_and_minus_weigh_on_any_keyboard(
    sorted_wall: Wall, written: list[str], modifiers: Qt.KeyboardModifier | None
) -> None:
    wall = sorted_wall
    choose(wall, "seul")
    ids = (wall.id_of("seul"),)
    for key in (Key.Key_Plus, Key.Key_Plus, Key.Key_Minus):
        wall.key(key, modifiers)
    assert wall.asked == [WeighNotes(ids, 1), WeighNotes(ids, 2), WeighNotes(ids, 1)]
    assert written == []


def test_c_is_for_the_one_with_the_keyboard(sorted_wall: Wall) -> None:
    wall, wished = sorted_wall, []
    wall.view.correction_requested.connect(wished.append)
    choose(wall, "confiance", "respect")
    wall.key(Key.Key_C)
    assert wished == [wall.id_of("respect")]
    assert wall.asked == []


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_Down])
def test_held_keys_change_the_order_of_notes(sorted_wall: Wall, key: Key) -> None:
    wall = sorted_wall
    choose(wall, "confiance")
    wall.key(key, CONTROL | SHIFT)
    assert wall.texts(0) == ["respect", "confiance", "écoute"]
    wall.key(key, CONTROL | SHIFT)
    wall.key(key, CONTROL | SHIFT)
    assert wall.texts(0) == ["respect", "écoute", "confiance"]
    wall.key({Key.Key_Right: Key.Key_Left, Key.Key_Down: Key.Key_Up}[key], CONTROL | SHIFT)
    assert wall.texts(0) == ["respect", "confiance", "écoute"]
    assert len(wall.asked) == 3


def test_a_note_in_two_clusters_is_moved_where_the_keyboard_is(sorted_wall: Wall) -> None:
    wall = sorted_wall
    first, second = (group.cluster.id for group in wall.board.groups[:2])
    wall.ask(PlaceNotes((wall.id_of("confiance"),), second, also=True))
    choose(wall, "respect")
    wall.key(Key.Key_Left)
    spot = wall.view.selection.focus
    assert spot is not None
    assert (spot.note_id, spot.cluster_id) == (wall.id_of("confiance"), first)
    wall.view.selection.choose([])
    wall.key(Key.Key_U)
    assert "confiance" not in wall.texts(0)
    assert "confiance" in wall.texts(1)


# The cluster


def test_r_puts_it_into_a_rubric_whose_title_is_typed_at_once(sorted_wall: Wall, written: list[str]) -> None:
    wall = sorted_wall
    choose_cluster(wall, 1)
    nested = wall.board.groups[1].cluster.id
    wall.key(Key.Key_R)
    wall.scene.arrange_now()
    assert [group.number for group in wall.board.groups] == ["1", "2", "2.1", "3"]
    editor = wall.view.editor
    assert editor is not None
    QTest.keyClicks(editor, "Ensemble")
    QTest.keyClick(editor, Key.Key_Return)
    assert isinstance(wall.asked[-1], RenameCluster)
    assert [group.cluster.title for group in wall.board.groups[1:3]] == ["Ensemble", "Une envie partagée"]
    assert wall.board.groups[2].cluster.id == nested
    assert written == []


def test_out_of_its_rubric(sorted_wall: Wall) -> None:
    wall = sorted_wall
    choose_cluster(wall, 1)
    wall.key(Key.Key_R)
    wall.key(Key.Key_Escape)
    wall.scene.arrange_now()
    assert wall.view.editor is not None
    QTest.keyClick(wall.view.editor, Key.Key_Escape)
    choose_cluster(wall, 2)
    wall.key(Key.Key_R, SHIFT)
    assert [group.number for group in wall.board.groups] == ["1", "2", "3"]


def test_held_keys_change_the_order_of_clusters(sorted_wall: Wall) -> None:
    wall = sorted_wall
    choose_cluster(wall, 0)
    for key, order in (
        (Key.Key_Right, ["Une envie partagée", "A priori positif", ""]),
        (Key.Key_Down, ["Une envie partagée", "", "A priori positif"]),
        (Key.Key_Up, ["Une envie partagée", "A priori positif", ""]),
    ):
        wall.key(key, CONTROL | SHIFT)
        assert [group.cluster.title for group in wall.board.groups] == order


def test_a_title_awaited_is_that_of_a_cluster_without_notes(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.view.commands.ask(wall.view.commands.cluster.begun())
    wall.scene.arrange_now()
    assert wall.view.editor is not None
    assert wall.view.editor.cluster_id == wall.view.chosen_cluster == wall.board.groups[-1].cluster.id
    QTest.keyClick(wall.view.editor, Key.Key_Escape)
    choose(wall, "seul")
    wall.key(Key.Key_G)
    wall.scene.arrange_now()
    assert isinstance(wall.asked[-1], CreateCluster)
    assert wall.view.editor is None


# Writing


def test_a_letter_that_has_nothing_to_move_is_written(sorted_wall: Wall, written: list[str]) -> None:
    wall = sorted_wall
    choose(wall, "seul")
    QTest.keyClicks(wall.view, "pPrR")
    choose_cluster(wall, 0)
    QTest.keyClicks(wall.view, "guipPc")
    wall.key(Key.Key_R, SHIFT)
    wall.view.chosen_cluster = None
    QTest.keyClicks(wall.view, "r")
    assert "".join(written) == "pPrRguipPcrr"
    assert wall.asked == []


def test_after_a_drag_the_new_letters_are_words_too(sorted_wall: Wall, written: list[str]) -> None:
    wall = sorted_wall
    wall.drag(
        wall.header(wall.board.groups[2].cluster.id).centre, wall.box(wall.board.groups[0].cluster.id).centre
    )
    assert isinstance(wall.asked[-1], MergeClusters)
    wall.asked.clear()
    QTest.keyClicks(wall.view, "repc")
    assert "".join(written) == "repc"
    assert wall.asked == []


def test_after_a_drag_nothing_is_withdrawn_until_a_note_is_chosen_again(
    sorted_wall: Wall, written: list[str]
) -> None:
    wall = sorted_wall
    wall.drag(wall.place("seul").centre, wall.box(wall.board.groups[0].cluster.id).centre)
    wall.asked.clear()
    for key in (Key.Key_Delete, Key.Key_Backspace):
        wall.key(key)
    assert wall.asked == []
    choose(wall, "seul")
    wall.key(Key.Key_Backspace)
    assert wall.asked == []
    wall.key(Key.Key_Delete)
    assert wall.asked == [WithdrawNotes((wall.id_of("seul"),))]
    assert written == []


def test_a_sign_pressed_once_too_often_begins_no_word(sorted_wall: Wall, written: list[str]) -> None:
    wall = sorted_wall
    choose(wall, "seul")
    QTest.keyClicks(wall.view, "+++")
    assert len(wall.asked) == 2
    wall.drag(wall.place("seul").centre, wall.box(wall.board.groups[0].cluster.id).centre)
    wall.asked.clear()
    QTest.keyClicks(wall.view, "+-")
    assert wall.asked == []
    assert written == []
