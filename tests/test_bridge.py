"""What crosses between the Qt thread and the writer's: in order, once, and never in the wrong thread."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.bridge import FEW, MOST_REST_S, SHARE, Bridge, rest_s
from atelier.domain.change import Change
from atelier.domain.ids import new_id
from atelier.domain.operations import AddNotes, Operation, Undo
from atelier.domain.things import Note, Party
from base.faults import StorageFault
from base.opening import Base, open_base
from tests.base.conftest import Room


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Base]:
    """A new base."""
    with closing(open_base(tmp_path / "base.sqlite")) as base:
        yield base


@pytest.fixture
def room(base: Base) -> Room:
    """A meeting in it."""
    return Room(base)


@pytest.fixture
def bridge(qapp: QApplication) -> Iterator[Bridge]:
    """A bridge that leads nowhere yet."""
    with closing(Bridge(qapp)) as bridge:
        yield bridge


class Ear:
    """What the windows were told, in order."""

    def __init__(self, bridge: Bridge) -> None:
        self.told: list[object] = []
        self.together: list[tuple[Change, ...]] = []
        self.threads: set[threading.Thread] = set()
        bridge.changed.connect(self._on_changed)
        bridge.refused.connect(lambda sentence, operation: self.told.append(("refused", sentence, operation)))
        bridge.failed.connect(lambda sentence, operation: self.told.append(("failed", sentence, operation)))
        bridge.pending_changed.connect(self.told.append)

    @property
    def changes(self) -> list[Change]:
        """The changes among it."""
        return [one for one in self.told if isinstance(one, Change)]

    @property
    def texts(self) -> list[str]:
        """The words of the notes that came in."""
        edits = [edit.after for change in self.changes for edit in change.edits]
        return [thing.text for thing in edits if isinstance(thing, Note)]

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        self.threads.add(threading.current_thread())
        self.together.append(changes)
        self.told.extend(changes)


def answering(answer: BaseException | None) -> "Future[Change | None]":
    """What a writer would answer."""
    future: Future[Change | None] = Future()
    if answer is None:
        future.set_result(None)
    else:
        future.set_exception(answer)
    return future


def unheard(_listener: object) -> None:
    """A subscription to a writer that never commits."""


def test_what_is_asked_before_the_base_is_open_is_carried_out_after_in_order(
    bridge: Bridge, room: Room, qtbot: QtBot
) -> None:
    ear = Ear(bridge)
    for text in ("un", "deux", "trois"):
        bridge.ask(room.adding(text))
    assert ear.told == [1, 2, 3]
    bridge.connect_writer(room.base.submit, room.base.subscribe)
    qtbot.waitUntil(lambda: ear.told[-1] == 0)
    assert ear.texts == ["un", "deux", "trois"]
    assert room.texts() == ["un", "deux", "trois"]


def test_what_many_threads_commit_is_told_once_in_order_in_the_windows_thread(
    bridge: Bridge, room: Room, qtbot: QtBot
) -> None:
    ear = Ear(bridge)
    bridge.connect_writer(room.base.submit, room.base.subscribe)
    with ThreadPoolExecutor(4) as phones:
        posts = [room.adding(f"idée {n}", key=new_id()) for n in range(200)]
        answers = list(phones.map(lambda post: room.perform(post, Party.PARTICIPANT), posts))
    qtbot.waitUntil(lambda: len(ear.changes) == len(posts))
    assert ear.changes == sorted((a for a in answers if a), key=lambda change: change.seq)
    assert ear.threads == {threading.main_thread()}


def test_a_burst_does_not_hold_the_hand(
    bridge: Bridge, room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atelier.bridge.AT_ONCE", 5)
    ear = Ear(bridge)
    bridge.changed.connect(lambda _changes: time.sleep(0.005))
    bridge.connect_writer(room.base.submit, room.base.subscribe)
    told_between: list[int] = []
    hand = QTimer(interval=0)
    hand.timeout.connect(lambda: told_between.append(len(ear.changes)))
    answers = [room.submit(room.adding(str(n), key=new_id()), Party.PARTICIPANT) for n in range(60)]
    for answer in answers:
        answer.result(10)
    hand.start()
    qtbot.waitUntil(lambda: len(ear.changes) == 60)
    hand.stop()
    steps = [after - before for before, after in zip([0, *told_between], told_between, strict=False)]
    assert max(steps) <= 20


def send(room: Room, count: int) -> None:
    """So many posts from phones, committed."""
    posts = [room.adding(str(n), key=new_id()) for n in range(count)]
    for answer in [room.submit(post, Party.PARTICIPANT) for post in posts]:
        answer.result(10)


def test_what_one_turn_told_is_shown_before_the_next(
    bridge: Bridge, room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atelier.bridge.MOST_A_TURN", 20)
    monkeypatch.setattr("atelier.bridge.AT_ONCE", 10)
    # Nobody rests in between: the next turn does not wait for the time of a frame.
    monkeypatch.setattr("atelier.bridge.FRAME_S", 3600)
    ear, shown = Ear(bridge), [0]
    showing = QTimer(interval=0, singleShot=True)
    showing.timeout.connect(lambda: shown.append(len(ear.changes)))
    bridge.changed.connect(lambda _changes: showing.start())
    bridge.connect_writer(room.base.submit, room.base.subscribe)
    send(room, 60)
    qtbot.waitUntil(lambda: len(ear.changes) == 60)
    qtbot.waitUntil(lambda: shown[-1] == 60)
    steps = [after - before for before, after in pairwise(shown)]
    assert max(steps) <= 20


def test_the_windows_have_the_right_of_way_while_a_burst_is_shown(
    bridge: Bridge, room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bool] = []
    monkeypatch.setattr(bridge.way, "take", lambda: taken.append(True))
    monkeypatch.setattr(bridge.way, "leave", lambda: taken.append(False))
    ear = Ear(bridge)
    bridge.connect_writer(room.base.submit, room.base.subscribe)
    send(room, 1)
    qtbot.waitUntil(lambda: len(ear.changes) == 1)
    assert taken == []  # one post-it is told at once, and nobody has to wait for it
    send(room, 60)
    qtbot.waitUntil(lambda: len(ear.changes) == 61)
    qtbot.waitUntil(lambda: taken[-1:] == [False])
    assert taken[0]


def test_what_participants_send_meanwhile_is_told_together(bridge: Bridge, room: Room, qtbot: QtBot) -> None:
    ear = Ear(bridge)
    bridge.connect_writer(room.base.submit, room.base.subscribe)
    answers = [room.submit(room.adding(str(n), key=new_id()), Party.PARTICIPANT) for n in range(60)]
    for answer in answers:
        answer.result(10)
    qtbot.waitUntil(lambda: len(ear.changes) == 60)
    assert len(ear.together) < 10


def test_only_a_burst_is_paced() -> None:
    assert rest_s(0.005, FEW) == 0.005
    assert rest_s(0.005, FEW + 1) == pytest.approx(0.005 * SHARE)
    assert rest_s(10.0, FEW + 1) == MOST_REST_S


def test_what_the_facilitator_did_is_told_singly_and_first_thing(
    bridge: Bridge, room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nobody could wait that long: it is told because it hurries, not because the windows have rested.
    monkeypatch.setattr("atelier.bridge.FRAME_S", 3600)
    ear = Ear(bridge)
    bridge.connect_writer(room.base.submit, room.base.subscribe)
    room.perform(room.adding("premier", key=new_id()), Party.PARTICIPANT)
    qtbot.waitUntil(lambda: len(ear.changes) == 1)
    for n in range(3):
        room.submit(room.adding(f"téléphone {n}", key=new_id()), Party.PARTICIPANT)
    bridge.ask(room.adding("la mienne"))
    bridge.ask(room.adding("l’autre"))
    qtbot.waitUntil(lambda: ear.told[-1:] == [0])
    alone = [together for together in ear.together if together[0].party is Party.FACILITATOR]
    assert [len(together) for together in alone] == [1, 1]
    assert ear.texts[-2:] == ["la mienne", "l’autre"]


def test_changes_that_come_while_others_are_told_are_told_too(
    bridge: Bridge, room: Room, qtbot: QtBot
) -> None:
    ear = Ear(bridge)
    bridge.connect_writer(room.base.submit, room.base.subscribe)
    bridge.changed.connect(lambda changes: changes[-1].seq < 12 and room.add(f"après {changes[-1].seq}"))
    room.add("premier")
    qtbot.waitUntil(lambda: len(ear.changes) >= 2 and ear.changes[-1].seq == 12)
    assert len(ear.texts) == len(set(ear.texts)) == len(room.texts())


def test_a_change_is_told_before_its_operation_is_said_to_be_kept(
    bridge: Bridge, room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atelier.bridge.AT_ONCE", 5)
    ear = Ear(bridge)
    bridge.changed.connect(lambda _changes: time.sleep(0.004))
    bridge.connect_writer(room.base.submit, room.base.subscribe)
    # A burst from phones, longer to tell than one turn of the event loop, stands before it.
    for n in range(40):
        room.submit(room.adding(f"téléphone {n}", key=new_id()), Party.PARTICIPANT)
    bridge.ask(room.adding("la mienne"))
    qtbot.waitUntil(lambda: ear.told[-1:] == [0])
    assert ear.texts[-1] == "la mienne"


def test_a_refusal_gives_the_sentence_and_the_operation_back(
    bridge: Bridge, room: Room, qtbot: QtBot
) -> None:
    ear = Ear(bridge)
    bridge.connect_writer(room.base.submit, room.base.subscribe)
    operation = room.adding("a" * 100_000)
    with qtbot.waitSignal(bridge.refused) as told:
        bridge.ask(operation)
    sentence, given_back = told.args
    assert given_back is operation
    assert sentence
    assert ear.told[:2] == [1, 0]
    assert room.texts() == []


def test_nothing_to_undo_is_no_failure(bridge: Bridge, room: Room, qtbot: QtBot) -> None:
    ear = Ear(bridge)
    bridge.connect_writer(room.base.submit, room.base.subscribe)
    bridge.ask(Undo(room.meeting_id))
    qtbot.waitUntil(lambda: ear.told[-1] == 0 or isinstance(ear.told[-1], tuple))
    assert not ear.changes


def test_the_disks_fault_gives_the_sentence_and_the_operation_back(
    bridge: Bridge, room: Room, qtbot: QtBot
) -> None:
    operation = room.adding("ne pas perdre")
    bridge.connect_writer(lambda _o, _p: answering(StorageFault("Le disque est plein.")), unheard)  # type: ignore[arg-type]
    with qtbot.waitSignal(bridge.failed) as told:
        bridge.ask(operation)
    assert told.args == ["Le disque est plein.", operation]


def test_a_bug_is_logged_and_told_calmly(
    bridge: Bridge, room: Room, qtbot: QtBot, expected_errors: list[str]
) -> None:
    operation = room.adding("ne pas perdre")
    bridge.connect_writer(lambda _o, _p: answering(ZeroDivisionError("secret")), unheard)  # type: ignore[arg-type]
    with qtbot.waitSignal(bridge.failed) as told:
        bridge.ask(operation)
    assert told.args[1] is operation
    assert "secret" not in told.args[0]
    assert "ZeroDivisionError" in expected_errors[0]


def test_it_asks_in_the_facilitators_name(bridge: Bridge, room: Room) -> None:
    asked: list[tuple[Operation, Party]] = []

    def submit(operation: Operation, party: Party) -> "Future[Change | None]":
        asked.append((operation, party))
        return answering(None)

    bridge.connect_writer(submit, unheard)  # type: ignore[arg-type]
    bridge.ask(room.adding("une idée"))
    ((operation, party),) = asked
    assert isinstance(operation, AddNotes)
    assert party is Party.FACILITATOR


def test_closed_it_hears_no_more(bridge: Bridge, room: Room, qtbot: QtBot) -> None:
    ear = Ear(bridge)
    bridge.connect_writer(room.base.submit, room.base.subscribe)
    room.add("avant")
    qtbot.waitUntil(lambda: ear.texts == ["avant"])
    bridge.close()
    room.add("après")
    with qtbot.assertNotEmitted(bridge.changed, wait=20):
        room.add("encore après")
    assert ear.texts == ["avant"]
