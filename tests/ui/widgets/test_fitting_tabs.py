"""Small tabs: their names give way where they have no room, and only there."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.ui.widgets.fitting_tabs import FittingTabs


def shown(qtbot: QtBot, *names: str, width: int) -> FittingTabs:
    tabs = FittingTabs("Onglets")
    qtbot.addWidget(tabs)
    for name in names:
        tabs.addTab(name)
    tabs.resize(width, 30)
    with qtbot.waitExposed(tabs):
        tabs.show()
    return tabs


def test_names_are_whole_where_they_fit(qtbot: QtBot) -> None:
    tabs = shown(qtbot, "À faire", "Décisions", width=600)
    assert tabs.elideMode() is Qt.TextElideMode.ElideNone


def test_they_give_way_where_not(qtbot: QtBot) -> None:
    tabs = shown(qtbot, "À faire", "Décisions", width=90)
    assert tabs.elideMode() is Qt.TextElideMode.ElideRight
    assert tabs.accessibleName() == "Onglets"


def test_a_longer_name_is_fitted_at_once(qtbot: QtBot) -> None:
    tabs = shown(qtbot, "À faire", "Décisions", width=300)
    tabs.rename(1, "Décisions " * 9)
    assert tabs.elideMode() is Qt.TextElideMode.ElideRight
    tabs.rename(1, "Décisions")
    assert tabs.elideMode() is Qt.TextElideMode.ElideNone
