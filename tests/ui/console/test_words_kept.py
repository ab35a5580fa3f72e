"""Whatever happens around a synthesis, every word typed is still in its field or was asked to be kept."""

import random

import pytest
from pytestqt.qtbot import QtBot

from atelier.domain.ids import ClusterId
from atelier.domain.operations import DissolveCluster, MergeClusters, ShowQuestion, WriteSynthesis
from atelier.ui.console.window import Console
from atelier.ui.panels.side_panel import Panel
from tests.ui.conftest import Room, make_room, open_console

STEPS = 60


class Facilitator:
    """Types words, each only once, while clusters come and go."""

    def __init__(self, room: Room, console: Console, seed: int) -> None:
        self.room = room
        self.console = console
        self.panel = console.side_panel.synthesis
        self.random = random.Random(seed)
        self.words: list[str] = []

    def step(self) -> None:
        """Do one thing, at random."""
        step = self.random.choice(
            (
                self.type_word,
                self.type_word,
                self.type_word,
                self.choose,
                self.group,
                self.dissolve,
                self.merge,
                self.undo,
                self.pause,
                self.show_question,
                self.receive,
            )
        )
        step()

    def type_word(self) -> None:
        """A word more at the end of the field, if there is one."""
        if self.panel.field.isHidden():
            return
        word = f"mot{len(self.words)}"
        self.words.append(word)
        self.panel.edit.moveCursor(self.panel.edit.textCursor().MoveOperation.End)
        self.panel.edit.insertPlainText(f" {word}")

    def choose(self) -> None:
        """Another cluster in the list."""
        if count := self.panel.outline.count():
            self.panel.outline.setCurrentRow(self.random.randrange(count))

    def group(self) -> None:
        """A new cluster."""
        self.room.group(f"Post-it {self.room.seq}", title=f"Titre {self.room.seq}", number=self._number())

    def dissolve(self) -> None:
        """A cluster goes."""
        if ids := self._cluster_ids():
            self.room.ask(DissolveCluster(self.random.choice(ids)))

    def merge(self) -> None:
        """Two clusters become one."""
        ids = self._cluster_ids()
        if len(ids) > 1:
            self.room.ask(MergeClusters(*self.random.sample(ids, 2)))

    def undo(self) -> None:
        """The last operation is taken back."""
        self.console.actions_.by_name["undo"].trigger()

    def pause(self) -> None:
        """Typing rests."""
        self.panel.flush()

    def show_question(self) -> None:
        """The room goes to another question."""
        number = self.random.choice((1, 2))
        self.room.ask(ShowQuestion(self.room.model.meeting_id, self.room.question(number).id))

    def receive(self) -> None:
        """A phone sends."""
        self.room.send("Venu d’un téléphone", number=self._number())

    def _number(self) -> int:
        return self.room.model.question.number

    def _cluster_ids(self) -> list[ClusterId]:
        groups = self.room.model.board(self.room.model.question.id).groups
        return [group.cluster.id for group in groups]


def kept(room: Room, console: Console) -> set[str]:
    asked = (operation.text for operation in room.asked if isinstance(operation, WriteSynthesis))
    return set(" ".join((*asked, console.side_panel.synthesis.edit.markup)).split())


@pytest.mark.parametrize("seed", range(25))
def test_no_word_is_ever_lost(qtbot: QtBot, seed: int) -> None:
    room = make_room()
    console = open_console(qtbot, room)
    console.side_panel.show_panel(Panel.SYNTHESIS)
    facilitator = Facilitator(room, console, seed)
    facilitator.group()
    for _step in range(STEPS):
        facilitator.step()
        assert set(facilitator.words) <= kept(room, console)
    console.close()
    assert set(facilitator.words) <= kept(room, console)
    assert room.refusals == []
    assert facilitator.words
