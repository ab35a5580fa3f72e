"""The question and the break for the room: what they say, as large as it fits, always legible."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QApplication

from atelier.domain.operations import (
    EditMeeting,
    EnterStage,
    ExtendStage,
    OpenPhones,
    PauseClock,
    PlanAgenda,
    UnsortNotes,
)
from atelier.domain.things import Display, Door, StageKind
from atelier.ui.projection.break_picture import break_picture
from atelier.ui.projection.picture import Code, Picture
from atelier.ui.projection.question_picture import clock_band, question_picture
from atelier.ui.projection.state import RoomState, room_state
from atelier.ui.projection.view import Projected, ProjectionView, projected_of, view_of
from tests.ui.conftest import Room, make_room
from tests.ui.projection.legible import SIZES, check_ink, check_legible
from tests.ui.projection.test_legibility import INVITATION, ROOM, STATES

INSTRUCTION = "Une idée par post-it, cinq au plus. Seul, en silence."
HD = QSizeF(1920, 1080)


def texts(picture: Picture) -> list[str]:
    return [text.words.text for text in picture.texts]


def size_of(picture: Picture, said: str) -> int:
    return next(text.words.size_px for text in picture.texts if text.words.text == said)


def told(room: Room) -> RoomState:
    return room_state(room.model, invitation=INVITATION, phone_count=0, now=room.now())


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest, qapp: QApplication) -> QSizeF:  # noqa: ARG001
    return QSizeF(*request.param)


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("draw", [question_picture, break_picture])
def test_every_picture_is_legible(draw: object, name: str, size: QSizeF) -> None:
    state = replace(STATES[name], instruction=INSTRUCTION, resumes_at="15:10")
    assert callable(draw)
    check_legible(draw(size, state))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["usual", "long question", "arabic", "emoji", "many held", "long address"])
def test_what_is_painted_is_where_it_says(name: str) -> None:
    for draw in (question_picture, break_picture):
        check_ink(draw(QSizeF(1024, 768), replace(STATES[name], instruction=INSTRUCTION, resumes_at="15:10")))


# The question


@pytest.mark.usefixtures("qapp")
def test_the_question_is_the_largest_by_far() -> None:
    state = replace(ROOM, instruction=INSTRUCTION)
    picture = question_picture(HD, state)
    question = size_of(picture, state.question)
    assert question >= 0.1 * HD.height()
    assert all(
        text.words.size_px <= 0.7 * question for text in picture.texts if text.words.text != state.question
    )
    assert {"1", state.question, INSTRUCTION, "07:42", "192.168.1.20:8753 · KXHQPM", "17 téléphones"} <= set(
        texts(picture)
    )
    assert any(isinstance(item, Code) for item in picture.items)


@pytest.mark.usefixtures("qapp")
def test_where_both_do_not_fit_the_question_stays_whole() -> None:
    state = replace(STATES["very long question"], instruction=INSTRUCTION * 4)
    picture = question_picture(QSizeF(1024, 768), state)
    assert state.question in texts(picture)
    assert state.instruction not in texts(picture)
    assert not any(getattr(text.words, "elided", False) for text in picture.texts)


@pytest.mark.usefixtures("qapp")
def test_what_is_held_is_counted_and_never_read() -> None:
    picture = question_picture(HD, replace(ROOM, held_count=3))
    assert "3 post-its reçus, révélés bientôt" in texts(picture)


@pytest.mark.usefixtures("qapp")
def test_the_clock_is_in_the_band_that_is_painted_again() -> None:
    for pixels in SIZES:
        picture = question_picture(QSizeF(*pixels), ROOM)
        clock = next(text for text in picture.texts if text.words.text == "07:42")
        assert clock_band(QSizeF(*pixels)).contains(clock.rect)


@pytest.mark.usefixtures("qapp")
def test_a_clock_that_stands_still_says_so_where_it_stands() -> None:
    for pixels in SIZES:
        size = QSizeF(*pixels)
        running, paused = (
            question_picture(size, replace(ROOM, is_clock_paused=still)) for still in (False, True)
        )
        said = next(text for text in paused.texts if text.words.text == "en pause")
        assert clock_band(size).contains(said.rect)
        places = {
            text.rect.topLeft().toTuple()
            for text in (*running.texts, *paused.texts)
            if text.words.text == "07:42"
        }
        assert len(places) == 1


@pytest.mark.usefixtures("qapp")
def test_an_evaluation_asks_for_itself() -> None:
    room = make_room(stages=[("Évaluation", StageKind.EVALUATION, 10, None)])
    room.ask(EnterStage(room.model.meeting_id, room.stage(0).id))
    said = texts(question_picture(HD, told(room)))
    assert "Évaluation" in said
    assert room.question(1).text not in said
    assert "1" not in said


def test_the_instruction_is_the_stages(room: Room) -> None:
    stages = tuple(replace(stage, instruction=INSTRUCTION) for stage in room.model.stages)
    room.ask(PlanAgenda(room.model.meeting_id, stages))
    assert told(room).instruction == ""
    room.ask(EnterStage(room.model.meeting_id, room.stage(1).id))
    assert INSTRUCTION in texts(question_picture(HD, told(room)))


# The break


def on_break(room: Room) -> str:
    """When it resumes, by the clock on the wall."""
    room.ask(EnterStage(room.model.meeting_id, room.stage(4).id))
    at: datetime = room.now().astimezone()
    return f"{at.hour:02}:{at.minute + 15:02}"


def test_a_break_says_when_it_ends(room: Room) -> None:
    until = on_break(room)
    assert f"Pause · reprise à {until}" in texts(break_picture(HD, told(room)))
    room.now.pass_time(minutes=5)
    assert told(room).resumes_at == until
    room.ask(ExtendStage(room.model.meeting_id, 120))
    assert told(room).resumes_at != until


def test_a_break_that_is_over_or_stopped_promises_nothing(room: Room) -> None:
    on_break(room)
    room.ask(PauseClock(room.model.meeting_id, True))
    assert "Pause" in texts(break_picture(HD, told(room)))
    room.ask(PauseClock(room.model.meeting_id, False))
    room.now.pass_time(minutes=20)
    assert told(room).resumes_at == ""


def test_elsewhere_than_in_a_break_nothing_resumes(room: Room) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(1).id))
    assert told(room).resumes_at == ""


def test_a_break_invites_while_phones_may_send(room: Room) -> None:
    on_break(room)
    picture = break_picture(HD, told(room))
    assert {"192.168.1.20:8753", "code KXHQPM"} <= set(texts(picture))
    assert any(isinstance(item, Code) for item in picture.items)
    room.ask(OpenPhones(room.model.meeting_id, False))
    assert told(room).door is Door.CLOSED
    assert not any(isinstance(item, Code) for item in break_picture(HD, told(room)).items)


# What a stage asks for


@pytest.mark.parametrize(
    ("kind", "display", "view"),
    [
        (StageKind.WELCOME, Display.DIRECT, ProjectionView.WELCOME),
        (StageKind.COLLECT, Display.DIRECT, ProjectionView.BOARD),
        (StageKind.COLLECT, Display.REVIEWED, ProjectionView.BOARD),
        (StageKind.COLLECT, Display.HELD, ProjectionView.QUESTION),
        (StageKind.SORT, Display.HELD, ProjectionView.BOARD),
        (StageKind.NAME, Display.DIRECT, ProjectionView.BOARD),
        (StageKind.READ_BACK, Display.DIRECT, ProjectionView.CLUSTER),
        (StageKind.DISCUSSION, Display.DIRECT, ProjectionView.BOARD),
        (StageKind.FOLLOW_UPS, Display.DIRECT, ProjectionView.SYNTHESIS),
        (StageKind.EVALUATION, Display.DIRECT, ProjectionView.QUESTION),
        (StageKind.BREAK, Display.DIRECT, ProjectionView.BREAK),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_each_kind_of_stage_has_its_view(kind: StageKind, display: Display, view: ProjectionView) -> None:
    room = make_room(stages=[("Étape", kind, 10, 1)])
    room.ask(EditMeeting(room.model.meeting_id, display=display))
    room.group("Un")
    assert view_of(room.stage(0), display) is view
    board = room.model.board(room.question(1).id)
    assert projected_of(room.stage(0), board, display).view is view


def test_reading_back_begins_with_the_first_cluster_that_has_notes(room: Room) -> None:
    stage = replace(room.stage(0), kind=StageKind.READ_BACK)
    board = room.model.board(room.question(1).id)
    assert projected_of(stage, board) == Projected(ProjectionView.BOARD)
    assert projected_of(replace(stage, kind=StageKind.FOLLOW_UPS), board) == Projected(ProjectionView.BOARD)
    first, second = room.group("Un"), room.group("Deux")
    room.ask(UnsortNotes((room.note("Un").id,)))
    board = room.model.board(room.question(1).id)
    ids = [group.cluster.id for group in board.groups if group.notes]
    assert projected_of(stage, board).cluster_id == ids[0] == second
    assert first != second
