"""The preview of a récapitulatif."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.operations import AddNotes
from atelier.domain.things import Source
from atelier.ui.console.window import Console
from atelier.ui.dialogs.import_dialog import ImportDialog
from tests.ui.conftest import Room

LEFT = Qt.MouseButton.LeftButton
MATERIAL = Path(__file__).parents[4] / "shared" / "material"


@pytest.fixture
def dialog(qtbot: QtBot, room: Room) -> ImportDialog:
    made = ImportDialog(room.model, text="Un\nDeux\nTrois")
    made.operation_requested.connect(room.ask)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog: ImportDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_what_the_text_gives(dialog: ImportDialog) -> None:
    assert shown(dialog) == ["1.  Un", "2.  Deux", "3.  Trois"]
    assert dialog.accept_button.text() == "Ajouter 3 post-its"


def test_accepting_adds_them_in_order(qtbot: QtBot, room: Room, dialog: ImportDialog) -> None:
    qtbot.mouseClick(dialog.accept_button, LEFT)
    (operation,) = room.asked
    assert isinstance(operation, AddNotes)
    assert operation.source is Source.IMPORT
    assert room.texts(1) == ["Un", "Deux", "Trois"]
    assert dialog.isHidden()


def test_cancelling_adds_nothing(qtbot: QtBot, room: Room, dialog: ImportDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert room.asked == []


def test_joining(qtbot: QtBot, room: Room, dialog: ImportDialog) -> None:
    dialog.list.setCurrentRow(1)
    qtbot.mouseClick(dialog.join, LEFT)
    assert shown(dialog) == ["1.  Un", "2.  Deux Trois"]
    assert dialog.list.currentRow() == 1
    assert not dialog.join.isEnabled()
    assert dialog.accept_button.text() == "Ajouter 2 post-its"
    qtbot.mouseClick(dialog.accept_button, LEFT)
    assert room.texts(1) == ["Un", "Deux Trois"]


def test_splitting_where_the_caret_is(qtbot: QtBot, dialog: ImportDialog) -> None:
    dialog.source.setPlainText("🙂 Le lien et le temps")
    dialog.piece.setFocus()
    for _step in range(len("🙂 Le lien")):
        qtbot.keyClick(dialog.piece, Qt.Key.Key_Right)
    qtbot.mouseClick(dialog.split, LEFT)
    assert shown(dialog) == ["1.  🙂 Le lien", "2.  et le temps"]


def test_splitting_at_the_beginning_changes_nothing(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.mouseClick(dialog.split, LEFT)
    assert len(shown(dialog)) == 3


def test_leaving_out_and_taking_in_again(qtbot: QtBot, room: Room, dialog: ImportDialog) -> None:
    dialog.list.setCurrentRow(1)
    qtbot.mouseClick(dialog.leave, LEFT)
    assert shown(dialog) == ["1.  Un", "laissé de côté\xa0: Deux", "2.  Trois"]
    assert dialog.leave.text() == "Reprendre"
    qtbot.mouseClick(dialog.leave, LEFT)
    assert dialog.accept_button.text() == "Ajouter 3 post-its"
    qtbot.mouseClick(dialog.leave, LEFT)
    qtbot.mouseClick(dialog.accept_button, LEFT)
    assert room.texts(1) == ["Un", "Trois"]


def test_nothing_to_add(dialog: ImportDialog) -> None:
    dialog.source.setPlainText("  \n ")
    assert not dialog.accept_button.isEnabled()
    assert not dialog.join.isEnabled()
    assert not dialog.split.isEnabled()
    assert not dialog.leave.isEnabled()


def test_a_piece_too_long_for_a_note_stops_it_with_a_sentence(dialog: ImportDialog) -> None:
    dialog.source.setPlainText("court\n" + "x" * 3000)
    assert not dialog.accept_button.isEnabled()
    assert "n°\xa02" in dialog.problem.text()


def test_the_question_is_the_one_shown_when_it_was_opened(qtbot: QtBot, room: Room, console: Console) -> None:
    dialog = console.pastes.open_import("Un\nDeux")
    console.actions_.by_name["question_2"].trigger()
    qtbot.mouseClick(dialog.accept_button, LEFT)
    assert room.texts(1) == ["Un", "Deux"]


def test_a_file_is_read(tmp_path: Path, dialog: ImportDialog) -> None:
    file = tmp_path / "récap.txt"
    file.write_bytes("- L’école\r\n- L’été".encode("cp1252"))
    dialog.read(file)
    assert shown(dialog) == ["1.  L’école", "2.  L’été"]


def test_a_file_that_is_no_text_or_not_there_is_told(tmp_path: Path, dialog: ImportDialog) -> None:
    file = tmp_path / "récap.docx"
    file.write_bytes(b"PK\x03\x04\x00\x00")
    dialog.read(file)
    assert "copiez" in dialog.problem.text()
    assert len(shown(dialog)) == 3
    dialog.read(tmp_path / "absent.txt")
    assert "lu" in dialog.problem.text()


def test_text_of_people_stays_plain(dialog: ImportDialog) -> None:
    dialog.source.setPlainText("<b>Un</b>\n<i>Deux</i>")
    assert shown(dialog) == ["1.  <b>Un</b>", "2.  <i>Deux</i>"]
    dialog.list.setCurrentRow(1)
    assert dialog.piece.toPlainText() == "<i>Deux</i>"


@pytest.mark.skipif(not MATERIAL.is_dir(), reason="the real documents are not beside the repository")
def test_the_real_documents_open(dialog: ImportDialog) -> None:
    for file in sorted(MATERIAL.glob("*.txt")):
        dialog.read(file)
        assert dialog.list.count() > 1


def test_what_was_pasted_is_added_by_one_key(qtbot: QtBot, room: Room, dialog: ImportDialog) -> None:
    assert dialog.windowTitle() == "Coller des post-its"
    dialog.activateWindow()
    qtbot.waitUntil(dialog.accept_button.hasFocus)
    qtbot.keyClick(dialog.accept_button, Qt.Key.Key_Return)
    assert room.texts(1) == ["Un", "Deux", "Trois"]


def test_without_a_text_it_is_a_recap_that_is_imported(qtbot: QtBot, room: Room) -> None:
    dialog = ImportDialog(room.model)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Importer un récapitulatif"
