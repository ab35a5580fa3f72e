"""The agenda as the base keeps it: planned while a stage of it is under way."""

from atelier.domain.ids import StageId, new_id
from atelier.domain.operations import EnterStage, ExtendStage, Operation, PlanAgenda, Redo, Undo
from atelier.domain.things import Meeting, Stage, StageKind
from base.integrity import check
from base.store import select_things
from tests.base.conftest import TIMEOUT_S, Room


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


def test_the_agenda_is_undone_and_redone_with_a_stage_of_it_under_way(room: Room) -> None:
    _meeting, (begun,) = kept(room)
    room.perform(EnterStage(room.meeting_id, begun.id))
    room.perform(ExtendStage(room.meeting_id, 60))
    before = kept(room)
    planned = tuple(new_stage(room, title, rank) for rank, title in enumerate(("Écrire", "Lire")))
    room.perform(PlanAgenda(room.meeting_id, planned))
    after = kept(room)
    for _time in range(2):
        room.perform(Undo(room.meeting_id))
        assert kept(room) == before
        room.perform(Redo(room.meeting_id))
        assert kept(room) == after
    assert check(room.base.path) == []


def test_a_stage_that_undoing_takes_away_may_be_under_way(room: Room) -> None:
    _meeting, (begun,) = kept(room)
    added = new_stage(room, "Écrire", 1)
    room.perform(PlanAgenda(room.meeting_id, (begun, added)))
    room.perform(EnterStage(room.meeting_id, added.id))
    room.perform(Undo(room.meeting_id))
    meeting, stages = kept(room)
    assert (meeting.stage_id, meeting.stage_started_at) == (None, None)
    assert [stage.id for stage in stages] == [begun.id]
    assert check(room.base.path) == []


def test_planned_entered_and_undone_before_any_of_it_is_written(room: Room) -> None:
    """All in one group of the writer: the rows name each other in several orders."""
    _meeting, (begun,) = kept(room)
    added = new_stage(room, "Écrire", 1)
    asked: list[Operation] = [
        EnterStage(room.meeting_id, begun.id),
        PlanAgenda(room.meeting_id, (added,)),
        EnterStage(room.meeting_id, added.id),
        Undo(room.meeting_id),
        EnterStage(room.meeting_id, begun.id),
        Redo(room.meeting_id),
        Undo(room.meeting_id),
    ]
    for future in [room.submit(operation) for operation in asked]:
        future.result(TIMEOUT_S)
    meeting, stages = kept(room)
    assert [stage.id for stage in stages] == [begun.id]
    assert meeting.stage_id == begun.id
    assert check(room.base.path) == []
