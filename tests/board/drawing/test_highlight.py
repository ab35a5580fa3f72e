"""What is looked for stands out on the console's wall and nowhere else; what steps back stays readable."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene

from atelier.board.drawing.items import receding
from atelier.board.style import READABLE, console_style, contrast, tones
from atelier.board.wall.projection_scene import ProjectionScene
from atelier.board.wall.scene import BoardScene
from atelier.domain.arrangement import Spot
from atelier.domain.ids import NoteId
from tests.board.conftest import Wall


@pytest.fixture
def filled(wall: Wall) -> Wall:
    """A cluster of two notes, and two to sort."""
    wall.group("un", "deux", title="Ensemble")
    wall.add("seul", "autre")
    wall.scene.motion.enabled = False
    wall.scene.arrange_now()
    return wall


def painted(scene: QGraphicsScene, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(scene.backgroundBrush().color())
    painter = QPainter(image)
    scene.render(painter)
    painter.end()
    return image


def pictured(scene: BoardScene, note_id: NoteId) -> QImage:
    """The note's own paper and what surrounds it, as it is painted."""
    spot = next(spot for spot in scene.arrangement.notes if spot.note_id == note_id)
    rect = scene.arrangement.notes[spot]
    whole = painted(scene, scene.sceneRect().size().toSize())
    return whole.copy(QRect(int(rect.x) - 4, int(rect.y) - 4, int(rect.width) + 8, int(rect.height) + 8))


def test_what_is_found_is_outlined_and_the_rest_steps_back(filled: Wall) -> None:
    scene, found = filled.scene, filled.id_of("seul")
    other = next(spot.note_id for spot in scene.arrangement.notes if spot.note_id != found)
    before = {id: pictured(scene, id) for id in (found, other)}
    scene.set_highlight(frozenset({found}))
    after = {id: pictured(scene, id) for id in (found, other)}
    middle = before[found].rect().center().x(), before[found].rect().bottom() - 6
    assert after[found].pixelColor(*middle) == before[found].pixelColor(*middle)
    assert after[found] != before[found]
    assert after[other].pixelColor(8, 8) == receding(scene.tones)
    scene.set_highlight(None)
    assert {id: pictured(scene, id) for id in (found, other)} == before


def test_a_cluster_is_outlined(filled: Wall) -> None:
    scene = filled.scene
    (cluster_id, *_others) = scene.clusters
    before = painted(scene, QSize(900, 700))
    scene.set_highlight(None, frozenset({cluster_id}))
    assert painted(scene, QSize(900, 700)) != before
    scene.set_highlight(None)
    assert painted(scene, QSize(900, 700)) == before


def test_what_is_looked_for_stays_so_on_another_wall_and_in_another_style(filled: Wall) -> None:
    scene, found = filled.scene, filled.id_of("seul")
    scene.set_highlight(frozenset({found}))
    shown = pictured(scene, found)
    scene.set_style(console_style())
    assert pictured(scene, found) == shown


def test_from_afar_too(filled: Wall) -> None:
    scene, found = filled.scene, filled.id_of("seul")
    scene.set_scale(0.3)
    assert scene.is_far
    before = painted(scene, QSize(900, 700))
    scene.set_highlight(frozenset({found}))
    marked = painted(scene, QSize(900, 700))
    assert marked != before
    place = scene.arrangement.notes[Spot(found, None)]
    whole = painted(scene, scene.sceneRect().size().toSize())
    edge = [whole.pixelColor(int(place.x) + step, int(place.centre[1])) for step in (-1, 0, 1)]
    assert scene.tones.ring in edge
    scene.set_highlight(frozenset())
    assert painted(scene, QSize(900, 700)) not in (before, marked)
    scene.set_highlight(None)
    assert painted(scene, QSize(900, 700)) == before


def test_the_room_never_sees_it(filled: Wall) -> None:
    room = ProjectionScene(filled.model, filled.scene.question_id, QSize(1280, 560))
    before = painted(room, QSize(1280, 560))
    filled.scene.set_highlight(frozenset({filled.id_of("seul")}), frozenset(filled.scene.clusters))
    assert painted(room, QSize(1280, 560)) == before


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("number", range(1, 9))
def test_what_steps_back_is_still_read(number: int, dark: bool) -> None:
    shades = tones(number, projected=False, dark=dark)
    assert contrast(shades.muted, receding(shades)) >= READABLE


def test_a_note_that_comes_in_meanwhile_steps_back(filled: Wall) -> None:
    scene = filled.scene
    scene.set_highlight(frozenset())
    (note_id,) = filled.add("Tout neuf")
    scene.arrange_now()
    assert Spot(note_id, None) in scene.arrangement.notes
    assert pictured(scene, note_id).pixelColor(8, 8) == receding(scene.tones)
