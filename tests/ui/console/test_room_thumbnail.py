"""The projection in small on the console: what it says, what it shows, and how seldom it is drawn."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from atelier.domain.operations import ShowQuestion
from atelier.domain.palette import colours
from atelier.ui.console.room_thumbnail import LEAST_MS, RoomThumbnail
from atelier.ui.projection.view import ProjectionView, view_phrase
from atelier.ui.projection.window import ProjectionWindow
from tests.ui.conftest import Room
from tests.ui.projection.test_legibility import INVITATION


@pytest.fixture
def thumbnail(qtbot: QtBot, room: Room) -> RoomThumbnail:  # noqa: ARG001
    made = RoomThumbnail()
    qtbot.addWidget(made)
    made.resize(210, 150)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def window(qtbot: QtBot, room: Room, thumbnail: RoomThumbnail) -> ProjectionWindow:
    made = ProjectionWindow(room.model, invitation=INVITATION, now=room.now)
    qtbot.addWidget(made)
    made.resize(1024, 768)
    thumbnail.follow(made)
    return made


def open_window(window: ProjectionWindow, thumbnail: RoomThumbnail, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: thumbnail.drawn > 0)


def picture(thumbnail: RoomThumbnail) -> QImage:
    return thumbnail.grab().toImage()


def test_closed_it_says_so_and_is_an_empty_frame(thumbnail: RoomThumbnail) -> None:
    assert thumbnail.caption.text() == thumbnail.accessibleName() == "Projection fermée"
    assert thumbnail.drawn == 0
    assert QColor(colours(1).pale).rgb() not in _colours(picture(thumbnail))


def test_open_it_says_and_shows_what_the_room_sees(
    thumbnail: RoomThumbnail, window: ProjectionWindow, qtbot: QtBot
) -> None:
    open_window(window, thumbnail, qtbot)
    assert thumbnail.caption.text() == thumbnail.accessibleName() == "La salle voit\u00a0: le tableau"
    assert QColor(colours(1).pale).rgb() in _colours(picture(thumbnail))


def test_it_follows_the_question(
    thumbnail: RoomThumbnail, window: ProjectionWindow, room: Room, qtbot: QtBot
) -> None:
    open_window(window, thumbnail, qtbot)
    room.ask(ShowQuestion(room.model.meeting_id, room.question(3).id))
    qtbot.waitUntil(lambda: QColor(colours(3).pale).rgb() in _colours(picture(thumbnail)))


def test_what_stands_around_the_wall_is_up_to_date_too(
    thumbnail: RoomThumbnail, window: ProjectionWindow, qtbot: QtBot
) -> None:
    open_window(window, thumbnail, qtbot)
    window.show_view(ProjectionView.WELCOME)
    qtbot.waitUntil(lambda: QColor(colours(1).pale).rgb() not in _colours(picture(thumbnail)))
    before = picture(thumbnail)
    window.set_phone_count(14)
    qtbot.waitUntil(lambda: picture(thumbnail) != before)


def test_it_shows_notes_of_the_wall(
    thumbnail: RoomThumbnail, window: ProjectionWindow, room: Room, qtbot: QtBot
) -> None:
    open_window(window, thumbnail, qtbot)
    before = picture(thumbnail)
    room.send("Le temps du midi", "La confiance")
    qtbot.waitUntil(lambda: picture(thumbnail) != before)
    body = thumbnail.grab().toImage().copy(30, 25, 60, 60)
    assert QColor(colours(1).pale).rgb() in _colours(body)


def test_black_is_black_and_closing_empties_it(
    thumbnail: RoomThumbnail, window: ProjectionWindow, qtbot: QtBot
) -> None:
    open_window(window, thumbnail, qtbot)
    window.show_view(ProjectionView.BLACK)
    assert thumbnail.caption.text() == "La salle voit\u00a0: un écran noir"
    qtbot.waitUntil(lambda: picture(thumbnail).pixelColor(105, 60) == QColor("#000000"))
    window.close()
    assert thumbnail.caption.text() == "Projection fermée"
    assert picture(thumbnail).pixelColor(105, 60) != QColor("#000000")


def test_a_burst_costs_few_drawings(
    thumbnail: RoomThumbnail, window: ProjectionWindow, room: Room, qtbot: QtBot
) -> None:
    open_window(window, thumbnail, qtbot)
    drawn = thumbnail.drawn
    for n in range(100):
        room.send(f"Idée {n}")
    assert thumbnail.drawn == drawn, "none while it comes"
    qtbot.waitUntil(lambda: thumbnail.drawn > drawn)
    assert thumbnail.drawn - drawn <= 2
    assert LEAST_MS >= 250


def test_while_nothing_changes_it_is_not_drawn(
    thumbnail: RoomThumbnail, window: ProjectionWindow, qtbot: QtBot
) -> None:
    open_window(window, thumbnail, qtbot)
    with qtbot.waitSignal(window.picture_changed, timeout=900, raising=False):
        pass
    drawn = thumbnail.drawn
    with qtbot.waitSignal(window.picture_changed, timeout=600, raising=False) as told:
        pass
    assert not told.signal_triggered
    assert thumbnail.drawn <= drawn + 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_or_a_click_asks_for_the_projection(thumbnail: RoomThumbnail, qtbot: QtBot, key: Any) -> None:
    with qtbot.waitSignal(thumbnail.projection_requested):
        qtbot.mouseClick(thumbnail, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    with qtbot.waitSignal(thumbnail.projection_requested):
        qtbot.keyClick(thumbnail, key)
    with qtbot.assertNotEmitted(thumbnail.projection_requested):
        qtbot.keyClick(thumbnail, Qt.Key.Key_A)
        qtbot.mouseClick(thumbnail, Qt.MouseButton.RightButton)


def test_the_focus_is_seen(thumbnail: RoomThumbnail, qtbot: QtBot) -> None:
    thumbnail.clearFocus()
    before = picture(thumbnail)
    thumbnail.activateWindow()
    thumbnail.setFocus()
    qtbot.waitUntil(thumbnail.hasFocus)
    assert picture(thumbnail) != before


def test_the_projection_may_go_before_it(room: Room, thumbnail: RoomThumbnail, qtbot: QtBot) -> None:
    window = ProjectionWindow(room.model, invitation=None, now=room.now)
    thumbnail.follow(window)
    open_window(window, thumbnail, qtbot)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    assert thumbnail.caption.text() == "Projection fermée"


def test_it_keeps_the_projections_shape(
    thumbnail: RoomThumbnail, window: ProjectionWindow, qtbot: QtBot
) -> None:
    open_window(window, thumbnail, qtbot)
    pixmap = thumbnail.shown
    assert pixmap is not None
    assert abs(pixmap.width() / pixmap.height() - 1024 / 768) < 0.03
    assert pixmap.size().boundedTo(QSize(210, 120)) == pixmap.size()


def test_every_view_has_its_words() -> None:
    assert len({view_phrase(view) for view in (None, *ProjectionView)}) == len(ProjectionView) + 1


def _colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(0, image.height(), 2)}
