"""A group is what its operations are one by one, whatever is among them; and takes one transaction."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Connection, event

from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.decision import Decision, Refusal
from atelier.domain.ids import ClusterId, MeetingId, ProjectId, QuestionId, new_id
from atelier.domain.operations import (
    CreateProject,
    EnterStage,
    OpenPhones,
    Operation,
    Undo,
    WithdrawNotes,
)
from atelier.domain.things import Cluster, Party, Project, Question
from base.committer import Committer, Outcome
from base.faults import StorageFault
from base.integrity import check
from base.opening import Base, open_base
from tests.base.conftest import Room
from tests.base.values import START
from tests.domain.session import Session

Asked = tuple[Operation, Party]


@dataclass(frozen=True, slots=True)
class Unheard(Operation):
    """An operation without a rule: a bug."""


@pytest.fixture
def committer(base: Base) -> Committer:
    """Another than the base's own writer, which waits."""
    return Committer(base.engine, lambda: datetime.now(UTC))


@pytest.fixture
def marks(base: Base) -> list[str]:
    """One entry for each transaction and each savepoint."""
    seen: list[str] = []
    for mark in ("commit", "rollback", "savepoint"):
        event.listen(base.engine, mark, lambda *_, mark=mark: seen.append(mark))
    return seen


def by_phone(operation: Operation) -> Asked:
    return operation, Party.PARTICIPANT


def a_project_with_a_stray_question() -> CreateProject:
    """What the tables refuse, once they accepted the project."""
    project = Project(id=ProjectId(new_id()), title="Autre", created_at=START)
    stray = Question(id=QuestionId(new_id()), project_id=ProjectId("none"), number=1, text="Et ?", short="Et")
    return CreateProject(project, (stray,))


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that a base holds, as SQLite holds it."""
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in names}


def committed(
    groups: Sequence[Sequence[Asked]], moments: Sequence[datetime]
) -> tuple[list[Outcome], dict[str, list[tuple[Any, ...]]]]:
    """The outcomes of those groups in a new base, and what it then holds; it must be sound."""
    clock = iter(moments)
    with TemporaryDirectory() as folder:
        base = open_base(Path(folder) / "a.sqlite")
        try:
            committer = Committer(base.engine, clock.__next__)
            outcomes = [outcome for group in groups for outcome in committer.commit(group)]
        finally:
            base.close()
        assert check(base.path) == []
        return outcomes, rows(base.path)


def told(outcomes: Sequence[Outcome]) -> list[object]:
    """Outcomes that can be compared."""
    return [(type(o), str(o)) if isinstance(o, BaseException) else o for o in outcomes]


# A group and its operations one by one


class GroupedSession(Session):
    """What a session did, as one group, in threes and one by one: the same rows to the last number."""

    def teardown(self) -> None:
        super().teardown()
        done = self.workshop.asked
        asked = [(each.operation, each.party) for each in done]
        moments = [each.at for each in done]
        alone = committed([[each] for each in asked], moments)
        assert told(alone[0]) == told([each.outcome for each in done])
        threes = [asked[start : start + 3] for start in range(0, len(asked), 3)]
        for groups in ([asked], threes):
            together = committed(groups, moments)
            assert (told(together[0]), together[1]) == (told(alone[0]), alone[1])


TestGroupedSession = GroupedSession.TestCase
TestGroupedSession.settings = settings(deadline=None, max_examples=15, stateful_step_count=30)


class BuggySession(Session):
    """The same with operations in the midst that the rules, the driver or the tables stumble on."""

    def teardown(self) -> None:
        super().teardown()
        done = self.workshop.asked
        asked = [(each.operation, each.party) for each in done]
        moments = [each.at for each in done]
        sound = committed([asked], moments)
        bugs: list[Asked] = [
            (a_project_with_a_stray_question(), Party.FACILITATOR),
            (Unheard(), Party.FACILITATOR),
        ]
        middle = max(3, len(done) // 2)
        mixed = [*asked[:middle], *bugs, *asked[middle:]]
        outcomes, held = committed([mixed], [*moments[:middle], START, START, *moments[middle:]])
        failed = outcomes[middle : middle + 2]
        assert [type(outcome) for outcome in failed] == [sqlite3.IntegrityError, KeyError]
        assert told(outcomes[:middle] + outcomes[middle + 2 :]) == told(sound[0])
        assert held == sound[1]


@pytest.fixture
def _errors_are_expected(expected_errors: list[str]) -> Iterator[None]:
    yield
    assert expected_errors


@pytest.mark.usefixtures("_errors_are_expected")
class TestBuggySession(BuggySession.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(deadline=None, max_examples=10, stateful_step_count=20)


# How a group is written


def test_a_group_takes_one_transaction(committer: Committer, room: Room, marks: list[str]) -> None:
    group = [by_phone(room.adding(str(number), key=f"key {number}")) for number in range(50)]
    outcomes = committer.commit(group)
    assert all(isinstance(outcome, Change) for outcome in outcomes)
    assert marks == ["commit"]
    assert room.texts() == [str(number) for number in range(50)]


def test_a_group_with_refusals_and_bugs_of_ours_takes_one_too(
    committer: Committer, room: Room, marks: list[str], expected_errors: list[str]
) -> None:
    group = [by_phone(o) for o in (room.adding("a", key="a"), room.adding(" "), room.adding("b", key="b"))]
    outcomes = committer.commit([*group, (Unheard(), Party.FACILITATOR)])
    assert [type(outcome) for outcome in outcomes] == [Change, Refusal, Change, KeyError]
    assert (marks, len(expected_errors)) == (["commit"], 1)


def test_numbers_go_on_without_a_gap(committer: Committer, room: Room, expected_errors: list[str]) -> None:
    """Neither what was refused nor what failed takes a place in the journal."""
    bad = (a_project_with_a_stray_question(), Party.FACILITATOR)
    good = [by_phone(room.adding(key=key)) for key in ("a", "b", "c")]
    outcomes = [*committer.commit([good[0], bad, good[1]]), *committer.commit([good[2]])]
    assert [o.seq for o in outcomes if isinstance(o, Change)] == [3, 4, 5]
    assert len(expected_errors) == 1
    assert check(room.base.path) == []


def test_edits_that_need_their_own_order_are_written_all_the_same(
    committer: Committer, room: Room, marks: list[str]
) -> None:
    """A meeting made, and its stage entered, before either is written: each row names the other."""
    (creation,) = room.new_meeting(MeetingId(new_id()))
    entering = EnterStage(creation.meeting.id, creation.stages[0].id)
    outcomes = committer.commit([(creation, Party.FACILITATOR), (entering, Party.FACILITATOR)])
    assert [type(outcome) for outcome in outcomes] == [Change, Change]
    assert "rollback" in marks
    assert check(room.base.path) == []


def test_an_operation_is_written_edit_by_edit_where_it_must(
    committer: Committer, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two clusters made, then the first put into the second: no row can be made before the other."""
    outer, inner = (
        Cluster(id=ClusterId(id), meeting_id=room.meeting_id, question_id=room.question_ids[0], rank=1.0)
        for id in ("outer", "inner")
    )
    edits = (
        Edit(Cluster, inner.id, WHOLE, None, inner),
        Edit(Cluster, outer.id, WHOLE, None, outer),
        Edit(Cluster, inner.id, "parent_id", None, outer.id),
    )
    decision = Decision(project_id=room.project_id, meeting_id=room.meeting_id, edits=edits)
    monkeypatch.setattr("base.committer.decide", lambda *_: decision)
    (outcome,) = committer.commit([(Unheard(), Party.FACILITATOR)])
    assert isinstance(outcome, Change)
    assert outcome.edits == edits
    assert check(room.base.path) == []


# What a group's operations know of each other


def test_a_key_twice_in_a_group_is_one_note(committer: Committer, room: Room) -> None:
    first, again, other = room.adding("a", key="k"), room.adding("a", key="k"), room.adding("b", key="l")
    outcomes = committer.commit([by_phone(o) for o in (first, again, first, other)])
    assert [type(outcome) for outcome in outcomes] == [Change, type(None), type(None), Change]
    assert room.texts() == ["a", "b"]


def test_what_one_does_the_next_sees(committer: Committer, room: Room) -> None:
    note = room.adding("a", key="a")
    outcomes = committer.commit(
        [
            by_phone(note),
            (OpenPhones(room.meeting_id, False), Party.FACILITATOR),
            by_phone(room.adding("b", key="b")),
            (WithdrawNotes((note.notes[0].id,)), Party.FACILITATOR),
            (Undo(room.meeting_id), Party.FACILITATOR),
        ]
    )
    assert [type(outcome) for outcome in outcomes] == [Change, Change, Refusal, Change, Change]
    undone, undoing = outcomes[3:]
    assert isinstance(undone, Change)
    assert isinstance(undoing, Change)
    assert undoing.undoes == undone.seq


def test_what_a_group_changed_the_next_group_sees(committer: Committer, room: Room) -> None:
    assert isinstance(committer.commit([by_phone(room.adding(key="a"))])[0], Change)
    committer.commit([(OpenPhones(room.meeting_id, False), Party.FACILITATOR)])
    assert isinstance(committer.commit([by_phone(room.adding(key="b"))])[0], Refusal)
    committer.commit([(OpenPhones(room.meeting_id, True), Party.FACILITATOR)])
    assert isinstance(committer.commit([by_phone(room.adding(key="b"))])[0], Change)


def test_what_a_group_taken_apart_changed_the_next_group_sees(
    committer: Committer, room: Room, expected_errors: list[str]
) -> None:
    committer.commit([by_phone(room.adding(key="a"))])
    closing_them = (OpenPhones(room.meeting_id, False), Party.FACILITATOR)
    bad = (a_project_with_a_stray_question(), Party.FACILITATOR)
    committer.commit([closing_them, bad])
    assert isinstance(committer.commit([by_phone(room.adding(key="b"))])[0], Refusal)
    assert len(expected_errors) == 1


# The disk


@contextmanager
def removed(base: Base) -> Iterator[None]:
    """The disk is gone when a transaction is committed."""

    def refuse(_connection: Connection) -> None:
        raise OSError("disk removed")

    event.listen(base.engine, "commit", refuse)
    yield
    event.remove(base.engine, "commit", refuse)


@contextmanager
def full(base: Base) -> Iterator[None]:
    """There is no room for one more page."""

    def limit(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")

    def free(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")

    event.listen(base.engine, "begin", limit)
    yield
    event.remove(base.engine, "begin", limit)
    event.listen(base.engine, "begin", free)


@contextmanager
def locked(base: Base) -> Iterator[None]:
    """Another program writes to the file, and no one waits for it."""

    def at_once(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA busy_timeout = 0")

    event.listen(base.engine.pool, "checkout", at_once)
    with closing(sqlite3.connect(base.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.mark.parametrize("trouble", [removed, full, locked])
def test_a_fault_is_everybody_s_and_leaves_nothing_behind(
    committer: Committer,
    room: Room,
    expected_errors: list[str],
    trouble: Callable[[Base], Any],
) -> None:
    """Neither in the base nor in what is remembered of it: the phones are as open as before."""
    text = "x" * 2000
    committer.commit([by_phone(room.adding("d’abord", key="0"))])
    closing_them = (OpenPhones(room.meeting_id, False), Party.FACILITATOR)
    group = [*(by_phone(room.adding(text, key=f"key {n}")) for n in range(20)), closing_them]
    with trouble(room.base):
        outcomes = committer.commit(group)
    assert [type(outcome) for outcome in outcomes] == [StorageFault] * 21
    assert len(expected_errors) == 1
    assert [type(outcome) for outcome in committer.commit(group)] == [Change] * 21
    assert room.texts() == ["d’abord", *[text] * 20]
    assert check(room.base.path) == []


def test_whoever_was_refused_is_told_so_even_then(
    committer: Committer, room: Room, expected_errors: list[str]
) -> None:
    with removed(room.base):
        outcomes = committer.commit([by_phone(room.adding(" ")), by_phone(room.adding("a", key="a"))])
    assert [type(outcome) for outcome in outcomes] == [Refusal, StorageFault]
    assert len(expected_errors) == 1


def test_a_disk_that_fails_while_deciding_is_everybody_s_fault(
    committer: Committer, room: Room, expected_errors: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no bug of the operation that happened to be decided then."""

    def refuse(*_: object, **_equals: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("base.stored_parts.StoredParts.where", refuse)
    outcomes = committer.commit([by_phone(room.adding(key="a")), by_phone(room.adding(key="b"))])
    assert [type(outcome) for outcome in outcomes] == [StorageFault] * 2
    assert len(expected_errors) == 1


def test_a_disk_that_fails_a_group_taken_apart_is_everybody_s_fault(
    committer: Committer, room: Room, expected_errors: list[str]
) -> None:
    bad = (a_project_with_a_stray_question(), Party.FACILITATOR)
    notes = [by_phone(room.adding("x" * 2000, key=f"key {n}")) for n in range(20)]
    with full(room.base):
        outcomes = committer.commit([bad, *notes])
    assert [type(outcome) for outcome in outcomes] == [StorageFault] * 21
    assert len(expected_errors) == 1
    assert room.texts() == []
    assert check(room.base.path) == []
