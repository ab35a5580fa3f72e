"""Helps to run a stage: told to her alone, when she wants them, and what a press shows her on the board."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem
from pytestqt.qtbot import QtBot

from atelier.board.drawing.items import NoteItem, receding
from atelier.domain.advice import AdviceKind
from atelier.domain.operations import EnterStage, PlaceNotes, PlanAgenda, RenameCluster
from atelier.domain.things import StageKind
from atelier.domain.typography import loosened
from atelier.ui.console.window import Console
from atelier.ui.running.facilitation_strip import FacilitationStrip
from tests.ui.conftest import Room

LEFT = Qt.MouseButton.LeftButton
EVERY = {"Un", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept"}


def enter(room: Room, kind: StageKind, *, silent: bool = False) -> None:
    """A stage of that kind on the first question, for ten minutes."""
    first = replace(room.stage(0), kind=kind, silent=silent, minutes=10, question_id=room.question(1).id)
    room.ask(PlanAgenda(room.model.meeting_id, (first, *room.model.stages[1:])))
    room.ask(EnterStage(room.model.meeting_id, first.id))


@pytest.fixture
def helped(room: Room, console: Console) -> Console:
    """A stage of sorting: two clusters of one post-it, one of two, three to sort; advice is wanted."""
    for texts in (("Un",), ("Deux", "Trois"), ("Quatre",)):
        room.group(*texts)
    room.send("Cinq", "Six", "Sept")
    enter(room, StageKind.SORT)
    console.settings.set(facilitation=True)
    return console


def strip(console: Console) -> FacilitationStrip:
    found = console.facilitation.strip
    assert found is not None
    return found


def told(console: Console) -> dict[AdviceKind, str]:
    """What the strip says."""
    return {
        kind: loosened((chip.words if chip.words.isVisible() else chip.label).text())
        for kind, chip in strip(console).chips.items()
        if chip.isVisible()
    }


def standing_out(console: Console) -> set[str]:
    """The post-its whose paper is not that of one that steps back."""
    console.scene.arrange_now()
    back, items = receding(console.scene.tones), console.scene.notes.values()
    return {item.note.text for item in items if item.note is not None and paper(item) != back}


def paper(item: NoteItem) -> QColor:
    """Its colour in a corner, where no word is."""
    image = QImage(item.rect().size().toSize(), QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        item.paint(painter, QStyleOptionGraphicsItem())
    return image.pixelColor(4, 4)


def test_nothing_is_told_before_she_asks_for_it(room: Room, console: Console) -> None:
    room.group("Un")
    enter(room, StageKind.SORT)
    assert console.facilitation.strip is None
    console.actions_.by_name["facilitation"].trigger()
    assert console.settings.settings.facilitation
    assert AdviceKind.ALONE in told(console)
    console.actions_.by_name["facilitation"].trigger()
    assert strip(console).isHidden()
    assert not console.actions_.by_name["facilitation"].isChecked()


def test_they_are_told_plainly(helped: Console) -> None:
    assert told(helped) == {
        AdviceKind.ALONE: "2 regroupements d’un seul post-it",
        AdviceKind.PACE: "3 post-its ou piles à classer, 10 min : 1 par minute",
    }


def test_the_pace_follows_the_clock(room: Room, helped: Console) -> None:
    room.now.pass_time(minutes=8, seconds=30)
    helped.facilitation.refresh()
    assert told(helped)[AdviceKind.PACE] == "3 post-its ou piles à classer, 2 min : 2 par minute"


def test_a_press_shows_the_clusters_it_is_about_and_a_second_one_all_alike(
    qtbot: QtBot, room: Room, helped: Console
) -> None:
    chip = strip(helped).chips[AdviceKind.ALONE]
    qtbot.mouseClick(chip.words, LEFT)
    assert standing_out(helped) == {"Un", "Quatre"}
    room.ask(RenameCluster(room.model.board(room.question(1).id).groups[1].cluster.id, "Ensemble"))
    assert chip.words.isChecked()
    qtbot.mouseClick(chip.words, LEFT)
    assert standing_out(helped) == EVERY


def test_helps_and_the_search_each_leave_what_the_other_points_out(qtbot: QtBot, helped: Console) -> None:
    chip = strip(helped).chips[AdviceKind.ALONE].words
    chip.click()
    bar = helped.search.open()
    assert chip.isChecked()
    assert standing_out(helped) == {"Un", "Quatre"}
    qtbot.keyClicks(bar.field, "sept")
    assert standing_out(helped) == {"Un", "Quatre", "Sept"}
    chip.click()
    assert standing_out(helped) == {"Sept"}
    chip.click()
    helped.search.close()
    assert standing_out(helped) == {"Un", "Quatre"}


def test_a_post_it_that_joins_a_cluster_pointed_out_stands_out_too(room: Room, helped: Console) -> None:
    enter(room, StageKind.NAME)
    strip(helped).chips[AdviceKind.UNTITLED].words.click()
    first = room.model.board(room.question(1).id).groups[0].cluster.id
    room.ask(PlaceNotes((room.note("Cinq").id,), first))
    assert "Cinq" in standing_out(helped)


def test_escape_on_the_board_lights_everything_again(qtbot: QtBot, helped: Console) -> None:
    chip = strip(helped).chips[AdviceKind.ALONE].words
    chip.click()
    helped.board.setFocus()
    qtbot.keyClick(helped.board, Qt.Key.Key_Escape)
    assert not chip.isChecked()
    assert standing_out(helped) == EVERY


def test_a_press_elsewhere_lights_everything_again(qtbot: QtBot, room: Room, helped: Console) -> None:
    chip = strip(helped).chips[AdviceKind.ALONE].words
    chip.click()
    shown, other = room.model.board(room.question(1).id).groups[:2]
    for group, still in ((shown, True), (other, False)):
        header = helped.scene.arrangement.clusters[group.cluster.id].header_rect
        at = helped.board.mapFromScene(header.x + 60, header.y + 10)
        qtbot.mouseClick(helped.board.viewport(), LEFT, pos=at)
        assert chip.isChecked() is still
    assert standing_out(helped) == EVERY


def test_helps_take_one_line_until_they_are_unfolded(room: Room, helped: Console) -> None:
    for number in range(9):
        room.group(f"seul {number}")
    bar = strip(helped)
    bar.resize(560, bar.height())
    line, seen = bar.sizeHint().height(), set(told(helped))
    assert len(seen) < 3
    assert bar.more.text() == f"+{3 - len(seen)}"
    assert bar.heightForWidth(560) == line
    bar.more.click()
    assert len(told(helped)) == 3
    assert bar.more.text() == "Replier"
    assert bar.heightForWidth(560) > line


def test_what_is_sent_away_stays_away(qtbot: QtBot, room: Room, helped: Console) -> None:
    qtbot.mouseClick(strip(helped).chips[AdviceKind.ALONE].shut, LEFT)
    room.group("Huit")
    assert told(helped).keys() == {AdviceKind.PACE}


def test_in_silence_it_is_silent_too(room: Room, helped: Console) -> None:
    strip(helped).chips[AdviceKind.ALONE].words.click()
    assert standing_out(helped) == {"Un", "Quatre"}
    enter(room, StageKind.SORT, silent=True)
    assert strip(helped).isHidden()
    assert standing_out(helped) == EVERY


def test_naming_is_asked_for_in_one_place_and_begins_there(room: Room, helped: Console) -> None:
    enter(room, StageKind.NAME)
    assert told(helped)[AdviceKind.UNTITLED] == "3 regroupements sans titre : nommer"
    assert helped.running.band.naming.isHidden()
    strip(helped).chips[AdviceKind.UNTITLED].words.click()
    assert helped.board.editor is not None
    assert helped.board.editor.cluster_id == room.model.board(room.question(1).id).groups[0].cluster.id
    strip(helped).chips[AdviceKind.UNTITLED].shut.click()
    assert helped.running.band.naming.isVisible()
