"""What comes after the meeting: follow-ups, decisions, parked questions, each typed, edited, removed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from atelier.domain.ids import AttendeeId, FollowUpId, new_id
from atelier.domain.operations import AddAttendees, AddFollowUp, CloseFollowUp, EditFollowUp, RemoveFollowUp
from atelier.domain.things import Attendee, FollowUp, OpenQuestion, Resolution, Scope
from atelier.ui.console.window import Console
from atelier.ui.panels.follow_up_list import FEW, FollowUpList
from atelier.ui.panels.follow_ups_panel import FollowUpsPanel
from atelier.ui.panels.sentence_list import SentenceList
from atelier.ui.panels.side_panel import Panel
from atelier.ui.panels.thing_card import ThingCard
from tests.ui.conftest import NOON, Room

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(console: Console) -> FollowUpsPanel:
    console.side_panel.show_panel(Panel.FOLLOW_UPS)
    return console.side_panel.follow_ups


@pytest.fixture
def to_do(panel: FollowUpsPanel) -> FollowUpList:
    return panel.follow_ups


@pytest.fixture(params=["resolutions", "parked"])
def sentences(panel: FollowUpsPanel, request: pytest.FixtureRequest) -> SentenceList:
    """Decisions, or parked questions, in sight."""
    panel.tabs.setCurrentIndex(("resolutions", "parked").index(request.param) + 1)
    found: SentenceList = getattr(panel, request.param)
    return found


def add(to_do: FollowUpList, what: str, who: str = "", due: str = "") -> None:
    QTest.keyClicks(to_do.form.what, what)
    QTest.keyClicks(to_do.form.who, who)
    QTest.keyClicks(to_do.form.due, due)
    QTest.keyClick(to_do.form.due, ENTER)


def write(sentences: SentenceList, text: str) -> None:
    QTest.keyClicks(sentences.edit_new, text)
    QTest.keyClick(sentences.edit_new, ENTER)


def card(shown: FollowUpList | SentenceList, at: int) -> ThingCard:
    found = shown.cards.cards[at]
    assert isinstance(found, ThingCard)
    return found


def shown(of: FollowUpList | SentenceList) -> list[str]:
    return [each.text.text() for each in of.cards.cards if isinstance(each, ThingCard)]


def follow_ups(room: Room) -> list[FollowUp]:
    return list(room.model.snapshot.all(FollowUp))


# Follow-ups


def test_what_who_when(room: Room, to_do: FollowUpList) -> None:
    assert to_do.nothing.isVisible()
    add(to_do, "Visiter", "Amina", "janvier")
    (follow_up,) = follow_ups(room)
    assert (follow_up.what, follow_up.who, follow_up.due) == ("Visiter", "Amina", "janvier")
    assert card(to_do, 0).meta.text() == "Amina · janvier · local"
    assert (to_do.form.what.text, to_do.form.who.text(), to_do.form.due.text()) == ("", "", "")
    assert not to_do.nothing.isVisible()


def test_ticking_marks_it_done_and_sends_it_to_the_end(room: Room, panel: FollowUpsPanel) -> None:
    to_do = panel.follow_ups
    add(to_do, "Un")
    room.now.pass_time(seconds=1)
    add(to_do, "Deux")
    box = card(to_do, 0).findChild(QCheckBox)
    assert box.accessibleName() == "Fait\xa0: Un"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert [(f.what, f.done) for f in follow_ups(room)] == [("Un", True), ("Deux", False)]
    assert card(to_do, 1).findChild(QCheckBox).hasFocus()
    assert shown(to_do) == ["Deux", "Un"]
    assert panel.tabs.tabText(0) == "À faire 1"
    card(to_do, 1).findChild(QCheckBox).click()
    assert not any(f.done for f in follow_ups(room))


def test_removing_and_undoing(room: Room, console: Console, to_do: FollowUpList) -> None:
    add(to_do, "Un")
    QTest.mouseClick(card(to_do, 0).remove, LEFT)
    assert follow_ups(room) == []
    console.actions_.by_name["undo"].trigger()
    assert shown(to_do) == ["Un"]


def test_one_is_edited_in_its_place(room: Room, console: Console, to_do: FollowUpList) -> None:
    add(to_do, "Un", "Amina")
    room.now.pass_time(seconds=1)
    add(to_do, "Deux")
    QTest.mouseClick(card(to_do, 0).edit, LEFT)
    editor = to_do.editor
    assert editor is not None
    assert to_do.cards.cards[0] is editor
    assert editor.what.hasFocus()
    QTest.keyClicks(editor.what, " et deux")
    QTest.keyClicks(editor.due, "mars")
    QTest.keyClicks(editor.scope, "d")
    QTest.keyClick(editor.due, ENTER)
    edited = follow_ups(room)[0]
    assert (edited.what, edited.who, edited.due) == ("Un et deux", "Amina", "mars")
    assert edited.scope is Scope.DEPARTMENT
    assert shown(to_do) == ["Un et deux", "Deux"]
    assert card(to_do, 0).edit.hasFocus()
    console.actions_.by_name["undo"].trigger()
    assert shown(to_do) == ["Un", "Deux"]


def test_an_edit_given_up_asks_nothing(room: Room, to_do: FollowUpList) -> None:
    add(to_do, "Un")
    before = list(room.asked)
    QTest.mouseDClick(card(to_do, 0), LEFT)
    assert to_do.editor is not None
    QTest.keyClicks(to_do.editor.what, " autre")
    QTest.keyClick(to_do.editor.what, ESCAPE)
    assert shown(to_do) == ["Un"]
    QTest.mouseClick(card(to_do, 0).edit, LEFT)
    QTest.keyClick(to_do.editor.who, ENTER)
    assert room.asked == before
    assert to_do.editor is None


def test_what_is_being_edited_stays_while_the_list_changes(room: Room, to_do: FollowUpList) -> None:
    add(to_do, "Un")
    QTest.mouseClick(card(to_do, 0).edit, LEFT)
    editor = to_do.editor
    assert editor is not None
    QTest.keyClicks(editor.what, " autre")
    (one,) = follow_ups(room)
    room.ask(EditFollowUp(replace(one, due="mars")))
    room.ask(AddFollowUp(replace(one, id=FollowUpId(new_id()), what="Deux")))
    QTest.keyClicks(editor.what, "ment")
    assert editor.what.hasFocus()
    to_do.begin("Trois")
    assert {f.what for f in follow_ups(room)} == {"Un autrement", "Deux", "Trois"}


def test_what_is_edited_stays_though_the_choice_would_leave_it_out(room: Room, to_do: FollowUpList) -> None:
    add(to_do, "Un")
    to_do.kept.setCurrentText("À faire")
    QTest.mouseClick(card(to_do, 0).edit, LEFT)
    editor = to_do.editor
    assert editor is not None
    QTest.keyClicks(editor.what, " autre")
    room.ask(CloseFollowUp(follow_ups(room)[0].id, done=True))
    assert to_do.cards.cards == [editor]
    QTest.keyClick(editor.what, ENTER)
    assert [(f.what, f.done) for f in follow_ups(room)] == [("Un autre", True)]
    assert to_do.cards.cards == []


def test_an_editor_goes_with_what_it_edits(room: Room, to_do: FollowUpList) -> None:
    add(to_do, "Un")
    QTest.mouseClick(card(to_do, 0).edit, LEFT)
    room.ask(RemoveFollowUp(follow_ups(room)[0].id))
    assert to_do.editor is None
    assert to_do.cards.cards == []


def test_nothing_typed_asks_nothing(room: Room, to_do: FollowUpList) -> None:
    add(to_do, " ", "Amina")
    assert room.asked == []
    assert to_do.form.who.text() == "Amina"


def test_words_not_saved_come_back(room: Room, console: Console, to_do: FollowUpList) -> None:
    add(to_do, "Visiter", "Amina", "janvier")
    console.show_fault("Le disque est plein.", room.asked[-1])
    form = to_do.form
    assert (form.what.text, form.who.text(), form.due.text()) == ("Visiter", "Amina", "janvier")
    QTest.mouseClick(card(to_do, 0).edit, LEFT)
    assert to_do.editor is not None
    QTest.keyClicks(to_do.editor.what, " tout")
    QTest.keyClick(to_do.editor.what, ENTER)
    assert isinstance(room.asked[-1], EditFollowUp)
    console.show_fault("Le disque est plein.", room.asked[-1])
    assert to_do.editor is not None
    assert to_do.editor.what.text == "Visiter tout"


def test_its_reach_is_local_unless_chosen(room: Room, to_do: FollowUpList) -> None:
    add(to_do, "Visiter", "Amina")
    QTest.keyClicks(to_do.form.scope, "d")
    add(to_do, "Ecrire", "Lea")
    assert {f.what: f.scope for f in follow_ups(room)} == {"Visiter": Scope.LOCAL, "Ecrire": Scope.DEPARTMENT}
    assert {card(to_do, at).meta.text() for at in (0, 1)} == {"Amina · local", "Lea · départemental"}
    assert to_do.form.scope.currentText() == "local"


def test_once_it_is_added_the_keyboard_is_in_the_first_field_again(room: Room, to_do: FollowUpList) -> None:
    for field in (to_do.form.due, to_do.form.send):
        QTest.keyClicks(to_do.form.what, "À faire")
        field.setFocus()
        QTest.keyClick(field, ENTER if field is to_do.form.due else Qt.Key.Key_Space)
        assert to_do.form.what.hasFocus()
    assert len(follow_ups(room)) == 2


def test_among_many_some_are_chosen(room: Room, to_do: FollowUpList) -> None:
    for number in range(FEW):
        room.now.pass_time(seconds=1)
        add(to_do, f"Locale {number}")
    assert not to_do.kept.isVisible()
    QTest.keyClicks(to_do.form.scope, "d")
    add(to_do, "Grande")
    assert to_do.kept.isVisible()
    to_do.kept.setCurrentText("Suites départementales")
    assert shown(to_do) == ["Grande"]
    card(to_do, 0).findChild(QCheckBox).click()
    to_do.kept.setCurrentText("À faire")
    assert shown(to_do) == [f"Locale {number}" for number in range(FEW)]
    to_do.kept.setCurrentText("Suites départementales")
    add(to_do, "Une locale de plus")
    assert "Une locale de plus" in shown(to_do)


def test_who_is_completed_from_the_sheet(qtbot: QtBot, room: Room, to_do: FollowUpList) -> None:
    people = Attendee(
        id=AttendeeId(new_id()),
        meeting_id=room.model.meeting_id,
        name="Amina Benali",
        structure="Les Tilleuls",
        created_at=NOON,
    )
    room.ask(AddAttendees(room.model.meeting_id, (people,)))
    QTest.keyClicks(to_do.form.what, "Visiter")
    to_do.form.who.setFocus()
    QTest.keyClicks(to_do.form.who, "till")
    popup = to_do.form.who.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, ENTER)
    qtbot.waitUntil(lambda: not popup.isVisible())
    QTest.keyClick(to_do.form.what, ENTER)
    assert [f.who for f in follow_ups(room)] == ["Les Tilleuls"]


# Decisions and parked questions


def test_sentences_are_written_reworded_and_removed(room: Room, sentences: SentenceList) -> None:
    write(sentences, "Un lieu")
    assert shown(sentences) == ["Un lieu"]
    QTest.mouseClick(card(sentences, 0).edit, LEFT)
    assert sentences.editor is not None
    assert sentences.editor.hasFocus()
    QTest.keyClicks(sentences.editor, "Deux lieux")
    QTest.keyClick(sentences.editor, ENTER)
    assert shown(sentences) == ["Deux lieux"]
    assert card(sentences, 0).edit.hasFocus()
    QTest.mouseClick(card(sentences, 0).remove, LEFT)
    assert sentences.cards.cards == []
    assert room.refusals == []


def test_a_rewording_given_up_or_empty_keeps_the_words(room: Room, sentences: SentenceList) -> None:
    write(sentences, "Un lieu")
    before = list(room.asked)
    QTest.mouseClick(card(sentences, 0).edit, LEFT)
    assert sentences.editor is not None
    QTest.keyClick(sentences.editor, Qt.Key.Key_Delete)
    QTest.keyClick(sentences.editor, ENTER)
    QTest.keyClicks(sentences.editor, "Autre")
    QTest.keyClick(sentences.editor, ESCAPE)
    assert shown(sentences) == ["Un lieu"]
    assert room.asked == before


def test_the_words_of_a_sentence_not_saved_come_back(
    room: Room, console: Console, sentences: SentenceList
) -> None:
    write(sentences, "Un lieu")
    console.show_fault("Le disque est plein.", room.asked[-1])
    assert sentences.edit_new.text == "Un lieu"
    sentences.edit_new.setPlainText("")
    QTest.mouseClick(card(sentences, 0).edit, LEFT)
    QTest.keyClicks(sentences.editor, "Deux lieux")
    QTest.keyClick(sentences.editor, ENTER)
    console.show_fault("Le disque est plein.", room.asked[-1])
    assert sentences.editor is not None
    assert sentences.editor.text == "Deux lieux"


def test_a_sentence_is_followed_up_in_one_click(
    room: Room, panel: FollowUpsPanel, sentences: SentenceList
) -> None:
    write(sentences, "Un lieu")
    (further,) = (b for b in card(sentences, 0).findChildren(QPushButton))
    QTest.mouseClick(further, LEFT)
    assert [f.what for f in follow_ups(room)] == ["Un lieu"]
    assert panel.tabs.currentIndex() == 0
    editor = panel.follow_ups.editor
    assert editor is not None
    assert editor.who.hasFocus()
    QTest.keyClicks(editor.who, "Amina")
    QTest.keyClick(editor.who, ENTER)
    assert [(f.what, f.who) for f in follow_ups(room)] == [("Un lieu", "Amina")]
    assert len(shown(sentences)) == 1


def test_each_list_has_its_own(room: Room, panel: FollowUpsPanel) -> None:
    panel.tabs.setCurrentIndex(1)
    write(panel.resolutions, "Un lieu")
    panel.tabs.setCurrentIndex(2)
    write(panel.parked, "Qui paie")
    assert [each.text for each in room.model.snapshot.all(Resolution)] == ["Un lieu"]
    assert [each.text for each in room.model.snapshot.all(OpenQuestion)] == ["Qui paie"]
    assert [panel.tabs.tabText(at) for at in range(3)] == ["À faire", "Décisions 1", "En suspens 1"]


# Both


def test_whatever_is_half_edited_is_asked_for_before_it_goes(
    room: Room, console: Console, panel: FollowUpsPanel
) -> None:
    add(panel.follow_ups, "Un")
    write(panel.resolutions, "Un lieu")
    QTest.mouseClick(card(panel.follow_ups, 0).edit, LEFT)
    assert panel.follow_ups.editor is not None
    QTest.keyClicks(panel.follow_ups.editor.what, " autre")
    panel.tabs.setCurrentIndex(1)
    QTest.mouseClick(card(panel.resolutions, 0).edit, LEFT)
    QTest.keyClicks(panel.resolutions.editor, "Deux lieux")
    console.finish()
    assert [f.what for f in follow_ups(room)] == ["Un autre"]
    assert [each.text for each in room.model.snapshot.all(Resolution)] == ["Deux lieux"]


def test_a_word_that_is_wider_than_the_panel_is_broken(console: Console, to_do: FollowUpList) -> None:
    console.resize(1024, 768)
    to_do.begin("a" * 300)
    to_do.save()
    assert card(to_do, 0).minimumSizeHint().width() < to_do.cards.viewport().width()
    assert card(to_do, 0).text.accessibleName() == "a" * 300


def test_a_post_it_is_followed_up_or_parked_and_stays(
    room: Room, console: Console, panel: FollowUpsPanel
) -> None:
    room.send("Un café", "Du temps")
    console.on_board.show_note(room.note("Un café").id)
    console.actions_.by_name["follow_note_up"].trigger()
    assert [f.what for f in follow_ups(room)] == ["Un café"]
    assert panel.follow_ups.editor is not None
    assert panel.follow_ups.editor.who.hasFocus()
    console.side_panel.show_panel(Panel.ARRIVALS)
    console.actions_.by_name["park_note"].trigger()
    assert [each.text for each in room.model.snapshot.all(OpenQuestion)] == ["Un café"]
    assert panel.parked.isVisible()
    assert room.texts() == ["Un café", "Du temps"]
