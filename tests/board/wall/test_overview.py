"""The whole wall in sight: kept so whatever comes, until she zooms; from afar a note is a sheet."""

from collections.abc import Collection

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from atelier.board.drawing.far import FAR_SCALE, FarWall
from atelier.board.view import BoardView
from atelier.board.wall.overview import Overview
from atelier.domain.arrangement import Spot
from atelier.domain.geometry import Rect
from atelier.domain.ids import NoteId
from atelier.domain.operations import PlaceNotes, WithdrawNotes
from tests.board.conftest import Wall
from tests.board.wall.test_growth import burst


def is_all_in_sight(wall: Wall) -> bool:
    """Whether nothing of the wall is outside the viewport, and nothing can be scrolled."""
    seen = wall.view.mapToScene(wall.view.viewport().rect()).boundingRect().adjusted(-1.0, -1.0, 1.0, 1.0)
    arrangement = wall.scene.arrangement
    bars = (wall.view.horizontalScrollBar(), wall.view.verticalScrollBar())
    drawn = [*arrangement.notes.values(), *(box.rect for box in arrangement.clusters.values())]
    return all(seen.contains(QRectF(*rect)) for rect in drawn) and not any(bar.isVisible() for bar in bars)


def test_all_stays_in_sight_whatever_comes(wall: Wall) -> None:
    wall.view.show_all()
    assert wall.view.transform().isIdentity()
    scales = []
    for size in (1, 30, 100, 200, 400):
        burst(wall, [size])
        assert is_all_in_sight(wall)
        scales.append(wall.view.transform().m11())
    assert scales == sorted(scales, reverse=True)
    assert scales[-1] < FAR_SCALE < scales[0] == 1.0


def test_with_clusters_what_is_to_sort_takes_the_width_that_it_needs(sorted_wall: Wall) -> None:
    sorted_wall.view.show_all()
    burst(sorted_wall, [400])
    assert is_all_in_sight(sorted_wall)
    arrangement = sorted_wall.scene.arrangement
    assert arrangement.unsorted.width > arrangement.width / 2
    assert sorted_wall.view.transform().m11() > 0.15


def test_it_seldom_steps_back(wall: Wall) -> None:
    wall.view.show_all()
    scales = set()
    for _batch in range(40):
        burst(wall, [15])
        scales.add(wall.view.transform().m11())
    assert len(scales) <= 8


def test_a_view_of_another_size_shows_all_too(wall: Wall) -> None:
    burst(wall, [200])
    wall.view.show_all()
    for size in ((400, 300), (1400, 900)):
        wall.view.resize(*size)
        assert is_all_in_sight(wall)


def test_zooming_ends_it_where_she_is(wall: Wall) -> None:
    burst(wall, [300])
    wall.view.show_all()
    arrangement = wall.scene.arrangement
    wall.view.zoom_in()
    assert not wall.view.shows_all
    assert wall.scene.arrangement == arrangement
    scale = wall.view.transform().m11()
    burst(wall, [300])
    assert wall.view.transform().m11() == scale
    assert not is_all_in_sight(wall)


def test_life_size_is_the_wall_of_the_view_again(wall: Wall) -> None:
    burst(wall, [300])
    before = wall.scene.arrangement
    wall.view.show_all()
    assert wall.scene.arrangement != before
    wall.view.reset_zoom()
    assert wall.view.transform().isIdentity()
    assert wall.scene.arrangement.notes == before.notes
    assert len(wall.scene.notes) == 300


def test_back_at_life_size_notes_are_in_the_columns_that_they_came_to(wall: Wall) -> None:
    burst(wall, [30])
    for note in wall.board.unsorted[:8:2]:
        wall.ask(WithdrawNotes((note.id,)))
    wall.scene.arrange_now()
    before = wall.scene.arrangement
    wall.view.show_all()
    burst(wall, [200])
    wall.view.reset_zoom()
    after = wall.scene.arrangement
    assert all(after.notes[spot] == place for spot, place in before.notes.items())


def test_another_question_is_in_sight_too(wall: Wall) -> None:
    burst(wall, [300])
    wall.view.show_all()
    far = wall.view.transform().m11()
    wall.scene.set_question(wall.workshop.question_ids[1])
    assert wall.view.transform().isIdentity()
    wall.scene.set_question(wall.question_id)
    assert wall.view.transform().m11() == far
    assert is_all_in_sight(wall)


def test_two_thousand_notes_are_in_sight_on_a_small_laptop(wall: Wall) -> None:
    wall.view.resize(816, 620)
    wall.workshop.add(*[f"idée {n} " + "mot " * (n % 14) for n in range(2000)])
    wall.add()
    wall.view.show_all()
    assert is_all_in_sight(wall)
    assert len(wall.scene.arrangement.notes) == 2000
    assert wall.view.transform().m11() > 0.1


# From afar


def colour_at(image: QImage, view: BoardView, point: tuple[float, float]) -> QColor:
    return image.pixelColor(view.mapFromScene(QPointF(*point)))


@pytest.fixture
def far_wall(wall: Wall) -> Wall:
    """Three hundred notes and a cluster, seen from afar."""
    wall.group("un", "deux", title="Titre")
    burst(wall, [300])
    wall.view.show_all()
    assert wall.scene.is_far
    return wall


def test_every_note_is_a_sheet_of_its_colour(far_wall: Wall) -> None:
    wall, scene = far_wall, far_wall.scene
    assert scene.notes == {}
    image = wall.view.viewport().grab().toImage()
    pale = scene.tones.pale
    for rect in scene.arrangement.notes.values():
        # Beside its strokes.
        assert colour_at(image, wall.view, (rect.x + 4.0, rect.bottom - 6.0)) == pale
    empty = QPointF(scene.sceneRect().right() - 4.0, scene.sceneRect().bottom() - 4.0)
    assert image.pixelColor(wall.view.mapFromScene(empty)) == scene.tones.paper


def test_coming_nearer_each_has_its_text_again(far_wall: Wall) -> None:
    view, scene = far_wall.view, far_wall.scene
    while scene.is_far:
        view.zoom_in()
    assert view.transform().m11() >= FAR_SCALE
    assert scene.notes.keys() == scene.arrangement.notes.keys()
    view.zoom_out()
    assert scene.is_far
    assert scene.notes == {}


def test_what_is_selected_looks_it_from_afar(far_wall: Wall) -> None:
    def look() -> QImage:
        return far_wall.view.viewport().grab().toImage()

    before = look()
    far_wall.click(far_wall.place("un").centre)
    assert far_wall.view.selection.ids == (far_wall.id_of("un"),)
    selected = look()
    assert selected != before
    far_wall.view.selection.clear()
    assert look() == before


def test_a_note_is_moved_from_afar_as_from_near(far_wall: Wall) -> None:
    wall, scene = far_wall, far_wall.scene
    cluster = wall.board.groups[0].cluster.id
    text = wall.texts()[0]
    wall.press(wall.place(text).centre)
    wall.move(wall.header(cluster).centre)
    assert len(scene.notes) == 1
    wall.release()
    assert isinstance(wall.asked[-1], PlaceNotes)
    scene.arrange_now()
    assert scene.notes == {}
    assert text in wall.texts(0)


def test_many_notes_taken_from_afar_leave_the_wall_at_once(
    far_wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall, left_out = far_wall, list[int]()
    leave_out = FarWall.leave_out

    def counted(far: FarWall, taken: Collection[Spot]) -> None:
        left_out.append(len(taken))
        leave_out(far, taken)

    monkeypatch.setattr(FarWall, "leave_out", counted)
    wall.view.selection.choose([note.id for note in wall.board.unsorted])
    at = wall.place(wall.texts()[0]).centre
    wall.press(at)
    wall.move((at[0] + 200.0, at[1] + 100.0))
    assert left_out == [300]
    wall.view.cancel_gesture()
    wall.release()


def test_a_cluster_given_up_leaves_no_item(far_wall: Wall, qtbot: QtBot) -> None:
    wall, scene = far_wall, far_wall.scene
    header = wall.header(wall.board.groups[0].cluster.id).centre
    before = wall.view.viewport().grab().toImage()
    wall.press(header)
    wall.move((header[0] - 200.0, header[1] + 100.0))
    assert len(scene.notes) == 2
    wall.view.cancel_gesture()
    wall.release()
    qtbot.waitUntil(lambda: scene.notes == {})
    assert wall.view.viewport().grab().toImage() == before


@pytest.mark.parametrize("far", [False, True])
def test_each_note_that_is_painted_is_witnessed(wall: Wall, qtbot: QtBot, *, far: bool) -> None:
    burst(wall, [400 if far else 10])
    seen: set[NoteId] = set()
    wall.scene.witness_painting(lambda note: seen.add(note.id))
    if far:
        wall.view.show_all()
    qtbot.waitUntil(lambda: seen == wall.board.note_ids)
    wall.send("un autre")
    qtbot.waitUntil(lambda: seen == wall.board.note_ids)
    assert len(seen) == (401 if far else 11)
    assert wall.scene.is_far == far


def test_what_is_out_of_sight_is_not_witnessed(wall: Wall, qtbot: QtBot) -> None:
    seen: set[str] = set()
    wall.scene.witness_painting(lambda note: seen.add(note.text))
    wall.add("en haut", *[f"n° {number}" for number in range(300)])
    qtbot.waitUntil(lambda: "en haut" in seen)
    assert "n° 299" not in seen
    wall.view.verticalScrollBar().setValue(wall.view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: "n° 299" in seen)


def test_a_wall_that_fits_is_never_enlarged(wall: Wall) -> None:
    wall.add("un")
    overview = Overview(900.0, 700.0, wall.scene.look.metrics)
    arrangement = overview.arranged(wall.board, wall.scene.ruler, None)
    assert overview.scale == 1.0
    assert overview.holds(arrangement)


def test_notes_are_drawn_where_they_went(far_wall: Wall) -> None:
    wall, scene = far_wall, far_wall.scene
    wall.view.viewport().grab()
    before = dict(scene.arrangement.notes)
    wall.ask(WithdrawNotes((wall.id_of(wall.texts()[0]),)))
    scene.arrange_now()
    image = wall.view.viewport().grab().toImage()
    after = scene.arrangement.notes
    assert any(before[spot] != rect for spot, rect in after.items())
    for rect in after.values():
        assert colour_at(image, wall.view, (rect.x + 4.0, rect.bottom - 6.0)) == scene.tones.pale
        # Between it and the one below.
        gap = colour_at(image, wall.view, (rect.x + 4.0, rect.bottom + scene.look.metrics.note_gap / 2))
        assert gap != scene.tones.pale


def test_a_part_of_it_is_painted_as_the_whole_is(far_wall: Wall) -> None:
    view = far_wall.view

    def part(place: Rect) -> QRect:
        return view.mapFromScene(QRectF(*place)).boundingRect()

    first = part(far_wall.place(far_wall.texts()[0]))
    assert view.viewport().grab(first).toImage() == view.viewport().grab().toImage().copy(first)
    far_wall.add("nouveau")
    new = part(far_wall.place("nouveau"))
    assert view.viewport().grab(new).toImage() == view.viewport().grab().toImage().copy(new)


def test_from_further_away_it_is_drawn_as_from_there(far_wall: Wall) -> None:
    view, scene = far_wall.view, far_wall.scene
    view.viewport().grab()
    for _step in range(6):
        view.zoom_out()
    seen = view.viewport().grab().toImage()
    scene.set_style(scene.look)
    assert view.viewport().grab().toImage() == seen
