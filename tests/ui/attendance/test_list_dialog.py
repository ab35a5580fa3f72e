"""The preview of a list of people: what was understood, columns said otherwise, files in the usual encodings."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier.domain.attendance_list import MOST_ROWS, Column
from atelier.domain.ids import MeetingId
from atelier.ui.attendance import list_dialog
from atelier.ui.attendance.list_dialog import ListDialog
from tests.ui.attendance.sheets import attendee

TEXT = "Nom\tOrganisme\tPrésent\nAmina\tCentre\tx\nYann\tÉcole\t\n\t\tx\nLéa\tÉcole\tx"


@pytest.fixture
def dialog(qtbot: QtBot) -> ListDialog:
    """Over a sheet that Léa is on."""
    made = ListDialog([attendee("LEA", MeetingId("m"), structure="ecole")], [], text=TEXT)
    qtbot.addWidget(made)
    made.show()
    return made


def understood(dialog: ListDialog) -> list[tuple[str, str, bool]]:
    return [(person.name, person.structure, person.present) for person in dialog.people]


def test_what_was_understood_is_shown(dialog: ListDialog) -> None:
    assert understood(dialog) == [("Amina", "Centre", True), ("Yann", "École", False)]
    assert dialog.preview.rowCount() == 3
    assert dialog.add.text() == "Ajouter 2 personnes"
    told = dialog.outcome.text()
    assert told == "1 déjà sur la feuille ou en double · 1 ligne sans nom, ou trop longue"
    assert dialog.first_line.isChecked()


def test_a_column_is_said_otherwise(dialog: ListDialog) -> None:
    choice = dialog.choices[1].choice
    QTest.keyClicks(choice, "Ne")
    choice.activated.emit(choice.currentIndex())
    assert [person.structure for person in dialog.people][:2] == ["", ""]
    assert dialog.table.columns[1] is Column.LEFT_OUT


def test_the_first_line_may_be_a_person(dialog: ListDialog) -> None:
    dialog.first_line.click()
    assert dialog.people[0].name == "Nom"


def test_an_unknown_group_is_told(dialog: ListDialog) -> None:
    dialog.source.setPlainText("Nom;Groupe\nAmina;Élus\nYann;Élus")
    assert "groupe inconnu\xa0: Élus" in dialog.outcome.text()


def test_nobody_can_be_added_of_nothing(dialog: ListDialog) -> None:
    dialog.source.clear()
    assert not dialog.add.isEnabled()
    assert dialog.choices == []


def test_lines_that_are_too_many_are_told(dialog: ListDialog) -> None:
    dialog.source.setPlainText("\n".join(f"Nom {n}" for n in range(MOST_ROWS + 1)))
    assert dialog.outcome.text() == "1 ligne de trop, après les 2000 premières\xa0: ajoutez-la ensuite"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_read_in_its_encoding(dialog: ListDialog, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes("Nom;Structure\r\nZoé;Médiathèque\r\n".encode(encoding))
    dialog.read(path)
    assert understood(dialog) == [("Zoé", "Médiathèque", True)]


def test_a_file_that_is_no_list_is_told(dialog: ListDialog, tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(b"PK\x03\x04\0\0\0")
    dialog.read(path)
    assert "CSV" in dialog.problem.text()
    dialog.read(tmp_path / "aucun.csv")
    assert "ne peut pas être lu" in dialog.problem.text()
    assert dialog.add.text() == "Ajouter 2 personnes"


def test_a_file_without_end_is_not_read(
    dialog: ListDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_dialog, "LARGEST_FILE", 3)
    path = tmp_path / "liste.csv"
    path.write_text("Nom\nZoé")
    dialog.read(path)
    assert dialog.problem.isVisible()


def test_what_is_pasted_is_shown_as_it_is(dialog: ListDialog) -> None:
    dialog.source.setPlainText("<b>Amina</b>\t<img src='/x'>")
    assert dialog.preview.item(0, 0).text() == "<b>Amina</b>"
    assert dialog.preview.item(0, 0).data(Qt.ItemDataRole.DisplayRole) == "<b>Amina</b>"
