"""The facilitator's hold: what waits, what she left off, and what she decides of it."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.operations import EditMeeting, RevealNotes, ReviewNotes, ShowQuestion, WithdrawNotes
from atelier.domain.things import Display, Note, Party, Review
from atelier.ui.console.window import Console
from atelier.ui.panels.review_list import MOST_SHOWN
from atelier.ui.panels.review_panel import ReviewPanel
from tests.ui.conftest import Room

LEFT = Qt.MouseButton.LeftButton
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def hold(room: Room, display: Display = Display.HELD) -> None:
    room.ask(EditMeeting(room.model.meeting_id, display=display))


def panel(console: Console) -> ReviewPanel:
    return console.side_panel.arrivals.review


def cards(console: Console) -> list[str]:
    return [note.text for note in panel(console).list.notes]


def tab(console: Console) -> str:
    return console.side_panel.tabs.tabText(0)


def test_nothing_waits_and_nothing_is_said(room: Room, console: Console) -> None:
    room.send("Un")
    assert panel(console).isHidden()
    assert not any(
        console.actions_.by_name[name].isEnabled() for name in ("show_waiting", "leave_off", "reveal")
    )


def test_what_is_held_is_counted_and_revealed_by_one_button(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    hold(room)
    room.send("Un", "Deux")
    room.send("Ailleurs", number=2)
    assert panel(console).isVisible()
    assert (panel(console).sentence.text(), tab(console)) == ("2 post-its gardés", "Arrivées 2")
    assert cards(console) == ["Un", "Deux"]
    assert room.texts() == []
    qtbot.mouseClick(panel(console).reveal, LEFT)
    assert room.asked[-1] == RevealNotes(room.model.meeting_id, room.question(1).id)
    assert (room.texts(), room.texts(2)) == (["Un", "Deux"], [])
    assert panel(console).isHidden()


def test_revealing_by_its_key_is_named_and_taken_back(qtbot: QtBot, room: Room, console: Console) -> None:
    hold(room)
    room.send("Un", "Deux")
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_D, CTRL_SHIFT)
    assert room.texts() == ["Un", "Deux"]
    assert console.actions_.by_name["undo"].text() == "Annuler\xa0: révéler 2 post-its"
    console.actions_.by_name["undo"].trigger()
    assert room.texts() == []
    assert cards(console) == ["Un", "Deux"]


def test_one_is_shown_and_the_next_is_under_the_hand(qtbot: QtBot, room: Room, console: Console) -> None:
    hold(room, Display.REVIEWED)
    room.send("Un", "Deux", "Trois")
    assert panel(console).sentence.text() == "3 post-its à relire"
    qtbot.mouseClick(panel(console).show_note, LEFT)
    assert room.texts() == ["Un"]
    qtbot.mouseClick(panel(console).leave_off, LEFT)
    assert (room.texts(), cards(console)) == (["Un"], ["Trois"])
    assert panel(console).chosen == (room.note("Trois").id,)
    assert console.actions_.by_name["undo"].text() == "Annuler\xa0: ne pas afficher un post-it"


@pytest.mark.parametrize(
    ("display", "count", "words"),
    [
        (Display.HELD, 1, "Révéler"),
        (Display.HELD, 2, "Révéler"),
        (Display.REVIEWED, 1, ""),
        (Display.REVIEWED, 2, "Tout afficher"),
    ],
)
def test_all_at_once_is_offered_where_it_says_something(
    room: Room, console: Console, display: Display, count: int, words: str
) -> None:
    hold(room, display)
    room.send(*(f"Post-it {n}" for n in range(count)))
    button = panel(console).reveal
    assert (button.text() if button.isVisible() else "") == words


def test_the_list_is_read_by_keyboard(qtbot: QtBot, room: Room, console: Console) -> None:
    hold(room, Display.REVIEWED)
    room.send("Un", "Deux", "Trois")
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    view = panel(console).view
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert (room.texts(), cards(console)) == (["Trois"], ["Un"])
    assert room.note("Deux").review is Review.REFUSED


def test_several_are_decided_of_together(room: Room, console: Console) -> None:
    hold(room, Display.REVIEWED)
    ids = room.send("Un", "Deux", "Trois")
    for row in (2, 0):
        panel(console).view.selectionModel().select(
            panel(console).list.index(row), QItemSelectionModel.SelectionFlag.Select
        )
    panel(console).show_chosen()
    assert room.asked[-1] == ReviewNotes((ids[0], ids[2]), Review.ACCEPTED)


@pytest.mark.parametrize(("key", "review"), [(Qt.Key.Key_A, Review.ACCEPTED), (Qt.Key.Key_X, Review.REFUSED)])
def test_keys_from_the_capture_line(
    qtbot: QtBot, room: Room, console: Console, key: Qt.Key, review: Review
) -> None:
    hold(room, Display.REVIEWED)
    room.send("Un")
    qtbot.keyClick(console.capture.edit, key, CTRL_SHIFT)
    assert room.note("Un").review is review


def test_nothing_is_decided_of_what_is_not_in_sight(qtbot: QtBot, room: Room, console: Console) -> None:
    hold(room, Display.REVIEWED)
    room.send("Un")
    console.side_panel.tabs.setCurrentIndex(2)
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_A, CTRL_SHIFT)
    assert room.note("Un").review is Review.PENDING
    assert panel(console).view.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, CTRL_SHIFT)
    assert room.note("Un").review is Review.ACCEPTED


@pytest.mark.parametrize(("key", "review"), [(Qt.Key.Key_A, Review.ACCEPTED), (Qt.Key.Key_X, Review.REFUSED)])
def test_the_keys_are_about_what_waits_while_what_was_left_off_is_in_sight(
    qtbot: QtBot, room: Room, console: Console, key: Qt.Key, review: Review
) -> None:
    hold(room, Display.REVIEWED)
    ids = room.send("Écarté", "Un", "Deux")
    room.ask(ReviewNotes(ids[:1], Review.REFUSED))
    panel(console).others.click()
    qtbot.keyClick(console.capture.edit, key, CTRL_SHIFT)
    assert room.asked[-1] == ReviewNotes((ids[1],), review)
    assert "Écarté" in cards(console)


def test_what_was_left_off_stays_within_reach(qtbot: QtBot, room: Room, console: Console) -> None:
    hold(room, Display.REVIEWED)
    ids = room.send("Un", "Deux", "Trois")
    room.ask(ReviewNotes(ids[:2], Review.REFUSED))
    review = panel(console)
    assert review.others.text() == "Non affichés (2)"
    qtbot.mouseClick(review.others, LEFT)
    assert (review.sentence.text(), cards(console)) == ("2 post-its non affichés", ["Un", "Deux"])
    assert review.others.text() == "Revenir à ceux qui attendent (1)"
    assert (review.reveal.isVisible(), review.leave_off.isVisible()) == (False, False)
    asked = len(room.asked)
    qtbot.keyClick(review.view, Qt.Key.Key_Delete)
    assert len(room.asked) == asked
    qtbot.mouseClick(review.show_note, LEFT)
    qtbot.mouseClick(review.show_note, LEFT)
    assert room.texts() == ["Un", "Deux"]
    assert (review.sentence.text(), cards(console)) == ("1 post-it à relire", ["Trois"])


def test_when_nothing_waits_what_was_left_off_is_one_line(room: Room, console: Console) -> None:
    hold(room, Display.REVIEWED)
    room.ask(ReviewNotes(tuple(room.send("Un")), Review.REFUSED))
    review = panel(console)
    assert (review.isVisible(), review.others.isVisible(), review.view.isVisible()) == (True, True, False)
    assert not review.sentence.isVisible()
    assert tab(console) == "Arrivées"


def test_only_those_of_the_question_shown(room: Room, console: Console) -> None:
    hold(room)
    room.send("Un")
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    assert panel(console).isHidden()
    room.send("Deux", number=2)
    assert cards(console) == ["Deux"]


def test_what_its_writer_or_she_takes_back_waits_no_longer(room: Room, console: Console) -> None:
    hold(room)
    ids = room.send("Un", "Deux")
    room.ask(WithdrawNotes((ids[0],)))
    assert cards(console) == ["Deux"]
    console.actions_.by_name["undo"].trigger()
    assert cards(console) == ["Un", "Deux"]


def test_what_comes_in_does_not_move_what_is_read(room: Room, console: Console) -> None:
    hold(room)
    room.send("Un", "Deux")
    review = panel(console)
    review.view.setCurrentIndex(review.list.index(1))
    room.send(*(f"Post-it {n}" for n in range(MOST_SHOWN + 20)))
    assert review.chosen == (room.note("Deux").id,)
    assert len(cards(console)) == MOST_SHOWN
    assert review.sentence.text() == f"{MOST_SHOWN + 22} post-its gardés"


def test_what_comes_in_leaves_the_list_where_it_was_scrolled(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    hold(room)
    room.send(*(f"Post-it {n}" for n in range(40)))
    bar = panel(console).view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(200)
    room.send("Nouveau")
    qtbot.waitUntil(lambda: panel(console).view.visualRect(panel(console).list.index(40)).isValid())
    assert bar.value() == 200


def test_what_still_waits_when_display_becomes_direct_is_not_forgotten(room: Room, console: Console) -> None:
    hold(room)
    room.send("Un")
    hold(room, Display.DIRECT)
    room.send("Deux")
    assert (panel(console).sentence.text(), room.texts()) == ("1 post-it attend", ["Deux"])


def test_who_wrote_is_told_on_the_card(room: Room, console: Console) -> None:
    hold(room)
    (id,) = room.send("Un")
    kept = room.model.snapshot.get(Note, id)
    assert kept.withdrawn_by is not Party.PARTICIPANT
    index = panel(console).list.index(0)
    assert "téléphone · anonyme" in index.data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_when_all_is_shown_the_keyboard_is_back_in_the_capture_line(
    qtbot: QtBot, room: Room, console: Console, by: str
) -> None:
    hold(room, Display.REVIEWED)
    room.ask(ReviewNotes((room.send("Écarté")[0],), Review.REFUSED))
    room.send("Un", "Deux")
    reveal = panel(console).reveal
    reveal.setFocus()
    if by == "mouse":
        qtbot.mouseClick(reveal, LEFT)
    else:
        qtbot.keyClick(reveal, Qt.Key.Key_Space)
    assert room.texts() == ["Un", "Deux"]
    assert console.capture.edit.hasFocus()


def test_shown_by_its_key_from_elsewhere_the_keyboard_stays_there(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    hold(room)
    room.send("Un", "Deux")
    console.board.setFocus()
    qtbot.keyClick(console.board, Qt.Key.Key_D, CTRL_SHIFT)
    assert room.texts() == ["Un", "Deux"]
    assert console.board.hasFocus()
