"""The panels that nobody has seen yet: made when they are asked for, and then as if they had always been there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from atelier.domain.ids import ClusterId, FollowUpId, OpenQuestionId, QuoteId, new_id
from atelier.domain.operations import AddFollowUp, AddQuote, Operation, ParkQuestion
from atelier.domain.things import FollowUp, OpenQuestion, Quote
from atelier.ui.console.window import Console
from atelier.ui.panels.follow_ups_panel import FollowUpsPanel
from atelier.ui.panels.quotes_panel import QuotesPanel
from atelier.ui.panels.side_panel import Panel
from atelier.ui.synthesis.panel import SynthesisPanel
from tests.ui.conftest import NOON, Room

ALT = Qt.KeyboardModifier.AltModifier
KINDS = (SynthesisPanel, QuotesPanel, FollowUpsPanel)


def made(console: Console) -> list[type[QWidget]]:
    return [kind for kind in KINDS if console.side_panel.findChildren(kind)]


def tabbed(first: QWidget) -> Iterator[QWidget]:
    """What Tab reaches from there, one after the other, round to the beginning."""
    first.setFocus()
    while True:
        before = QApplication.focusWidget()
        assert before is not None
        QApplication.sendEvent(
            before, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        )
        reached = QApplication.focusWidget()
        assert reached is not None
        if reached is first:
            return
        yield reached


def test_none_is_made_before_it_is_asked_for(room: Room, console: Console) -> None:
    room.send("Un")
    console.side_panel.finish()
    console.flush()
    console.actions_.by_name["undo"].trigger()
    assert made(console) == []


@pytest.mark.parametrize(("key", "kind"), [*zip("SVU", KINDS, strict=True)])
def test_its_key_makes_it_and_writing_begins(
    qtbot: QtBot, room: Room, console: Console, key: str, kind: type[QWidget]
) -> None:
    room.group("Un", title="Lien")
    qtbot.keyClick(console.capture.edit, key, ALT)
    (panel,) = console.side_panel.findChildren(kind)
    assert panel.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert panel.isAncestorOf(focus)
    assert made(console) == [kind]


def test_its_tab_makes_it(qtbot: QtBot, console: Console) -> None:
    tabs = console.side_panel.tabs
    where = tabs.tabRect(Panel.QUOTES).center()
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=where)
    assert made(console) == [QuotesPanel]
    assert console.side_panel.quotes.isVisible()


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 1, 3)])
def test_tab_reaches_it_after_the_tabs_in_whatever_order_they_are_made(
    room: Room, console: Console, order: tuple[int, ...]
) -> None:
    room.group("Un", title="Lien")
    side = console.side_panel
    for panel in order:
        side.tabs.setCurrentIndex(panel)
    places = (side.synthesis, side.quotes, side.follow_ups)
    for panel in order:
        side.tabs.setCurrentIndex(panel)
        place = places[panel - 1]
        reached = [place.isAncestorOf(widget) for widget in tabbed(side.tabs)]
        inside = reached.count(True)
        assert inside >= 2
        assert all(reached[:inside])
    assert console.agenda.isAncestorOf(next(w for w in tabbed(side.tabs) if not place.isAncestorOf(w)))


def test_a_cluster_chosen_before_is_the_one_to_write_on(room: Room, console: Console) -> None:
    room.group("Un", title="Premier")
    second = ClusterId(room.group("Deux", title="Deuxième"))
    assert console.side_panel.cluster_id is None
    console.side_panel.show_cluster(second)
    console.side_panel.show_panel(Panel.SYNTHESIS)
    assert console.side_panel.cluster_id == second
    assert console.side_panel.synthesis.outline.currentItem().text().endswith("Deuxième")


def refused(room: Room) -> tuple[Operation, ...]:
    meeting_id, words = room.model.meeting_id, "Des mots"
    quote = Quote(
        id=QuoteId(new_id()),
        meeting_id=meeting_id,
        question_id=room.question(1).id,
        text=words,
        created_at=NOON,
    )
    follow_up = FollowUp(id=FollowUpId(new_id()), meeting_id=meeting_id, what=words, created_at=NOON)
    parked = OpenQuestion(id=OpenQuestionId(new_id()), meeting_id=meeting_id, text=words, created_at=NOON)
    return AddQuote(quote), AddFollowUp(follow_up), ParkQuestion(parked)


def test_words_that_were_not_kept_come_back_to_a_panel_that_nobody_saw_yet(
    room: Room, console: Console
) -> None:
    side = console.side_panel
    for operation in refused(room):
        assert console.take_back(operation)
    fields = (side.quotes.text, side.follow_ups.follow_ups.form.what, side.follow_ups.parked.edit_new)
    assert {field.text for field in fields} == {"Des mots"}
