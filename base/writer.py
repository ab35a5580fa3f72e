"""The one writer: a thread that executes operations, commits them in groups, and only then answers."""

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime
from gettext import gettext as _
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, update
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, ProgrammingError

from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.decision import Circumstances, Decision, Refusal
from atelier.domain.operations import Operation
from atelier.domain.parts import field_names
from atelier.domain.rules import decide
from atelier.domain.things import Party
from base import journal
from base.engine import writing
from base.faults import StorageFault
from base.store import StoredParts
from base.tables import TABLES

GROUP = 200
"""The most operations committed together; more would keep the first of them waiting."""
_BUGS = (DataError, IntegrityError, InterfaceError, ProgrammingError)
"""What the driver raises of a value it can't take or that breaks a constraint; the rest is the disk's."""

Listener = Callable[[Change], None]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Request:
    operation: Operation
    party: Party
    answer: "Future[Change | None]" = field(default_factory=Future)


class Writer:
    """Executes operations one after the other, whoever asks.

    Listeners are called in the writer's thread after the commit, before the one who asked is answered.
    """

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine = writing(engine)
        self._clock = clock
        self._queue: queue.SimpleQueue[_Request | None] = queue.SimpleQueue()
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
        with self._door:
            if self._closed:
                raise RuntimeError("the writer is closed")
            self._queue.put(request)
        return request.answer

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
        while (first := self._queue.get()) is not None:
            group, last = self._group(first)
            self._execute(group)
            if last:
                return

    def _group(self, first: _Request) -> tuple[list[_Request], bool]:
        """What waits, up to `GROUP`, and whether the end was among it."""
        group = [first]
        while len(group) < GROUP:
            try:
                request = self._queue.get_nowait()
            except queue.Empty:
                break
            if request is None:
                return group, True
            group.append(request)
        return group, False

    def _execute(self, group: list[_Request]) -> None:
        outcomes: list[Change | BaseException | None] = []
        try:
            with self._engine.begin() as connection:
                outcomes = [self._attempt(connection, request) for request in group]
        except Exception as error:  # noqa: BLE001 - the one place where whatever a commit raises is answered
            _log.error("a group of %d operations was not committed", len(group), exc_info=error)
            fault = StorageFault(
                _("Le disque n’a pas pu enregistrer : vérifiez la place libre, puis réessayez.")
            )
            outcomes = [o if isinstance(o, Refusal) else fault for o in outcomes] or [fault] * len(group)
        for request, outcome in zip(group, outcomes, strict=True):
            if isinstance(outcome, Change):
                self._tell(outcome)
            _answer(request, outcome)

    def _attempt(self, connection: Connection, request: _Request) -> Change | BaseException | None:
        """One operation within the group's transaction; what it raises concerns its asker alone.

        Raises:
            DBAPIError: the disk refused, and with it the whole group.
        """
        try:
            with connection.begin_nested():
                return self._commit(connection, request)
        except Refusal as refusal:
            return refusal
        except Exception as error:  # a bug in one operation must not take its neighbours down
            if isinstance(error, DBAPIError) and not isinstance(error, _BUGS):
                raise
            _log.error("%s failed", request.operation.name, exc_info=error)
            return error

    def _commit(self, connection: Connection, request: _Request) -> Change | None:
        at = self._clock()
        decision = decide(request.operation, StoredParts(connection), Circumstances(request.party, at))
        if decision.is_empty:
            return None
        for edit in decision.edits:
            _write(connection, edit)
        return _record(connection, request, decision, at)

    def _tell(self, change: Change) -> None:
        for listener in self._listeners:
            try:
                listener(change)
            except Exception as error:  # noqa: BLE001 - a view that fails must not stop the writer
                _log.error("a listener failed on change %d", change.seq, exc_info=error)


def _record(connection: Connection, request: _Request, decision: Decision, at: datetime) -> Change:
    values: dict[str, Any] = {
        "at": at,
        "party": request.party,
        "project_id": decision.project_id,
        "meeting_id": decision.meeting_id,
        "operation": request.operation.name,
        "count": decision.count,
        "name": decision.name,
        "undoable": request.operation.undoable and request.party is Party.FACILITATOR,
        "undoes": decision.undoes,
        "redoes": decision.redoes,
    }
    return Change(seq=journal.append(connection, values, decision.edits), edits=decision.edits, **values)


def _write(connection: Connection, edit: Edit) -> None:
    table = TABLES[edit.kind]
    if edit.field != WHOLE:
        connection.execute(update(table).where(table.c.id == edit.id).values({edit.field: edit.after}))
    elif edit.after is None:
        connection.execute(delete(table).where(table.c.id == edit.id))
    else:
        connection.execute(
            insert(table), {name: getattr(edit.after, name) for name in field_names(edit.kind)}
        )


def _answer(request: _Request, outcome: Change | BaseException | None) -> None:
    if not request.answer.set_running_or_notify_cancel():
        return
    if isinstance(outcome, BaseException):
        request.answer.set_exception(outcome)
    else:
        request.answer.set_result(outcome)
