"""The label of what is to sort, with its count, stays in sight however far the wall is scrolled."""

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from atelier.board.drawing.place_items import StickyItem
from tests.board.conftest import Wall


def sticky(wall: Wall) -> StickyItem:
    (item,) = (item for item in wall.scene.items() if isinstance(item, StickyItem))
    return item


def scroll(wall: Wall, to: int) -> None:
    wall.view.verticalScrollBar().setValue(to)
    QApplication.processEvents()


def filled(wall: Wall) -> Wall:
    wall.group("un", "deux")
    wall.add(*(f"post-it {number}" for number in range(120)))
    return wall


def test_at_the_top_the_label_is_in_its_own_place(wall: Wall) -> None:
    assert not sticky(filled(wall)).isVisible()


def test_scrolled_away_it_is_at_the_top_of_what_is_seen_with_its_count(wall: Wall) -> None:
    filled(wall)
    for to in (100, 400):
        scroll(wall, to)
        label = sticky(wall)
        assert label.isVisible()
        assert label.sceneBoundingRect().top() - wall.view.seen.top() in (0, -label.pen().widthF() / 2)
        assert label.text == "À classer · 120"
        assert label.rect().right() < (wall.scene.arrangement.separator_x or 0)
    scroll(wall, 0)
    assert not sticky(wall).isVisible()


def test_it_counts_what_comes_while_the_wall_is_scrolled(wall: Wall) -> None:
    filled(wall)
    scroll(wall, 300)
    wall.send("encore un")
    wall.scene.arrange_now()
    assert sticky(wall).text == "À classer · 121"
    assert sticky(wall).isVisible()


def test_there_is_none_from_afar_nor_while_nothing_is_to_sort(wall: Wall) -> None:
    filled(wall)
    scroll(wall, 300)
    wall.view.zoom_by(0.45)
    scroll(wall, 10_000)
    assert not sticky(wall).isVisible()


def test_another_style_keeps_it(wall: Wall) -> None:
    filled(wall)
    scroll(wall, 300)
    wall.scene.set_style(wall.scene.look)
    assert sticky(wall).isVisible() == (wall.view.seen.top() > wall.scene.arrangement.unsorted.y)


def test_a_wall_that_goes_while_it_is_scrolled_takes_its_label_along(wall: Wall) -> None:
    filled(wall)
    scroll(wall, 300)
    wall.view.hide()
    delete(wall.scene)
    assert wall.view.verticalScrollBar().value() == 0
