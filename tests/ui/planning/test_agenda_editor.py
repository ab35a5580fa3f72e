"""The dialog in which the agenda is written, by mouse and by keys."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSpinBox, QWidget
from pytestqt.qtbot import QtBot

from atelier.catalogue import load_presets
from atelier.domain.operations import EditMeeting, EnterStage, PlanAgenda
from atelier.domain.rules.agenda import MOST_STAGES
from atelier.domain.things import Stage, StageKind
from atelier.ui import theme
from atelier.ui.console.window import Console
from atelier.ui.planning.agenda_editor.dialog import AgendaDialog
from atelier.ui.planning.agenda_editor.kinds import kind_meaning, kind_name
from tests.ui.conftest import Room, make_room

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
TITLES = ["Accueil", "Collecte", "Regroupement", "Collecte", "Pause", "Suites"]


@pytest.fixture
def dialog(qtbot: QtBot, room: Room) -> AgendaDialog:
    return opened(qtbot, room)


def opened(qtbot: QtBot, room: Room, **changes: Any) -> AgendaDialog:
    meeting = replace(room.model.meeting, **changes)
    made = AgendaDialog(meeting, room.model.stages, room.model.questions, presets=load_presets())
    made.operation_requested.connect(room.ask)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.list.hasFocus)
    return made


def shown(dialog: AgendaDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


UP, DOWN = QStyle.SubControl.SC_SpinBoxUp, QStyle.SubControl.SC_SpinBoxDown


def kept(room: Room) -> list[str]:
    return [stage.title for stage in room.model.stages]


def save(qtbot: QtBot, dialog: AgendaDialog) -> None:
    qtbot.mouseClick(dialog.save, LEFT)


def write(widget: QWidget, text: str) -> None:
    """Type letters of ASCII, key by key."""
    QTest.keyClicks(widget, text)


def test_it_shows_the_agenda_and_its_end(qtbot: QtBot, room: Room) -> None:
    dialog = opened(qtbot, room, begins_at=time(14))
    assert shown(dialog) == TITLES
    assert dialog.total.text() == "6 étapes · 1\xa0h\xa035 · de 14:00 à 15:35"
    told = dialog.list.item(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "14:25, Regroupement, Matche, question 1, 20\xa0min"
    assert dialog.advice.isHidden()


def test_without_a_beginning_it_says_where_one_is_given(dialog: AgendaDialog) -> None:
    assert dialog.total.text() == "6 étapes · 1\xa0h\xa035"
    assert "fiche de la rencontre" in dialog.advice.text()


def test_nothing_changed_asks_for_nothing(qtbot: QtBot, room: Room, dialog: AgendaDialog) -> None:
    save(qtbot, dialog)
    assert room.asked == []
    assert not dialog.isVisible()


def test_all_fields_of_a_stage_are_kept_in_one_operation(
    qtbot: QtBot, room: Room, dialog: AgendaDialog
) -> None:
    dialog.list.setCurrentRow(0)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    title = dialog.form.title.line
    qtbot.waitUntil(title.hasFocus)
    title.selectAll()
    write(title, "Bonjour")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert dialog.isVisible()
    choose(qtbot, dialog.form.kind, StageKind.DISCUSSION)
    choose(qtbot, dialog.form.question, room.question(3).id)
    dialog.form.minutes.selectAll()
    write(dialog.form.minutes, "25")
    write(dialog.form.instruction, "Parlons.")
    assert dialog.total.text() == "6 étapes · 1\xa0h\xa050"
    save(qtbot, dialog)
    assert len(room.asked) == 1
    stage = room.stage(0)
    assert (stage.title, stage.kind, stage.minutes) == ("Bonjour", StageKind.DISCUSSION, 25)
    assert (stage.question_id, stage.instruction) == (room.question(3).id, "Parlons.")
    assert not stage.collects


def choose(qtbot: QtBot, choice: Any, value: object) -> None:
    """Go to an entry by arrow keys."""
    while choice.currentData() != value:
        before = choice.currentIndex()
        qtbot.keyClick(choice, Qt.Key.Key_Down)
        if choice.currentIndex() == before:
            qtbot.keyClick(choice, Qt.Key.Key_Home)


def test_phones_follow_the_kind_until_somebody_chooses(qtbot: QtBot, dialog: AgendaDialog) -> None:
    dialog.list.setCurrentRow(1)
    choose(qtbot, dialog.form.kind, StageKind.NAME)
    assert not dialog.form.collects.isChecked()
    choose(qtbot, dialog.form.kind, StageKind.SORT)
    assert dialog.form.collects.isChecked()
    dialog.form.collects.click()
    choose(qtbot, dialog.form.kind, StageKind.COLLECT)
    assert not dialog.form.collects.isChecked()
    assert "téléphones en pause" in dialog.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_stage_of_sorting_may_be_silent_and_no_other(
    qtbot: QtBot, room: Room, dialog: AgendaDialog
) -> None:
    dialog.list.setCurrentRow(1)
    assert not dialog.form.silence.isVisible()
    choose(qtbot, dialog.form.kind, StageKind.SORT)
    assert dialog.form.silence.isVisible()
    dialog.form.silent.click()
    assert "en silence" in dialog.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    choose(qtbot, dialog.form.kind, StageKind.NAME)
    assert not dialog.form.silence.isVisible()
    choose(qtbot, dialog.form.kind, StageKind.SORT)
    assert not dialog.form.silent.isChecked()
    dialog.form.silent.click()
    save(qtbot, dialog)
    assert [stage.silent for stage in room.model.stages][:3] == [False, True, False]
    assert type(room.stage(1).kind) is StageKind


@pytest.mark.parametrize("kind", StageKind)
def test_each_kind_says_what_it_sets(qtbot: QtBot, dialog: AgendaDialog, kind: StageKind) -> None:
    choose(qtbot, dialog.form.kind, kind)
    assert dialog.form.kind.currentText() == kind_name(kind)
    assert dialog.form.kind_field.hint.text() == kind_meaning(kind)


def test_stages_are_moved_by_keys(qtbot: QtBot, room: Room, dialog: AgendaDialog) -> None:
    dialog.list.setCurrentRow(4)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up, ALT)
    assert dialog.list.currentRow() == 2
    ids = [stage.id for stage in room.model.stages]
    save(qtbot, dialog)
    assert kept(room) == ["Accueil", "Collecte", "Pause", "Regroupement", "Collecte", "Suites"]
    assert [stage.id for stage in room.model.stages] == [ids[row] for row in (0, 1, 4, 2, 3, 5)]
    assert [stage.rank for stage in room.model.stages] == list(range(6))


@contextmanager
def pressed(dialog: AgendaDialog, row: int) -> Iterator[QPoint]:
    viewport = dialog.list.viewport()
    at = dialog.list.visualItemRect(dialog.list.item(row)).center()
    QTest.mousePress(viewport, LEFT, pos=at)
    yield at
    QTest.mouseRelease(viewport, LEFT)


def test_a_stage_goes_along_with_the_mouse(dialog: AgendaDialog) -> None:
    viewport = dialog.list.viewport()
    height = dialog.list.visualItemRect(dialog.list.item(0)).height()
    with pressed(dialog, 0) as at:
        for step in range(1, 4):
            QTest.mouseMove(viewport, at + QPoint(0, step * height))
        assert shown(dialog)[:4] == ["Collecte", "Regroupement", "Collecte", "Accueil"]
        QTest.mouseMove(viewport, QPoint(at.x(), viewport.height() + 50))
        assert shown(dialog)[-1] == "Accueil"
    assert dialog.list.currentRow() == 5
    dialog.undo()
    assert shown(dialog) == TITLES


def test_a_click_moves_nothing(dialog: AgendaDialog) -> None:
    with pressed(dialog, 2) as at:
        QTest.mouseMove(dialog.list.viewport(), at + QPoint(1, 1))
    assert shown(dialog) == TITLES
    assert dialog.form.title.line.text() == "Regroupement"


def test_a_new_stage_comes_after_the_chosen_one_on_its_question(
    qtbot: QtBot, room: Room, dialog: AgendaDialog
) -> None:
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Insert)
    qtbot.waitUntil(dialog.form.title.line.hasFocus)
    write(dialog.form.title.line, "Encore")
    save(qtbot, dialog)
    assert kept(room)[:3] == ["Accueil", "Collecte", "Encore"]
    assert room.stage(2).question_id == room.question(1).id


def test_a_stage_without_title_is_told_and_nothing_is_lost(
    qtbot: QtBot, room: Room, dialog: AgendaDialog
) -> None:
    qtbot.mouseClick(dialog.buttons.add, LEFT)
    dialog.list.setCurrentRow(4)
    save(qtbot, dialog)
    assert room.asked == []
    assert dialog.list.currentRow() == 1
    assert dialog.form.title.problem.text() == "Donnez un titre à l’étape."
    assert dialog.form.title.line.hasFocus()


def test_duplicating_and_deleting_by_keys(qtbot: QtBot, dialog: AgendaDialog) -> None:
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_D, CONTROL)
    assert shown(dialog)[:4] == ["Accueil", "Collecte", "Collecte", "Regroupement"]
    dialog.list.setCurrentRow(0)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert dialog.buttons.done.text() == "Dernier changement\xa0: supprimer «\xa0Accueil\xa0»."
    qtbot.keyClick(dialog.list, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Z, CONTROL)
    assert shown(dialog) == TITLES
    assert not dialog.buttons.undo.isEnabled()


def test_everything_deleted_is_an_agenda_too(qtbot: QtBot, room: Room, dialog: AgendaDialog) -> None:
    for _ in TITLES:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert dialog.nothing.isVisible()
    assert not dialog.form.isVisible()
    save(qtbot, dialog)
    assert kept(room) == []


def test_the_stage_under_way_is_marked_and_its_end_is_told(qtbot: QtBot, room: Room) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(2).id))
    dialog = opened(qtbot, room)
    assert dialog.list.currentRow() == 2
    assert "en cours" in dialog.list.item(2).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert "l’horloge s’arrêtera" in dialog.problem.text()
    save(qtbot, dialog)
    assert (room.model.meeting.stage_id, room.refusals) == (None, [])


@pytest.mark.usefixtures("qapp")
def test_there_are_so_many_stages_at_most(qtbot: QtBot) -> None:
    room = make_room(stages=[("E", StageKind.COLLECT, 1, None)] * MOST_STAGES)
    dialog = opened(qtbot, room)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Insert)
    assert len(shown(dialog)) == MOST_STAGES
    assert "60 étapes au plus" in dialog.problem.text()


def test_a_preset_is_previewed_taken_and_given_back(qtbot: QtBot, room: Room, dialog: AgendaDialog) -> None:
    entries = [action.text() for action in dialog.presets.menu.actions()]
    assert "Rencontre de 3\xa0h · 18 étapes · 3\xa0h\xa000" in entries
    assert not dialog.presets.back.isVisible()
    dialog.presets.menu.actions()[0].trigger()
    assert len(shown(dialog)) == len(dialog.plan.stages) > 6
    qtbot.mouseClick(dialog.presets.back, LEFT)
    assert shown(dialog) == TITLES
    assert not dialog.presets.back.isVisible()
    save(qtbot, dialog)
    assert room.asked == []


@pytest.mark.parametrize("rank", range(3))
def test_every_preset_is_kept_as_it_is(qtbot: QtBot, room: Room, dialog: AgendaDialog, rank: int) -> None:
    dialog.presets.menu.actions()[rank].trigger()
    expected = [(stage.title, stage.minutes) for stage in dialog.plan.stages]
    save(qtbot, dialog)
    assert room.refusals == []
    assert [(stage.title, stage.minutes) for stage in room.model.stages] == expected


def test_escape_asks_once_before_changes_go(qtbot: QtBot, room: Room, dialog: AgendaDialog) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Échap encore une fois" in dialog.problem.text()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert room.asked == []


def test_cancelling_leaves_the_agenda_as_it_was(qtbot: QtBot, room: Room, dialog: AgendaDialog) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.mouseClick(dialog.cancel, LEFT)
    assert not dialog.isVisible()
    assert kept(room) == TITLES


def test_typing_keeps_the_cursor_where_it_is(dialog: AgendaDialog) -> None:
    line = dialog.form.title.line
    line.setFocus()
    line.setCursorPosition(3)
    write(line, "xy")
    assert line.text() == "Accxyueil"
    write(dialog.form.instruction, "un")
    assert dialog.form.instruction.toPlainText() == "un"


def test_the_console_opens_it_and_says_what_is_kept(qtbot: QtBot, room: Room, console: Console) -> None:
    room.ask(EditMeeting(room.model.meeting_id, begins_at=time(9)))
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_G, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    (dialog,) = console.findChildren(AgendaDialog)
    dialog.list.setCurrentRow(5)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return, CONTROL)
    assert isinstance(room.asked[-1], PlanAgenda)
    assert len(list(room.base.all(Stage))) == console.agenda.list.count() == 5
    said = "Déroulé enregistré\xa0: 5 étapes, 1\xa0h\xa015 · de 09:00 à 10:15."
    assert console.area.notice.accessibleName() == said
    assert console.area.notice.isVisible()


def test_the_pencil_opens_it(qtbot: QtBot, console: Console) -> None:
    qtbot.mouseClick(console.agenda.edit, LEFT)
    (dialog,) = console.findChildren(AgendaDialog)
    dialog.close()


def test_a_preset_that_can_not_be_read_is_told_once(
    console: Console, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(told: Callable[[str], object]) -> list[Any]:
        told("mien.toml, ligne 3 : il manque un titre.")
        return []

    monkeypatch.setattr(console.plans, "_preparation", replace(console.plans._preparation, presets=broken))
    with qtbot.waitSignal(console.plans.refused):
        dialog = console.plans.open_editor()
    assert "mien.toml" in console.area.notice.accessibleName()
    assert not dialog.presets.button.isEnabled()
    dialog.close()
    with qtbot.assertNotEmitted(console.plans.refused):
        console.plans.open_editor().close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_minutes_are_changed_with_the_arrows_by_mouse(
    qtbot: QtBot, qapp: QApplication, room: Room, scale: float
) -> None:
    theme.install(qapp, scale=scale)
    try:
        dialog = opened(qtbot, room)
        field = dialog.form.minutes
        before, option = field.value(), QStyleOptionSpinBox()
        field.initStyleOption(option)
        for sub, value in ((UP, before + 1), (DOWN, before)):
            button = field.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, sub, field)
            # What is really under the pointer: the text lay over the arrows once.
            hit = field.childAt(button.center()) or field
            at = hit.mapFrom(field, button.center())
            qtbot.mouseClick(hit, LEFT, pos=at)
            assert field.value() == value
    finally:
        theme.install(qapp)
