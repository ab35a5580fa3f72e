"""Quotes: words, speaker, time code."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.ids import ClusterId, QuoteId, new_id
from atelier.domain.operations import (
    AddQuote,
    DissolveCluster,
    EditQuote,
    RemoveQuote,
    RenameCluster,
    ShowQuestion,
)
from atelier.domain.things import Quote, Recording
from atelier.ui.console.window import Console
from atelier.ui.panels.quote_card import QuoteCard
from atelier.ui.panels.quote_places import QuotePlace
from atelier.ui.panels.quotes_panel import QuotesPanel
from atelier.ui.panels.side_panel import Panel
from tests.ui.conftest import Room
from tests.ui.finding.groups import add_groups

ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(console: Console) -> QuotesPanel:
    console.side_panel.show_panel(Panel.QUOTES)
    return console.side_panel.quotes


def quotes(room: Room) -> list[tuple[str, str, int | None]]:
    return [(quote.text, quote.speaker, quote.time_s) for quote in room.model.snapshot.all(Quote)]


def test_a_quote_by_keyboard(qtbot: QtBot, room: Room, panel: QuotesPanel) -> None:
    qtbot.keyClicks(panel.form.text, "On a ouvert la porte")
    qtbot.keyClick(panel.form.text, Qt.Key.Key_Tab)
    qtbot.keyClicks(panel.form.speaker.line, "Directrice")
    qtbot.keyClick(panel.form.speaker.line, Qt.Key.Key_Tab)
    qtbot.keyClicks(panel.form.time, "34:21")
    qtbot.keyClick(panel.form.time, ENTER)
    assert quotes(room) == [("On a ouvert la porte", "Directrice", 2061)]
    card = panel.cards.cards[0]
    assert card.text.text() == "«\xa0On a ouvert la porte\xa0»"
    assert card.meta.text() == "Directrice · question 1"
    assert (panel.form.text.text, panel.form.time.text()) == ("", "")
    assert panel.form.speaker.line.text() == ""


def test_a_wrong_time_code_is_told_and_nothing_is_lost(
    qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel
) -> None:
    qtbot.keyClicks(panel.form.text, "Oui")
    qtbot.keyClicks(panel.form.time, "34h")
    qtbot.mouseClick(panel.form.button, Qt.MouseButton.LeftButton)
    assert quotes(room) == []
    assert "34:21" in console.area.notice.sentence.text()
    assert panel.form.text.text == "Oui"


def test_nothing_typed_asks_nothing(qtbot: QtBot, room: Room, panel: QuotesPanel) -> None:
    qtbot.keyClick(panel.form.text, ENTER)
    qtbot.mouseClick(panel.form.button, Qt.MouseButton.LeftButton)
    assert room.asked == []


def test_the_last_one_is_first_and_can_be_removed(qtbot: QtBot, room: Room, panel: QuotesPanel) -> None:
    for text in ("Un", "Deux"):
        qtbot.keyClicks(panel.form.text, text)
        qtbot.keyClick(panel.form.text, ENTER)
        room.now.pass_time(seconds=1)
    assert [card.text.text() for card in panel.cards.cards] == ["«\xa0Deux\xa0»", "«\xa0Un\xa0»"]
    qtbot.mouseClick(panel.cards.cards[0].remove, Qt.MouseButton.LeftButton)
    assert quotes(room) == [("Un", "", None)]


def test_one_that_is_removed_is_told_and_comes_back_by_undo_from_where_the_keyboard_is(
    qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel
) -> None:
    for text in ("Un", "Deux", "Trois"):
        add(room, text)
    for left in ("Trois", "Un"), ("Trois",):
        removed = panel.cards.cards[1]
        assert isinstance(removed, QuoteCard)
        removed.remove.setFocus()
        qtbot.keyClick(removed.remove, Qt.Key.Key_Space)
        assert tuple(sorted(text for text, *_ in quotes(room))) == tuple(sorted(left))
        assert "supprimé. Ctrl+Z" in console.area.notice.sentence.text()
    assert card(panel).remove.hasFocus()
    for count in (2, 3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert len(quotes(room)) == count


def test_words_not_saved_come_back(qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel) -> None:
    qtbot.keyClicks(panel.form.text, "Oui")
    qtbot.keyClicks(panel.form.time, "0:07")
    qtbot.keyClick(panel.form.text, ENTER)
    assert isinstance(room.asked[-1], AddQuote)
    console.show_fault("Le disque est plein.", room.asked[-1])
    assert (panel.form.text.text, panel.form.time.text()) == ("Oui", "0:07")
    panel.form.text.setPlainText("Autre chose")
    console.show_fault("Le disque est plein.", room.asked[-1])
    assert panel.form.text.text == "Autre chose"
    assert "Oui" in console.area.notice.sentence.text()


def test_typing_survives_what_others_add(qtbot: QtBot, room: Room, panel: QuotesPanel) -> None:
    qtbot.keyClicks(panel.form.text, "On a")
    room.ask(AddQuote(Quote(id="q", meeting_id=room.model.meeting_id, text="x", created_at=room.now())))  # type: ignore[arg-type]
    assert panel.form.text.text == "On a"
    assert panel.form.text.hasFocus()
    assert panel.cards.cards[0].meta.text() == ""


def test_once_it_is_added_the_keyboard_is_in_the_first_field_again(
    qtbot: QtBot, console: Console, panel: QuotesPanel
) -> None:
    qtbot.keyClicks(panel.form.text, "Oui")
    panel.form.time.setFocus()
    qtbot.keyClick(panel.form.time, ENTER)
    assert panel.form.text.hasFocus()
    qtbot.keyClicks(panel.form.text, "Non")
    console.capture.setFocus()
    qtbot.mouseClick(panel.form.button, Qt.MouseButton.LeftButton)
    assert console.capture.edit.hasFocus()


# Edited where it stands


def card(panel: QuotesPanel, at: int = 0) -> QuoteCard:
    shown = panel.cards.cards[at]
    assert isinstance(shown, QuoteCard)
    return shown


def add(room: Room, text: str, time_s: int | None = None, **values: object) -> QuoteId:
    quote = Quote(
        id=QuoteId(new_id()),
        meeting_id=room.model.meeting_id,
        text=text,
        created_at=room.now(),
        time_s=time_s,
        **values,  # type: ignore[arg-type]
    )
    room.ask(AddQuote(quote))
    room.now.pass_time(seconds=1)
    return quote.id


def test_a_quote_is_edited_in_place(qtbot: QtBot, room: Room, panel: QuotesPanel) -> None:
    add(room, "On y vas.", 61, speaker="Maire")
    qtbot.mouseClick(card(panel).edit, Qt.MouseButton.LeftButton)
    editor = panel.editor
    assert editor is not None
    assert (editor.text.text, editor.time.text(), editor.speaker.currentText()) == (
        "On y vas.",
        "1:01",
        "Maire",
    )
    qtbot.keyClick(editor.text, Qt.Key.Key_End)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace):
        qtbot.keyClick(editor.text, key)
    qtbot.keyClick(editor.text, ENTER)
    assert quotes(room) == [("On y va.", "Maire", 61)]
    assert isinstance(room.asked[-1], EditQuote)
    assert (panel.editor, card(panel).text.text()) == (None, "«\xa0On y va.\xa0»")


def test_escape_leaves_it_as_it_was(qtbot: QtBot, room: Room, panel: QuotesPanel) -> None:
    add(room, "Oui")
    qtbot.mouseDClick(card(panel), Qt.MouseButton.LeftButton)
    assert panel.editor is not None
    qtbot.keyClicks(panel.editor.text, "Non ")
    qtbot.keyClick(panel.editor.text, Qt.Key.Key_Escape)
    assert quotes(room) == [("Oui", "", None)]
    assert panel.editor is None
    assert len(room.asked) == 1


def test_another_one_edited_saves_the_first(qtbot: QtBot, room: Room, panel: QuotesPanel) -> None:
    add(room, "Un")
    add(room, "Deux")
    panel.edit(next(iter(room.model.snapshot.where(Quote, text="Un"))).id)
    assert panel.editor is not None
    qtbot.keyClick(panel.editor.text, Qt.Key.Key_End)
    qtbot.keyClicks(panel.editor.text, "!")
    qtbot.mouseClick(card(panel, 0).edit, Qt.MouseButton.LeftButton)
    assert sorted(text for text, _speaker, _time in quotes(room)) == ["Deux", "Un!"]
    assert panel.editor.text.text == "Deux"


def test_one_that_is_edited_with_a_wrong_moment_stays_open(
    qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel
) -> None:
    add(room, "Oui")
    qtbot.mouseClick(card(panel).edit, Qt.MouseButton.LeftButton)
    assert panel.editor is not None
    panel.editor.time.setText("tard")
    qtbot.keyClick(panel.editor.text, ENTER)
    assert "34:21" in console.area.notice.sentence.text()
    assert panel.editor is not None
    console.finish()
    assert quotes(room) == [("Oui (tard)", "", None)]


def test_one_that_is_removed_while_it_is_edited_is_edited_no_more(
    qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel
) -> None:
    add(room, "Oui")
    qtbot.mouseClick(card(panel).edit, Qt.MouseButton.LeftButton)
    room.ask(RemoveQuote(QuoteId(next(room.model.snapshot.all(Quote)).id)))
    assert (panel.editor, panel.cards.cards) == (None, [])
    console.finish()
    assert quotes(room) == []


def test_an_edit_that_is_not_saved_comes_back(
    qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel
) -> None:
    add(room, "Oui")
    qtbot.mouseClick(card(panel).edit, Qt.MouseButton.LeftButton)
    assert panel.editor is not None
    panel.editor.text.setPlainText("x" * 5_000)
    qtbot.keyClick(panel.editor.text, ENTER)
    assert quotes(room) == [("Oui", "", None)]
    assert "trop long" in console.area.notice.sentence.text()
    assert panel.editor.text.text == "x" * 5_000


def test_one_that_was_opened_and_left_as_it_was_asks_nothing(
    qtbot: QtBot, room: Room, panel: QuotesPanel
) -> None:
    add(room, "Oui", 61)
    qtbot.mouseClick(card(panel).edit, Qt.MouseButton.LeftButton)
    assert panel.editor is not None
    qtbot.keyClick(panel.editor.text, ENTER)
    assert (panel.editor, len(room.asked)) == (None, 1)


# Who, where, in which order


def test_groups_and_those_who_spoke_are_offered_and_nothing_is_completed_unasked(
    qtbot: QtBot, room: Room, panel: QuotesPanel
) -> None:
    add_groups(room)
    add(room, "Oui", speaker="Maire")
    speaker = panel.form.speaker
    offered = [speaker.itemText(at) for at in range(speaker.count())]
    assert offered[-1] == "Maire"
    assert len(offered) == 3
    qtbot.keyClicks(speaker.line, "Mai")
    assert speaker.currentText() == "Mai"


def test_a_quote_stands_where_the_board_is(room: Room, console: Console, panel: QuotesPanel) -> None:
    lien = ClusterId(room.group("Un", title="Lien"))
    console.board.chosen_cluster = lien
    assert panel.form.place.currentText().strip() == "1 Lien"
    panel.form.text.setPlainText("Oui")
    panel.submit()
    (quote,) = room.model.snapshot.all(Quote)
    assert (quote.question_id, quote.cluster_id) == (room.question(1).id, lien)
    assert card(panel).meta.text() == "1 Lien"
    room.ask(RenameCluster(lien, "Le lien"))
    assert card(panel).meta.text() == "1 Le lien"


def test_a_quote_of_another_question_tells_which(room: Room, panel: QuotesPanel) -> None:
    lien = ClusterId(room.group("Un", title="Lien", number=2))
    add(room, "Oui", question_id=room.question(2).id, cluster_id=lien)
    assert card(panel).meta.text() == "question 2 · 1 Lien"
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    assert card(panel).meta.text() == "1 Lien"


def test_another_question_is_followed(room: Room, panel: QuotesPanel) -> None:
    room.ask(ShowQuestion(room.model.meeting_id, room.question(3).id))
    assert panel.form.place.currentText() == "Question 3 · Continue"


def test_a_cluster_that_goes_leaves_its_question(room: Room, panel: QuotesPanel) -> None:
    lien = ClusterId(room.group("Un", title="Lien", number=2))
    panel.stand_at(lien)
    room.ask(DissolveCluster(lien))
    assert panel.form.place.place == QuotePlace(room.question(2).id)


def test_quotes_in_the_order_of_their_moments(room: Room, panel: QuotesPanel) -> None:
    for text, time_s in (("b", 20), ("c", 300), ("sans", None), ("a", 5)):
        add(room, text, time_s)
    assert [card(panel, at).text.text()[2] for at in range(4)] == ["a", "s", "c", "b"]
    panel.order.setCurrentIndex(1)
    assert [card(panel, at).text.text()[2] for at in range(4)] == ["a", "b", "c", "s"]


def test_a_hundred_quotes_don_t_make_each_other_again(room: Room, panel: QuotesPanel) -> None:
    for at in range(100):
        add(room, f"n° {at}")
    before = list(panel.cards.cards)
    add(room, "De plus")
    assert panel.cards.cards[1:] == before


def test_which_recording_a_moment_is_on_is_asked_where_there_are_several(
    room: Room, console: Console, panel: QuotesPanel
) -> None:
    assert not panel.form.recording.isVisible()
    for _ in range(2):
        console.recording.toggle()
        room.now.pass_time(minutes=1)
        console.recording.toggle()
    panel.form.time.setText("0:05")
    assert panel.form.recording.isVisible()
    panel.form.recording.setCurrentIndex(0)
    panel.form.text.setPlainText("Oui")
    panel.submit()
    first = min(room.model.snapshot.all(Recording), key=lambda recording: recording.started_at)
    assert next(room.model.snapshot.all(Quote)).recording_id == first.id


# Dragged onto the board


def drag(qtbot: QtBot, shown: QuoteCard, *path: QPoint) -> None:
    """Press on the words of a card and go to those points of the screen."""
    qtbot.mousePress(shown.text, Qt.MouseButton.LeftButton)
    for at in path:
        qtbot.mouseMove(shown.text, shown.text.mapFromGlobal(at))
    qtbot.mouseRelease(shown.text, Qt.MouseButton.LeftButton, pos=shown.text.mapFromGlobal(path[-1]))


def middle_of(console: Console, cluster_id: str) -> QPoint:
    box = console.board.board_scene.arrangement.clusters[ClusterId(cluster_id)].rect
    inside = console.board.mapFromScene(box.x + box.width / 2, box.y + box.height / 2)
    return console.board.viewport().mapToGlobal(inside)


def test_a_quote_dragged_onto_a_cluster_stands_there(
    qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel
) -> None:
    lien = room.group("Un", title="Lien")
    console.board.board_scene.arrange_now()
    quote_id = add(room, "Oui")
    there = middle_of(console, lien)
    drag(qtbot, card(panel), there + QPoint(3, 3), there)
    quote = room.model.snapshot.get(Quote, quote_id)
    assert (quote.cluster_id, quote.question_id) == (lien, room.question(1).id)
    asked = len(room.asked)
    drag(qtbot, card(panel), there + QPoint(3, 3), there)
    assert len(room.asked) == asked


def test_let_go_beside_all_clusters_it_stays(
    qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel
) -> None:
    room.group("Un", title="Lien")
    console.board.board_scene.arrange_now()
    add(room, "Oui")
    asked = len(room.asked)
    drag(
        qtbot,
        card(panel),
        console.board.mapToGlobal(QPoint(30, 30)),
        console.capture.mapToGlobal(QPoint(5, 5)),
    )
    assert len(room.asked) == asked


def test_a_click_on_a_card_drags_nothing(
    qtbot: QtBot, room: Room, console: Console, panel: QuotesPanel
) -> None:
    add(room, "Oui")
    with qtbot.assertNotEmitted(panel.card_dropped):
        qtbot.mouseClick(card(panel).text, Qt.MouseButton.LeftButton)
    assert console.isVisible()
