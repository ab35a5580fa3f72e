"""The sheet of a meeting."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from atelier.domain.ids import MeetingId, ProjectId
from atelier.domain.operations import EditMeeting
from atelier.domain.things import Display, Meeting
from atelier.ui.console.window import Console
from atelier.ui.dialogs.meeting_dialog import MeetingDialog
from atelier.ui.dialogs.phones_dialog import PhonesDialog
from atelier.ui.widgets.day_field import DayField
from tests.ui.conftest import Room

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


def test_what_is_wrong_is_brought_in_sight(qtbot: QtBot) -> None:
    dialog = opened(replace(MEETING, wifi_name=""), qtbot)
    dialog.resize(700, 320)
    qtbot.waitUntil(lambda: dialog.height() == 320)
    assert dialog.wifi_name.line.visibleRegion().isEmpty()
    save(dialog, qtbot)
    problem = dialog.wifi_name.problem
    for widget in (problem, dialog.wifi_name.line):
        assert widget.visibleRegion().boundingRect() == widget.rect()
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


@pytest.mark.parametrize(
    ("typed", "asked"), [("14:00", time(14)), ("9h", time(9)), ("14 h 30", time(14, 30)), ("0:00", time(0))]
)
def test_the_beginning_is_written_as_people_write_it(
    dialog: MeetingDialog, qtbot: QtBot, typed: str, asked: time
) -> None:
    retype(dialog.begins_at.line, typed, qtbot)
    with qtbot.waitSignal(dialog.operation_requested) as told:
        save(dialog, qtbot)
    assert told.args == [EditMeeting(MEETING.id, begins_at=asked)]


def test_what_is_no_time_is_told(dialog: MeetingDialog, qtbot: QtBot) -> None:
    retype(dialog.begins_at.line, "25h", qtbot)
    with qtbot.assertNotEmitted(dialog.operation_requested):
        save(dialog, qtbot)
    assert dialog.begins_at.problem.isVisible()
    assert dialog.focusWidget() is dialog.begins_at.line


def test_a_beginning_is_taken_off_and_else_left_alone(qtbot: QtBot, room: Room) -> None:
    room.ask(EditMeeting(room.model.meeting_id, begins_at=time(14, 30)))
    dialog = opened(room.model.meeting, qtbot)
    assert dialog.begins_at.line.text() == "14:30"
    dialog.operation_requested.connect(room.ask)
    save(dialog, qtbot)
    assert room.model.meeting.begins_at == time(14, 30)
    dialog = opened(room.model.meeting, qtbot)
    dialog.operation_requested.connect(room.ask)
    retype(dialog.begins_at.line, "", qtbot)
    save(dialog, qtbot)
    assert room.model.meeting.begins_at is None
    assert room.refusals == []


def test_who_sees_what_is_chosen_on_the_sheet(dialog: MeetingDialog, qtbot: QtBot) -> None:
    dialog.who_sees.displays[Display.HELD].click()
    dialog.who_sees.shows_board.click()
    dialog.who_sees.asked["asks_name"].click()
    with qtbot.waitSignal(dialog.operation_requested) as told:
        save(dialog, qtbot)
    assert told.args == [EditMeeting(MEETING.id, display=Display.HELD, shows_board=True, asks_name=True)]


def test_the_password_is_hidden_until_it_is_asked_for(dialog: MeetingDialog) -> None:
    line = dialog.wifi_password.line
    assert line.displayText() == "\N{BLACK CIRCLE}" * len("pommedeterre")
    dialog.wifi.shown.click()
    assert line.displayText() == "pommedeterre"
    dialog.wifi.shown.click()
    assert "pomme" not in line.displayText()


def test_a_page_pasted_for_a_password_is_told(dialog: MeetingDialog, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("mot de passe collé par erreur " * 60)
    dialog.wifi_password.line.setFocus()
    dialog.wifi_password.line.selectAll()
    dialog.wifi_password.line.paste()
    assert dialog.wifi.code.matrix is None
    with qtbot.assertNotEmitted(dialog.operation_requested):
        dialog.save.click()
    assert dialog.isVisible()
    assert "63" in dialog.wifi_password.problem.text()
    retype(dialog.wifi_password.line, "pommes", qtbot)
    with qtbot.waitSignal(dialog.operation_requested) as told:
        save(dialog, qtbot)
    assert told.args == [EditMeeting(MEETING.id, wifi_password="pommes")]


def test_the_code_follows_what_is_typed(qtbot: QtBot) -> None:
    made: list[tuple[str, str]] = []

    def code(name: str, password: str) -> tuple[tuple[bool, ...], ...]:
        made.append((name, password))
        return ((True,) * 21,) * 21

    dialog = MeetingDialog(MEETING, wifi_code=code)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert made == [("Atelier-Salle", "pommedeterre")]
    assert dialog.wifi.code.isVisible()
    pixel = dialog.wifi.code.grab().toImage().pixelColor(dialog.wifi.code.rect().center())
    assert pixel.lightness() == 0
    type_text(dialog.wifi_password.line, "s")
    assert made[-1] == ("Atelier-Salle", "pommedeterres")
    retype(dialog.wifi_name.line, "", qtbot)
    assert not dialog.wifi.code.isVisible()


def test_all_the_settings_start_from_what_the_sheet_says(qtbot: QtBot, room: Room, console: Console) -> None:
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_F, control_shift)
    (sheet,) = console.findChildren(MeetingDialog)
    sheet.who_sees.displays[Display.REVIEWED].click()
    asked: list[Any] = []
    sheet.phones_requested.connect(asked.append)
    retype(sheet.title.line, "", qtbot)
    sheet.phones.click()
    assert (asked, room.asked) == ([], [])
    type_text(sheet.title.line, "Bilan")
    sheet.phones.click()
    (phones,) = console.findChildren(PhonesDialog)
    assert phones.displays[Display.REVIEWED].isChecked()
    assert (room.model.meeting.title, room.model.meeting.display) == ("Bilan", Display.REVIEWED)
    before = len(room.asked)
    qtbot.mouseClick(phones.save, Qt.MouseButton.LeftButton)
    assert len(room.asked) == before


def test_nothing_is_wider_than_the_sheet(dialog: MeetingDialog, qtbot: QtBot) -> None:
    dialog.resize(300, 400)
    inside = dialog.title.parentWidget()
    assert inside is not None
    qtbot.waitUntil(lambda: dialog.height() == 400)
    assert inside.minimumSizeHint().width() <= inside.width() <= dialog.width() <= 1024


def test_escape_asks_once_before_words_go(dialog: MeetingDialog, qtbot: QtBot) -> None:
    type_text(dialog.place.line, " Sud")
    qtbot.keyClick(dialog.place.line, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Échap encore une fois" in dialog.unsaved.text()
    # Whoever goes on writing is asked again.
    type_text(dialog.place.line, "-Est")
    qtbot.keyClick(dialog.place.line, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.place.line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_windows_cross_asks_too_and_nothing_typed_asks_nothing(
    dialog: MeetingDialog, qtbot: QtBot
) -> None:
    type_text(dialog.begins_at.line, "14 h")
    assert not dialog.close()
    assert dialog.isVisible()
    retype(dialog.begins_at.line, "", qtbot)
    assert dialog.close()
