"""Bars over the board: where they are, that they go."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.ui.console import Console
from atelier.ui.status import Phones, Status
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
        (Phones(), "", "plain"),
        (Phones(1, "http://10.0.0.2:8765/A"), "1 téléphone", "plain"),
        (Phones(0, "http://10.0.0.2:8765/A"), "téléphones\xa0: 10.0.0.2:8765/A", "plain"),
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
    assert status.phones.isHidden() == (not text)
    if text:
        assert status.phones.text() == text
        assert status.phones.property("look") == look
    assert phones.fault in status.phones.accessibleDescription()
    status.show_phones(Phones(2))
    assert status.phones.property("look") == "plain"
    assert status.phones.text() == "2 téléphones"
