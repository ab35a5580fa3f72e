"""The sheet of a meeting."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from atelier.domain.ids import MeetingId, ProjectId
from atelier.domain.operations import EditMeeting
from atelier.domain.things import Meeting
from atelier.ui.day_field import DayField
from atelier.ui.meeting_dialog import MeetingDialog

MEETING = Meeting(
    id=MeetingId("m"),
    project_id=ProjectId("p"),
    title="2e rencontre",
    code="KXHQPM",
    created_at=datetime(2018, 10, 1, tzinfo=UTC),
    place="Lille",
    wifi_name="Atelier-Salle",
    wifi_password="pommedeterre",
)


@pytest.fixture
def dialog(qtbot: QtBot) -> MeetingDialog:
    return opened(MEETING, qtbot)


def opened(meeting: Meeting, qtbot: QtBot) -> MeetingDialog:
    made = MeetingDialog(meeting)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def type_text(line: QLineEdit, text: str) -> None:
    """Type it key by key; QTest aborts on letters that are not ASCII."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(line, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def retype(line: QLineEdit, text: str, qtbot: QtBot) -> None:
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    type_text(line, text)


def save(dialog: MeetingDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)


def test_it_shows_what_is_known(dialog: MeetingDialog) -> None:
    fields = (dialog.title, dialog.place, dialog.wifi_name, dialog.wifi_password)
    assert [field.line.text() for field in fields] == [
        "2e rencontre",
        "Lille",
        "Atelier-Salle",
        "pommedeterre",
    ]


def test_only_what_changed_is_asked_for(dialog: MeetingDialog, qtbot: QtBot) -> None:
    retype(dialog.place.line, "Roubaix", qtbot)
    with qtbot.waitSignal(dialog.operation_requested) as told:
        save(dialog, qtbot)
    assert told.args == [EditMeeting(MEETING.id, place="Roubaix")]
    assert not dialog.isVisible()


def test_everything_may_change(dialog: MeetingDialog, qtbot: QtBot) -> None:
    for field, text in (
        (dialog.title, "3e rencontre"),
        (dialog.place, ""),
        (dialog.wifi_name, "Salle 2"),
        (dialog.wifi_password, "carotte1"),
    ):
        retype(field.line, text, qtbot)
    with qtbot.waitSignal(dialog.operation_requested) as told:
        qtbot.keyClick(dialog.title.line, Qt.Key.Key_Return)
    asked = EditMeeting(
        MEETING.id, title="3e rencontre", place="", wifi_name="Salle 2", wifi_password="carotte1"
    )
    assert told.args == [asked]


def test_nothing_changed_asks_for_nothing(dialog: MeetingDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.operation_requested):
        save(dialog, qtbot)
    assert not dialog.isVisible()


def test_a_title_is_needed(dialog: MeetingDialog, qtbot: QtBot) -> None:
    retype(dialog.title.line, " ", qtbot)
    with qtbot.assertNotEmitted(dialog.operation_requested):
        save(dialog, qtbot)
    assert dialog.title.problem.text() == "Donnez un titre à la rencontre."
    assert dialog.isVisible()


def test_a_password_without_a_network_is_told(qtbot: QtBot) -> None:
    dialog = opened(replace(MEETING, wifi_name=""), qtbot)
    save(dialog, qtbot)
    assert dialog.wifi_name.problem.isVisible()
    assert dialog.focusWidget() is dialog.wifi_name.line
    type_text(dialog.wifi_name.line, "Salle")
    assert not dialog.wifi_name.problem.isVisible()


def test_a_network_has_a_name_of_32_bytes_at_most(dialog: MeetingDialog, qtbot: QtBot) -> None:
    retype(dialog.wifi_name.line, "é" * 17, qtbot)
    save(dialog, qtbot)
    assert "trop long" in dialog.wifi_name.problem.text()
    retype(dialog.wifi_name.line, "é" * 16, qtbot)
    assert not dialog.wifi_name.problem.isVisible()


def test_a_password_keeps_its_inner_spaces(dialog: MeetingDialog, qtbot: QtBot) -> None:
    retype(dialog.wifi_password.line, "pomme  de terre", qtbot)
    with qtbot.waitSignal(dialog.operation_requested) as told:
        save(dialog, qtbot)
    assert told.args[0].wifi_password == "pomme  de terre"


def test_the_dialog_grows_by_what_it_has_to_say(qtbot: QtBot) -> None:
    dialog = opened(replace(MEETING, wifi_name=""), qtbot)
    before = dialog.height()
    save(dialog, qtbot)
    assert dialog.height() > before
    problem = dialog.wifi_name.problem
    qtbot.waitUntil(lambda: problem.height() >= problem.heightForWidth(problem.width()))
    assert problem.geometry().top() >= dialog.wifi_name.line.geometry().bottom()


def test_cancelling_asks_for_nothing(dialog: MeetingDialog, qtbot: QtBot) -> None:
    retype(dialog.title.line, "Autre", qtbot)
    with qtbot.assertNotEmitted(dialog.operation_requested):
        qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_the_day_is_asked_for_only_when_it_is_chosen(dialog: MeetingDialog, qtbot: QtBot) -> None:
    retype(dialog.place.line, "Arras", qtbot)
    with qtbot.waitSignal(dialog.operation_requested) as asked:
        save(dialog, qtbot)
    assert asked.args == [EditMeeting(MEETING.id, place="Arras")]


def test_another_day_is_chosen_by_keyboard(qtbot: QtBot) -> None:
    dialog = opened(replace(MEETING, day=date(2018, 10, 4)), qtbot)
    dialog.day.setCurrentSection(DayField.Section.DaySection)
    qtbot.keyClick(dialog.day, Qt.Key.Key_Up)
    with qtbot.waitSignal(dialog.operation_requested) as asked:
        save(dialog, qtbot)
    assert asked.args == [EditMeeting(MEETING.id, day=date(2018, 10, 5))]
