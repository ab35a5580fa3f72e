"""The drawing always ends equal to the arrangement, whatever changes, is held and let go in between."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.board.drawing import motion
from atelier.board.wall import pace
from atelier.board.wall.scene import BoardScene
from atelier.domain.decision import Refusal
from atelier.domain.ids import NoteId
from atelier.domain.operations import (
    DissolveCluster,
    Operation,
    PlaceNotes,
    Redo,
    Undo,
    UnsortNotes,
    WithdrawNotes,
)
from tests.board.conftest import Wall

MOTION_MS = 40
OUTCOME_MS = 25
PAUSES_MS = (0, 0, 4, 20, 50)


def misplaced(made: BoardScene) -> list[tuple[QPointF, QPointF]]:
    """Where the items that are not where the arrangement says are, and should be."""
    drawn = [(made.notes[spot].pos(), rect) for spot, rect in made.arrangement.notes.items()]
    drawn += [(made.clusters[id].pos(), box.rect) for id, box in made.arrangement.clusters.items()]
    pairs = [(at, QPointF(round(rect.x), round(rect.y))) for at, rect in drawn]
    return [pair for pair in pairs if pair[0] != pair[1]]


def wait_for_rest(wall: Wall, qtbot: QtBot) -> None:
    """Until nothing moves or waits any more."""
    qtbot.waitUntil(lambda: wall.scene.board == wall.board, timeout=2000)
    qtbot.waitUntil(lambda: not wall.scene.is_unsettled, timeout=2000)


@pytest.fixture
def lively(sorted_wall: Wall) -> Wall:
    sorted_wall.scene.motion.enabled = True
    return sorted_wall


def test_undone_while_something_else_is_held(lively: Wall, qtbot: QtBot) -> None:
    wall = lively
    first = wall.board.groups[0].cluster.id
    wall.drag(wall.place("seul").centre, wall.header(first).centre)
    wall.press(wall.place("dernier").centre)
    wall.move(wall.header(first).centre)
    wall.ask(Undo(wall.model.meeting_id))
    wall.release()
    wait_for_rest(wall, qtbot)
    assert misplaced(wall.scene) == []


@pytest.mark.parametrize("pause_ms", [0, 1, 20, 60, 120])
def test_redone_and_undone_at_once(lively: Wall, qtbot: QtBot, pause_ms: int) -> None:
    wall = lively
    wall.ask(PlaceNotes((wall.id_of("seul"),), wall.board.groups[0].cluster.id))
    wall.ask(Undo(wall.model.meeting_id))
    wait_for_rest(wall, qtbot)
    wall.ask(Redo(wall.model.meeting_id))
    QApplication.processEvents()
    QTest.qWait(pause_ms)
    wall.ask(Undo(wall.model.meeting_id))
    wait_for_rest(wall, qtbot)
    assert misplaced(wall.scene) == []


def test_what_waits_for_an_answer_does_not_move_what_is_held_next(lively: Wall, qtbot: QtBot) -> None:
    wall = lively
    wall.view.operation_requested.disconnect(wall.ask)
    wall.scene.pace._answer.setInterval(30)
    wall.drag(wall.place("seul").centre, wall.header(wall.board.groups[0].cluster.id).centre)
    wall.press(wall.place("dernier").centre)
    wall.move((500.0, 600.0))
    held = wall.scene.notes[wall.spot("dernier")]
    at = held.pos()
    QTest.qWait(60)
    assert held.pos() == at
    wall.release()
    wait_for_rest(wall, qtbot)
    assert misplaced(wall.scene) == []


def test_a_hold_brings_all_else_to_where_drops_are_judged(lively: Wall) -> None:
    wall = lively
    wall.ask(PlaceNotes((wall.id_of("seul"),), wall.board.groups[0].cluster.id))
    wall.scene.arrange_now()
    assert misplaced(wall.scene)
    wall.scene.hold()
    assert misplaced(wall.scene) == []
    wall.scene.release(awaiting=False)


def test_what_was_withdrawn_under_a_press_cannot_be_lifted(lively: Wall, qtbot: QtBot) -> None:
    wall = lively
    wall.press(wall.place("seul").centre)
    wall.ask(WithdrawNotes((wall.id_of("seul"),)))
    wall.scene.arrange_now()
    wall.move((500.0, 600.0))
    wall.release()
    wait_for_rest(wall, qtbot)
    assert misplaced(wall.scene) == []


def test_what_an_undo_took_away_a_moment_ago_cannot_be_lifted(lively: Wall, qtbot: QtBot) -> None:
    wall = lively
    place = wall.place("seul").centre
    wall.ask(Undo(wall.model.meeting_id))
    assert "seul" not in wall.texts()
    wall.press(place)
    wall.move((500.0, 600.0))
    wall.release()
    wait_for_rest(wall, qtbot)
    assert misplaced(wall.scene) == []


ACTIONS = ("place", "unsort", "undo", "redo", "undo", "redo", "dissolve", "lift", "lift cluster", "drop")
STEPS = st.tuples(
    st.sampled_from(ACTIONS), st.integers(0, 11), st.integers(0, 7), st.sampled_from((None, *PAUSES_MS))
)


class Player:
    """Does what a sequence of steps says on a wall with real mouse events."""

    def __init__(self, wall: Wall) -> None:
        self.wall = wall
        self._holding = False
        wall.view.operation_requested.disconnect(wall.ask)
        wall.view.operation_requested.connect(self._ask)

    def _ask(self, operation: Operation) -> None:
        """Ask; what cannot be done any more is refused, and nothing comes back."""
        with suppress(Refusal):
            self.wall.ask(operation)

    def play(self, step: str, first: int, second: int, pause_ms: int | None) -> None:
        """Do that; then let the event loop turn for so long, or not at all."""
        actions: dict[str, Callable[[int, int], None]] = {
            "place": self._place,
            "unsort": lambda note, _: self._ask(UnsortNotes((self._note(note),))),
            "undo": lambda *_: self._ask(Undo(self.wall.model.meeting_id)),
            "redo": lambda *_: self._ask(Redo(self.wall.model.meeting_id)),
            "dissolve": self._dissolve,
            "lift": self._lift,
            "lift cluster": self._lift_cluster,
            "drop": self._drop,
        }
        actions[step](first, second)
        if pause_ms is not None:
            QTest.qWait(pause_ms)

    def let_go(self) -> None:
        if self._holding:
            self.wall.release()
            self._holding = False

    def _note(self, at: int) -> NoteId:
        ids = sorted(self.wall.board.note_ids)
        return ids[at % len(ids)]

    def _place(self, note: int, cluster: int) -> None:
        groups = self.wall.board.groups
        if groups:
            self._ask(PlaceNotes((self._note(note),), groups[cluster % len(groups)].cluster.id))

    def _dissolve(self, _: int, cluster: int) -> None:
        groups = self.wall.board.groups
        if len(groups) > 1:
            self._ask(DissolveCluster(groups[cluster % len(groups)].cluster.id))

    def _lift(self, note: int, _: int) -> None:
        self.let_go()
        rects = [*self.wall.scene.arrangement.notes.values()]
        self._press(rects[note % len(rects)].centre)

    def _lift_cluster(self, _: int, cluster: int) -> None:
        self.let_go()
        boxes = [*self.wall.scene.arrangement.clusters.values()]
        if boxes:
            self._press(boxes[cluster % len(boxes)].header_rect.centre)

    def _press(self, point: tuple[float, float]) -> None:
        self.wall.press(point)
        self.wall.move((point[0] + 30, point[1] + 40))
        self._holding = True

    def _drop(self, x: int, y: int) -> None:
        if self._holding:
            self.wall.move((60.0 + 70 * x, 60.0 + 80 * y))
            self.let_go()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion, "MOTION_MS", MOTION_MS)
    monkeypatch.setattr(pace, "OUTCOME_MS", OUTCOME_MS)


@pytest.mark.usefixtures("quick")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=2, max_size=12))
def test_whatever_happens_the_drawing_ends_true(
    steps: list[tuple[str, int, int, int | None]], qtbot: QtBot
) -> None:
    wall = Wall()
    wall.view.show()
    try:
        wall.group("confiance", "respect", "écoute", title="A priori positif")
        wall.group("intérêt", "volonté", "intention", title="Une envie partagée")
        wall.group("premier", "pas")
        wall.add("seul", "autre", "dernier")
        wall.scene.motion.enabled = True
        player = Player(wall)
        for step in steps:
            player.play(*step)
        player.let_go()
        wait_for_rest(wall, qtbot)
        assert misplaced(wall.scene) == []
    finally:
        wall.view.hide()
        wall.view.deleteLater()
