"""From a sentence to its post-its and back: the list beside the text, the board, the menus."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier.domain.citing import uses
from atelier.domain.operations import (
    CorrectNote,
    NestCluster,
    ShowQuestion,
    StackNotes,
    WithdrawNotes,
    WriteSynthesis,
)
from atelier.domain.things import Placement
from atelier.ui.console.window import Console
from atelier.ui.panels.side_panel import Panel
from atelier.ui.synthesis.citation import OBJECT, citations
from atelier.ui.synthesis.panel import SynthesisPanel
from tests.board.pointers import Mouse
from tests.ui.conftest import Room


@pytest.fixture
def panel(room: Room, console: Console) -> SynthesisPanel:
    room.group("Un", "Deux", "Trois", title="Lien")
    room.group("Quatre", title="Temps")
    console.side_panel.show_panel(Panel.SYNTHESIS)
    return console.side_panel.synthesis


def listed(panel: SynthesisPanel) -> list[str]:
    return [panel.notes.item(row).text() for row in range(panel.notes.count())]


def on_board(console: Console, room: Room, text: str) -> QPoint:
    """The middle of a note, in pixels of the board."""
    console.scene.arrange_now()
    note_id = room.note(text).id
    place = next(p for spot, p in console.scene.arrangement.notes.items() if spot.note_id == note_id)
    return console.board.mapFromScene(*place.centre)


def over_text(console: Console, panel: SynthesisPanel) -> QPoint:
    """A point of the text, in pixels of the board."""
    viewport = panel.edit.viewport()
    return console.board.viewport().mapFromGlobal(viewport.mapToGlobal(viewport.rect().center()))


def test_how_often_each_post_it_is_cited_is_told(panel: SynthesisPanel) -> None:
    assert panel.bottom.uncited.text() == "3 post-its non cités"
    panel.edit.cite(1)
    panel.edit.cite(1)
    panel.edit.cite(2)
    panel.flush()
    assert panel.bottom.uncited.text() == "1 post-it non cité"
    told = [panel.notes.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert ["cité 2 fois" in told[0], "cité 1 fois" in told[1], "pas encore" in told[2]] == [True] * 3


def test_those_that_are_not_cited_can_be_seen_alone(panel: SynthesisPanel) -> None:
    panel.edit.cite(2)
    panel.flush()
    panel.bottom.uncited.click()
    assert listed(panel) == ["Un", "Trois"]
    panel.edit.cite(1)
    panel.edit.cite(3)
    panel.flush()
    assert listed(panel) == ["Un", "Deux", "Trois"]
    assert not panel.bottom.uncited.isEnabled()


def test_dragging_from_the_list_cites_where_it_is_let_go(panel: SynthesisPanel) -> None:
    panel.edit.show_markup("Début et fin")
    rows, viewport = panel.notes, panel.edit.viewport()
    start = rows.visualItemRect(rows.item(1)).center()
    at = panel.edit.cursorRect(panel.edit.textCursor()).center()
    end = rows.viewport().mapFromGlobal(viewport.mapToGlobal(at))
    Mouse(rows.viewport()).drag(start, (start + end) / 2, end)
    assert panel.edit.markup == "#2 Début et fin"
    assert panel.edit.hasFocus()


def test_citations_that_are_dropped_stand_apart(panel: SynthesisPanel) -> None:
    panel.edit.show_markup("Le #1 et puis")
    for place in (4, 3):
        caret = panel.edit.textCursor()
        caret.setPosition(place)
        behind = panel.edit.cursorRect(caret)
        panel.edit.cite_at([2, 3], behind.center())
    cited = " ".join(OBJECT * 5)
    assert panel.edit.document().toRawText() == f"Le {cited} et puis"


def test_dragging_from_the_list_elsewhere_does_nothing(panel: SynthesisPanel) -> None:
    rows = panel.notes
    start = rows.visualItemRect(rows.item(1)).center()
    Mouse(rows.viewport()).drag(start, start + QPoint(0, 20), start + QPoint(0, 40))
    assert panel.edit.markup == ""


@pytest.mark.parametrize("text", ["Un", "Quatre"])
def test_dragging_from_the_board_cites_and_moves_nothing(
    room: Room, console: Console, panel: SynthesisPanel, text: str
) -> None:
    chosen, placed = panel.cluster_id, set(room.model.snapshot.all(Placement))
    start, end = on_board(console, room, text), over_text(console, panel)
    Mouse(console.board.viewport()).drag(start, (start + end) / 2, end - QPoint(2, 0), end)
    assert panel.cluster_id == chosen
    assert panel.edit.markup == f"#{room.note(text).number} "
    assert set(room.model.snapshot.all(Placement)) == placed


def test_the_cluster_that_is_written_stays_the_chosen_one(
    room: Room, console: Console, panel: SynthesisPanel
) -> None:
    written, start, end = panel.cluster_id, on_board(console, room, "Quatre"), over_text(console, panel)
    Mouse(console.board.viewport()).drag(start, (start + end) / 2, end - QPoint(2, 0), end)
    assert console.board.chosen_cluster == written


def test_over_the_text_a_hand_is_told_what_a_drop_does(
    room: Room, console: Console, panel: SynthesisPanel
) -> None:
    mouse = Mouse(console.board.viewport())
    mouse.press(on_board(console, room, "Un"))
    mouse.move(over_text(console, panel) - QPoint(2, 0))
    mouse.move(over_text(console, panel))
    words = {getattr(item, "words", None) for item in console.scene.items()}
    assert "citer dans la synthèse" in words
    QTest.keyClick(console.board, Qt.Key.Key_Escape)
    mouse.release()
    assert panel.edit.markup == ""


def test_a_click_on_a_citation_chooses_its_post_it_and_the_text_stays(
    qtbot: QtBot, room: Room, console: Console, panel: SynthesisPanel
) -> None:
    chosen = panel.cluster_id
    panel.edit.cite(4)
    (place,) = [at for at, _number in citations(panel.edit.document())]
    at = panel.edit._place(place).center().toPoint()
    qtbot.mouseClick(panel.edit.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert list(console.board.selection.ids) == [room.note("Quatre").id]
    assert panel.cluster_id == chosen


def test_one_of_another_question_is_said_to_be_there(
    room: Room, console: Console, panel: SynthesisPanel
) -> None:
    room.send("Ailleurs", number=2)
    panel.edit.cite(5)
    panel.edit.citation_pressed.emit(5)
    assert "question 2" in console.area.notice.sentence.text()
    room.ask(WithdrawNotes((room.note("Ailleurs").id,)))
    panel.edit.citation_pressed.emit(5)
    assert "pas au tableau" in console.area.notice.sentence.text()


def test_a_citation_follows_its_post_it(room: Room, panel: SynthesisPanel) -> None:
    panel.edit.cite(1)

    def width() -> float:
        (place,) = [at for at, _number in citations(panel.edit.document())]
        return panel.edit._place(place).width()

    before = width()
    room.ask(CorrectNote(room.note("Un").id, "Un et tout le reste"))
    assert width() > before
    assert panel.edit.markup == "#1 "


def test_a_board_s_menu_leads_to_the_sentences_that_cite_a_post_it(
    room: Room, console: Console, panel: SynthesisPanel
) -> None:
    second = panel.outline.groups[1].cluster.id
    room.ask(WriteSynthesis("s", second, "Rien. Comme #1 le dit."))  # type: ignore[arg-type]
    console.side_panel.note_chosen.emit(room.note("Un").id)
    menu = console.board_menu.for_notes()
    next(action for action in menu.actions() if "cité" in action.text()).trigger()
    menu.close()
    assert panel.cluster_id == second
    assert panel.edit.citation_at_caret == 1
    assert panel.edit.hasFocus()


def test_where_several_sentences_cite_it_the_menu_offers_them(
    room: Room, console: Console, panel: SynthesisPanel
) -> None:
    first, second = (group.cluster.id for group in panel.outline.groups)
    room.ask(WriteSynthesis("r", first, "Un #1."))  # type: ignore[arg-type]
    room.ask(WriteSynthesis("s", second, "Rien. Comme #1 le dit."))  # type: ignore[arg-type]
    console.side_panel.note_chosen.emit(room.note("Un").id)
    menu = console.board_menu.for_notes()
    where = next(action.menu() for action in menu.actions() if "cité" in action.text())
    _in_first, use = where.actions()  # type: ignore[attr-defined]
    assert use.text() == "2  Comme n°\xa01 le dit."
    use.trigger()
    menu.close()
    assert panel.cluster_id == second
    console.actions_.by_name["where_cited"].trigger()
    offered = QGuiApplication.instance().activePopupWidget()  # type: ignore[union-attr]
    assert len(offered.actions()) == 2
    offered.close()


def test_the_action_goes_straight_to_the_only_sentence(
    room: Room, console: Console, panel: SynthesisPanel
) -> None:
    panel.edit.show_markup("")
    panel.edit.cite(1)
    panel.flush()
    console.side_panel.note_chosen.emit(room.note("Un").id)
    console.actions_.by_name["where_cited"].trigger()
    assert QGuiApplication.instance().activePopupWidget() is None  # type: ignore[union-attr]
    assert panel.edit.citation_at_caret == 1


def test_the_menu_is_there_only_where_there_is_a_sentence(
    room: Room, console: Console, panel: SynthesisPanel
) -> None:
    console.side_panel.note_chosen.emit(room.note("Un").id)
    assert not console.actions_.by_name["where_cited"].isEnabled()
    panel.edit.cite(1)
    panel.flush()
    assert console.actions_.by_name["where_cited"].isEnabled()


def test_the_list_s_menu_leads_there_too(panel: SynthesisPanel) -> None:
    panel.edit.show_markup("")
    panel.edit.cite(3)
    panel._show_uses(3, QPoint(10, 10))
    menu = QGuiApplication.instance().activePopupWidget()  # type: ignore[union-attr]
    texts = [action.text() for action in menu.actions()]
    menu.close()
    assert "1  n°\xa03" in texts


def test_in_a_rubric_the_post_its_of_its_parts_are_to_be_cited(room: Room, panel: SynthesisPanel) -> None:
    first, second = (group.cluster.id for group in panel.outline.groups)
    room.ask(NestCluster(second, first))
    assert listed(panel) == ["Un", "Deux", "Trois", "Quatre"]


def test_another_question_s_outline_is_shown_with_it(room: Room, panel: SynthesisPanel) -> None:
    room.group("Cinq", title="Ailleurs", number=2)
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    assert [group.cluster.title for group in panel.outline.groups] == ["Ailleurs"]
    assert listed(panel) == ["Cinq"]


def test_the_sign_of_a_citation_leads_to_its_sentences(qtbot: QtBot, panel: SynthesisPanel) -> None:
    panel.edit.cite(2)
    panel.flush()
    asked: list[int] = []
    panel.notes.uses_requested.disconnect()
    panel.notes.uses_requested.connect(lambda number, _at: asked.append(number))
    for row in (0, 1):
        right = panel.notes.visualItemRect(panel.notes.item(row))
        sign = QPoint(right.right() - 14, right.center().y())
        qtbot.mouseClick(panel.notes.viewport(), Qt.MouseButton.LeftButton, pos=sign)
    assert asked == [2]


def test_a_post_it_under_others_is_shown_by_its_pile(
    room: Room, console: Console, panel: SynthesisPanel
) -> None:
    room.ask(StackNotes((room.note("Deux").id,), onto=room.note("Un").id))
    panel.edit.citation_pressed.emit(2)
    assert list(console.board.selection.ids) == [room.note("Un").id]


def test_a_cited_note_that_is_withdrawn_is_said_to_be(room: Room, panel: SynthesisPanel) -> None:
    panel.edit.cite(1)
    panel.flush()
    room.ask(WithdrawNotes((room.note("Un").id,)))
    (place,) = [at for at, _number in citations(panel.edit.document())]
    words, _size = panel.edit._object._measured(panel.edit.document(), 1)
    assert words == "n°\xa01 (retiré)"
    assert panel.edit._place(place).width() > 0
    assert panel.edit.markup == "#1 "


def test_a_sentence_of_another_question_is_said_to_be_there(
    room: Room, console: Console, panel: SynthesisPanel
) -> None:
    there = room.group("Ailleurs", title="Là-bas", number=2)
    room.ask(WriteSynthesis("s", there, "Comme #1."))  # type: ignore[arg-type]
    chosen = panel.cluster_id
    (use,) = uses(room.model.snapshot, 1)
    console.side_panel.show_use(use)
    assert panel.cluster_id == chosen
    assert "question 2" in console.area.notice.sentence.text()
