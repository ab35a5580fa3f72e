"""A pile looked through: each wording laid aside, or put on top."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.ids import NoteId
from atelier.domain.operations import StackNotes, Undo, UnstackNotes
from atelier.domain.things import Note
from atelier.ui.console.window import Console
from atelier.ui.dialogs.pile_dialog import PileDialog
from tests.ui.conftest import Room


@pytest.fixture
def ids(room: Room) -> list[NoteId]:
    """A pile of three in a cluster of four."""
    room.group("Un", "Deux", "Trois", "Quatre", title="Lien")
    made = [room.note(text).id for text in ("Un", "Deux", "Trois")]
    room.ask(StackNotes(tuple(made[1:]), made[0]))
    return made


@pytest.fixture
def dialog(console: Console, ids: list[NoteId]) -> PileDialog:
    made = console.notes.show_pile(ids[0])
    assert made is not None
    return made


def words(dialog: PileDialog) -> list[str]:
    return [card.words.text for card in dialog.cards]


def press(qtbot: QtBot, dialog: PileDialog, row: int, button: str) -> None:
    qtbot.mouseClick(getattr(dialog.cards[row], button), Qt.MouseButton.LeftButton)


def test_every_wording_is_there_the_top_first(dialog: PileDialog) -> None:
    assert words(dialog) == ["Un", "Deux", "Trois"]
    assert [card.above.isHidden() for card in dialog.cards] == [True, False, False]
    assert dialog.count.text() == "Une pile de 3 post-its"


def test_one_leaves_the_pile(dialog: PileDialog, room: Room, ids: list[NoteId], qtbot: QtBot) -> None:
    press(qtbot, dialog, 0, "aside")
    assert room.asked[-1] == UnstackNotes((ids[0],))
    assert words(dialog) == ["Deux", "Trois"]


def test_another_goes_on_top_in_one_step(
    dialog: PileDialog, room: Room, ids: list[NoteId], qtbot: QtBot
) -> None:
    press(qtbot, dialog, 2, "above")
    assert words(dialog) == ["Trois", "Un", "Deux"]
    (group,) = room.model.board(room.question(1).id).groups
    assert [note.text for note in group.notes] == ["Trois", "Quatre"]
    room.ask(Undo(room.model.meeting_id))
    assert words(dialog) == ["Un", "Deux", "Trois"]
    assert room.model.snapshot.get(Note, ids[0]).stack_id is None


def test_the_last_two_part_and_come_back(dialog: PileDialog, room: Room, qtbot: QtBot) -> None:
    press(qtbot, dialog, 2, "aside")
    press(qtbot, dialog, 1, "aside")
    assert words(dialog) == []
    assert dialog.count.text() == "La pile est défaite"
    room.ask(Undo(room.model.meeting_id))
    assert words(dialog) == ["Un", "Deux"]


def test_what_is_stacked_meanwhile_is_shown(dialog: PileDialog, room: Room, ids: list[NoteId]) -> None:
    room.ask(StackNotes((room.note("Quatre").id,), ids[0]))
    assert words(dialog) == ["Un", "Deux", "Trois", "Quatre"]
