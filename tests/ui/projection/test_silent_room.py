"""What the room reads while it sorts in silence: post-its, and nothing said of them."""

import re
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.ids import ClusterId, SynthesisId
from atelier.domain.operations import (
    EnterStage,
    IsolateNotes,
    MarkCluster,
    PlanAgenda,
    RenameCluster,
    StackNotes,
    WeighNotes,
    WriteSynthesis,
)
from atelier.domain.things import ClusterState, StageKind
from atelier.ui.projection.view import Projected, ProjectionView
from atelier.ui.projection.window import ProjectionWindow
from tests.ui.conftest import Room, make_room
from tests.ui.projection.drawn import drawn_texts, faults
from tests.ui.projection.test_drawn_for_the_room import board_place
from tests.ui.projection.test_legibility import INVITATION

TITLE, SYNTHESIS = "Une envie partagée", "On s’est choisis."


def sorting(*, silent: bool = True, notes: int = 6) -> Room:
    """A wall with all that can be said of it, in a stage of sorting."""
    room = make_room()
    meeting_id = room.model.meeting_id
    plan = (
        replace(room.stage(0), kind=StageKind.SORT, question_id=room.question(1).id, silent=silent),
        replace(room.stage(1), kind=StageKind.NAME, question_id=room.question(1).id),
    )
    room.ask(PlanAgenda(meeting_id, plan))
    room.ask(EnterStage(meeting_id, room.stage(0).id))
    texts = [f"Mot {word}" for word in ("vert", "bleu", "rouge", "noir", "blanc", "gris")]
    id = ClusterId(room.group(*texts[:3], title=TITLE))
    room.group(*texts[3:])
    room.ask(MarkCluster(id, ClusterState.VALIDATED))
    room.ask(WriteSynthesis(SynthesisId("s"), id, SYNTHESIS))
    room.ask(WeighNotes((room.note("Mot vert").id,), 2))
    ids = room.send(*(f"Autre {'i' * n}" for n in range(notes)))
    room.ask(IsolateNotes((ids[0],)))
    room.ask(StackNotes((ids[2],), onto=ids[1]))
    return room


def opened(qtbot: QtBot, room: Room, size: tuple[int, int] = (1920, 1080)) -> ProjectionWindow:
    window = ProjectionWindow(room.model, invitation=INVITATION, now=room.now)
    qtbot.addWidget(window)
    window.set_phone_count(40)
    window.scene.motion.enabled = False
    window.resize(*size)
    window.show()
    window.show_stage(room.stage(0))
    QApplication.processEvents()
    return window


def said(window: ProjectionWindow) -> str:
    """All that is written on the board and under it, in one text."""
    QApplication.processEvents()
    header = 0.11 * window.height()
    return " ".join(run.text for run in drawn_texts(window) if run.ink.top() > header)


@pytest.fixture
def silence(qtbot: QtBot) -> ProjectionWindow:
    return opened(qtbot, sorting())


def test_post_its_are_shown_and_nothing_is_said_of_them(silence: ProjectionWindow) -> None:
    text = said(silence)
    for word in ("vert", "bleu", "rouge", "noir", "blanc", "gris"):
        assert word in text
    assert TITLE not in text
    assert "Tri en silence" in text
    bare = text.replace(INVITATION.address, "").replace(INVITATION.code, "")
    assert not re.search(r"\d", bare), bare
    for told in ("Regroupement 2", "post-its", "valid", "+", "téléphones"):
        assert told not in text, told


def test_a_pile_looks_like_any_other_post_it(silence: ProjectionWindow) -> None:
    assert silence.model.board(silence.model.question.id).piles
    assert not silence.scene.board.piles


def test_the_same_wall_says_all_of_it_where_people_speak(qtbot: QtBot) -> None:
    text = said(opened(qtbot, sorting(silent=False)))
    for told in (TITLE, "Regroupement 2", "post-its", "téléphones"):
        assert told in text, told
    assert "silence" not in text


def test_a_title_given_meanwhile_is_seen_once_the_stage_is_left(qtbot: QtBot) -> None:
    room = sorting()
    window = opened(qtbot, room)
    second = room.model.board(room.model.question.id).groups[1]
    room.ask(RenameCluster(second.cluster.id, "Un temps à deux"))
    assert "Un temps à deux" not in said(window)
    room.ask(EnterStage(room.model.meeting_id, room.stage(1).id))
    text = said(window)
    assert "Un temps à deux" in text
    assert TITLE in text
    assert "Tri en silence" not in text


def test_a_stage_that_becomes_silent_while_it_is_under_way_is_at_once(qtbot: QtBot) -> None:
    room = sorting(silent=False)
    window = opened(qtbot, room)
    room.ask(PlanAgenda(room.model.meeting_id, (replace(room.stage(0), silent=True), room.stage(1))))
    assert TITLE not in said(window)


@pytest.mark.parametrize("view", [ProjectionView.CLUSTER, ProjectionView.NOTE, ProjectionView.SYNTHESIS])
def test_nothing_is_read_back_meanwhile(silence: ProjectionWindow, view: ProjectionView) -> None:
    group = silence.model.board(silence.model.question.id).groups[0]
    silence.show_projected(Projected(view, group.cluster.id, group.notes[0].id))
    assert silence.view is ProjectionView.BOARD
    assert TITLE not in said(silence)


@pytest.mark.parametrize("notes", [6, 60, 300])
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_it_is_legible_however_full(qtbot: QtBot, size: tuple[int, int], notes: int) -> None:
    window = opened(qtbot, sorting(notes=notes), size)
    assert not faults(window, board_place(window))
    assert "et d’autres" in said(window) or notes == 6
