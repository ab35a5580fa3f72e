"""Everything that can be asked for, by typing a few letters of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.ui.console.window import Console
from atelier.ui.finding.palette_choices import MOST_RECENT, Choice, bare, ranked, remembered
from atelier.ui.finding.palette_dialog import PaletteDialog
from tests.ui.conftest import Room

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, console: Console) -> PaletteDialog:
    """By its keys, from the capture line."""
    console.activateWindow()
    qtbot.waitUntil(console.isActiveWindow)
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_K, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PaletteDialog)
    qtbot.waitUntil(dialog.field.hasFocus)
    return dialog


def choice(name: str, *, applies: bool = True, text: str = "") -> Choice:
    return Choice(name=name, text=text or name, where="Menu", run=lambda: None, applies=applies)


def test_every_action_is_there_once_with_its_keys(qtbot: QtBot, console: Console) -> None:
    dialog = opened(qtbot, console)
    names = [choice.name for choice in dialog.offered]
    shown = [
        spec.name
        for spec in console.actions_.specs
        if console.actions_.by_name[spec.name].isVisible() and spec.name != "palette"
    ]
    assert sorted(name for name in names if " " not in name) == sorted(shown)
    by_name = {choice.name: choice for choice in dialog.offered}
    assert (by_name["search"].text, by_name["search"].keys) == ("Rechercher", "Ctrl+F")
    assert by_name["group"].keys == "G"
    dialog.close()


def test_a_few_letters_and_enter_do_it_once_the_palette_is_gone(qtbot: QtBot, console: Console) -> None:
    dialog = opened(qtbot, console)
    qtbot.keyClicks(dialog.field, "recher")
    assert dialog.current is not None
    assert dialog.current.name == "search"
    qtbot.keyClick(dialog.field, ENTER)
    assert console.search.is_open
    assert dialog.isHidden()


def test_what_does_not_apply_is_last_and_does_nothing(qtbot: QtBot, room: Room, console: Console) -> None:
    dialog = opened(qtbot, console)
    applying = [choice.applies for choice in dialog.offered]
    assert applying == sorted(applying, reverse=True)
    qtbot.keyClicks(dialog.field, "isoler")
    assert dialog.current is not None
    assert not dialog.current.applies
    assert "ne s’applique pas maintenant" in dialog.list.model().data(
        dialog.list.currentIndex(), Qt.ItemDataRole.AccessibleTextRole
    )
    qtbot.keyClick(dialog.field, ENTER)
    assert dialog.isVisible()
    assert room.asked == []
    dialog.close()


def test_by_the_mouse(qtbot: QtBot, room: Room, console: Console) -> None:
    dialog = opened(qtbot, console)
    qtbot.keyClicks(dialog.field, "3 continue")
    where = dialog.list.visualRect(dialog.list.model().index(0, 0)).center()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert room.model.question.number == 3


def test_arrows_walk_and_stop_at_the_ends(qtbot: QtBot, console: Console) -> None:
    dialog = opened(qtbot, console)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Up)
    assert dialog.list.currentIndex().row() == 0
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.currentIndex().row() == 1
    for _press in range(20):
        qtbot.keyClick(dialog.field, Qt.Key.Key_PageDown)
    assert dialog.list.currentIndex().row() == len(dialog.offered) - 1
    dialog.close()


def test_a_cluster_is_shown_on_the_board(qtbot: QtBot, room: Room, console: Console) -> None:
    cluster_id = room.group("Un", title="Ouvrir la porte")
    dialog = opened(qtbot, console)
    qtbot.keyClicks(dialog.field, "regroup porte")
    qtbot.keyClick(dialog.field, ENTER)
    assert console.board.chosen_cluster == cluster_id
    assert console.side_panel.synthesis.cluster_id == cluster_id


def test_a_stage_is_gone_to_as_from_the_agenda(qtbot: QtBot, room: Room, console: Console) -> None:
    dialog = opened(qtbot, console)
    with qtbot.waitSignal(console.help.stage_requested) as asked:
        qtbot.keyClicks(dialog.field, "etape suites")
        qtbot.keyClick(dialog.field, ENTER)
    assert asked.args == [room.stage(5).id]


def test_what_was_chosen_lately_comes_first(qtbot: QtBot, console: Console) -> None:
    dialog = opened(qtbot, console)
    qtbot.keyClicks(dialog.field, "tout voir")
    qtbot.keyClick(dialog.field, ENTER)
    dialog = opened(qtbot, console)
    assert dialog.offered[0].name == "show_all"
    dialog.close()


def test_words_that_nothing_bears_are_told(qtbot: QtBot, console: Console) -> None:
    dialog = opened(qtbot, console)
    qtbot.keyClicks(dialog.field, "zzzz")
    assert dialog.nothing.isVisible()
    qtbot.keyClick(dialog.field, ENTER)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.isHidden()


def test_ranking() -> None:
    choices = [choice("Un", applies=False), choice("Deux"), choice("Une"), choice("Trois")]
    assert [c.name for c in ranked(choices, "", ["Trois"])] == ["Trois", "Deux", "Une", "Un"]
    assert [c.name for c in ranked(choices, "un", ["Trois"])] == ["Une", "Un"]
    assert [c.name for c in ranked(choices, "menu", [])] == ["Deux", "Une", "Trois", "Un"]


def test_only_the_last_few_are_remembered() -> None:
    recent: tuple[str, ...] = ()
    for name in [str(n) for n in range(20)] + ["15"]:
        recent = remembered(recent, name)
    assert recent[:3] == ("15", "19", "18")
    assert len(recent) == MOST_RECENT


@pytest.mark.parametrize(
    ("text", "said"), [("&Ouvrir…", "Ouvrir"), ("A && B", "A & B"), ("&Isoler\tI", "Isoler")]
)
def test_the_words_of_an_action(text: str, said: str) -> None:
    assert bare(text) == said
