"""The one writer: a thread that executes operations, commits them in groups, and only then answers."""

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from atelier.domain.change import Change
from atelier.domain.operations import Operation
from atelier.domain.things import Party
from base.committer import Committer, Outcome

GROUP = 200
"""The most operations committed together; more would keep the first of them waiting."""

T = TypeVar("T")
Listener = Callable[[Change], None]
Deed = Callable[[Connection], T]
"""What is done in a transaction of its own, and what it comes to."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Request:
    operation: Operation
    party: Party
    answer: "Future[Change | None]" = field(default_factory=Future)


@dataclass(frozen=True, slots=True)
class _Exclusive:
    deed: Deed[Any]
    answer: "Future[Any]" = field(default_factory=Future)


class Writer:
    """Executes operations one after the other, whoever asks.

    Listeners are called in the writer's thread after the commit, before the one who asked is answered.
    """

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._committer = Committer(engine, clock)
        self._queue: queue.SimpleQueue[_Request | _Exclusive | None] = queue.SimpleQueue()
        self._held: list[_Exclusive | None] = []
        """What came after a group, and does not belong to it."""
        self._listeners: tuple[Listener, ...] = ()
        self._door = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="atelier-writer")
        self._thread.start()

    def submit(self, operation: Operation, party: Party) -> "Future[Change | None]":
        """Ask for an operation.

        The future holds the committed change, or None where there was nothing to do; or raises `Refusal`,
        `StorageFault`, or whatever a bug of ours raised (which is logged).
        """
        request = _Request(operation, party)
        self._enqueue(request)
        return request.answer

    def exclusively(self, deed: "Deed[T]") -> "Future[T]":
        """Have something done that is no operation, such as taking in a project, between two groups of them.

        Listeners are told nothing of it. The future raises what the deed does, or `StorageFault`; nothing is kept then.
        """
        asked = _Exclusive(deed)
        self._enqueue(asked)
        return asked.answer

    def _enqueue(self, asked: _Request | _Exclusive) -> None:
        with self._door:
            if self._closed:
                raise RuntimeError("the writer is closed")
            self._queue.put(asked)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have every committed change told to `listener`, until the function returned is called."""
        with self._door:
            self._listeners = (*self._listeners, listener)

        def unsubscribe() -> None:
            with self._door:
                self._listeners = tuple(known for known in self._listeners if known is not listener)

        return unsubscribe

    def close(self) -> None:
        """Finish what was asked, then stop."""
        with self._door:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._held.pop() if self._held else self._queue.get()) is not None:
            if isinstance(first, _Exclusive):
                self._carry_out(first)
            else:
                self._execute(self._group(first))

    def _group(self, first: _Request) -> list[_Request]:
        """What waits, up to `GROUP`; whatever else comes next is held."""
        group = [first]
        while len(group) < GROUP:
            try:
                asked = self._queue.get_nowait()
            except queue.Empty:
                break
            if not isinstance(asked, _Request):
                self._held.append(asked)
                break
            group.append(asked)
        return group

    def _carry_out(self, asked: _Exclusive) -> None:
        if not asked.answer.set_running_or_notify_cancel():
            return
        try:
            asked.answer.set_result(self._committer.commit_deed(asked.deed))
        except Exception as error:  # noqa: BLE001 - whoever asked is told
            asked.answer.set_exception(error)

    def _execute(self, group: list[_Request]) -> None:
        outcomes = self._committer.commit([(request.operation, request.party) for request in group])
        for request, outcome in zip(group, outcomes, strict=True):
            if isinstance(outcome, Change):
                self._tell(outcome)
            _answer(request, outcome)

    def _tell(self, change: Change) -> None:
        for listener in self._listeners:
            try:
                listener(change)
            except Exception as error:  # noqa: BLE001 - a view that fails must not stop the writer
                _log.error("a listener failed on change %d", change.seq, exc_info=error)


def _answer(request: _Request, outcome: Outcome) -> None:
    if not request.answer.set_running_or_notify_cancel():
        return
    if isinstance(outcome, BaseException):
        request.answer.set_exception(outcome)
    else:
        request.answer.set_result(outcome)
