"""For whom the facilitator writes: chosen beside the capture line, shown while it is, and kept with what she adds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.ids import NoteId, PeerGroupId, new_id
from atelier.domain.operations import AddNotes, EditMeeting, NewNote
from atelier.ui.console.window import Console
from atelier.ui.widgets.group_choice import GroupChoice
from tests.ui.conftest import Room, make_room, open_console
from tests.ui.finding.groups import NAMES, add_groups

ENTER = Qt.Key.Key_Return
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def group_ids(room: Room) -> list[PeerGroupId]:
    """Two groups, which phones are not asked for."""
    ids = add_groups(room)
    room.ask(EditMeeting(room.model.meeting_id, asks_group=False))
    return ids


@pytest.fixture
def console(qtbot: QtBot, room: Room, group_ids: list[PeerGroupId]) -> Console:
    assert group_ids
    return open_console(qtbot, room)


@pytest.fixture
def choice(console: Console) -> GroupChoice:
    return console.capture.group


def offers(choice: GroupChoice) -> dict[str, QAction]:
    return {action.text(): action for action in choice.choices.actions() if not action.isSeparator()}


def write(qtbot: QtBot, console: Console, text: str) -> None:
    qtbot.keyClicks(console.capture.edit, text)
    qtbot.keyClick(console.capture.edit, ENTER)


def test_without_peer_groups_nothing_is_shown(qtbot: QtBot) -> None:
    console = open_console(qtbot, make_room())
    assert console.capture.group.isHidden()
    assert not console.actions_.by_name["capture_group"].isEnabled()


def test_nobody_in_particular_at_first(
    qtbot: QtBot, room: Room, console: Console, choice: GroupChoice
) -> None:
    assert (choice.text(), choice.styleSheet()) == ("Pour…", "")
    assert list(offers(choice)) == ["Personne en particulier", *NAMES]
    assert offers(choice)["Personne en particulier"].isChecked()
    write(qtbot, console, "Un")
    assert room.note("Un").peer_group_id is None


def test_by_keyboard_until_it_is_changed(
    qtbot: QtBot, room: Room, console: Console, choice: GroupChoice, group_ids: list[PeerGroupId]
) -> None:
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_W, ALT)
    qtbot.waitUntil(choice.choices.isVisible)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, ENTER):
        qtbot.keyClick(choice.choices, key)
    assert choice.text() == "Pour\xa0: Parents"
    assert choice.styleSheet()
    assert console.capture.edit.hasFocus()
    for text in ("Un", "Deux"):
        write(qtbot, console, text)
    offers(choice)["Personne en particulier"].trigger()
    write(qtbot, console, "Trois")
    told = [room.note(text).peer_group_id for text in ("Un", "Deux", "Trois")]
    assert told == [group_ids[0], group_ids[0], None]
    assert choice.text() == "Pour…"


def test_what_is_kept_as_the_window_goes_is_for_them_too(
    room: Room, console: Console, choice: GroupChoice, group_ids: list[PeerGroupId]
) -> None:
    choice.choose(group_ids[1])
    console.capture.edit.setPlainText("Une phr")
    console.finish()
    assert room.note("Une phr").peer_group_id == group_ids[1]


def test_words_that_come_back_are_for_whom_they_were(
    room: Room, console: Console, choice: GroupChoice, group_ids: list[PeerGroupId]
) -> None:
    note = NewNote(NoteId(new_id()), "Un", peer_group_id=group_ids[1])
    console.take_back(AddNotes(room.model.meeting_id, room.question(1).id, (note,)))
    assert choice.group_id == group_ids[1]


def test_another_meeting_begins_for_nobody_in_particular(
    qtbot: QtBot, room: Room, choice: GroupChoice, group_ids: list[PeerGroupId]
) -> None:
    choice.choose(group_ids[0])
    assert open_console(qtbot, room).capture.group.group_id is None


def test_all_of_a_paste_is_for_one_group(
    qtbot: QtBot, room: Room, console: Console, choice: GroupChoice, group_ids: list[PeerGroupId]
) -> None:
    choice.choose(group_ids[0])
    dialog = console.pastes.open_import("Le lien\nLa confiance")
    assert dialog.group.text() == "Pour\xa0: Parents"
    offers(dialog.group)["Éducation nationale"].trigger()
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert {room.note(text).peer_group_id for text in ("Le lien", "La confiance")} == {group_ids[1]}
    assert choice.group_id == group_ids[0]


def test_one_tab_from_the_line_still_leads_to_the_board(
    qtbot: QtBot, console: Console, choice: GroupChoice
) -> None:
    assert choice.isVisible()
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_Tab)
    assert console.board.hasFocus()
    qtbot.keyClick(console.board, Qt.Key.Key_Backtab)
    assert console.capture.edit.hasFocus()


@pytest.mark.parametrize(
    "name", ["A & B", "<b>x</b>", "Centres sociaux et associations de tout le territoire"]
)
def test_any_name_is_shown_as_it_is_as_far_as_there_is_room(qtbot: QtBot, name: str) -> None:
    room = make_room()
    (group_id,) = add_groups(room, (name,))
    choice = open_console(qtbot, room).capture.group
    choice.choose(group_id)
    shown = choice.text().replace("&&", "&").removeprefix("Pour\xa0: ")
    assert name.startswith(shown.removesuffix("…"))
    assert choice.accessibleName() == f"Pour\xa0: {name}"
    assert choice.width() < 260


def test_the_hand_goes_back_to_writing(qtbot: QtBot, console: Console, choice: GroupChoice) -> None:
    console.board.setFocus()
    offers(choice)["Parents"].trigger()
    assert QApplication.focusWidget() is console.capture.edit
    assert qtbot
