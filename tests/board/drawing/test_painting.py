"""Painting: enough to notice what aborts (PySide6 6.12.0 on Python 3.11 did), no more than needed."""

from collections import Counter

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from atelier.board.drawing.items import NoteItem
from atelier.board.wall.projection_scene import ProjectionScene
from atelier.board.wall.scene import BoardScene
from tests.board.conftest import Wall

PAINTED = 4000


def rendered(scene: BoardScene, *, scale: float = 1.0) -> QImage:
    source = scene.sceneRect()
    image = QImage(round(source.width() * scale), round(source.height() * scale), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    scene.render(painter, QRectF(image.rect()), source)
    painter.end()
    return image


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each note was painted."""
    counts: Counter[str] = Counter()
    paint = NoteItem.paint

    def counting(self: NoteItem, *args: object) -> None:
        counts[self.note.text if self.note else ""] += 1
        paint(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(NoteItem, "paint", counting)
    return counts


def test_painting_thousands_of_times(sorted_wall: Wall, painted: Counter[str]) -> None:
    projected = ProjectionScene(sorted_wall.model, sorted_wall.question_id, sorted_wall.view.size())
    while painted.total() < PAINTED:
        rendered(sorted_wall.scene)
        rendered(projected)
        rendered(sorted_wall.scene, scale=0.2)
    assert painted["seul"] > PAINTED / 40


def test_an_arrival_repaints_only_what_changed(
    sorted_wall: Wall, painted: Counter[str], qtbot: QtBot
) -> None:
    wall = sorted_wall
    wall.send("premier arrivé")
    qtbot.waitUntil(lambda: painted["premier arrivé"] > 0)
    painted.clear()
    wall.send("second arrivé")
    qtbot.waitUntil(lambda: painted["second arrivé"] > 0)
    assert not {"confiance", "volonté", "pas"} & painted.keys()


def test_what_is_selected_looks_it(sorted_wall: Wall) -> None:
    before = rendered(sorted_wall.scene)
    sorted_wall.click(sorted_wall.place("seul").centre)
    selected = rendered(sorted_wall.scene)
    assert selected != before
    sorted_wall.view.selection.clear()
    assert rendered(sorted_wall.scene) == before


def test_the_keyboards_note_looks_it_and_the_mouses_does_not(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.click(wall.place("seul").centre)
    item = wall.scene.notes[wall.spot("seul")]
    assert not item.is_focused
    wall.key(Qt.Key.Key_Right)
    assert wall.view.selection.focus
    assert wall.scene.notes[wall.view.selection.focus].is_focused


def test_a_gesture_leaves_no_trace(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.click((30, 600))
    before = rendered(wall.scene)
    items = len(wall.scene.items())
    header = wall.header(wall.board.groups[0].cluster.id).centre
    for start in (wall.place("seul").centre, header, (30.0, 600.0)):
        wall.press(start)
        wall.move(wall.box(wall.board.groups[1].cluster.id).centre)
        assert rendered(wall.scene) != before
        wall.view.cancel_gesture()
        wall.release()
        wall.view.selection.clear()
    assert rendered(wall.scene) == before
    assert len(wall.scene.items()) == items
