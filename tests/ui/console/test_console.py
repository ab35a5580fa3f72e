"""The console as a whole: it follows the model, asks for operations, and says how things stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from atelier.domain.operations import (
    CreateCluster,
    EnterStage,
    PlanAgenda,
    Redo,
    ShowQuestion,
    StackNotes,
    Undo,
)
from atelier.domain.things import FollowUp, OpenQuestion, Quote, Source, Synthesis
from atelier.domain.typography import held
from atelier.ui.console.question_tabs import LABEL_ROOMS
from atelier.ui.console.status import Phones
from atelier.ui.console.window import Console
from tests.ui.conftest import Room, make_room, open_console

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
NASTY = '<b>gras</b> & <img src="/etc/passwd">'


def test_a_tab_asks_for_its_question_and_all_follows(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.mouseClick(console.top_bar.tabs.tabs[2], LEFT)
    assert room.asked == [ShowQuestion(room.model.meeting_id, room.question(3).id)]
    assert [tab.isChecked() for tab in console.top_bar.tabs.tabs] == [False, False, True, False]
    assert console.scene.question_id == room.question(3).id
    assert console.capture.chip.text() == "3"


def test_a_tab_does_not_move_before_the_room_does(qtbot: QtBot, room: Room) -> None:
    console = Console(room.model)
    qtbot.addWidget(console)
    with qtbot.waitSignal(console.operation_requested):
        console.top_bar.tabs.tabs[1].click()
    assert [tab.isChecked() for tab in console.top_bar.tabs.tabs] == [True, False, False, False]


def test_the_tab_of_the_question_shown_asks_nothing(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.mouseClick(console.top_bar.tabs.tabs[0], LEFT)
    assert room.asked == []
    assert console.top_bar.tabs.tabs[0].isChecked()


def test_tabs_tell_how_many_notes_each_wall_has(room: Room, console: Console) -> None:
    room.send("a", "b", number=2)
    assert [tab.count for tab in console.top_bar.tabs.tabs] == [0, 2, 0, 0]
    assert console.top_bar.tabs.tabs[1].accessibleName().endswith("2 post-its")


def test_many_long_questions_fit_a_narrow_window(qtbot: QtBot) -> None:
    room = make_room(shorts=[f"Une question vraiment longue {n}" for n in range(12)])
    console = open_console(qtbot, room)
    for width in (1024, 1366, 1920):
        console.resize(width, 700)
        qtbot.waitUntil(lambda width=width: console.top_bar.width() == width)
        tabs = console.top_bar.tabs
        assert max(tab.geometry().right() for tab in tabs.tabs) <= tabs.width()
    assert tabs.tabs[0].label_room >= LABEL_ROOMS[-1]


def test_undo_and_redo_are_named_and_carried_out(qtbot: QtBot, room: Room, console: Console) -> None:
    undo, redo = console.top_bar.buttons[:2]
    assert not undo.isEnabled()
    room.send("Un", "Deux", "Trois", source=Source.IMPORT)
    assert undo.isEnabled()
    assert "Annuler\xa0: ajouter 3 post-its, dont «\xa0Un\xa0»" in undo.toolTip()
    assert undo.accessibleName() == "Annuler\xa0: ajouter 3 post-its, dont «\xa0Un\xa0»"
    qtbot.mouseClick(undo, LEFT)
    assert isinstance(room.asked[-1], Undo)
    assert room.texts(1) == []
    assert not undo.isEnabled()
    assert "Rétablir\xa0: ajouter 3 post-its" in redo.toolTip()
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(room.asked[-1], Redo)
    assert room.texts(1) == ["Un", "Deux", "Trois"]


def test_notes_of_phones_are_not_hers_to_undo(room: Room, console: Console) -> None:
    room.send("D’un téléphone")
    assert not console.actions_.by_name["undo"].isEnabled()


@pytest.mark.parametrize(
    ("name", "signal", "arguments"),
    [
        ("projection", "projection_requested", []),
        ("invitation", "invitation_requested", []),
        ("documents", "documents_requested", [""]),
        ("export", "documents_requested", ["minutes"]),
        ("home", "home_requested", []),
    ],
)
def test_wishes_that_others_fulfil(
    qtbot: QtBot, console: Console, name: str, signal: str, arguments: list[str]
) -> None:
    with qtbot.waitSignal(getattr(console, signal)) as caught:
        console.actions_.by_name[name].trigger()
    assert caught.args == arguments


def test_every_button_at_the_top_is_an_action_of_the_menus(console: Console) -> None:
    in_menus = {action for menu in console.menuBar().actions() for action in _menu_of(menu.menu()).actions()}
    assert set(console.actions_.by_name.values()) <= in_menus
    assert {button.defaultAction() for button in console.top_bar.buttons} <= in_menus


def _menu_of(menu: object) -> QMenu:
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_shows_the_whole_wall_and_comes_nearer(room: Room, console: Console) -> None:
    room.send(*(f"Post-it {n}" for n in range(200)))
    console.scene.arrange_now()
    actions = console.actions_.by_name

    def scale() -> float:
        return console.board.transform().m11()

    actions["show_all"].trigger()
    whole = scale()
    assert console.board.shows_all
    assert whole < 1.0
    actions["zoom_in"].trigger()
    assert whole < scale() < 1.0
    assert not console.board.shows_all
    actions["zoom_out"].trigger()
    assert scale() == pytest.approx(whole)
    actions["life_size"].trigger()
    assert scale() == 1.0


def test_the_state_in_words(room: Room, console: Console) -> None:
    status = console.status
    assert status.saving.text() == "● enregistré"
    assert (status.phones.text(), status.network.text()) == ("aucun téléphone", "réseau\xa0: aucun")
    console.show_phones(Phones(0, "http://192.168.1.20:8765/ABCDEF/"))
    assert status.phones.text() == "aucun téléphone"
    assert status.network.text() == "réseau\xa0: 192.168.1.20:8765"
    console.show_phones(Phones(17, "http://192.168.1.20:8765/ABCDEF/"))
    room.send("a", "b")
    assert (status.notes.text(), status.phones.text()) == ("2 post-its", "17 téléphones")
    console.show_saving(3)
    assert status.saving.text() == "● enregistrement…"
    console.show_fault("Le disque est plein.")
    assert status.saving.text() == "▲ non enregistré"
    console.show_phones(Phones(fault="Le port 8765 est pris."))
    assert "▲" in status.phones.text()
    assert "8765" in status.phones.toolTip()
    console.show_saving(0)
    assert status.saving.text() == "● enregistré"


def test_a_refusal_is_a_bar_that_leaves_the_board_and_the_keyboard_alone(
    qtbot: QtBot, console: Console
) -> None:
    board = console.board.geometry()
    console.show_refusal("Cet élément n’existe plus.")
    assert console.area.notice.isVisible()
    assert console.board.geometry() == board
    assert console.capture.edit.hasFocus()
    assert QApplication.activeModalWidget() is None
    qtbot.mouseClick(console.area.notice.close_button, LEFT)
    assert console.area.notice.isHidden()


def test_refused_operations_are_told(room: Room, console: Console) -> None:
    room.ask(CreateCluster("c", room.model.meeting_id, "no such question"))  # type: ignore[arg-type]
    assert console.area.notice.sentence.text() == held(room.refusals[0])


def test_a_board_wish_goes_through_the_same_door(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send("Seul")
    console.side_panel.note_chosen.emit(room.note("Seul").id)
    qtbot.keyClick(console.board, Qt.Key.Key_G)
    assert len(room.model.board(room.question(1).id).groups) == 1


def test_note_actions_apply_to_a_selection(room: Room, console: Console) -> None:
    room.send("Seul")
    names = ("group", "send_to", "unsort", "isolate", "withdraw")
    assert not any(console.actions_.by_name[name].isEnabled() for name in names)
    console.side_panel.note_chosen.emit(room.note("Seul").id)
    assert all(console.actions_.by_name[name].isEnabled() for name in names)
    console.actions_.by_name["withdraw"].trigger()
    assert room.texts(1) == []


def test_the_collection_is_closed_and_opened(room: Room, console: Console) -> None:
    console.actions_.by_name["close_phones"].trigger()
    assert not room.model.meeting.phones_open
    assert not console.actions_.by_name["close_phones"].isEnabled()
    console.actions_.by_name["open_phones"].trigger()
    assert room.model.meeting.phones_open


def test_changes_of_the_agenda_show_the_question_of_the_stage(room: Room, console: Console) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(3).id))
    assert console.scene.question_id == room.question(2).id


def _named(widget: QWidget) -> str:
    own = widget.accessibleName()
    if not own and isinstance(widget, QAbstractButton):
        own = widget.text()
    return own


def test_every_control_has_a_name(console: Console) -> None:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QListView, QTabBar)
    for kind in kinds:
        for widget in console.findChildren(kind):
            if isinstance(widget, QToolButton) and widget.objectName().startswith("qt_"):
                continue  # Qt's own: the menu bar's extension
            if widget.parent() in console.findChildren(QComboBox) or widget.inherits("QComboBoxListView"):
                continue
            assert _named(widget), widget


def test_texts_of_people_are_shown_as_they_are(qtbot: QtBot) -> None:
    room = make_room(shorts=[NASTY], title=NASTY)
    console = open_console(qtbot, room)
    room.group(NASTY, title=NASTY)
    room.send(NASTY, source=Source.KEYBOARD)
    console.show_refusal(NASTY)
    console.show_fault(NASTY)
    console.show_phones(Phones(fault=NASTY))
    for label in console.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    for widget in console.findChildren(QWidget):
        assert "<b>" not in widget.toolTip(), widget
    for view in console.findChildren(QListWidget):
        assert not any("<b>" in view.item(row).toolTip() for row in range(view.count()))
    for action in console.actions_.by_name.values():
        assert "<b>" not in action.toolTip()


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_it_fits_usual_screens(qtbot: QtBot, console: Console, size: tuple[int, int]) -> None:
    assert console.minimumSizeHint().width() <= size[0]
    assert console.minimumSizeHint().height() <= size[1]
    console.resize(*size)
    qtbot.waitUntil(lambda: console.width() == size[0])
    assert console.board.width() >= 400


def test_closing_keeps_the_synthesis_being_typed(room: Room, console: Console) -> None:
    room.group("Un", title="Lien")
    console.side_panel.synthesis.edit.setPlainText("Ce que le groupe retient")
    console.close()
    assert _synthesis(room) == ["Ce que le groupe retient"]


def _synthesis(room: Room) -> list[str]:
    return [synthesis.text for synthesis in room.model.snapshot.all(Synthesis)]


def test_context_menu_sends_notes_to_a_cluster(room: Room, console: Console) -> None:
    room.group("Un", title="Le & lien")
    room.send("Deux")
    console.side_panel.note_chosen.emit(room.note("Deux").id)
    menu = console.board_menu.for_notes()
    first = next(action.menu() for action in menu.actions() if action.menu()).actions()[0]  # type: ignore[attr-defined]
    assert first.text() == "&1  Le && lien"
    first.trigger()
    menu.close()
    assert [len(group.notes) for group in room.model.board(room.question(1).id).groups] == [2]


def test_a_refusal_leaves_with_the_next_thing_that_succeeds(room: Room, console: Console) -> None:
    console.show_refusal("Ce regroupement n’existe plus.")
    room.send("d’un téléphone")
    assert console.area.notice.isVisible()
    room.send("au clavier", source=Source.KEYBOARD)
    assert not console.area.notice.isVisible()


def test_what_is_undone_on_another_question_is_told(room: Room, console: Console) -> None:
    room.send("ici", source=Source.KEYBOARD)
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    console.actions_.by_name["undo"].trigger()
    assert "question 1\xa0: ajouter un post-it" in console.area.notice.sentence.text()
    console.actions_.by_name["redo"].trigger()
    assert console.area.notice.sentence.text().startswith("Rétabli")


def test_what_is_undone_and_done_again_is_told(room: Room, console: Console) -> None:
    room.send("ici", source=Source.KEYBOARD)
    console.actions_.by_name["undo"].trigger()
    assert console.area.notice.sentence.text() == held("Annulé : ajouter un post-it, « ici »")
    console.actions_.by_name["redo"].trigger()
    assert console.area.notice.sentence.text() == held("Rétabli : ajouter un post-it, « ici »")


def test_the_first_undo_of_a_console_just_opened_takes_back_what_was_done(qtbot: QtBot, room: Room) -> None:
    room.send("avant", source=Source.KEYBOARD)
    console = open_console(qtbot, room)
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_Z, CTRL)
    assert room.texts() == []
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert room.texts() == ["avant"]


def test_an_undo_that_changes_the_stage_under_way_is_told_until_she_goes_on(
    room: Room, console: Console
) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(2).id))
    console.actions_.by_name["silence"].trigger()
    console.actions_.by_name["undo"].trigger()
    told = console.area.notice.sentence.text()
    assert "Annulé" in told
    assert "L’étape en cours a changé pour la salle." in told
    assert not console.area.notice.is_passing


def test_an_undo_that_leaves_the_stage_under_way_alone_says_nothing_of_it(
    room: Room, console: Console
) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(2).id))
    room.ask(PlanAgenda(room.model.meeting_id, room.model.stages[1:]))
    console.actions_.by_name["undo"].trigger()
    assert "pour la salle" not in console.area.notice.sentence.text()


def test_how_many_are_chosen_is_said_with_their_piles(room: Room, console: Console) -> None:
    ids = room.send("Un", "Deux", "Trois")
    console.board.selection.choose(ids[:1])
    assert console.status.notes.text() == "3 post-its"
    room.ask(StackNotes(ids[1:2], ids[0]))
    console.board.selection.choose((ids[0], ids[2]))
    assert console.status.notes.text() == "3 post-its, 3 choisis"
    console.board.selection.clear()
    assert console.status.notes.text() == "3 post-its"


def test_a_large_pile_is_told_with_the_way_back(room: Room, console: Console) -> None:
    first, *others = room.send(*(f"n° {number}" for number in range(8)))
    room.ask(StackNotes(tuple(others), first))
    assert console.area.notice.sentence.text() == held("7 post-its sont mis sur une pile. Ctrl+Z : annuler.")


def test_escape_on_the_board_leaves_the_search_once_nothing_is_chosen(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    chosen = room.send("Un", "Deux")[:1]
    bar = console.search.open()
    qtbot.keyClicks(bar.field, "un")
    console.board.setFocus()
    console.board.selection.choose(chosen)
    qtbot.keyClick(console.board, Qt.Key.Key_Escape)
    assert console.search.is_open
    qtbot.keyClick(console.board, Qt.Key.Key_Escape)
    assert not console.search.is_open


def test_the_silence_of_the_sorting_under_way_is_turned_on_and_off(room: Room, console: Console) -> None:
    silence = console.actions_.by_name["silence"]
    assert not silence.isEnabled()
    room.ask(EnterStage(room.model.meeting_id, room.stage(2).id))
    for silent in (True, False):
        silence.trigger()
        assert (room.stage(2).silent, silence.isChecked()) == (silent, silent)
    assert "Déroulé enregistré" not in console.area.notice.sentence.text()


def test_what_is_wrong_with_the_phones_is_said_once(console: Console) -> None:
    console.show_phones(Phones(fault="Le port 8753 est déjà pris."))
    assert console.area.notice.sentence.text() == "Le port 8753 est déjà pris."
    console.area.notice.dismiss()
    console.show_phones(Phones(fault="Le port 8753 est déjà pris."))
    assert not console.area.notice.isVisible()


def test_whatever_is_half_typed_is_asked_for_before_it_goes(room: Room, console: Console) -> None:
    panel = console.side_panel
    console.capture.edit.setPlainText("une idée")
    panel.quotes.text.setPlainText("On se parle")
    panel.quotes.form.time.setText("vers midi")
    panel.follow_ups.follow_ups.form.what.setPlainText("Appeler l’école")
    panel.follow_ups.parked.edit_new.setPlainText("Et le bus ?")
    console.finish()
    assert room.texts() == ["une idée"]
    kept = room.model.snapshot
    assert [quote.text for quote in kept.all(Quote)] == ["On se parle (vers midi)"]
    assert [follow_up.what for follow_up in kept.all(FollowUp)] == ["Appeler l’école"]
    assert [parked.text for parked in kept.all(OpenQuestion)] == ["Et le bus ?"]
