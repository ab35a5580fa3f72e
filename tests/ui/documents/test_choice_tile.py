"""A tile: chosen by mouse and arrows, as high as its words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.documents.choice_tile import ChoiceTile


@pytest.fixture
def tiles(qtbot: QtBot) -> list[ChoiceTile]:
    """Two of them, the first chosen."""
    window = QWidget()
    column, group = QVBoxLayout(window), QButtonGroup(window)
    tiles = [ChoiceTile(name, "Pour tout le monde.", icon="house") for name in ("Un", "Deux")]
    for tile in tiles:
        group.addButton(tile)
        column.addWidget(tile)
    tiles[0].setChecked(True)
    qtbot.addWidget(window)
    window.resize(240, 300)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    tiles[0].setFocus()
    tiles[0].window_kept = window  # type: ignore[attr-defined]
    return tiles


def test_a_click_anywhere_chooses_it(qtbot: QtBot, tiles: list[ChoiceTile]) -> None:
    corner = QPoint(tiles[1].width() - 4, tiles[1].height() - 4)
    qtbot.mouseClick(tiles[1], Qt.MouseButton.LeftButton, pos=corner)
    assert [tile.isChecked() for tile in tiles] == [False, True]


def test_arrows_choose(qtbot: QtBot, tiles: list[ChoiceTile]) -> None:
    qtbot.keyClick(tiles[0], Qt.Key.Key_Down)
    assert [tile.isChecked() for tile in tiles] == [False, True]
    assert tiles[1].hasFocus()


@pytest.mark.usefixtures("qapp")
def test_no_word_is_broken_at_its_hyphen() -> None:
    tile = ChoiceTile("post-its", "")
    assert len({tile.heightForWidth(width) for width in range(30, 200)}) == 1


def test_it_is_as_high_as_its_words_ask_for(tiles: list[ChoiceTile]) -> None:
    long = ChoiceTile("Un", "Pour tous ceux qui étaient là, et tous ceux qui auraient voulu y être.")
    assert long.heightForWidth(160) > long.heightForWidth(600)
    assert tiles[0].accessibleDescription() == "Pour tout le monde."
