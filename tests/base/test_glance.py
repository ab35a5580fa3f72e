"""The first look sees what the store reads, and loads nothing that is slow to load."""

import subprocess
import sys
from pathlib import Path

import pytest

from atelier.domain.ids import AttendeeId, MeetingId, SynthesisId, new_id
from atelier.domain.operations import (
    AddAttendees,
    EnterStage,
    IsolateNotes,
    MoveCluster,
    NestCluster,
    StackNotes,
    Undo,
    WithdrawNotes,
    WriteSynthesis,
)
from atelier.domain.things import Attendee, Stage
from base.glance import TABLE_NAMES, glance
from base.tables import TABLES
from tests.base.conftest import Room
from tests.base.values import START


def fill(room: Room) -> None:
    """Something of everything that a first picture shows."""
    first, second, third, last = (room.add(text) for text in ("a", "b", "c", "d"))
    cluster = room.group(first, second, title="Ensemble")
    room.perform(WriteSynthesis(SynthesisId(new_id()), cluster, "On se parle."))
    room.perform(IsolateNotes((third,)))
    room.perform(WithdrawNotes((last,)))
    stage = next(iter(room.base.meeting(room.meeting_id)[0].all(Stage)))
    room.perform(EnterStage(room.meeting_id, stage.id))
    room.add("annulé")
    room.perform(Undo(room.meeting_id))


def test_it_sees_what_the_store_reads(room: Room) -> None:
    fill(room)
    other = MeetingId(new_id())
    room.perform(*room.new_meeting(other))
    came = Attendee(id=AttendeeId(new_id()), meeting_id=other, name="Amina", created_at=START)
    room.perform(AddAttendees(other, (came,)))
    snapshot, history = room.base.meeting(room.meeting_id)
    with glance(room.base.path) as seen:
        assert seen is not None
        assert seen.meetings() == room.base.meetings()
        assert seen.walls() == room.base.walls()
        seen_snapshot, seen_history = seen.meeting(room.meeting_id)
    assert seen_snapshot == snapshot
    assert list(snapshot.all(Attendee)) == [came]
    assert (seen_history.done, seen_history.undone) == (history.done, history.undone)
    assert history.undone


def test_the_outline_of_a_wall_is_what_the_board_shows(room: Room) -> None:
    fill(room)
    top, under, hidden = (room.add(text) for text in ("dessus", "dessous", "retiré"))
    lone = room.group(room.add("e"), hidden, title="Avant")
    first_cluster = room.base.board(room.meeting_id, room.question_ids[0]).groups[0].cluster
    room.perform(MoveCluster(lone, before=first_cluster.id))
    room.perform(WithdrawNotes((hidden,)))
    with room.base.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE notes SET stack_id = ? WHERE id = ?", (top, under))
    board = room.base.board(room.meeting_id, room.question_ids[0])
    first, second = room.base.walls()[room.meeting_id]
    assert first.number == 1
    assert first.clusters == tuple(len(group.notes) for group in board.groups)
    assert first.alone == len(board.isolated) + len(board.unsorted)
    assert second.is_empty
    with glance(room.base.path) as seen:
        assert seen is not None
        assert seen.walls() == room.base.walls()


def assert_outlined(room: Room) -> None:
    """Both readings say of the first wall what the board shows."""
    board = room.base.board(room.meeting_id, room.question_ids[0])
    outline = room.base.walls()[room.meeting_id][0]
    assert outline.clusters == tuple(len(group.notes) for group in board.groups)
    assert outline.alone == len(board.isolated) + len(board.unsorted)
    with glance(room.base.path) as seen:
        assert seen is not None
        assert seen.walls() == room.base.walls()


def test_a_pile_is_one_card_even_when_its_top_is_gone(room: Room) -> None:
    top, *under = (room.add(text) for text in ("dessus", "dessous", "plus bas", "tout en bas"))
    room.group(top, title="Pile")
    room.perform(StackNotes(tuple(under), onto=top))
    assert room.base.walls()[room.meeting_id][0].clusters == (1,)
    room.perform(WithdrawNotes((top,)))
    with room.base.engine.begin() as connection:
        # As an older program may have left it: the others name a top that is on no wall.
        connection.exec_driver_sql("UPDATE notes SET stack_id = ? WHERE number > 1", (top,))
    assert_outlined(room)


def test_what_is_in_a_rubric_comes_right_after_it(room: Room) -> None:
    sizes = {"a": 1, "b": 2, "c": 3, "d": 4}
    made = {
        name: room.group(*(room.add(f"{name}{n}") for n in range(size)), title=name)
        for name, size in sizes.items()
    }
    room.perform(NestCluster(made["d"], made["a"]))
    room.perform(NestCluster(made["b"], made["a"]))
    assert room.base.walls()[room.meeting_id][0].clusters == (1, 4, 2, 3)
    assert_outlined(room)


def test_it_names_the_last_change_that_it_knows(room: Room) -> None:
    with glance(room.base.path) as before:
        room.add("une idée")
        with glance(room.base.path) as after:
            assert before is not None
            assert after is not None
            assert after.last_seq == before.last_seq + 1


def test_it_names_the_tables_as_they_are() -> None:
    assert {kind: table.name for kind, table in TABLES.items()} == TABLE_NAMES


def test_an_unknown_meeting_is_told(room: Room) -> None:
    with glance(room.base.path) as seen:
        assert seen is not None
        with pytest.raises(LookupError):
            seen.meeting(MeetingId("nulle part"))


def test_it_leaves_to_the_opening_what_is_no_base_of_this_version(tmp_path: Path) -> None:
    other = tmp_path / "note.txt"
    other.write_text("Ceci n’est pas une base. " * 100, "utf-8")
    for path in (tmp_path / "absent.sqlite", other):
        with glance(path) as seen:
            assert seen is None


def test_it_does_not_load_sqlalchemy() -> None:
    code = "import base.glance, sys; sys.exit('sqlalchemy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
