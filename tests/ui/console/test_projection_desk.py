"""What the room sees, chosen on the console: by its actions and keys, through the session, on the projection."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.history import History
from atelier.domain.ids import new_id
from atelier.domain.operations import EditMeeting, EnterStage, PlanAgenda, ShowQuestion, WithdrawNotes
from atelier.domain.things import Note, StageKind
from atelier.session import Session
from atelier.ui.console.window import Console
from atelier.ui.dialogs.meeting_dialog import MeetingDialog
from atelier.ui.projection.view import Projected, ProjectionView
from atelier.ui.projection.window import ProjectionWindow
from tests.ui.conftest import Room
from tests.ui.session_parts import FakeBridge, FakeExporter, no_base

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
READING = ("read_previous", "read_next")
VIEWS = {
    "show_board": ProjectionView.BOARD,
    "show_question": ProjectionView.QUESTION,
    "show_break": ProjectionView.BREAK,
    "show_cluster": ProjectionView.CLUSTER,
    "show_note": ProjectionView.NOTE,
    "show_synthesis": ProjectionView.SYNTHESIS,
    "black": ProjectionView.BLACK,
}


@pytest.fixture
def session(room: Room, qtbot: QtBot) -> Iterator[Session]:
    """A meeting under way, as the application opens it."""
    bridge, exporter = FakeBridge(room), FakeExporter()
    made = Session(
        room.model.snapshot,
        History(),
        room.model.meeting_id,
        bridge,  # type: ignore[arg-type]
        exporter,  # type: ignore[arg-type]
        invite=lambda _model: None,
        base=no_base,
    )
    room.model = made.model
    made.console.show()
    made.console.activateWindow()
    qtbot.waitUntil(made.console.capture.edit.hasFocus)
    yield made
    made.close()
    QApplication.sendPostedEvents(None, 0)


def enabled(console: Console, *names: str) -> list[bool]:
    return [console.actions_.by_name[name].isEnabled() for name in names]


def ticked(console: Console) -> list[str]:
    return [name for name in VIEWS if console.actions_.by_name[name].isChecked()]


def trigger(console: Console, name: str) -> None:
    console.actions_.by_name[name].trigger()


def projection(session: Session) -> ProjectionWindow:
    assert session.projection is not None
    return session.projection


def texts(session: Session) -> set[str]:
    return {text.words.text for text in projection(session).picture.texts}


def choose(console: Console, room: Room, text: str) -> None:
    console.side_panel.note_chosen.emit(room.note(text).id)


# What can be asked


def test_at_first_only_the_board_can_be_shown(console: Console) -> None:
    assert enabled(console, *VIEWS, *READING) == [True] * 3 + [False] * 6
    assert ticked(console) == []


def test_actions_come_with_what_they_are_about(room: Room, console: Console) -> None:
    room.send("Un")
    assert enabled(console, "show_cluster", "show_note", "show_synthesis") == [False, False, False]
    choose(console, room, "Un")
    assert enabled(console, "show_cluster", "show_note", "show_synthesis") == [False, True, False]
    room.group("Deux")
    assert enabled(console, "show_cluster", "show_note", "show_synthesis") == [True, True, True]
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    assert enabled(console, "show_cluster", "show_note", "show_synthesis") == [False, False, False]


def test_what_the_room_sees_is_ticked(room: Room, console: Console) -> None:
    id = room.group("Un")
    console.show_projected(Projected(ProjectionView.CLUSTER, id))  # type: ignore[arg-type]
    assert ticked(console) == ["show_cluster"]
    trigger(console, "show_synthesis")
    assert ticked(console) == ["show_cluster"], "asked for, it is not seen yet"
    console.show_projected(None)
    assert ticked(console) == []


def test_reading_on_applies_where_something_follows(room: Room, console: Console) -> None:
    first, second = room.group("Un"), room.group("Deux")
    console.show_projected(Projected(ProjectionView.CLUSTER, first))  # type: ignore[arg-type]
    assert enabled(console, *READING) == [False, True]
    console.show_projected(Projected(ProjectionView.CLUSTER, second))  # type: ignore[arg-type]
    assert enabled(console, *READING) == [True, False]
    console.show_projected(Projected(ProjectionView.BOARD))
    assert enabled(console, *READING) == [False, False]


def test_the_cluster_shown_is_the_one_chosen(room: Room, console: Console) -> None:
    first, second = room.group("Un"), room.group("Deux")
    asked: list[Projected] = []
    console.projection_view_requested.connect(asked.append)
    trigger(console, "show_cluster")
    choose(console, room, "Deux")
    trigger(console, "show_cluster")
    assert [projected.cluster_id for projected in asked] == [first, second]


def test_the_note_shown_is_the_one_with_the_focus(room: Room, console: Console) -> None:
    id = room.group("Un", "Deux")
    choose(console, room, "Deux")
    asked: list[Projected] = []
    console.projection_view_requested.connect(asked.append)
    trigger(console, "show_note")
    assert asked == [Projected(ProjectionView.NOTE, id, room.note("Deux").id)]  # type: ignore[arg-type]


# What becomes of it


def test_a_choice_opens_the_projection(room: Room, session: Session) -> None:
    room.group("Un", title="Lien")
    trigger(session.console, "show_cluster")
    assert projection(session).isVisible()
    assert {"Lien", "Un"} <= texts(session)
    assert ticked(session.console) == ["show_cluster"]


def test_each_view_by_its_action(room: Room, session: Session) -> None:
    room.group("Un", title="Lien")
    choose(session.console, room, "Un")
    for name, view in VIEWS.items():
        trigger(session.console, name)
        assert projection(session).view is view
        assert ticked(session.console) == [name]


@pytest.mark.parametrize(
    ("key", "modifiers", "view"),
    [
        (Qt.Key.Key_T, CTRL | SHIFT, ProjectionView.BOARD),
        (Qt.Key.Key_R, CTRL | SHIFT, ProjectionView.CLUSTER),
        (Qt.Key.Key_P, CTRL | SHIFT, ProjectionView.NOTE),
        (Qt.Key.Key_S, CTRL | SHIFT, ProjectionView.SYNTHESIS),
        (Qt.Key.Key_B, CTRL, ProjectionView.BLACK),
    ],
)
def test_each_view_by_its_key_while_something_is_typed(
    qtbot: QtBot,
    room: Room,
    session: Session,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    view: ProjectionView,
) -> None:
    room.group("Un", title="Lien")
    choose(session.console, room, "Un")
    session.open_projection().show_view(ProjectionView.WELCOME)
    capture = session.console.capture.edit
    qtbot.keyClicks(capture, "Une idee")
    qtbot.keyClick(capture, key, modifiers)
    assert projection(session).view is view
    assert capture.text == "Une idee"


def test_clusters_are_read_one_after_the_other(qtbot: QtBot, room: Room, session: Session) -> None:
    first, second = room.group("Un", title="Lien"), room.group("Deux", title="Temps")
    trigger(session.console, "show_cluster")
    capture = session.console.capture.edit
    qtbot.keyClick(capture, Qt.Key.Key_PageDown, CTRL)
    assert projection(session).projected.cluster_id == second
    assert session.console.side_panel.synthesis.cluster_id == second
    qtbot.keyClick(capture, Qt.Key.Key_PageDown, CTRL)
    assert projection(session).projected.cluster_id == second
    qtbot.keyClick(capture, Qt.Key.Key_PageUp, CTRL)
    assert projection(session).projected.cluster_id == first


def test_in_a_stage_of_reading_back_the_keys_begin_it_and_go_on_with_the_question(
    qtbot: QtBot, room: Room, session: Session
) -> None:
    reading = replace(room.stage(2), id=new_id(), kind=StageKind.READ_BACK, question_id=None)
    room.ask(PlanAgenda(room.model.meeting_id, (*room.model.stages, reading)))
    room.ask(EnterStage(room.model.meeting_id, reading.id))
    capture = session.console.capture.edit
    session.open_projection()
    first, second = room.group("Un"), room.group("Deux", number=2)
    assert projection(session).view is ProjectionView.BOARD
    qtbot.keyClick(capture, Qt.Key.Key_PageDown, CTRL)
    assert projection(session).projected.cluster_id == first
    qtbot.keyClick(capture, Qt.Key.Key_2, CTRL)
    assert projection(session).projected.cluster_id == second
    assert ticked(session.console) == ["show_cluster"]


def test_notes_are_read_one_after_the_other_and_chosen_on_the_console(
    qtbot: QtBot, room: Room, session: Session
) -> None:
    room.group("Un", "Deux")
    room.send("Trois")
    choose(session.console, room, "Un")
    trigger(session.console, "show_note")
    for text in ("Deux", "Trois"):
        qtbot.keyClick(session.console.capture.edit, Qt.Key.Key_PageDown, CTRL)
        assert text in texts(session)
        assert session.console.board.selection.ids == (room.note(text).id,)
    assert session.console.capture.edit.hasFocus() or projection(session).isActiveWindow()


def test_black_gives_back_what_was_seen(room: Room, session: Session) -> None:
    id = room.group("Un")
    trigger(session.console, "show_cluster")
    trigger(session.console, "black")
    assert projection(session).view is ProjectionView.BLACK
    trigger(session.console, "black")
    assert projection(session).projected == Projected(ProjectionView.CLUSTER, id)  # type: ignore[arg-type]


def test_what_is_taken_away_meanwhile_gives_way_to_the_board(room: Room, session: Session) -> None:
    room.send("Un")
    choose(session.console, room, "Un")
    trigger(session.console, "show_note")
    room.ask(WithdrawNotes((room.note("Un").id,)))
    assert projection(session).view is ProjectionView.BOARD
    assert ticked(session.console) == ["show_board"]


def test_a_stage_takes_its_own_view(room: Room, session: Session) -> None:
    room.group("Un")
    trigger(session.console, "show_cluster")
    room.ask(EnterStage(room.model.meeting_id, room.stage(0).id))
    assert projection(session).view is ProjectionView.WELCOME


def test_a_closed_projection_is_not_ticked(session: Session) -> None:
    trigger(session.console, "show_board")
    assert enabled(session.console, "black") == [True]
    projection(session).close()
    assert ticked(session.console) == []
    assert enabled(session.console, "black") == [False]


# Opening and closing it, and what is typed in it


def projection_text(session: Session) -> str:
    return session.console.actions_.by_name["projection"].text().replace("&", "")


def test_f11_opens_it_and_closes_it(qtbot: QtBot, session: Session) -> None:
    capture = session.console.capture.edit
    assert projection_text(session) == "Ouvrir la projection"
    qtbot.keyClick(capture, Qt.Key.Key_F11)
    assert projection(session).isVisible()
    assert projection_text(session) == "Fermer la projection"
    qtbot.keyClick(capture, Qt.Key.Key_F11)
    assert not projection(session).isVisible()
    assert projection_text(session) == "Ouvrir la projection"


def test_f9_gives_back_what_was_seen(qtbot: QtBot, room: Room, session: Session) -> None:
    id = room.group("Un")
    trigger(session.console, "show_cluster")
    capture = session.console.capture.edit
    qtbot.keyClick(capture, Qt.Key.Key_F9)
    assert projection(session).view is ProjectionView.WELCOME
    qtbot.keyClick(capture, Qt.Key.Key_F9)
    assert projection(session).projected == Projected(ProjectionView.CLUSTER, id)  # type: ignore[arg-type]


@pytest.fixture
def in_front(session: Session, qtbot: QtBot) -> ProjectionWindow:
    """The projection, with the keyboard."""
    window = session.open_projection()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_the_consoles_keys_act_in_it_and_take_the_keyboard_back(
    qtbot: QtBot, session: Session, in_front: ProjectionWindow
) -> None:
    qtbot.keyClick(in_front, Qt.Key.Key_B, CTRL)
    assert in_front.view is ProjectionView.BLACK
    qtbot.waitUntil(session.console.isActiveWindow)


def test_a_countdown_begun_in_it_is_given_up_in_it(
    qtbot: QtBot, session: Session, in_front: ProjectionWindow
) -> None:
    qtbot.keyClick(in_front, Qt.Key.Key_F8)
    countdown = session.console.running.countdown
    assert countdown.is_running
    in_front.activateWindow()
    qtbot.waitUntil(in_front.isActiveWindow)
    qtbot.keyClick(in_front, Qt.Key.Key_Escape)
    assert not countdown.is_running


def test_words_typed_in_it_are_in_the_capture_line(
    qtbot: QtBot, session: Session, in_front: ProjectionWindow
) -> None:
    qtbot.keyClicks(in_front, "Une")
    assert session.console.capture.edit.text == "Une"
    qtbot.waitUntil(session.console.capture.edit.hasFocus)


def test_full_screen_over_the_console_it_stays_there(
    qtbot: QtBot, session: Session, in_front: ProjectionWindow
) -> None:
    qtbot.keyClick(in_front, Qt.Key.Key_F11)
    assert in_front.isFullScreen()
    qtbot.keyClick(in_front, Qt.Key.Key_B, CTRL)
    qtbot.keyClicks(in_front, "Une")
    assert session.console.capture.edit.text == "Une"
    assert in_front.isActiveWindow()


def test_ctrl_w_in_it_does_not_close_the_console(
    qtbot: QtBot, session: Session, in_front: ProjectionWindow
) -> None:
    qtbot.keyClick(in_front, Qt.Key.Key_W, CTRL)
    assert session.console.isVisible()


# The sheet


def test_the_sheet_asks_for_what_was_changed(qtbot: QtBot, room: Room, console: Console) -> None:
    trigger(console, "sheet")
    (dialog,) = console.findChildren(MeetingDialog)
    assert dialog.isVisible()
    dialog.place.line.setText("Maison de quartier")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert room.asked == [EditMeeting(room.model.meeting_id, place="Maison de quartier")]
    assert room.model.meeting.place == "Maison de quartier"


def test_the_sheet_left_asks_nothing(qtbot: QtBot, room: Room, console: Console) -> None:
    dialog = console.meeting.open_sheet()
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert room.asked == []
    qtbot.waitUntil(lambda: console.findChildren(MeetingDialog) == [])


# Taken off the wall while the room sees it


def shown_note(session: Session) -> str:
    projected = projection(session).projected
    return session.model.snapshot.get(Note, projected.note_id).text if projected.note_id else ""


@pytest.mark.parametrize(
    ("texts", "taken", "reached"), [("abc", "b", "c"), ("abc", "c", "b"), ("a", "a", "")]
)
def test_the_room_goes_on_to_the_next_note_or_the_one_before(
    room: Room, session: Session, texts: str, taken: str, reached: str
) -> None:
    room.send(*texts)
    choose(session.console, room, taken)
    trigger(session.console, "show_note")
    trigger(session.console, "withdraw")
    assert shown_note(session) == reached
    assert sorted(room.texts()) == sorted(texts.replace(taken, ""))
    trigger(session.console, "undo")
    assert sorted(room.texts()) == sorted(texts)


def test_of_several_taken_off_none_is_shown_next(room: Room, session: Session) -> None:
    ids = room.send("a", "b", "c", "d")
    choose(session.console, room, "b")
    trigger(session.console, "show_note")
    session.console.board.selection.choose(ids[1:3])
    trigger(session.console, "withdraw")
    assert (shown_note(session), room.texts()) == ("d", ["a", "d"])


def test_what_the_room_does_not_see_is_taken_off_behind_it(room: Room, session: Session) -> None:
    room.send("a", "b", "c")
    choose(session.console, room, "a")
    trigger(session.console, "show_note")
    choose(session.console, room, "c")
    trigger(session.console, "withdraw")
    assert (shown_note(session), room.texts()) == ("a", ["a", "b"])


def test_suppr_in_the_empty_capture_line_takes_off_what_the_room_sees(
    qtbot: QtBot, room: Room, session: Session
) -> None:
    room.send("a", "b")
    choose(session.console, room, "a")
    trigger(session.console, "show_note")
    session.console.board.selection.clear()
    edit = session.console.capture.edit
    qtbot.keyClicks(edit, "x")
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert room.texts() == ["a", "b"]
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert (shown_note(session), room.texts()) == ("b", ["b"])


def test_suppr_in_the_empty_capture_line_takes_nothing_off_a_board(
    qtbot: QtBot, room: Room, session: Session
) -> None:
    room.send("a")
    trigger(session.console, "show_board")
    choose(session.console, room, "a")
    qtbot.keyClick(session.console.capture.edit, Qt.Key.Key_Delete)
    assert room.texts() == ["a"]
