"""A wall that gains notes bit by bit is the one that is arranged anew from what is there."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from atelier.board.drawing.place_items import UnsortedItem
from atelier.board.model import BoardModel
from atelier.board.style import console_style
from atelier.board.wall.growth import Feet, arrivals_between
from atelier.board.wall.scene import MEASURED_A_TURN, BoardScene
from atelier.domain.arrangement import Ruler, Spot
from atelier.domain.operations import RenameCluster, WithdrawNotes
from atelier.domain.parts import Snapshot
from atelier.domain.things import Note
from tests.board.conftest import Wall
from tests.domain.conftest import all_things


def burst(wall: Wall, sizes: list[int]) -> None:
    """Notes of all lengths from phones, told in batches of those sizes, arranged after each."""
    for size in sizes:
        before = len(wall.workshop.changes)
        for number in range(size):
            wall.workshop.send(f"n° {number} " + "idée " * (number * 7 % 23))
        wall.model.follow_all(wall.workshop.changes[before:])
        wall.scene.arrange_now()
    wall._seen = len(wall.workshop.changes)


def afresh(wall: Wall) -> BoardScene:
    """Another scene, on another model of what is there, as wide."""
    model = BoardModel(Snapshot(all_things(wall.workshop.snapshot)), wall.workshop.meeting_id)
    model.setParent(wall.view)
    scene = BoardScene(model, wall.question_id, console_style(), wall.view)
    scene.motion.enabled = False
    scene.set_room(*wall.scene.standpoint.room)
    return scene


def drawn(scene: BoardScene) -> dict[Spot, tuple[float, ...]]:
    """What lies where, and how large it is."""
    return {
        spot: (*item.pos().toTuple(), *item.rect().size().toTuple()) for spot, item in scene.notes.items()
    }


def label(scene: BoardScene) -> str:
    """What stands over what is to sort."""
    (item,) = (item for item in scene.items() if isinstance(item, UnsortedItem))
    return item.text


@pytest.mark.parametrize("sizes", [[1] * 40, [3, 40, 1, 90], [120]])
def test_a_burst_ends_in_the_wall_that_is_made_anew(wall: Wall, sizes: list[int]) -> None:
    burst(wall, sizes)
    other = afresh(wall)
    assert wall.scene.arrangement == other.arrangement
    assert wall.board == other.model.board(wall.question_id)
    assert drawn(wall.scene) == drawn(other)
    assert wall.scene.sceneRect() == other.sceneRect()
    assert label(wall.scene) == label(other)
    assert wall.model.note_count() == sum(sizes) == other.model.note_count()


def test_beside_clusters_too(sorted_wall: Wall) -> None:
    burst(sorted_wall, [5, 60, 2])
    other = afresh(sorted_wall)
    assert sorted_wall.scene.arrangement == other.arrangement
    assert drawn(sorted_wall.scene) == drawn(other)


def test_a_burst_is_measured_in_several_turns_and_then_arranged_at_once(
    wall: Wall, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    burst(wall, [3])
    measured: list[int] = []
    lay_out = Feet.measure

    def measure(feet: Feet, notes: Sequence[Note], ruler: Ruler) -> None:
        lay_out(feet, notes, ruler)
        measured.append(len(notes))
        assert len(wall.scene.notes) == 3

    monkeypatch.setattr(Feet, "measure", measure)
    before = len(wall.workshop.changes)
    for number in range(2 * MEASURED_A_TURN + 5):
        wall.workshop.send(f"n° {number} d’un téléphone")
    wall.model.follow_all(wall.workshop.changes[before:])
    with qtbot.waitSignal(wall.scene.arranged):
        pass
    assert measured == [MEASURED_A_TURN, MEASURED_A_TURN, 5]
    assert len(wall.scene.notes) == 2 * MEASURED_A_TURN + 8
    assert wall.scene.arrangement == afresh(wall).arrangement


def test_what_came_is_not_arranged_with_what_was_there(
    sorted_wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = sorted_wall
    monkeypatch.setattr(wall.scene, "_arranged", lambda *_arguments: pytest.fail("arranged anew"))
    burst(wall, [30])
    assert len(wall.scene.notes) == 41


def test_anything_else_is_no_mere_arrival(sorted_wall: Wall) -> None:
    wall = sorted_wall
    before = wall.board
    assert arrivals_between(before, before) == ()
    wall.send("nouveau")
    new = arrivals_between(before, wall.board)
    assert new is not None
    assert [note.text for note in new] == ["nouveau"]
    wall.ask(RenameCluster(before.groups[0].cluster.id, "Autre nom"))
    assert arrivals_between(before, wall.board) is None
    before = wall.board
    wall.ask(WithdrawNotes((wall.id_of("seul"),)))
    assert arrivals_between(before, wall.board) is None
    before = wall.board
    assert arrivals_between(before, replace(before, isolated=before.unsorted[:1])) is None


def test_an_empty_wall_does_not_know_how_wide_a_note_is(wall: Wall) -> None:
    assert not Feet(wall.scene.arrangement, wall.scene.look.metrics).can_grow
    wall.add("un")
    assert Feet(wall.scene.arrangement, wall.scene.look.metrics).can_grow


def test_something_in_the_hand_waits_with_what_came(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    wall.press(wall.place("seul").centre)
    wall.move((300.0, 400.0))
    burst(wall, [20])
    assert len(wall.scene.notes) == 11
    wall.view.cancel_gesture()
    wall.release()
    qtbot.waitUntil(lambda: len(wall.scene.notes) == 31)
    assert wall.scene.arrangement == afresh(wall).arrangement
