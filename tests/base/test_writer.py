"""The writer: everybody is answered, once it is on disk, whatever the others asked."""

import logging
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from atelier.domain.change import Change
from atelier.domain.decision import Refusal
from atelier.domain.ids import ClusterId, MeetingId, NoteId, ProjectId, QuestionId, new_id
from atelier.domain.operations import (
    AddNotes,
    CreateMeeting,
    CreateProject,
    NewNote,
    Operation,
    RenameCluster,
)
from atelier.domain.things import Meeting, Party, Project, Question, Source, Stage
from base.faults import StorageFault
from base.integrity import check
from base.opening import Base, open_base
from tests.base.conftest import TIMEOUT_S, Room
from tests.base.values import START


@dataclass(frozen=True, slots=True)
class Unheard(Operation):
    """An operation without a rule: a bug."""


@pytest.fixture
def commits(base: Base) -> list[str]:
    """One entry for each commit."""
    seen: list[str] = []
    event.listen(base.engine, "commit", lambda _connection: seen.append("commit"))
    return seen


@contextmanager
def busy(room: Room) -> Iterator[None]:
    """Keep the writer on an operation, so that what is asked meanwhile makes one group."""
    begun, released = threading.Event(), threading.Event()

    def hold(_change: Change) -> None:
        begun.set()
        released.wait(TIMEOUT_S)

    unsubscribe = room.base.subscribe(hold)
    first = room.submit(room.adding("d’abord"))
    assert begun.wait(TIMEOUT_S)
    unsubscribe()
    try:
        yield
    finally:
        released.set()
        first.result(TIMEOUT_S)


def a_clashing_meeting(room: Room) -> CreateMeeting:
    """A meeting whose join code is taken."""
    code = room.base.meetings()[0].meeting.code
    meeting = Meeting(
        id=MeetingId(new_id()), project_id=room.project_id, title="Autre", code=code, created_at=START
    )
    return CreateMeeting(meeting)


def a_half_good_project(_room: Room) -> CreateProject:
    """A project that the tables accept before they refuse its question."""
    project = Project(id=ProjectId(new_id()), title="Autre", created_at=START)
    stray = Question(
        id=QuestionId(new_id()), project_id=ProjectId(new_id()), number=1, text="Et ?", short="Et"
    )
    return CreateProject(project, (stray,))


def a_note_of_a_wrong_type(room: Room) -> AddNotes:
    """A key that SQLite can't be given, such as a file posted in a field."""
    key: Any = object()
    return AddNotes(
        room.meeting_id, room.question_ids[0], (NewNote(NoteId(new_id()), "une idée", key),), Source.PHONE
    )


# Grouping


def test_what_waits_is_committed_at_once(room: Room, commits: list[str]) -> None:
    with busy(room):
        commits.clear()
        futures = [room.submit(room.adding(str(number))) for number in range(50)]
    changes = [future.result(TIMEOUT_S) for future in futures]
    assert len(commits) == 1
    assert len({change.seq for change in changes if change is not None}) == 50


def test_posts_from_twenty_threads_are_all_there_once(room: Room, commits: list[str]) -> None:
    """Each phone sends its notes twice, as a shaky network makes it."""
    posts = [room.adding(str(number), key=f"key {number}") for number in range(1000)]

    def send(operation: AddNotes) -> list[Change | None]:
        futures = [room.submit(operation, Party.PARTICIPANT) for _ in range(2)]
        return [future.result(TIMEOUT_S) for future in futures]

    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(send, posts))
    assert sorted(room.texts(), key=int) == [str(number) for number in range(1000)]
    assert all(change is not None and again is None for change, again in answers)
    assert len(commits) < 1000


def test_numbers_follow_the_order_in_which_notes_were_asked(room: Room) -> None:
    wait([room.submit(room.adding(str(number))) for number in range(30)], TIMEOUT_S)
    assert room.texts() == [str(number) for number in range(30)]


# Answering


def test_the_answer_comes_after_the_commit(room: Room) -> None:
    """Read by a connection of its own, at the very moment of the answer."""
    found: list[int] = []

    def look(_future: "Future[Change | None]") -> None:
        with closing(sqlite3.connect(room.base.path)) as connection:
            found.append(connection.execute("SELECT count(*) FROM notes").fetchone()[0])

    with busy(room):
        future = room.submit(room.adding())
        future.add_done_callback(look)
    future.result(TIMEOUT_S)
    room.base.close()
    assert found == [2]


def test_nothing_to_do_is_answered_by_none_and_leaves_no_trace(base: Base, room: Room) -> None:
    told: list[Change] = []
    operation = room.adding(key="k")
    room.perform(operation)
    base.subscribe(told.append)
    assert room.perform(operation) is None
    assert told == []


def test_an_asker_who_gave_up_does_not_stop_the_others(room: Room) -> None:
    with busy(room):
        given_up, other = room.submit(room.adding("a")), room.submit(room.adding("b"))
        assert given_up.cancel()
    assert other.result(TIMEOUT_S) is not None
    assert room.texts() == ["d’abord", "a", "b"]


# Neighbours


@pytest.mark.parametrize(
    ("bad", "raised", "logged"),
    [
        (lambda _room: RenameCluster(ClusterId(new_id()), "?"), Refusal, 0),
        (lambda room: room.adding(" "), Refusal, 0),
        (a_clashing_meeting, Refusal, 0),
        (a_half_good_project, sqlite3.IntegrityError, 1),
        (a_note_of_a_wrong_type, Exception, 1),
        (lambda _room: Unheard(), KeyError, 1),
    ],
)
def test_what_fails_does_not_take_its_neighbours_down(
    room: Room,
    expected_errors: list[str],
    commits: list[str],
    bad: Callable[[Room], Operation],
    raised: type[Exception],
    logged: int,
) -> None:
    with busy(room):
        commits.clear()
        before, failed, after = (room.submit(o) for o in (room.adding("a"), bad(room), room.adding("b")))
    with pytest.raises(raised) as caught:
        failed.result(TIMEOUT_S)
    assert not isinstance(caught.value, StorageFault)
    assert before.result(TIMEOUT_S) is not None
    assert after.result(TIMEOUT_S) is not None
    assert room.texts() == ["d’abord", "a", "b"]
    assert (len(commits), len(expected_errors), len(room.base.meetings())) == (1, logged, 1)
    assert check(room.base.path) == []


# Listening


def test_listeners_hear_in_order_and_before_the_asker(base: Base, room: Room) -> None:
    heard: list[tuple[str, int]] = []
    base.subscribe(lambda change: heard.append(("listener", change.seq)))

    def answered(future: "Future[Change | None]") -> None:
        change = future.result()
        assert change is not None
        heard.append(("asker", change.seq))

    with busy(room):
        futures = [room.submit(room.adding()) for _ in range(5)]
        for future in futures:
            future.add_done_callback(answered)
    base.close()
    seqs = sorted({seq for _, seq in heard})
    assert heard == [(who, seq) for seq in seqs for who in ("listener", "asker") if (who, seq) in heard]
    assert [seq for who, seq in heard if who == "asker"] == seqs[1:]


def test_a_listener_that_fails_is_logged_and_harmless(
    base: Base, room: Room, expected_errors: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Change] = []
    base.subscribe(lambda _change: 1 / 0)  # type: ignore[arg-type]
    base.subscribe(heard.append)
    with caplog.at_level(logging.ERROR):
        room.add()
    assert len(heard) == len(expected_errors) == 1
    assert "a listener failed" in caplog.text


def test_who_no_longer_listens_hears_nothing(base: Base, room: Room) -> None:
    heard: list[Change] = []
    unsubscribe = base.subscribe(heard.append)
    room.add()
    unsubscribe()
    room.add()
    assert len(heard) == 1


def test_the_same_listener_may_listen_twice(base: Base, room: Room) -> None:
    heard: list[Change] = []
    base.subscribe(heard.append)
    unsubscribe = base.subscribe(heard.append)
    unsubscribe()
    room.add()
    assert len(heard) == 1


# Closing


def test_closing_finishes_what_was_asked(path: Path) -> None:
    base = open_base(path)
    room = Room(base)
    futures = [room.submit(room.adding(str(number))) for number in range(300)]
    base.close()
    assert all(future.done() and future.result() is not None for future in futures)
    assert check(path) == []


def test_nothing_is_asked_of_a_closed_base(base: Base, room: Room) -> None:
    base.close()
    with pytest.raises(RuntimeError, match="closed"):
        room.submit(room.adding())


def test_whoever_closes_waits_for_the_end(base: Base, room: Room) -> None:
    """Also when another thread began to close: the program ends after the last commit."""
    with busy(room):
        future = room.submit(room.adding("la dernière"))
        first = threading.Thread(target=base.close)
        first.start()
        with suppress(RuntimeError):
            while True:
                room.submit(room.adding())
        second = threading.Thread(target=base.close)
        second.start()
        second.join(0.2)
        assert second.is_alive()
    first.join(TIMEOUT_S)
    second.join(TIMEOUT_S)
    assert future.done()


# The disk


def limit_pages(base: Base, most: int) -> None:
    """Make the disk full for the writer's connection, or no longer."""

    def apply(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    event.listen(base.engine, "begin", apply)


def test_a_full_disk_is_told_and_nothing_acknowledged_is_lost(
    base: Base, room: Room, expected_errors: list[str]
) -> None:
    limit_pages(base, 1)
    acknowledged: list[str] = []
    with suppress(StorageFault):
        while room.add("x" * 2000):
            acknowledged.append("x" * 2000)
    limit_pages(base, 100_000)
    assert room.perform(room.adding("ensuite")) is not None
    assert room.texts() == [*acknowledged, "ensuite"]
    assert len(expected_errors) == 1
    assert check(base.path) == []


def test_a_group_that_can_not_be_committed_is_kept_for_nobody(
    base: Base, room: Room, expected_errors: list[str]
) -> None:
    """Not even for who sent again what another in the group had sent: it is not on disk."""

    def refuse(_connection: Connection) -> None:
        raise OSError("disk removed")

    told: list[Change] = []
    operation = room.adding("perdue", key="k")
    with busy(room):
        event.listen(base.engine, "commit", refuse)
        base.subscribe(told.append)
        futures = [room.submit(o) for o in (operation, operation, room.adding(" "))]
    outcomes = [future.exception(TIMEOUT_S) for future in futures]
    event.remove(base.engine, "commit", refuse)
    assert [type(outcome) for outcome in outcomes] == [StorageFault, StorageFault, Refusal]
    assert told == []
    assert room.perform(operation) is not None
    assert room.texts() == ["d’abord", "perdue"]
    assert len(expected_errors) == 1


POSTER = """
import logging, resource, sys
from pathlib import Path
from atelier.domain.ids import new_id
from atelier.domain.operations import AddNotes, NewNote
from atelier.domain.things import Party
from base.faults import StorageFault
from base.opening import open_base

logging.disable()
base = open_base(Path(sys.argv[1]))
adding = lambda text: AddNotes(sys.argv[2], sys.argv[3], (NewNote(new_id(), text),))
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
refused = False
for number in range(1000):
    try:
        base.submit(adding(f"{number} " + "x" * 1000), Party.FACILITATOR).result()
    except StorageFault:
        refused = True
        break
    print(number)
assert refused
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
base.submit(adding("ensuite"), Party.FACILITATOR).result()
base.close()
"""


def test_a_disk_that_is_really_full_loses_nothing_acknowledged(path: Path) -> None:
    base = open_base(path)
    room = Room(base)
    base.close()
    command = [sys.executable, "-c", POSTER, str(path), room.meeting_id, room.question_ids[0]]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    room.base = open_base(path)
    assert [text.split()[0] for text in room.texts()] == [*done.stdout.split(), "ensuite"]
    room.base.close()
    assert check(path) == []


# What is no operation


def test_a_deed_is_done_between_what_was_asked_before_and_after(room: Room) -> None:
    def titles(connection: Connection) -> list[str]:
        return list(connection.exec_driver_sql("SELECT text FROM notes ORDER BY number").scalars())

    with busy(room):
        room.submit(room.adding("avant"))
        deed = room.base.exclusively(titles)
        room.submit(room.adding("après"))
        closing = threading.Thread(target=room.base.settle)
        closing.start()
    assert deed.result(TIMEOUT_S) == ["d’abord", "avant"]
    closing.join(TIMEOUT_S)
    assert room.texts() == ["d’abord", "avant", "après"]


def test_a_deed_that_fails_leaves_nothing_and_the_writer_at_work(room: Room) -> None:
    def fail(connection: Connection) -> None:
        connection.exec_driver_sql("DELETE FROM stages")
        raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        room.base.exclusively(fail).result(TIMEOUT_S)
    room.add("ensuite")
    assert room.texts() == ["ensuite"]
    assert next(room.base.meeting(room.meeting_id)[0].all(Stage)).title == "Trier"


def test_a_disk_that_refuses_a_deed_is_told(room: Room) -> None:
    def fill(_connection: Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(StorageFault, match="vérifiez la place libre"):
        room.base.exclusively(fill).result(TIMEOUT_S)


def test_a_deed_that_nobody_waits_for_any_more_is_not_done(room: Room) -> None:
    done: list[str] = []
    with busy(room):
        deed = room.base.exclusively(lambda _connection: done.append("fait"))
        assert deed.cancel()
    room.add("ensuite")
    assert done == []


def test_closing_finishes_deeds_too(path: Path) -> None:
    base = open_base(path)
    deed = base.exclusively(lambda _connection: "fait")
    base.close()
    assert deed.result(0) == "fait"
    with pytest.raises(RuntimeError, match="closed"):
        base.exclusively(lambda _connection: None)
