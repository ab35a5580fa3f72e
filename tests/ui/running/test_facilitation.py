"""Helps to run a stage: told to her alone, when she wants them, and what a press shows her on the board."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.advice import HelpKind
from atelier.domain.operations import EnterStage, PlanAgenda, RenameCluster
from atelier.domain.things import StageKind
from atelier.domain.typography import loosened
from atelier.ui.console.window import Console
from atelier.ui.running.facilitation_strip import FacilitationStrip
from tests.ui.conftest import Room

LEFT = Qt.MouseButton.LeftButton


def enter(room: Room, kind: StageKind, *, silent: bool = False) -> None:
    """A stage of that kind on the first question, for ten minutes."""
    first = replace(room.stage(0), kind=kind, silent=silent, minutes=10, question_id=room.question(1).id)
    room.ask(PlanAgenda(room.model.meeting_id, (first, *room.model.stages[1:])))
    room.ask(EnterStage(room.model.meeting_id, first.id))


@pytest.fixture
def helped(room: Room, console: Console) -> Console:
    """A stage of sorting: two clusters of one post-it, one of two, three to sort; helps are wanted."""
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


def told(console: Console) -> dict[HelpKind, str]:
    """What the strip says."""
    return {
        kind: loosened((chip.words if chip.words.isVisible() else chip.label).text())
        for kind, chip in strip(console).chips.items()
        if chip.isVisible()
    }


def test_nothing_is_told_before_she_asks_for_it(room: Room, console: Console) -> None:
    room.group("Un")
    enter(room, StageKind.SORT)
    assert console.facilitation.strip is None
    console.actions_.by_name["facilitation"].trigger()
    assert console.settings.settings.facilitation
    assert HelpKind.ALONE in told(console)
    console.actions_.by_name["facilitation"].trigger()
    assert strip(console).isHidden()
    assert not console.actions_.by_name["facilitation"].isChecked()


def test_they_are_told_plainly(helped: Console) -> None:
    assert told(helped) == {
        HelpKind.ALONE: "2 regroupements d’un seul post-it",
        HelpKind.PACE: "3 post-its à classer, 10 min : 1 par minute",
    }


def test_the_pace_follows_the_clock(room: Room, helped: Console) -> None:
    helped.facilitation._now = lambda: room.now() + timedelta(minutes=8, seconds=30)
    helped.facilitation.refresh()
    assert told(helped)[HelpKind.PACE] == "3 post-its à classer, 2 min : 2 par minute"


def test_a_press_shows_the_clusters_it_is_about_and_a_second_one_all_alike(
    qtbot: QtBot, room: Room, helped: Console
) -> None:
    chip = strip(helped).chips[HelpKind.ALONE]
    qtbot.mouseClick(chip.words, LEFT)
    found = {item.note.text for item in helped.scene.notes.values() if item.note and item._found}
    assert found == {"Un", "Quatre"}
    room.ask(RenameCluster(room.model.board(room.question(1).id).groups[1].cluster.id, "Ensemble"))
    assert chip.words.isChecked()
    qtbot.mouseClick(chip.words, LEFT)
    assert {item._found for item in helped.scene.notes.values()} == {None}


def test_what_is_sent_away_stays_away(qtbot: QtBot, room: Room, helped: Console) -> None:
    qtbot.mouseClick(strip(helped).chips[HelpKind.ALONE].shut, LEFT)
    room.group("Huit")
    assert told(helped).keys() == {HelpKind.PACE}


def test_in_silence_it_is_silent_too(room: Room, helped: Console) -> None:
    strip(helped).chips[HelpKind.ALONE].words.click()
    assert {item._found for item in helped.scene.notes.values()} == {True, False}
    enter(room, StageKind.SORT, silent=True)
    assert strip(helped).isHidden()
    assert {item._found for item in helped.scene.notes.values()} == {None}


def test_naming_is_asked_for_in_one_place_and_begins_there(room: Room, helped: Console) -> None:
    enter(room, StageKind.NAME)
    assert told(helped)[HelpKind.UNTITLED] == "3 regroupements sans titre : nommer"
    assert helped.running.band.naming.isHidden()
    strip(helped).chips[HelpKind.UNTITLED].words.click()
    assert helped.board.editor is not None
    assert helped.board.editor.cluster_id == room.model.board(room.question(1).id).groups[0].cluster.id
    strip(helped).chips[HelpKind.UNTITLED].shut.click()
    assert helped.running.band.naming.isVisible()
