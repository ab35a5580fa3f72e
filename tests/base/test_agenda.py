"""The agenda as the base keeps it: planned while a stage of it is under way."""

from atelier.domain.ids import StageId, new_id
from atelier.domain.operations import EnterStage, PlanAgenda
from atelier.domain.things import Meeting, Stage, StageKind
from base.store import select_things
from tests.base.conftest import Room


def kept(room: Room) -> tuple[Meeting, list[Stage]]:
    with room.base.engine.connect() as connection:
        (meeting,) = select_things(connection, Meeting)
        stages = select_things(connection, Stage)
    return meeting, sorted(stages, key=lambda stage: stage.rank)


def new_stage(room: Room, title: str, rank: int) -> Stage:
    return Stage(
        id=StageId(new_id()),
        meeting_id=room.meeting_id,
        rank=rank,
        title=title,
        kind=StageKind.COLLECT,
        minutes=10,
        question_id=room.question_ids[0],
        collects=False,
    )


def test_the_stage_under_way_goes_with_its_clock(room: Room) -> None:
    _meeting, (begun,) = kept(room)
    room.perform(EnterStage(room.meeting_id, begun.id))
    planned = tuple(new_stage(room, title, rank) for rank, title in enumerate(("Écrire", "Lire")))
    assert room.perform(PlanAgenda(room.meeting_id, planned)) is not None
    meeting, stages = kept(room)
    assert stages == list(planned)
    assert (meeting.stage_id, meeting.stage_started_at) == (None, None)


def test_the_order_changes_and_the_clock_goes_on(room: Room) -> None:
    _meeting, (begun,) = kept(room)
    room.perform(EnterStage(room.meeting_id, begun.id))
    added = new_stage(room, "Écrire", 0)
    room.perform(PlanAgenda(room.meeting_id, (added, begun)))
    meeting, stages = kept(room)
    assert [stage.id for stage in stages] == [added.id, begun.id]
    assert meeting.stage_id == begun.id
