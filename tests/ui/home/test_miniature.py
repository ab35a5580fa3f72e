"""Walls in small: all of them, in their place, in their colours."""

import pytest
from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from atelier.domain.outline import WallOutline
from atelier.domain.palette import colours
from atelier.ui.home.miniature import Mark, Miniature, marks

SIZE = QSizeF(200, 112)


def notes(found: list[Mark]) -> list[Mark]:
    return [mark for mark in found if not mark.is_box]


def boxes(found: list[Mark]) -> list[Mark]:
    return [mark for mark in found if mark.is_box]


@pytest.mark.parametrize(
    "walls",
    [
        (WallOutline(1, (4, 5, 3), 2),),
        (WallOutline(1, (), 1),),
        (WallOutline(1, (6, 4), 9), WallOutline(2, (), 12), WallOutline(3, (0,)), WallOutline(4)),
        tuple(WallOutline(number, (7,) * 5, 20) for number in range(1, 6)),
    ],
)
@pytest.mark.parametrize("size", [SIZE, QSizeF(240, 136), QSizeF(345, 112)])
def test_everything_has_a_place_of_its_own(walls: tuple[WallOutline, ...], size: QSizeF) -> None:
    found = marks(walls, size)
    assert len(boxes(found)) == sum(len(wall.clusters) for wall in walls)
    assert len(notes(found)) == sum(sum(wall.clusters) + wall.alone for wall in walls)
    whole = QRectF(0, 0, size.width(), size.height())
    assert all(whole.contains(mark.rect) for mark in found)
    for kind in (notes(found), boxes(found)):
        rects = [mark.rect for mark in kind]
        assert not [1 for n, a in enumerate(rects) for b in rects[n + 1 :] if a.intersects(b)]


def test_notes_of_a_cluster_are_in_its_box() -> None:
    (box,), inside = boxes(marks((WallOutline(2, (9,)),), SIZE)), notes(marks((WallOutline(2, (9,)),), SIZE))
    assert len(inside) == 9
    assert all(box.rect.contains(mark.rect) for mark in inside)
    assert {mark.question_number for mark in inside} == {2}


def test_few_are_drawn_larger_than_many() -> None:
    few, many = (notes(marks((WallOutline(1, (), count),), SIZE))[0].rect for count in (3, 300))
    assert few.width() > 2 * many.width()


def test_more_than_there_is_room_for_fills_the_picture() -> None:
    found = marks((WallOutline(1, (), 20_000),), SIZE)
    assert 1000 < len(found) < 20_000


def colours_in(widget: Miniature) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }


def test_it_is_in_the_colours_of_the_questions(qtbot: QtBot) -> None:
    shown = Miniature((WallOutline(1, (4,), 2), WallOutline(3, (), 5)), size=QSize(240, 136))
    qtbot.addWidget(shown)
    shown.resize(shown.sizeHint())
    seen = colours_in(shown)
    assert {QColor(colours(number).pale).name() for number in (1, 3)} <= seen
    assert QColor(colours(2).pale).name() not in seen


def test_empty_walls_show_their_tabs(qtbot: QtBot) -> None:
    shown = Miniature((WallOutline(1), WallOutline(2)), size=QSize(240, 136))
    qtbot.addWidget(shown)
    shown.resize(shown.sizeHint())
    assert {QColor(colours(number).pale).name() for number in (1, 2)} <= colours_in(shown)
