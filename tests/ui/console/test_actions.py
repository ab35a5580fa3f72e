"""Actions as data: each in a menu, with its keys, enabled when it applies."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenuBar
from pytestqt.qtbot import QtBot

from atelier.domain.ids import ClusterId, SynthesisId, new_id
from atelier.domain.operations import (
    EditMeeting,
    EnterStage,
    MoveCluster,
    NestCluster,
    OpenPhones,
    PlaceNotes,
    StackNotes,
    WeighNotes,
    WriteSynthesis,
)
from atelier.domain.things import Display
from atelier.ui.console.actions import Actions
from atelier.ui.console.window import Console
from atelier.ui.menus import AZERTY, MOST_QUESTIONS, Situation, action_specs
from atelier.ui.projection.view import Projected, ProjectionView
from tests.ui.conftest import Room, make_room, open_console

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_names_are_unique() -> None:
    names = [spec.name for spec in action_specs()]
    assert len(names) == len(set(names))


def test_every_key_can_be_typed() -> None:
    for spec in action_specs():
        for keys in spec.keys:
            assert not QKeySequence(keys).isEmpty(), spec.name
            assert QKeySequence(keys).toString(), spec.name


def test_every_menu_has_a_letter_of_its_own() -> None:
    letters = [menu[menu.index("&") + 1].lower() for menu in {spec.menu for spec in action_specs()}]
    assert len(letters) == len(set(letters))


def test_letters_are_unique_within_a_menu() -> None:
    for menu in {spec.menu for spec in action_specs()}:
        texts = [spec.text for spec in action_specs() if spec.menu == menu and "&" in spec.text]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert len(letters) == len(set(letters)), menu


def test_an_action_without_a_slot_is_a_mistake_that_is_told(room: Room) -> None:
    actions = Actions(room.model, situation=lambda: Situation(room.model))
    with pytest.raises(KeyError):
        actions.connect_slots({})


def test_the_menus_are_in_the_order_of_the_specs(qtbot: QtBot, room: Room) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    Actions(room.model, situation=lambda: Situation(room.model), parent=bar).fill(bar)
    titles = [action.text().replace("&", "") for action in bar.actions()]
    assert titles == [
        "Rencontre",
        "Édition",
        "Question",
        "Post-its",
        "Regroupements",
        "Déroulé",
        "Projection",
        "Affichage",
        "Aide",
    ]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_each_question_by_both_keyboards(qtbot: QtBot, number: int) -> None:
    room = make_room()
    console = open_console(qtbot, room)
    other = 1 if number != 1 else 2
    for keys in (f"Ctrl+{number}", f"Ctrl+{AZERTY[number - 1]}"):
        console.actions_.by_name[f"question_{other}"].trigger()
        combination = QKeySequence(keys)[0]
        qtbot.keyClick(console.capture.edit, combination.key(), combination.keyboardModifiers())
        assert room.model.question.number == number, keys


KEYPAD = Qt.KeyboardModifier.KeypadModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_Minus, CTRL), (Qt.Key.Key_Minus, CTRL | KEYPAD), (Qt.Key.Key_ParenRight, CTRL)],
)
def test_reduced_by_any_keyboard(
    qtbot: QtBot, console: Console, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(console.capture.edit, key, modifiers)
    assert console.board.scale_now < 1.0


def test_the_key_6_of_a_french_keyboard_is_its_question_where_there_is_one(qtbot: QtBot) -> None:
    room = make_room(shorts=list("abcdef"))
    console = open_console(qtbot, room)
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_Minus, CTRL)
    assert (room.model.question.number, console.board.scale_now) == (6, 1.0)
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_Minus, CTRL | KEYPAD)
    assert (room.model.question.number, console.board.scale_now < 1.0) == (6, True)


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_Agrave, Qt.Key.Key_ParenRight])
def test_all_is_seen_by_any_keyboard(qtbot: QtBot, console: Console, key: Qt.Key) -> None:
    qtbot.keyClick(console.capture.edit, key, CTRL | SHIFT)
    assert console.board.shows_all


def test_questions_that_are_not_there_are_not_offered(console: Console) -> None:
    by_name = console.actions_.by_name
    assert [n for n in range(1, MOST_QUESTIONS + 1) if by_name[f"question_{n}"].isVisible()] == [1, 2, 3, 4]
    assert not by_name["question_5"].isEnabled()


def test_the_question_shown_is_ticked(room: Room, console: Console) -> None:
    by_name = console.actions_.by_name
    room.ask(EnterStage(room.model.meeting_id, room.stage(3).id))
    assert [n for n in range(1, 5) if by_name[f"question_{n}"].isChecked()] == [2]


def test_names_of_people_keep_their_ampersands(qtbot: QtBot) -> None:
    room = make_room(shorts=["Lien & temps"])
    console = open_console(qtbot, room)
    assert console.actions_.by_name["question_1"].text() == "1 Lien && temps"
    room.group("Un", title="A & B")
    assert "A && B" in console.actions_.by_name["undo"].text()


def test_the_clock_s_actions_apply_once_a_stage_is_under_way(room: Room, console: Console) -> None:
    by_name = console.actions_.by_name
    assert (by_name["pause"].isEnabled(), by_name["next_stage"].isEnabled()) == (False, True)
    room.ask(EnterStage(room.model.meeting_id, room.model.stages[-1].id))
    assert (by_name["pause"].isEnabled(), by_name["next_stage"].isEnabled()) == (True, False)


@pytest.mark.parametrize(
    ("key", "row"), [(Qt.Key.Key_S, 1), (Qt.Key.Key_V, 2), (Qt.Key.Key_U, 3), (Qt.Key.Key_A, 0)]
)
def test_panels_by_keyboard(qtbot: QtBot, room: Room, console: Console, key: Qt.Key, row: int) -> None:
    room.group("Un")
    room.send("Deux")
    console.side_panel.tabs.setCurrentIndex(3 - row)
    qtbot.keyClick(console.capture.edit, key, ALT)
    assert console.side_panel.stack.currentIndex() == row
    focus = console.focusWidget()
    assert focus is not None
    assert console.side_panel.stack.currentWidget().isAncestorOf(focus)


def test_back_to_the_capture_line_from_anywhere(qtbot: QtBot, console: Console) -> None:
    console.board.setFocus()
    qtbot.keyClick(console.board, Qt.Key.Key_L, CTRL)
    assert console.capture.edit.hasFocus()


ALWAYS = {
    *(
        "home",
        "sheet",
        "import",
        "documents",
        "export",
        "archive",
        "phones",
        "network",
        "close",
        "settings",
        "capture",
        "board",
    ),
    *("search", "search_next", "search_previous", "projection", "invitation", "show_board"),
    *("show_question", "show_break", "arrivals", "synthesis", "quotes", "follow_ups", "left_column"),
    *("right_column", "show_all", "life_size", "zoom_in", "zoom_out", "palette", "shortcuts", "guide"),
    *(f"question_{number}" for number in range(1, 5)),
    *("new_cluster", "withdrawn", "history"),
    *("welcome_sheet", "plan_agenda", "reword_question", "filter", "colour_by_question"),
    *("facilitation", "attendance"),
    *("stamp", "recording_clock", "record_sound", "recordings"),
}
"""What makes sense at any moment of a meeting."""
NEVER = {
    "colour_by_group",
    "capture_group",
    *(f"question_{number}" for number in range(5, MOST_QUESTIONS + 1)),
}
"""What this meeting has not."""


def situations(room: Room, console: Console) -> Iterator[str]:
    """A meeting in short: at each of these moments, other actions apply."""
    meeting_id = room.model.meeting_id
    yield "at first"
    cluster_id = ClusterId(room.group("Un", "Deux", title="Lien"))
    room.group("Trois", title="Temps")
    yield "something was done"
    for projected in (Projected(ProjectionView.CLUSTER, cluster_id), Projected(ProjectionView.BLACK)):
        console.show_projected(projected)
        yield f"the room sees {projected}"
    last = room.model.board(room.question(1).id).groups[-1].cluster.id
    console.show_projected(Projected(ProjectionView.CLUSTER, last))
    yield "the room sees the last one"
    console.side_panel.note_chosen.emit(room.send("Un choisi")[0])
    yield "a post-it is chosen"
    yield from _moments_of_sorting(room, console)
    for stage in (room.stage(0), room.stage(1), room.stage(2), room.model.stages[-1]):
        room.ask(EnterStage(meeting_id, stage.id))
        yield f"{stage.title} is under way"
    room.ask(EnterStage(meeting_id, room.stage(1).id))
    room.ask(EditMeeting(meeting_id, display=Display.REVIEWED))
    room.send("À relire")
    yield "a post-it waits"
    console.actions_.by_name["undo"].trigger()
    yield "something was taken back"
    room.ask(OpenPhones(meeting_id, accepted=False))
    yield "phones are closed"


def _moments_of_sorting(room: Room, console: Console) -> Iterator[str]:
    """What is chosen lies here and there."""
    lien, temps = (group.cluster.id for group in room.model.board(room.question(1).id).groups)
    first, second, alone = (room.note(text).id for text in ("Un", "Deux", "Un choisi"))
    room.ask(PlaceNotes((first,), temps, also=True))
    room.ask(WriteSynthesis(SynthesisId(new_id()), lien, f"Comme #{room.note('Un').number} le dit"))
    for text in ("Un", "Deux"):
        console.on_board.show_note(room.note(text).id)
        yield f"{text} is chosen, in two clusters or at the end of one"
    room.ask(StackNotes((second,), alone))
    room.ask(WeighNotes((alone,), 2))
    console.on_board.show_note(alone)
    yield "a pile that matters is chosen"
    console.board.selection.choose([first, alone])
    yield "two are chosen"
    for operation in (NestCluster(temps, lien), MoveCluster(temps)):
        room.ask(operation)
        for id in (lien, temps):
            console.on_board.show_cluster(id)
            yield f"a cluster is chosen after {operation.name}"


def test_each_action_applies_at_times_and_at_times_does_not(room: Room, console: Console) -> None:
    enabled: dict[str, set[bool]] = {spec.name: set() for spec in action_specs()}
    for _moment in situations(room, console):
        console.actions_.refresh()
        for name, action in console.actions_.by_name.items():
            enabled[name].add(action.isEnabled())
    always = {name for name, states in enabled.items() if states == {True}}
    never = {name for name, states in enabled.items() if states == {False}}
    assert always <= ALWAYS
    assert never == NEVER


@pytest.mark.parametrize("shorts", ["abcd", "abcdefghi"])
def test_no_two_actions_that_apply_have_the_same_keys(qtbot: QtBot, shorts: str) -> None:
    actions = open_console(qtbot, make_room(shorts=list(shorts))).actions_.by_name.values()
    keys = [key.toString() for action in actions if action.isEnabled() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_no_keys_are_those_of_a_menu() -> None:
    letters = {f"Alt+{menu[menu.index('&') + 1].upper()}" for menu in {spec.menu for spec in action_specs()}}
    assert letters.isdisjoint(key for spec in action_specs() for key in spec.keys)


def test_every_action_is_in_a_menu_of_the_window(console: Console) -> None:
    held = {
        action.objectName()
        for menu in console.menuBar().actions()
        for action in menu.menu().actions()
        if action.objectName()
    }
    assert held == {spec.name for spec in action_specs()}
