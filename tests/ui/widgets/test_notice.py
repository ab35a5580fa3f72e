"""Bars over the board: where they are, that they go."""

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from atelier.ui.console.status import Phones, Status
from atelier.ui.console.window import Console
from atelier.ui.widgets.notice import GOOD_NEWS_MS, Notice
from tests.ui.conftest import Room

LEFT = Qt.MouseButton.LeftButton
LONG = "Le disque est plein : vos derniers post-its ne sont pas enregistrés. Libérez de la place d’abord. "


def test_it_stands_at_the_lower_edge_within_the_board(console: Console) -> None:
    console.show_refusal("Court.")
    notice = console.area.notice.geometry()
    assert console.area.rect().contains(notice)
    assert console.area.height() - notice.bottom() < 20


@pytest.mark.parametrize("width", [1024, 1366, 1920])
def test_a_long_sentence_is_whole_at_any_width(qtbot: QtBot, console: Console, width: int) -> None:
    console.resize(width, 768)
    qtbot.waitUntil(lambda: console.width() == width)
    console.show_refusal(LONG * 2)
    label = console.area.notice.sentence
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert console.area.rect().contains(console.area.notice.geometry())


def test_a_new_sentence_takes_the_place_of_the_former(console: Console) -> None:
    console.show_refusal("Un.")
    console.show_refusal("Deux.")
    assert console.area.notice.sentence.text() == "Deux."
    assert console.area.notice.accessibleName() == "Deux."


def test_notice_and_offer_do_not_cover_one_another(console: Console) -> None:
    console.area.offer.offer("a - b", 2)
    console.show_refusal(LONG)
    assert not console.area.notice.geometry().intersects(console.area.offer.geometry())


def test_it_follows_the_window(qtbot: QtBot, console: Console) -> None:
    console.show_refusal("Un.")
    console.resize(1024, 600)
    qtbot.waitUntil(lambda: console.area.rect().contains(console.area.notice.geometry()))


def test_it_goes_by_keyboard(qtbot: QtBot, console: Console) -> None:
    console.show_refusal("Un.")
    console.area.notice.close_button.setFocus()
    qtbot.keyClick(console.area.notice.close_button, Qt.Key.Key_Space)
    assert console.area.notice.isHidden()


def test_the_board_is_not_laid_out_anew(qtbot: QtBot, console: Console) -> None:
    before = console.board.viewport().size()
    console.area.offer.offer("a - b", 2)
    console.show_refusal(LONG)
    qtbot.waitUntil(console.area.notice.isVisible)
    assert console.board.viewport().size() == before


@pytest.mark.parametrize(
    ("phones", "text", "look"),
    [
        (Phones(), "aucun téléphone", "plain"),
        (Phones(1, "http://10.0.0.2:8765/A"), "1 téléphone", "plain"),
        (Phones(0, "http://10.0.0.2:8765/A"), "aucun téléphone", "plain"),
        (
            Phones(3, "http://10.0.0.2:8765/A", "Le réseau est coupé."),
            "▲ téléphones\xa0: en panne",
            "warning",
        ),
    ],
)
def test_how_the_phones_fare(qtbot: QtBot, room: Room, phones: Phones, text: str, look: str) -> None:
    status = Status(room.model)
    qtbot.addWidget(status)
    status.show_phones(phones)
    assert status.phones.text() == text
    assert status.phones.property("look") == look
    assert phones.fault in status.phones.accessibleDescription()
    status.show_phones(Phones(2))
    assert status.phones.property("look") == "plain"
    assert status.phones.text() == "2 téléphones"


@pytest.fixture
def timer() -> QTimer:
    """A timer that tests let ring."""
    return QTimer()


@pytest.fixture
def notice(qtbot: QtBot, timer: QTimer) -> Notice:
    notice = Notice(timer=timer)
    qtbot.addWidget(notice)
    return notice


def test_good_news_leaves_by_itself(notice: Notice, timer: QTimer) -> None:
    notice.tell("Compte rendu enregistré.")
    assert not notice.isHidden()
    assert timer.isActive()
    assert timer.interval() == GOOD_NEWS_MS
    timer.timeout.emit()
    assert notice.isHidden()
    assert not timer.isActive()


def test_a_refusal_stays(notice: Notice, timer: QTimer) -> None:
    notice.say("Impossible.")
    assert not timer.isActive()


def test_a_refusal_after_good_news_stays(notice: Notice, timer: QTimer) -> None:
    notice.tell("Enregistré.")
    notice.say("Impossible.")
    assert not timer.isActive()
    assert notice.sentence.text() == "Impossible."


def test_good_news_stays_under_the_keyboard(qtbot: QtBot, notice: Notice, timer: QTimer) -> None:
    with qtbot.waitExposed(notice):
        notice.show()
    notice.tell("Enregistré.")
    notice.activateWindow()
    notice.close_button.setFocus()
    qtbot.waitUntil(notice.close_button.hasFocus)
    timer.timeout.emit()
    assert notice.isVisible()
    assert timer.isActive()


def test_dismissing_tells_only_once(qtbot: QtBot, notice: Notice) -> None:
    notice.say("Impossible.")
    with qtbot.waitSignal(notice.resized):
        notice.dismiss()
    with qtbot.assertNotEmitted(notice.resized):
        notice.dismiss()


def test_phones_that_fail_are_told_once_in_a_whole_sentence(qtbot: QtBot, room: Room) -> None:
    status = Status(room.model)
    qtbot.addWidget(status)
    told: list[str] = []
    status.fault_told.connect(told.append)
    busy = Phones(fault="Le port 8765 est déjà pris.")
    status.show_phones(Phones(2))
    status.show_phones(busy)
    status.show_phones(busy)
    assert told == ["Le port 8765 est déjà pris."]
    status.show_phones(Phones(2))
    status.show_phones(busy)
    assert len(told) == 2


def test_a_fault_is_told_again_by_mouse_and_keyboard(qtbot: QtBot, room: Room) -> None:
    status = Status(room.model)
    qtbot.addWidget(status)
    status.show_phones(Phones(fault="Le port est pris."))
    status.show_fault("Le disque est plein.")
    told: list[str] = []
    status.fault_told.connect(told.append)
    qtbot.mouseClick(status.phones, LEFT)
    assert status.phones.focusPolicy() is Qt.FocusPolicy.TabFocus
    qtbot.keyClick(status.phones, Qt.Key.Key_Return)
    qtbot.keyClick(status.saving, Qt.Key.Key_Space)
    assert told == ["Le port est pris.", "Le port est pris.", "Le disque est plein."]


def test_what_fares_well_is_no_fault_to_tell(qtbot: QtBot, room: Room) -> None:
    status = Status(room.model)
    qtbot.addWidget(status)
    status.show_phones(Phones(fault="Le port est pris."))
    status.show_phones(Phones(0, "http://10.0.0.2:8765/A"))
    with qtbot.assertNotEmitted(status.fault_told):
        qtbot.mouseClick(status.phones, LEFT)
        qtbot.mouseClick(status.saving, LEFT)
    assert status.saving.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_what_success_makes_stale_goes_and_a_warning_stays(console: Console) -> None:
    notice = console.area.notice
    console.show_refusal("Le disque est plein.")
    notice.succeed()
    assert notice.isHidden()
    console.show_warning("L’adresse a changé.")
    notice.succeed()
    assert not notice.isHidden()
    notice.close_button.click()
    assert notice.isHidden()
    console.show_warning("L’adresse a changé.")
    console.show_good_news("Compte rendu enregistré.")
    notice.succeed()
    assert notice.isHidden()


def test_phones_that_fare_badly_lead_to_the_check_of_the_network(qtbot: QtBot, console: Console) -> None:
    assert console.actions_.by_name["network"] in console.status.offered()
    console.show_phones(Phones(0, "http://192.168.1.20:8753/ABCDEF", "Redémarrez Atelier."))
    for press in (
        lambda: qtbot.mouseClick(console.status.phones, LEFT),
        lambda: qtbot.keyClick(console.status.phones, Qt.Key.Key_Return),
    ):
        with qtbot.waitSignal(console.network_requested):
            press()


def test_it_is_as_wide_as_its_words(console: Console) -> None:
    console.show_refusal("Court.")
    short = console.area.notice
    assert short.width() < 200
    words = short.sentence
    assert words.width() >= words.fontMetrics().horizontalAdvance(words.text())
    console.show_refusal(LONG)
    assert console.area.notice.width() > 600
