"""A button that holds other widgets: pressed as one, as high as what it holds."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.ui.plain_text import plain_label
from atelier.ui.widgets.column_button import ColumnButton


class Tile(ColumnButton):
    """One that paints nothing of its own."""

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt’s own name
        """Nothing."""


@pytest.fixture
def tile(qtbot: QtBot) -> Tile:
    made = Tile()
    qtbot.addWidget(made)
    made.column.addWidget(plain_label("Une rencontre dont le titre est long et va à la ligne", wrap=True))
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_it_is_pressed_by_key(qtbot: QtBot, tile: Tile, key: Qt.Key) -> None:
    with qtbot.waitSignal(tile.clicked):
        qtbot.keyClick(tile, key)


def test_it_is_higher_where_it_is_narrow(tile: Tile) -> None:
    assert tile.heightForWidth(120) > tile.heightForWidth(600)
