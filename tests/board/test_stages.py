"""Where a meeting is in its agenda."""

import pytest
from PySide6.QtWidgets import QApplication

from atelier.board.stages import current_stage, next_stage, previous_stage
from atelier.domain.operations import EnterStage
from tests.ui.conftest import Room, make_room


@pytest.fixture
def room(qapp: QApplication) -> Room:
    assert qapp is not None
    return make_room()


def test_before_the_meeting_the_first_stage_comes_next(room: Room) -> None:
    assert current_stage(room.model) is None
    assert next_stage(room.model) == room.model.stages[0]
    assert previous_stage(room.model) is None


def test_under_way_there_is_one_on_either_side(room: Room) -> None:
    stages = room.model.stages
    room.ask(EnterStage(room.model.meeting_id, stages[1].id))
    model = room.model
    assert (previous_stage(model), current_stage(model), next_stage(model)) == tuple(model.stages[:3])


def test_at_either_end_there_is_nothing_beyond(room: Room) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.model.stages[0].id))
    assert previous_stage(room.model) is None
    room.ask(EnterStage(room.model.meeting_id, room.model.stages[-1].id))
    assert next_stage(room.model) is None
