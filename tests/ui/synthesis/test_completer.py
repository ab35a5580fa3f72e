"""Completing `#`: by words, by number, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier.ui.console.window import Console
from atelier.ui.panels.side_panel import Panel
from atelier.ui.synthesis.panel import SynthesisPanel
from tests.ui.conftest import Room


@pytest.fixture
def panel(room: Room, console: Console) -> SynthesisPanel:
    room.group("Le lien", "Un lieu", "Du temps", title="Un")
    room.group("Le café", title="Deux")
    room.send("Un lien isolé", number=2)
    console.side_panel.show_panel(Panel.SYNTHESIS)
    return console.side_panel.synthesis


def offered(panel: SynthesisPanel) -> list[str]:
    return [note.text for note in panel.completer.offered] if panel.completer.isVisible() else []


def press(panel: SynthesisPanel, key: Qt.Key) -> None:
    QTest.keyClick(panel.edit, key)


def test_a_hash_offers_the_cluster_s_post_its_first(qtbot: QtBot, panel: SynthesisPanel) -> None:
    qtbot.keyClicks(panel.edit, "Voir #")
    assert offered(panel) == ["Le lien", "Un lieu", "Du temps", "Le café", "Un lien isolé"]


def test_words_narrow_it_and_enter_takes_the_first(qtbot: QtBot, panel: SynthesisPanel) -> None:
    qtbot.keyClicks(panel.edit, "Voir #li")
    assert offered(panel) == ["Le lien", "Un lieu", "Un lien isolé"]
    press(panel, Qt.Key.Key_Return)
    assert panel.edit.markup == "Voir #1 "
    assert offered(panel) == []


@pytest.mark.parametrize(("steps", "number"), [(1, 2), (2, 5), (9, 5)])
def test_arrows_walk_and_tab_takes(qtbot: QtBot, panel: SynthesisPanel, steps: int, number: int) -> None:
    qtbot.keyClicks(panel.edit, "#li")
    for _step in range(steps):
        press(panel, Qt.Key.Key_Down)
    press(panel, Qt.Key.Key_Tab)
    assert panel.edit.markup == f"#{number} "
    assert panel.edit.hasFocus()


def test_two_words_with_a_space_are_one_query(qtbot: QtBot, panel: SynthesisPanel) -> None:
    qtbot.keyClicks(panel.edit, "#lien iso")
    assert offered(panel) == ["Un lien isolé"]
    press(panel, Qt.Key.Key_Return)
    assert panel.edit.markup == "#5 "


def test_escape_leaves_the_words(qtbot: QtBot, panel: SynthesisPanel) -> None:
    qtbot.keyClicks(panel.edit, "#li")
    press(panel, Qt.Key.Key_Escape)
    qtbot.keyClicks(panel.edit, "eu")
    assert offered(panel) == []
    assert panel.edit.markup == "#lieu"


def test_a_number_and_a_space_cite(qtbot: QtBot, panel: SynthesisPanel) -> None:
    qtbot.keyClicks(panel.edit, "Le #2 et le #3, oui")
    assert panel.edit.markup == "Le #2 et le #3, oui"
    qtbot.keyClicks(panel.edit, " #99 non")
    assert panel.edit.markup.endswith("\\#99 non")


def test_a_citation_is_followed_by_one_space(qtbot: QtBot, panel: SynthesisPanel) -> None:
    qtbot.keyClicks(panel.edit, "Voir #li")
    press(panel, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.edit, " et  puis")
    assert panel.edit.markup == "Voir #1 et  puis"


@pytest.mark.parametrize(("typed", "written"), [("#2.", "Le #2. soir"), ("#2 ou", "Le #2 ou soir")])
def test_what_ends_a_number_keeps_the_words_behind_it(
    qtbot: QtBot, panel: SynthesisPanel, typed: str, written: str
) -> None:
    panel.edit.show_markup("Le soir")
    caret = panel.edit.textCursor()
    caret.setPosition(2)
    panel.edit.setTextCursor(caret)
    qtbot.keyClicks(panel.edit, f" {typed}")
    assert panel.edit.markup == written


def test_nothing_is_offered_within_a_word_or_once_the_caret_has_left(
    qtbot: QtBot, panel: SynthesisPanel
) -> None:
    qtbot.keyClicks(panel.edit, "C#")
    assert offered(panel) == []
    qtbot.keyClicks(panel.edit, " #l")
    assert offered(panel)
    press(panel, Qt.Key.Key_Home)
    assert offered(panel) == []


def test_what_fits_nothing_offers_nothing_and_comes_back(qtbot: QtBot, panel: SynthesisPanel) -> None:
    qtbot.keyClicks(panel.edit, "#lix")
    assert offered(panel) == []
    press(panel, Qt.Key.Key_Backspace)
    assert offered(panel)


def test_a_click_takes(qtbot: QtBot, panel: SynthesisPanel) -> None:
    qtbot.keyClicks(panel.edit, "#li")
    rows = panel.completer.list
    at = rows.visualItemRect(rows.item(1)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert panel.edit.markup == "#2 "


def test_a_citation_is_taken_back_by_one_undo(qtbot: QtBot, panel: SynthesisPanel) -> None:
    qtbot.keyClicks(panel.edit, "#li")
    press(panel, Qt.Key.Key_Return)
    panel.edit.undo()
    assert panel.edit.markup == "#li"


def test_leaving_the_field_closes_it_and_a_whole_number_cites(
    qtbot: QtBot, console: Console, panel: SynthesisPanel
) -> None:
    qtbot.keyClicks(panel.edit, "Un #2")
    console.capture.setFocus()
    assert offered(panel) == []
    assert panel.edit.markup == "Un #2 "
    panel.edit.setFocus()
    qtbot.keyClicks(panel.edit, "#lie")
    console.capture.setFocus()
    assert offered(panel) == []
    assert panel.edit.markup == "Un #2 #lie"
