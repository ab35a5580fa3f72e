"""The synthesis: kept without being asked, never overwritten under her hands, never lost."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.ids import SynthesisId
from atelier.domain.operations import (
    DissolveCluster,
    MergeClusters,
    Operation,
    WithdrawNotes,
    WriteSynthesis,
)
from atelier.domain.things import Cluster, Synthesis
from atelier.ui.console.window import Console
from atelier.ui.panels.side_panel import Panel
from atelier.ui.synthesis.panel import SynthesisPanel
from atelier.ui.synthesis.text_field import PAUSE_MS
from tests.ui.conftest import Room


def written(room: Room) -> dict[str, str]:
    """Title of the cluster → text."""
    return {
        room.model.snapshot.get(Cluster, synthesis.cluster_id).title: synthesis.text
        for synthesis in room.model.snapshot.all(Synthesis)
    }


def asked(room: Room) -> list[str]:
    return [operation.text for operation in room.asked if isinstance(operation, WriteSynthesis)]


def cited_from(panel: SynthesisPanel) -> list[str]:
    """What the list of post-its offers."""
    return [panel.notes.item(row).text() for row in range(panel.notes.count())]


@pytest.fixture
def panel(room: Room, console: Console) -> SynthesisPanel:
    room.group("Un", "Deux", title="Lien")
    room.group("Trois", title="Temps")
    console.side_panel.show_panel(Panel.SYNTHESIS)
    return console.side_panel.synthesis


def choose(panel: SynthesisPanel, row: int) -> None:
    panel.outline.setCurrentRow(row)


def test_it_begins_with_the_first_cluster(panel: SynthesisPanel) -> None:
    assert [(group.number, group.name) for group in panel.outline.groups] == [("1", "Lien"), ("2", "Temps")]
    assert panel.outline.currentRow() == 0
    assert cited_from(panel) == ["Un", "Deux"]


def test_a_pause_in_typing_keeps_the_text(qtbot: QtBot, room: Room, panel: SynthesisPanel) -> None:
    qtbot.keyClicks(panel.edit, "Le lien")
    assert written(room) == {}
    qtbot.waitUntil(lambda: written(room) == {"Lien": "Le lien"}, timeout=4 * PAUSE_MS)
    assert asked(room) == ["Le lien"]


def test_leaving_the_field_keeps_the_text(
    qtbot: QtBot, room: Room, console: Console, panel: SynthesisPanel
) -> None:
    qtbot.keyClicks(panel.edit, "Le lien")
    console.capture.setFocus()
    assert written(room) == {"Lien": "Le lien"}


def test_choosing_another_cluster_keeps_the_text_of_the_first(
    qtbot: QtBot, room: Room, panel: SynthesisPanel
) -> None:
    qtbot.keyClicks(panel.edit, "Le lien")
    choose(panel, 1)
    assert written(room) == {"Lien": "Le lien"}
    assert panel.edit.markup == ""
    choose(panel, 0)
    assert panel.edit.markup == "Le lien"


def test_what_is_the_same_is_not_asked_again(room: Room, panel: SynthesisPanel) -> None:
    panel.edit.setPlainText("Le lien")
    panel.flush()
    panel.edit.setPlainText("Le lien ")
    panel.flush()
    assert asked(room) == ["Le lien"]


def test_an_emptied_text_removes_the_synthesis(room: Room, panel: SynthesisPanel) -> None:
    panel.edit.setPlainText("Le lien")
    panel.flush()
    panel.edit.setPlainText("")
    panel.flush()
    assert written(room) == {}


def test_arrivals_and_other_changes_leave_what_is_typed(
    qtbot: QtBot, room: Room, panel: SynthesisPanel
) -> None:
    qtbot.keyClicks(panel.edit, "Le li")
    room.send("Venu d’un téléphone")
    room.ask(WithdrawNotes((room.note("Deux").id,)))
    qtbot.keyClicks(panel.edit, "en")
    assert panel.edit.markup == "Le lien"


def test_undo_comes_back_into_the_field(room: Room, console: Console, panel: SynthesisPanel) -> None:
    panel.edit.setPlainText("Le lien")
    panel.flush()
    console.actions_.by_name["undo"].trigger()
    assert panel.edit.markup == ""
    assert written(room) == {}


def test_undo_takes_back_what_was_just_typed(room: Room, console: Console, panel: SynthesisPanel) -> None:
    panel.edit.setPlainText("Le lien")
    console.actions_.by_name["undo"].trigger()
    assert panel.edit.markup == ""
    assert room.model.board(room.question(1).id).groups


def test_words_whose_cluster_is_undone_go_to_the_one_chosen_next(
    qtbot: QtBot, room: Room, panel: SynthesisPanel
) -> None:
    first = panel.cluster_id
    assert first is not None
    qtbot.keyClicks(panel.edit, "Le lien")
    room.ask(DissolveCluster(first))
    assert panel.edit.markup == "Le lien"
    assert "gardé" in panel.advice.text()
    choose(panel, 0)
    assert written(room) == {"Temps": "Le lien"}


def test_words_are_added_to_those_of_the_cluster_chosen(
    qtbot: QtBot, room: Room, panel: SynthesisPanel
) -> None:
    choose(panel, 1)
    panel.edit.setPlainText("Le temps")
    choose(panel, 0)
    qtbot.keyClicks(panel.edit, "Le lien")
    first = panel.cluster_id
    assert first is not None
    room.ask(DissolveCluster(first))
    choose(panel, 0)
    assert written(room) == {"Temps": "Le temps\nLe lien"}


def test_another_question_does_not_take_the_words_along(
    qtbot: QtBot, room: Room, console: Console, panel: SynthesisPanel
) -> None:
    qtbot.keyClicks(panel.edit, "Le lien")
    console.actions_.by_name["question_2"].trigger()
    assert written(room) == {"Lien": "Le lien"}
    assert panel.edit.markup == ""
    console.actions_.by_name["question_1"].trigger()
    assert panel.edit.markup == "Le lien"


def test_merging_shows_both_texts(room: Room, panel: SynthesisPanel) -> None:
    groups = room.model.board(room.question(1).id).groups
    panel.edit.setPlainText("Le lien")
    choose(panel, 1)
    panel.edit.setPlainText("Le temps")
    panel.flush()
    room.ask(MergeClusters(groups[0].cluster.id, groups[1].cluster.id))
    assert panel.edit.markup == "Le temps\nLe lien"


def test_a_text_that_was_not_saved_is_asked_again(room: Room, panel: SynthesisPanel) -> None:
    panel.operation_requested.disconnect()
    panel.edit.setPlainText("Le lien")
    panel.flush()
    assert panel.take_back(WriteSynthesis("s", panel.cluster_id, "Le lien"))  # type: ignore[arg-type]
    assert panel.edit.markup == "Le lien"
    panel.operation_requested.connect(room.ask)
    panel.flush()
    assert written(room) == {"Lien": "Le lien"}


def test_a_double_click_cites_the_note(qtbot: QtBot, panel: SynthesisPanel) -> None:
    panel.edit.setPlainText("")
    at = panel.notes.visualItemRect(panel.notes.item(1)).center()
    qtbot.mouseClick(panel.notes.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(panel.notes.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseRelease(panel.notes.viewport(), Qt.MouseButton.LeftButton, pos=at)  # QTest keeps it pressed
    assert panel.edit.markup == "#2 "


def test_without_clusters_it_says_what_will_be_here(console: Console) -> None:
    panel = console.side_panel.synthesis
    console.side_panel.show_panel(Panel.SYNTHESIS)
    assert panel.field.isHidden()
    assert panel.advice.text()


def test_the_menu_of_the_board_leads_here(room: Room, console: Console) -> None:
    room.group("Un", title="Lien")
    second = room.group("Deux", title="Temps")
    console.board_menu.synthesis_requested.emit(second)
    assert console.side_panel.synthesis.cluster_id == second
    assert console.side_panel.synthesis.edit.hasFocus()


def test_a_click_on_a_cluster_of_the_board_leads_to_its_synthesis(
    qtbot: QtBot, room: Room, console: Console, panel: SynthesisPanel
) -> None:
    second = room.model.board(room.question(1).id).groups[1].cluster.id
    console.scene.arrange_now()
    header = console.scene.arrangement.clusters[second].header_rect
    at = console.board.mapFromScene(header.x + 40, header.y + 8)
    qtbot.mouseClick(console.board.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert panel.cluster_id == second


def test_so_does_the_focus_of_the_keyboard_on_the_board(
    room: Room, console: Console, panel: SynthesisPanel
) -> None:
    second = room.model.board(room.question(1).id).groups[1].cluster.id
    console.side_panel.note_chosen.emit(room.note("Trois").id)
    assert panel.cluster_id == second


def test_what_changes_while_it_is_not_seen_is_shown_once_it_is(
    room: Room, console: Console, panel: SynthesisPanel
) -> None:
    panel.edit.setPlainText("Le lien")
    console.side_panel.show_panel(Panel.QUOTES)
    before = panel.outline.groups
    first, second = (group.cluster.id for group in room.model.board(room.question(1).id).groups)
    room.ask(WriteSynthesis(SynthesisId("s"), second, "Le temps"))
    room.ask(DissolveCluster(first))
    assert panel.outline.groups == before
    console.side_panel.show_panel(Panel.SYNTHESIS)
    assert [group.name for group in panel.outline.groups] == ["Temps"]
    assert (panel.cluster_id, panel.edit.markup) == (second, "Le temps")


def test_a_double_click_right_after_typing_cites(qtbot: QtBot, room: Room, panel: SynthesisPanel) -> None:
    panel.edit.setFocus()
    qtbot.keyClicks(panel.edit, "Le lien ")
    item = panel.notes.item(1)
    spot = panel.notes.visualItemRect(item).center()
    # The first click takes the keyboard; QTest's clicks do not.
    panel.notes.setFocus()
    qtbot.mouseClick(panel.notes.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert written(room) == {"Lien": "Le lien"}
    assert panel.notes.item(1) is item
    qtbot.mouseDClick(panel.notes.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseRelease(panel.notes.viewport(), Qt.MouseButton.LeftButton, pos=spot)  # QTest keeps it pressed
    assert panel.edit.markup == "Le lien #2 "


def test_a_new_note_shows_in_the_list(room: Room, panel: SynthesisPanel) -> None:
    (cluster,) = (c for c in room.model.snapshot.all(Cluster) if c.title == "Lien")
    room.ask(WithdrawNotes((room.note("Un").id,)))
    assert cited_from(panel) == ["Deux"]
    assert panel.cluster_id == cluster.id


def test_a_synthesis_keeps_its_non_breaking_spaces(room: Room, panel: SynthesisPanel) -> None:
    panel.edit.setPlainText("Le lien\xa0!")
    panel.flush()
    assert written(room) == {"Lien": "Le lien\xa0!"}


def test_what_was_asked_for_stands_until_it_has_come_back(room: Room, panel: SynthesisPanel) -> None:
    panel.operation_requested.disconnect()
    asked: list[Operation] = []
    panel.operation_requested.connect(asked.append)
    panel.edit.setPlainText("Le lien")
    panel.flush()
    room.send("Venu d’un téléphone")
    assert panel.edit.markup == "Le lien"
    room.ask(asked[0])
    assert panel.edit.markup == "Le lien"
    first = panel.cluster_id
    assert first is not None
    room.ask(WriteSynthesis(SynthesisId("s"), first, "Autre chose"))
    assert panel.edit.markup == "Autre chose"


def test_a_text_kept_by_an_older_version_is_not_asked_again(room: Room, panel: SynthesisPanel) -> None:
    first = panel.cluster_id
    assert first is not None
    room.ask(WriteSynthesis(SynthesisId("s"), first, "Un #1 *ici*\n\n- deux #99"))
    count = len(room.asked)
    panel.flush()
    assert panel.edit.markup == "Un #1 \\*ici\\*\n- deux #99"
    assert len(room.asked) == count
