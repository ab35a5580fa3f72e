"""People to be ticked: those that are, are written on the sheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from atelier.domain.attendance import Person
from atelier.domain.ids import PeerGroupId, ProjectId
from atelier.domain.things import PeerGroup
from atelier.ui.attendance.people_dialog import PeopleDialog

PARENTS = PeerGroup(id=PeerGroupId("g"), project_id=ProjectId("p"), name="Parents", rank=1)
AMINA = Person(name="Amina", structure="Centre", peer_group_id=PARENTS.id)
YANN = Person(name="Yann")
NOBODY_S = Person(name="Léa", peer_group_id=PeerGroupId("parti"))


def opened(qtbot: QtBot, *, ticked: bool) -> PeopleDialog:
    made = PeopleDialog(
        [AMINA, YANN, NOBODY_S], title="Téléphones", lead="Qui ?", groups=[PARENTS], ticked=ticked
    )
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_each_is_told_with_structure_and_group(qtbot: QtBot) -> None:
    dialog = opened(qtbot, ticked=True)
    told = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    assert told == ["Amina · Centre · Parents", "Yann", "Léa"]


@pytest.mark.parametrize("ticked", [True, False])
def test_all_are_ticked_and_unticked_at_once(qtbot: QtBot, ticked: bool) -> None:
    dialog = opened(qtbot, ticked=ticked)
    told = {True: ("Ajouter 3 personnes", "Tout décocher"), False: ("Ajouter", "Tout cocher")}
    for each in (ticked, not ticked, ticked):
        assert (dialog.add.text(), dialog.all.text()) == told[each]
        assert (len(dialog.chosen), dialog.add.isEnabled()) == (3 if each else 0, each)
        dialog.all.click()


def test_some_are_ticked_and_the_rest_is_ticked_with_them(qtbot: QtBot) -> None:
    dialog = opened(qtbot, ticked=False)
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.chosen == [YANN]
    assert (dialog.add.text(), dialog.all.text()) == ("Ajouter une personne", "Tout cocher")
    dialog.all.click()
    assert dialog.chosen == [AMINA, YANN, NOBODY_S]


def test_space_ticks_and_enter_is_the_dialog_s(qtbot: QtBot) -> None:
    dialog = opened(qtbot, ticked=False)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert (dialog.chosen, dialog.result()) == ([YANN], QDialog.DialogCode.Accepted)
