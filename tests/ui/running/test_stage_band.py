"""The strip over the board: what stage it is, what it lets people do, its instruction."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.operations import (
    CollectOn,
    EnterStage,
    OpenPhones,
    PausePhones,
    PlanAgenda,
    RenameCluster,
)
from atelier.domain.things import Stage, StageKind
from atelier.domain.typography import loosened
from atelier.ui.console.window import Console
from atelier.ui.projection.view import Projected, ProjectionView
from atelier.ui.running.stage_band import StageBand
from tests.ui.conftest import Room

LEFT = Qt.MouseButton.LeftButton
LONG = "Chacun écrit seul, une idée par post-it, sans se soucier de l’orthographe. " * 12


def band_of(console: Console) -> StageBand:
    return console.running.band


def plan(room: Room, rank: int, **values: object) -> None:
    stages = [replace(stage, **values) if stage.rank == rank else stage for stage in room.model.stages]
    room.ask(PlanAgenda(room.model.meeting_id, tuple(stages)))


def enter(room: Room, rank: int) -> Stage:
    room.ask(EnterStage(room.model.meeting_id, room.stage(rank).id))
    return room.stage(rank)


def test_before_the_first_stage_the_board_has_the_room(console: Console) -> None:
    assert band_of(console).isHidden()


def test_it_says_which_stage_it_is_and_what_goes_on(room: Room, console: Console) -> None:
    enter(room, 1)
    band = band_of(console)
    assert band.isVisible()
    assert band.name.text() == "1 · Collecte"
    assert band.phones.text() == "Les téléphones peuvent écrire"
    assert band.seen.isHidden()
    assert band.reader.isHidden()
    console.show_projected(Projected(ProjectionView.BOARD))
    assert loosened(band.seen.text()) == "La salle voit : le tableau"
    console.show_projected(None)
    assert band.seen.isHidden()


def test_what_phones_may_do_is_told_as_it_is_not_as_it_was_planned(room: Room, console: Console) -> None:
    enter(room, 1)
    phones = band_of(console).phones
    room.ask(PausePhones(room.model.meeting_id, paused=True))
    assert phones.text() == "Les téléphones attendent"
    room.ask(PausePhones(room.model.meeting_id, paused=False))
    room.ask(CollectOn(room.model.meeting_id, room.question(1).id, accepted=False))
    assert phones.text() == "Question fermée aux téléphones"
    room.ask(OpenPhones(room.model.meeting_id, accepted=False))
    assert phones.text() == "Collecte par téléphone fermée"


def test_a_short_instruction_stands_there_whole(room: Room, console: Console) -> None:
    plan(room, 1, instruction="Une idée par post-it.")
    enter(room, 1)
    band = band_of(console)
    assert band.instruction.text() == "Une idée par post-it."
    assert band.fold.isHidden()
    assert not band.instruction.toolTip()


def test_a_long_one_is_folded_to_a_line_and_opened_by_a_button(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    plan(room, 1, instruction=LONG)
    enter(room, 1)
    band = band_of(console)
    qtbot.waitUntil(lambda: band.instruction.text().endswith("…"))
    line = band.reader.height()
    assert band.fold.isVisible()
    assert LONG.strip() in band.instruction.toolTip()
    qtbot.mouseClick(band.fold, LEFT)
    assert band.instruction.text() == room.stage(1).instruction
    assert band.reader.height() > 3 * line
    assert band.fold.accessibleName() == "Replier la consigne"
    assert console.capture.edit.hasFocus()
    qtbot.mouseClick(band.fold, LEFT)
    assert band.reader.height() == line
    assert not band.reader.verticalScrollBar().isVisible()


def test_however_long_it_leaves_the_board_its_room_and_is_scrolled(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    plan(room, 1, instruction="\n".join(f"Ligne {number}" for number in range(40)))
    enter(room, 1)
    band = band_of(console)
    qtbot.waitUntil(band.fold.isVisible)
    band.toggle()
    assert band.height() < console.height() / 3
    qtbot.waitUntil(lambda: band.reader.verticalScrollBar().maximum() > 0)


def test_the_next_stage_folds_its_own(room: Room, console: Console) -> None:
    for rank in (1, 2):
        plan(room, rank, instruction=f"{rank} {LONG}")
    enter(room, 1)
    band_of(console).toggle()
    enter(room, 2)
    assert not band_of(console).is_open


@pytest.mark.parametrize("title", ["Une étape dont le titre ne finit pas " * 12, "<b>gras</b> & co"])
def test_any_title_stands_on_the_strip(room: Room, console: Console, title: str) -> None:
    plan(room, 1, title=title)
    stage = enter(room, 1)
    band = band_of(console)
    assert band.name.accessibleName() == f"1 · {stage.title}"
    assert band.name.fontMetrics().horizontalAdvance(band.name.text()) <= band.width()
    assert band.name.text() == f"1 · {stage.title}" or stage.title[:20] in band.name.toolTip()


def test_no_title_widens_the_console(room: Room, console: Console) -> None:
    console.resize(1366, 768)
    plan(room, 1, title="Collecte individuelle puis en binômes, au téléphone ou sur papier, " * 2)
    enter(room, 1)
    assert console.minimumSizeHint().width() <= 1024
    assert console.width() == 1366


def test_clusters_without_title_are_pointed_out_when_titles_are_found(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    plan(room, 2, kind=StageKind.NAME)
    first = room.group("Un")
    room.group("Deux")
    room.group("Trois", title="Titré")
    band = band_of(console)
    enter(room, 1)
    assert band.naming.isHidden()
    enter(room, 2)
    assert loosened(band.naming.text()) == "2 regroupements sans titre : nommer"
    qtbot.mouseClick(band.naming, LEFT)
    editor = console.board.editor
    assert editor is not None
    qtbot.keyClicks(editor, "Lien")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert loosened(band.naming.text()) == "1 regroupement sans titre : nommer"
    titles = {group.cluster.id: group.cluster.title for group in room.model.board(room.question(1).id).groups}
    assert titles[first] == "Lien"
    for group in room.model.board(room.question(1).id).groups:
        room.ask(RenameCluster(group.cluster.id, "Nommé"))
    assert band.naming.isHidden()


def test_that_a_stage_is_silent_is_told_while_it_is(room: Room, console: Console) -> None:
    plan(room, 2, kind=StageKind.SORT, silent=True)
    enter(room, 2)
    band = band_of(console)
    assert band.silence.isVisible()
    plan(room, 2, silent=False)
    assert band.silence.isHidden()


def test_in_a_low_window_an_instruction_is_its_button_until_it_is_read(room: Room, console: Console) -> None:
    plan(room, 1, instruction="Chacun écrit seul.")
    enter(room, 1)
    band = band_of(console)
    assert (band.reader.isVisible(), band.fold.isVisible()) == (True, False)
    console.resize(console.width(), 600)
    band.refresh()
    assert (band.reader.isVisible(), band.fold.isVisible()) == (False, True)
    band.fold.click()
    assert band.reader.isVisible()
