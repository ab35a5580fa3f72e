"""The dialog over something long: how far it is, giving it up, and what it came to."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.ui.dialogs import waiting_dialog
from atelier.ui.dialogs.waiting_dialog import WaitingDialog

LONG = "Le projet est déjà dans cette base, et il y a été modifié autrement que dans l’archive. " * 6


@pytest.fixture
def dialog(qtbot: QtBot) -> WaitingDialog:
    """One that is open."""
    dialog = WaitingDialog("Ouvrir une archive", "projet.atelier")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def test_how_far_it_is_is_seen(dialog: WaitingDialog) -> None:
    dialog.show_share(0.4)
    assert dialog.progress.value() == 40
    assert dialog.sentence.text() == "projet.atelier"
    assert not dialog.leave.isVisible()


def test_escape_asks_to_give_up_and_stays_until_that_is_so(qtbot: QtBot, dialog: WaitingDialog) -> None:
    with qtbot.waitSignal(dialog.cancel_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.cancel.isEnabled()
    dialog.give_up()
    assert not dialog.isVisible()


def test_what_it_came_to_is_said_and_enter_leaves(qtbot: QtBot, dialog: WaitingDialog) -> None:
    dialog.show_outcome("Le projet est ajouté.")
    assert dialog.sentence.text() == "Le projet est ajouté."
    assert not dialog.progress.isVisible()
    assert not dialog.show_folder.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_failure_is_said_whole_and_escape_leaves(qtbot: QtBot, dialog: WaitingDialog) -> None:
    dialog.show_failed(LONG)
    qtbot.waitUntil(
        lambda: dialog.sentence.height() >= dialog.sentence.heightForWidth(dialog.sentence.width())
    )
    with qtbot.assertNotEmitted(dialog.cancel_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("can_be_shown", [True, False])
def test_a_file_is_shown_in_its_folder(
    qtbot: QtBot, dialog: WaitingDialog, monkeypatch: pytest.MonkeyPatch, *, can_be_shown: bool
) -> None:
    asked: list[Path] = []

    def show(path: Path) -> bool:
        asked.append(path)
        return can_be_shown

    monkeypatch.setattr(waiting_dialog, "show_in_folder", show)
    dialog.show_outcome("Enregistrée.", path=Path("/tmp/a.atelier"))
    qtbot.mouseClick(dialog.show_folder, Qt.MouseButton.LeftButton)
    assert asked == [Path("/tmp/a.atelier")]
    assert ("/tmp/a.atelier" in dialog.sentence.text()) is not can_be_shown
