"""The room's wall: a second scene on the same model, legible and complete at any size."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from atelier.board.drawing.items import receding
from atelier.board.drawing.tags import SHADE
from atelier.board.style import CONTRAST, LEGIBLE, contrast, projection_style, tones
from atelier.board.wall.projection_scene import ProjectionScene
from atelier.domain.operations import EnterStage, PlanAgenda, RenameCluster
from atelier.domain.things import StageKind
from tests.board.conftest import Wall

FULL_HD = QSize(1920, 835)


def room(wall: Wall, size: QSize = FULL_HD) -> ProjectionScene:
    made = ProjectionScene(wall.model, wall.question_id, size)
    made.motion.enabled = False
    return made


def picture(scene: ProjectionScene, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    scene.render(painter, QRectF(image.rect()), QRectF(image.rect()))
    painter.end()
    return image


@pytest.mark.parametrize("height", [480, 600, 768, 1080, 1440, 2160])
def test_no_text_is_smaller_than_is_legible(height: int) -> None:
    style = projection_style(height)
    sizes = (style.note_px, style.title_px, style.label_px, style.tag_font().pixelSize())
    assert min(sizes) >= LEGIBLE * height


def over(colour: QColor, alpha: int, behind: QColor) -> QColor:
    """The colour that is seen where one lies over another."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(behind)
    painter = QPainter(image)
    painter.fillRect(0, 0, 1, 1, QColor(colour.red(), colour.green(), colour.blue(), alpha))
    painter.end()
    return image.pixelColor(0, 0)


@pytest.mark.parametrize("number", range(1, 13))
def test_what_is_written_contrasts(number: int) -> None:
    colours = tones(number, projected=True)
    pairs = [
        (colours.ink, colours.pale),
        (colours.ink, colours.white),
        (colours.muted, colours.paper),
        (colours.muted, colours.white),
        (colours.accent, colours.paper),
        (colours.white, colours.accent),
        (colours.pale, colours.on_pale),
        (colours.on_pale, over(colours.on_pale, SHADE, colours.pale)),
        (colours.ink, receding(colours)),
    ]
    assert min(contrast(first, second) for first, second in pairs) >= CONTRAST
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)


def test_two_scenes_show_one_model(sorted_wall: Wall, qtbot: QtBot) -> None:
    projected = room(sorted_wall)
    sorted_wall.send("pour tous")
    for scene in (projected, sorted_wall.scene):
        qtbot.waitUntil(
            lambda scene=scene: "pour tous" in {i.note.text for i in scene.notes.values() if i.note}
        )


def test_the_facilitators_selection_is_not_the_rooms(sorted_wall: Wall) -> None:
    projected = room(sorted_wall)
    before = picture(projected, FULL_HD)
    sorted_wall.view.commands.select_all()
    assert picture(projected, FULL_HD) == before


def test_the_cluster_touched_last_is_outlined(sorted_wall: Wall) -> None:
    projected = room(sorted_wall)
    before = picture(projected, FULL_HD)
    sorted_wall.ask(RenameCluster(sorted_wall.board.groups[0].cluster.id, "A priori positif !"))
    projected.arrange_now()
    assert projected._active_cluster() == sorted_wall.board.groups[0].cluster.id
    assert picture(projected, FULL_HD) != before


def test_what_folds_keeps_its_title_and_unfolds_when_touched(wall: Wall) -> None:
    clusters = [wall.group(*[f"{c} {n}" for n in range(8)], title=f"Titre {c}") for c in range(9)]
    projected = room(wall)
    assert projected.arrangement.clusters[clusters[0]].folded
    assert not any(spot.cluster_id == clusters[0] for spot in projected.notes)
    wall.ask(RenameCluster(clusters[0], "Premier"))
    projected.arrange_now()
    assert not projected.arrangement.clusters[clusters[0]].folded


@pytest.mark.parametrize("size", [QSize(1024, 594), QSize(1280, 557), QSize(1920, 835), QSize(3840, 1670)])
def test_three_hundred_notes_fill_any_projector(wall: Wall, size: QSize) -> None:
    for cluster in range(12):
        wall.workshop.group(
            wall.workshop.add(*[f"idée {cluster} {n}" for n in range(8)]), title=f"Titre {cluster}"
        )
    wall.add(*[f"à classer, un peu plus long {n}" for n in range(204)])
    projected = room(wall, size)
    arrangement = projected.arrangement
    assert (arrangement.width, arrangement.height) == (size.width(), size.height())
    assert arrangement.hidden_notes == 204 - sum(spot.cluster_id is None for spot in projected.notes)
    assert len(arrangement.clusters) == 12
    assert not picture(projected, size).isNull()


def test_resized_its_text_follows(sorted_wall: Wall) -> None:
    projected = room(sorted_wall)
    large = projected.look.note_px
    projected.resize(QSize(1024, 594), image_height=768)
    assert projected.look.note_px == 21 < large
    assert projected.sceneRect().width() == 1024


@pytest.fixture
def untitled(wall: Wall) -> Callable[[], str]:
    wall.group("un")

    def title() -> str:
        scene = room(wall)
        return scene.ruler.header(wall.board.groups[0], 700).title.layout.text()

    return title


def test_an_untitled_cluster_is_called_by_its_number(untitled: Callable[[], str]) -> None:
    assert untitled() == "Regroupement 1"


def test_while_the_question_is_collected_its_notes_to_sort_have_the_room(wall: Wall) -> None:
    for number in range(5):
        wall.group(*(f"Des lieux ouverts le soir {number} {n}" for n in range(6)), title="Des lieux")
    wall.add(*(f"Post-it à classer {number}" for number in range(70)))
    projected = room(wall)

    def to_sort() -> int:
        return sum(spot.cluster_id is None for spot in projected.arrangement.notes)

    sorting = to_sort()
    stage, other = wall.model.stages
    collecting = replace(stage, kind=StageKind.COLLECT, question_id=wall.question_id)
    wall.ask(PlanAgenda(wall.model.meeting_id, (collecting, other)))
    wall.ask(EnterStage(wall.model.meeting_id, collecting.id))
    assert to_sort() >= 1.5 * sorting
    wall.ask(EnterStage(wall.model.meeting_id, other.id))
    assert to_sort() < 1.5 * sorting
