"""Going to a moment of the history: as many steps as it takes, one by one, and no further than is wished."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from atelier.domain.history import BEGINNING
from atelier.domain.operations import Operation, Redo, Undo
from atelier.domain.things import Source, Synthesis
from atelier.ui.console.history_desk import AT_ONCE
from atelier.ui.console.window import Console
from atelier.ui.panels.side_panel import Panel
from tests.ui.conftest import Room, open_console

COUNT = AT_ONCE + 30


class Answers:
    """Answers a console as the bridge does, when it is let to."""

    def __init__(self, room: Room, console: Console) -> None:
        self._room = room
        self._console = console
        self.waiting: list[Operation] = []
        console.operation_requested.disconnect(room.ask)
        console.operation_requested.connect(self.waiting.append)

    def one(self) -> None:
        """The answer to what was asked first."""
        operation = self.waiting.pop(0)
        self._room.ask(operation)
        self._console.history.settle(operation)

    def all(self) -> None:
        """Every answer, also to what they have her ask next."""
        while self.waiting:
            self.one()


@pytest.fixture
def console(qtbot: QtBot, room: Room) -> Console:
    """A console after so many post-its."""
    for number in range(1, COUNT + 1):
        room.send(f"{number}", source=Source.KEYBOARD)
    return open_console(qtbot, room)


@pytest.fixture
def answers(room: Room, console: Console) -> Answers:
    """What becomes of what it asks."""
    return Answers(room, console)


def count(room: Room) -> int:
    return len(room.texts())


def test_a_moment_is_gone_back_to_and_forward_again(room: Room, console: Console, answers: Answers) -> None:
    for seq in (7, COUNT, BEGINNING, 33, 32):
        console.history.go_to(seq)
        answers.all()
        assert (room.model.history.now, count(room)) == (seq, seq)


def test_the_present_moment_asks_for_nothing(console: Console, answers: Answers) -> None:
    console.history.go_to(COUNT)
    assert answers.waiting == []


def test_a_moment_that_is_no_more_asks_for_nothing(room: Room, console: Console, answers: Answers) -> None:
    room.ask(Undo(room.model.meeting_id))
    room.send("autre", source=Source.KEYBOARD)
    console.history.go_to(COUNT)
    assert answers.waiting == []


def test_few_steps_are_asked_for_at_once(console: Console, answers: Answers) -> None:
    console.history.go_to(BEGINNING)
    assert len(answers.waiting) == AT_ONCE
    for _ in range(AT_ONCE - 1):
        answers.one()
    assert len(answers.waiting) == 1
    answers.one()
    assert len(answers.waiting) == COUNT - AT_ONCE


def test_of_many_steps_only_where_they_lead_is_told(room: Room, console: Console, answers: Answers) -> None:
    told: list[int] = []
    room.model.board_changed.connect(lambda _question_id: told.append(count(room)))
    console.history.go_to(10)
    answers.all()
    assert told == [COUNT - AT_ONCE, 10]


def test_what_phones_send_on_the_way_is_told_with_it(room: Room, console: Console, answers: Answers) -> None:
    console.history.go_to(COUNT - 5)
    answers.one()
    room.send("d’un téléphone")
    answers.all()
    assert "d’un téléphone" in room.texts()


def test_another_moment_chosen_on_the_way_is_gone_to(room: Room, console: Console, answers: Answers) -> None:
    console.history.go_to(BEGINNING)
    answers.one()
    console.history.go_to(COUNT - 2)
    assert len(answers.waiting) == AT_ONCE - 1
    answers.all()
    assert room.model.history.now == COUNT - 2


def test_a_refusal_ends_the_walk_and_is_told(room: Room, console: Console, answers: Answers) -> None:
    console.history.go_to(BEGINNING)
    for _ in range(AT_ONCE - 1):
        answers.one()
    console.show_refusal("Le disque n’a pas pu enregistrer.", answers.waiting[0])
    console.history.settle(answers.waiting.pop())
    assert answers.waiting == []
    assert console.area.notice.isVisible()
    assert any("disque" in label.text() for label in console.area.notice.findChildren(QLabel))
    assert room.model.history.now == COUNT - AT_ONCE + 1


def test_the_refusal_of_something_else_does_not(room: Room, console: Console, answers: Answers) -> None:
    console.history.go_to(5)
    console.show_refusal("Autre chose.", Undo(room.model.meeting_id))
    answers.all()
    assert room.model.history.now == 5


def test_what_she_does_on_the_way_is_not_taken_back(
    qtbot: QtBot, room: Room, console: Console, answers: Answers
) -> None:
    console.history.go_to(BEGINNING)
    qtbot.keyClicks(console.capture.edit, "entre-temps")
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_Return)
    answers.all()
    assert "entre-temps" in room.texts()
    assert room.model.history.states == [*range(COUNT - AT_ONCE + 1), room.model.history.now]


@pytest.fixture
def elsewhere(room: Room, console: Console, answers: Answers) -> Console:
    """The same, its last two deeds on the second question, out of sight."""
    assert answers.waiting == []
    room.send("là-bas", number=2, source=Source.KEYBOARD)
    room.group("ailleurs", title="Lien", number=2)
    return console


def notices(console: Console) -> str:
    return "\n".join(label.text() for label in console.area.notice.findChildren(QLabel))


def test_what_is_taken_back_out_of_sight_is_told_by_its_name(elsewhere: Console, answers: Answers) -> None:
    elsewhere.history.go_to(COUNT)
    answers.all()
    assert "Annulé, question 2 : ajouter un post-it" in notices(elsewhere).replace("\xa0", " ")


def test_what_cannot_be_undone_does_not_stop_it(room: Room, console: Console, answers: Answers) -> None:
    console.history.go_to(BEGINNING)
    console.actions_.by_name["question_2"].trigger()
    answers.all()
    assert room.model.history.now == BEGINNING


def test_a_synthesis_under_way_is_undone_with_the_rest_and_comes_back(
    qtbot: QtBot, room: Room, console: Console, answers: Answers
) -> None:
    cluster = room.group("Un", title="Lien")
    console.side_panel.show_cluster(cluster)  # type: ignore[arg-type]
    console.side_panel.show_panel(Panel.SYNTHESIS)
    qtbot.keyClicks(console.side_panel.synthesis.edit, "On retient.")
    console.history.go_to(COUNT)
    answers.all()
    assert (room.model.history.now, len(room.model.history.undone)) == (COUNT, 2)
    last = room.model.history.states[-1]
    console.history.go_to(last)
    answers.all()
    assert [s.text for s in room.model.snapshot.all(Synthesis)] == ["On retient."]


def test_the_steps_are_undo_and_redo(console: Console, answers: Answers) -> None:
    console.history.go_to(COUNT - 1)
    assert [type(operation) for operation in answers.waiting] == [Undo]
    answers.all()
    console.history.go_to(COUNT)
    assert [type(operation) for operation in answers.waiting] == [Redo]


# The window


def test_the_list_opens_by_its_key_once_and_follows(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    window = console.history.dialog
    assert window is not None
    assert console.history.open() is window
    room.send("encore", source=Source.KEYBOARD)
    assert window.rows.rowCount() == COUNT + 2


def test_a_moment_chosen_in_the_list_is_gone_to_and_the_list_stays(
    room: Room, console: Console, answers: Answers
) -> None:
    window = console.history.open()
    window.list.clicked.emit(window.rows.index(4))
    answers.all()
    assert (room.model.history.now, window.rows.present) == (COUNT - 4, 4)
    assert window.isVisible()


def test_a_list_that_was_closed_opens_again(console: Console) -> None:
    console.history.open().close()
    assert console.history.dialog is None
    assert console.history.open().isVisible()
