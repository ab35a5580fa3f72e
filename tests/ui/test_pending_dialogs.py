"""What was typed in a dialog is there again where it could not be kept."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from atelier.domain.operations import CollectOn, EditMeeting, Operation
from atelier.ui.console.window import Console
from tests.ui.conftest import Room

FULL = "Le disque n’a pas pu enregistrer."


class Disk:
    """Keeps what the console asks for once its answer is given, unless it is full."""

    def __init__(self, console: Console, room: Room) -> None:
        self.console, self.room = console, room
        self.asked: list[Operation] = []
        console.operation_requested.disconnect(room.ask)
        console.operation_requested.connect(self.asked.append)

    def answer(self, *, full: bool = False) -> None:
        """Say of all that was asked what became of it, as the bridge does."""
        asked, self.asked[:] = list(self.asked), []
        for operation in asked:
            if full:
                self.console.show_fault(FULL, operation)
            else:
                self.room.ask(operation)
            self.console.dialogs.settle(operation)


@pytest.fixture
def disk(console: Console, room: Room) -> Disk:
    return Disk(console, room)


def box_over(dialog: QDialog) -> QMessageBox | None:
    boxes = [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]
    assert len(boxes) <= 1
    return boxes[0] if boxes else None


def read_box(dialog: QDialog, qtbot: QtBot) -> None:
    """Wait for the dialog with the sentence over it, and take that away with the keyboard."""
    qtbot.waitUntil(lambda: dialog.isVisible() and box_over(dialog) is not None)
    box = box_over(dialog)
    assert box is not None
    assert box.text() == FULL
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: box_over(dialog) is None)
    # As every window system does, and the offscreen one does not.
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


def is_gone(dialog: QDialog) -> bool:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return not isValid(dialog)


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_dialog_whose_words_are_kept_is_gone(console: Console, disk: Disk, room: Room) -> None:
    dialog = console.meeting.open_sheet()
    dialog.title.line.setText("Bilan")
    press(dialog.save)
    assert not dialog.isVisible()
    assert not is_gone(dialog)
    disk.answer()
    assert is_gone(dialog)
    assert room.model.meeting.title == "Bilan"


@pytest.mark.parametrize("leave", ["save", "cancel"])
def test_a_dialog_that_asked_for_nothing_is_gone_at_once(console: Console, leave: str) -> None:
    dialog = console.meeting.open_sheet()
    press(getattr(dialog, leave))
    assert is_gone(dialog)


def test_the_sheet_comes_back_with_what_was_typed(
    console: Console, disk: Disk, room: Room, qtbot: QtBot
) -> None:
    dialog = console.meeting.open_sheet()
    dialog.title.line.setText("Bilan")
    dialog.place.line.setText("Préau")
    press(dialog.save)
    disk.answer(full=True)
    read_box(dialog, qtbot)
    # It is said over the dialog, not behind it as well.
    assert not console.area.notice.isVisible()
    assert (dialog.title.text, dialog.place.text) == ("Bilan", "Préau")
    press(dialog.save)
    disk.answer()
    assert (room.model.meeting.title, room.model.meeting.place) == ("Bilan", "Préau")
    assert is_gone(dialog)


def test_it_comes_back_as_often_as_it_is_refused_and_may_be_given_up(
    console: Console, disk: Disk, qtbot: QtBot
) -> None:
    dialog = console.meeting.reword_question()
    dialog.text.line.setText("Que fait-on ici ?")
    for _time in range(2):
        press(dialog.save)
        disk.answer(full=True)
        read_box(dialog, qtbot)
        assert dialog.text.line.text() == "Que fait-on ici ?"
    press(dialog.cancel)
    assert is_gone(dialog)


def test_half_an_hour_of_agenda_is_not_lost(console: Console, disk: Disk, room: Room, qtbot: QtBot) -> None:
    dialog = console.plans.open_editor()
    dialog.add()
    QTest.keyClicks(dialog.form.title.line, "Tour de table")
    dialog.keep()
    disk.answer(full=True)
    read_box(dialog, qtbot)
    assert "Tour de table" in [stage.title for stage in dialog.plan.stages]
    # Escape by mistake still does not take it away.
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    press(dialog.save)
    disk.answer()
    assert "Tour de table" in [stage.title for stage in room.model.stages]


def test_of_several_operations_only_one_box_is_over_the_dialog(
    console: Console, disk: Disk, room: Room, qtbot: QtBot
) -> None:
    dialog = console.meeting.open_phones_settings()
    dialog.free_questions.click()
    for box in list(dialog.open_questions.values())[:2]:
        box.click()
    press(dialog.save)
    assert [type(operation) for operation in disk.asked] == [EditMeeting, CollectOn, CollectOn]
    disk.answer(full=True)
    read_box(dialog, qtbot)
    press(dialog.save)
    disk.answer()
    assert len(room.model.meeting.closed_question_ids) == 2
    assert is_gone(dialog)


def test_it_comes_back_even_if_the_rest_of_it_is_kept(console: Console, disk: Disk, qtbot: QtBot) -> None:
    dialog = console.meeting.open_phones_settings()
    dialog.free_questions.click()
    next(iter(dialog.open_questions.values())).click()
    press(dialog.save)
    first, second = disk.asked
    console.show_fault(FULL, first)
    console.dialogs.settle(first)
    console.dialogs.settle(second)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    read_box(dialog, qtbot)
    press(dialog.cancel)
    assert is_gone(dialog)


def test_what_is_refused_once_it_is_back_is_said_behind_it(
    console: Console, disk: Disk, qtbot: QtBot
) -> None:
    dialog = console.meeting.open_phones_settings()
    dialog.free_questions.click()
    next(iter(dialog.open_questions.values())).click()
    press(dialog.save)
    first, second = disk.asked
    console.show_fault(FULL, first)
    read_box(dialog, qtbot)
    assert not console.area.notice.isVisible()
    console.show_fault(FULL, second)
    assert console.area.notice.isVisible()
    QCoreApplication.processEvents()
    assert box_over(dialog) is None
    press(dialog.cancel)


def test_what_the_rules_refuse_at_once_comes_back_too(
    console: Console, room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = console.meeting.open_sheet()
    monkeypatch.setattr(dialog.wifi.password, "_check", lambda _text: "")
    dialog.wifi_name.line.setText("Salle")
    dialog.wifi_password.line.setText("x" * 70)
    press(dialog.save)
    qtbot.waitUntil(lambda: dialog.isVisible() and box_over(dialog) is not None)
    assert [box_over(dialog).text()] == room.refusals  # type: ignore[union-attr]
    assert dialog.wifi_password.line.text() == "x" * 70
    assert QApplication.activeModalWidget() is box_over(dialog)
