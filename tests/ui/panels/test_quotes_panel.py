"""Quotes: words, speaker, time code."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.operations import AddQuote
from atelier.domain.things import Quote
from atelier.ui.console.window import Console
from atelier.ui.panels.quotes_panel import QuotesPanel
from atelier.ui.panels.side_panel import Panel
from tests.ui.conftest import Room

ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(console: Console) -> QuotesPanel:
    console.side_panel.show_panel(Panel.QUOTES)
    return console.side_panel.quotes


def quotes(room: Room) -> list[tuple[str, str, int | None]]:
    return [(quote.text, quote.speaker, quote.time_s) for quote in room.model.snapshot.all(Quote)]


def test_a_quote_by_keyboard(qtbot: QtBot, room: Room, panel: QuotesPanel) -> None:
    qtbot.keyClicks(panel.text, "On a ouvert la porte")
    qtbot.keyClick(panel.text, Qt.Key.Key_Tab)
    qtbot.keyClicks(panel.speaker, "Directrice")
    qtbot.keyClick(panel.speaker, Qt.Key.Key_Tab)
    qtbot.keyClicks(panel.time, "34:21")
    qtbot.keyClick(panel.time, ENTER)
    assert quotes(room) == [("On a ouvert la porte", "Directrice", 2061)]
    card = panel.cards.cards[0]
    assert card.text.text() == "«\xa0On a ouvert la porte\xa0»"
    assert card.meta.text() == "Directrice · 34:21 · question 1"
    assert (panel.text.text, panel.time.text()) == ("", "")
    assert panel.speaker.text() == "Directrice"


def test_a_wrong_time_code_is_told_and_nothing_is_lost(
    qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel
) -> None:
    qtbot.keyClicks(panel.text, "Oui")
    qtbot.keyClicks(panel.time, "34h")
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    assert quotes(room) == []
    assert "34:21" in console.area.notice.sentence.text()
    assert panel.text.text == "Oui"


def test_nothing_typed_asks_nothing(qtbot: QtBot, room: Room, panel: QuotesPanel) -> None:
    qtbot.keyClick(panel.text, ENTER)
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    assert room.asked == []


def test_the_last_one_is_first_and_can_be_removed(qtbot: QtBot, room: Room, panel: QuotesPanel) -> None:
    for text in ("Un", "Deux"):
        qtbot.keyClicks(panel.text, text)
        qtbot.keyClick(panel.text, ENTER)
        room.now.pass_time(seconds=1)
    assert [card.text.text() for card in panel.cards.cards] == ["«\xa0Deux\xa0»", "«\xa0Un\xa0»"]
    qtbot.mouseClick(panel.cards.cards[0].remove, Qt.MouseButton.LeftButton)
    assert quotes(room) == [("Un", "", None)]


def test_words_not_saved_come_back(qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel) -> None:
    qtbot.keyClicks(panel.text, "Oui")
    qtbot.keyClicks(panel.time, "0:07")
    qtbot.keyClick(panel.text, ENTER)
    assert isinstance(room.asked[-1], AddQuote)
    console.show_fault("Le disque est plein.", room.asked[-1])
    assert (panel.text.text, panel.time.text()) == ("Oui", "0:07")
    panel.text.setPlainText("Autre chose")
    console.show_fault("Le disque est plein.", room.asked[-1])
    assert panel.text.text == "Autre chose"
    assert "Oui" in console.area.notice.sentence.text()


def test_typing_survives_what_others_add(qtbot: QtBot, room: Room, panel: QuotesPanel) -> None:
    qtbot.keyClicks(panel.text, "On a")
    room.ask(AddQuote(Quote(id="q", meeting_id=room.model.meeting_id, text="x", created_at=room.now())))  # type: ignore[arg-type]
    assert panel.text.text == "On a"
    assert panel.text.hasFocus()
    assert panel.cards.cards[0].meta.text() == ""


def test_once_it_is_added_the_keyboard_is_in_the_first_field_again(
    qtbot: QtBot, console: Console, panel: QuotesPanel
) -> None:
    qtbot.keyClicks(panel.text, "Oui")
    panel.time.setFocus()
    qtbot.keyClick(panel.time, ENTER)
    assert panel.text.hasFocus()
    qtbot.keyClicks(panel.text, "Non")
    console.capture.setFocus()
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    assert console.capture.edit.hasFocus()
