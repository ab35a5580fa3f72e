"""Post-its that arrive while another one is in the hand: wherever it is let go, it is where it belongs afterwards."""

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.board.conftest import Wall


def is_at_its_place(wall: Wall, text: str) -> bool:
    """Whether it is drawn where drops are judged."""
    place = wall.place(text)
    return wall.scene.notes[wall.spot(text)].pos() == QPointF(round(place.x), round(place.y))


def test_let_go_where_it_was_it_lies_there_again(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    start = wall.place("volonté")
    wall.press((start.x + 4, start.y + 4))
    wall.move(start.centre)
    assert not is_at_its_place(wall, "volonté")
    wall.send("arrivé pendant ce temps")
    QApplication.processEvents()
    wall.release()
    qtbot.waitUntil(lambda: "arrivé pendant ce temps" in wall.texts())
    qtbot.waitUntil(lambda: is_at_its_place(wall, "volonté"))
    assert all(is_at_its_place(wall, text) for text in (*wall.texts(), *wall.texts(1)))
