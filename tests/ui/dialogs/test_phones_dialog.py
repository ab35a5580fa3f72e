"""The settings of the collecting by phone."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from atelier.domain.operations import CollectOn, EditMeeting, Operation
from atelier.domain.things import Display, Meeting
from atelier.ui.console.window import Console
from atelier.ui.dialogs.phones_dialog import PhonesDialog
from tests.ui.conftest import Room, make_room

LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, room: Room, *, has_groups: bool = True, **changes: Any) -> PhonesDialog:
    meeting: Meeting = replace(room.model.meeting, **changes)
    made = PhonesDialog(meeting, room.model.questions, has_groups=has_groups)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def saved(qtbot: QtBot, dialog: PhonesDialog) -> list[Operation]:
    asked: list[Operation] = []
    dialog.operation_requested.connect(asked.append)
    qtbot.mouseClick(dialog.save, LEFT)
    assert not dialog.isVisible()
    return asked


def test_nothing_changed_asks_for_nothing(qtbot: QtBot, room: Room) -> None:
    assert saved(qtbot, opened(qtbot, room)) == []


@pytest.mark.parametrize("display", Display)
def test_it_shows_how_post_its_reach_the_wall(qtbot: QtBot, room: Room, display: Display) -> None:
    dialog = opened(qtbot, room, display=display)
    assert [d for d, mark in dialog.displays.items() if mark.isChecked()] == [display]
    assert all(mark.accessibleDescription() for mark in dialog.displays.values())


def test_only_what_changed_is_asked_for(qtbot: QtBot, room: Room) -> None:
    dialog = opened(qtbot, room, quota=3)
    dialog.displays[Display.HELD].click()
    assert saved(qtbot, dialog) == [EditMeeting(dialog.meeting.id, display=Display.HELD)]


def test_everything_may_change_in_one_operation(qtbot: QtBot, room: Room) -> None:
    dialog = opened(qtbot, room)
    dialog.displays[Display.REVIEWED].click()
    for box in (dialog.free_questions, dialog.shows_board, *dialog.asked.values()):
        box.click()
    dialog.quota.setCurrentIndex(dialog.quota.findText("5 post-its"))
    for field, said in (("organiser", "Centre social"), ("kept_for", "un an"), ("contact", "l’accueil")):
        dialog.privacy[field].line.setText(said)
    assert saved(qtbot, dialog) == [
        EditMeeting(
            dialog.meeting.id,
            display=Display.REVIEWED,
            free_questions=False,
            shows_board=True,
            quota=5,
            asks_name=True,
            asks_structure=True,
            asks_group=True,
            organiser="Centre social",
            kept_for="un an",
            contact="l’accueil",
        )
    ]


def test_a_limit_is_lifted(qtbot: QtBot, room: Room) -> None:
    dialog = opened(qtbot, room, quota=30)
    assert dialog.quota.currentText() == "30 post-its"
    dialog.quota.setCurrentIndex(0)
    assert dialog.quota.currentText() == "sans limite"
    assert saved(qtbot, dialog) == [EditMeeting(dialog.meeting.id, quota=0)]


def test_questions_open_and_close_one_by_one(qtbot: QtBot, room: Room) -> None:
    first, second = room.question(1).id, room.question(2).id
    dialog = opened(qtbot, room, closed_question_ids=(first,))
    assert [box.isChecked() for box in dialog.open_questions.values()] == [False, True, True, True]
    dialog.open_questions[first].click()
    dialog.open_questions[second].click()
    id = dialog.meeting.id
    assert saved(qtbot, dialog) == [
        CollectOn(id, first, accepted=True),
        CollectOn(id, second, accepted=False),
    ]


def test_the_promise_follows_what_is_asked(qtbot: QtBot, room: Room) -> None:
    dialog = opened(qtbot, room)
    assert "Rien ne relie alors un post-it à la personne." in dialog.promise
    dialog.asked["asks_structure"].click()
    assert "Rien ne relie" not in dialog.promise
    dialog.asked["asks_structure"].click()
    assert "Rien ne relie" in dialog.promise


@pytest.mark.parametrize(
    ("has_groups", "asks_group", "enabled"), [(True, False, True), (False, False, False), (False, True, True)]
)
def test_a_group_is_asked_for_where_there_are_groups(
    qtbot: QtBot, room: Room, has_groups: bool, asks_group: bool, enabled: bool
) -> None:
    dialog = opened(qtbot, room, has_groups=has_groups, asks_group=asks_group)
    assert dialog.asked["asks_group"].isEnabled() is enabled


def test_cancelling_asks_for_nothing(qtbot: QtBot, room: Room) -> None:
    dialog = opened(qtbot, room)
    dialog.shows_board.click()
    with qtbot.assertNotEmitted(dialog.operation_requested):
        qtbot.mouseClick(dialog.cancel, LEFT)
    assert not dialog.isVisible()


def test_a_question_s_ampersand_is_shown(qtbot: QtBot) -> None:
    room = make_room(shorts=["Lien & temps"])
    dialog = opened(qtbot, room)
    (box,) = dialog.open_questions.values()
    assert box.text() == "1  Lien && temps"


@pytest.mark.parametrize("display", Display)
def test_the_keyboard_is_on_the_mode_that_is_chosen(qtbot: QtBot, room: Room, display: Display) -> None:
    dialog = opened(qtbot, room, display=display)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.displays[display])


@pytest.mark.parametrize("size", [QSize(720, 480), QSize(944, 688), QSize(1300, 700)])
def test_nothing_moves_when_somebody_is_asked_for_more(qtbot: QtBot, room: Room, size: QSize) -> None:
    dialog = opened(qtbot, room)
    dialog.resize(size)
    qtbot.waitUntil(lambda: dialog.size() == size)
    name, _structure, group = dialog.asked.values()

    def places() -> list[QPoint]:
        QApplication.processEvents()
        return [at.mapTo(dialog, QPoint(0, 0)) for at in (group, dialog.shows_board, dialog.promises)]

    before = places()
    name.click()
    assert places() == before
    assert dialog.promises.height() >= dialog.promises.heightForWidth(dialog.promises.width())


@pytest.mark.parametrize("size", [QSize(720, 480), QSize(944, 688)])
def test_everything_is_within_reach_on_a_small_screen(qtbot: QtBot, room: Room, size: QSize) -> None:
    dialog = opened(qtbot, room)
    dialog.resize(size)
    qtbot.waitUntil(lambda: dialog.size() == size)
    widest = dialog.findChild(QWidget, "settings")
    assert widest is not None
    qtbot.waitUntil(lambda: widest.width() <= dialog.width())
    for button in (dialog.save, dialog.cancel):
        assert dialog.rect().contains(button.geometry())


def test_the_console_opens_it_and_asks_for_what_changed(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.keyClick(
        console.capture.edit,
        Qt.Key.Key_C,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    (dialog,) = console.findChildren(PhonesDialog)
    dialog.displays[Display.HELD].click()
    dialog.open_questions[room.question(3).id].click()
    qtbot.mouseClick(dialog.save, LEFT)
    assert room.model.meeting.display is Display.HELD
    assert room.model.meeting.closed_question_ids == (room.question(3).id,)
