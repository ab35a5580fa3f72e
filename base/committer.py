"""A group of operations in one transaction: decided one after the other, written at once, kept or not together."""

import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, ProgrammingError

from atelier.domain.change import Change
from atelier.domain.decision import Circumstances, Decision, Refusal
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation
from atelier.domain.rules import decide
from atelier.domain.things import Party
from base import journal
from base.engine import writing
from base.faults import StorageFault
from base.flush import flush
from base.overlay import Overlay
from base.remembered_parts import Memory, RememberedParts
from base.stored_parts import StoredParts

_DRIVER = (DBAPIError, sqlite3.Error)
_BUGS = (
    *(DataError, IntegrityError, InterfaceError, ProgrammingError),
    *(sqlite3.DataError, sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError),
)
"""What the driver raises of a value it can't take or that breaks a constraint; the rest is the disk's."""

T = TypeVar("T")
Outcome = Change | BaseException | None
"""A committed change, None where there was nothing to do, or why there is none."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Asked:
    """An operation and the circumstances in which it is decided."""

    operation: Operation
    circumstances: Circumstances


_Way = Callable[[Connection, Sequence[_Asked]], Iterator[Outcome]]


class Committer:
    """Commits operations; the only one that writes to the base."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = writing(engine)
        self._clock = clock
        self._memory = Memory()

    def commit(self, group: Sequence[tuple[Operation, Party]]) -> list[Outcome]:
        """What came of each operation; the changes among it are on disk, in that order.

        A group is nearly always written at once. Where it can't be, each operation is executed alone, so that
        a bug in one of them concerns its asker only.
        """
        asked = [_Asked(operation, Circumstances(party, self._clock())) for operation, party in group]
        outcomes, failure = self._execute(self._together, asked)
        if failure is not None and not _is_the_disks(failure):
            _log.info("a group of %d operations is taken apart", len(asked), exc_info=failure)
            outcomes, failure = self._execute(self._apart, asked)
        if failure is not None:
            _log.error("a group of %d operations was not committed", len(asked), exc_info=failure)
            return _faults(outcomes, len(asked))
        self._memory.take([outcome for outcome in outcomes if isinstance(outcome, Change)])
        for each, outcome in zip(asked, outcomes, strict=True):
            if isinstance(outcome, BaseException) and not isinstance(outcome, Refusal):
                _log.error("%s failed", each.operation.name, exc_info=outcome)
        return outcomes

    def commit_deed(self, deed: "Callable[[Connection], T]") -> T:
        """What a deed comes to that writes by itself, in a transaction of its own; raises what it does.

        Raises:
            StorageFault: the disk refused.
        """
        try:
            with self._engine.begin() as connection:
                return deed(connection)
        except _DRIVER as error:
            if _is_the_disks(error):
                raise _disk_fault() from error
            raise
        finally:
            self._memory = Memory()

    def _execute(self, way: _Way, asked: Sequence[_Asked]) -> tuple[list[Outcome], Exception | None]:
        """The outcomes of a transaction, as far as it went, and what kept it from being committed."""
        outcomes: list[Outcome] = []
        try:
            with self._engine.begin() as connection:
                outcomes.extend(way(connection, asked))
        except Exception as error:  # noqa: BLE001 - the one place where whatever a commit raises is answered
            self._memory.forget()
            return outcomes, error
        return outcomes, None

    def _together(self, connection: Connection, asked: Sequence[_Asked]) -> Iterator[Outcome]:
        """Decide every operation, then write what all of them come to."""
        parts = RememberedParts(StoredParts(connection), self._memory)
        overlay = Overlay(parts, journal.last_seq(connection))
        for each in asked:
            yield _outcome(each, overlay)
        flush(connection, overlay.edits)
        journal.append(connection, overlay.changes)

    def _apart(self, connection: Connection, asked: Sequence[_Asked]) -> Iterator[Outcome]:
        """Decide and write every operation, edit by edit, before the next."""
        for each in asked:
            try:
                with connection.begin_nested():
                    overlay = Overlay(StoredParts(connection), journal.last_seq(connection))
                    outcome = _outcome(each, overlay)
                    for edit in overlay.edits:
                        flush(connection, [edit])
                    journal.append(connection, overlay.changes)
            except Exception as error:
                if _is_the_disks(error):
                    raise
                outcome = error
            yield outcome


def _outcome(asked: _Asked, overlay: Overlay) -> Outcome:
    """What an operation comes to, which is laid over what the ones before did.

    Raises:
        sqlite3.Error, DBAPIError: the disk refused.
    """
    try:
        decision = decide(asked.operation, overlay, asked.circumstances)
    except Refusal as refusal:
        return refusal
    except Exception as error:
        if _is_the_disks(error):
            raise
        return error
    if decision.is_empty:
        return None
    change = _change(asked, decision, overlay.next_seq)
    overlay.take(change)
    return change


def _change(asked: _Asked, decision: Decision, seq: int) -> Change:
    party = asked.circumstances.party
    return Change(
        seq=seq,
        at=asked.circumstances.at,
        party=party,
        project_id=decision.project_id,
        meeting_id=decision.meeting_id,
        operation=asked.operation.name,
        count=decision.count,
        name=decision.name,
        undoable=asked.operation.undoable and party is Party.FACILITATOR,
        edits=decision.edits,
        undoes=decision.undoes,
        redoes=decision.redoes,
        question_id=decision.question_id,
    )


def _faults(outcomes: Sequence[Outcome], count: int) -> list[Outcome]:
    """What to answer where nothing was committed: who was refused was refused all the same."""
    fault = _disk_fault()
    known = [outcome if isinstance(outcome, Refusal) else fault for outcome in outcomes]
    return [*known, *[fault] * (count - len(known))]


def _disk_fault() -> StorageFault:
    return StorageFault(_("Le disque n’a pas pu enregistrer : vérifiez la place libre, puis réessayez."))


def _is_the_disks(error: Exception) -> bool:
    return isinstance(error, _DRIVER) and not isinstance(error, _BUGS)
