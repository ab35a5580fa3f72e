"""The parts of every project as the tables hold them: what `domain.rules` decides on."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from atelier.domain.change import Edit
from atelier.domain.history import Entry
from atelier.domain.ids import MeetingId
from atelier.domain.things import Thing
from base import journal
from base.statements import columns, driver, selecting
from base.tables import TABLES

T = TypeVar("T", bound=Thing)


class StoredParts:
    """Read through one connection, anew each time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver = driver(connection)

    def find(self, kind: type[T], id: str | None) -> T | None:
        """The thing of that kind and identifier, or None."""
        return next(iter(self.where(kind, id=id)), None)

    def where(self, kind: type[T], **equals: Any) -> Iterable[T]:
        """The things of that kind whose fields equal those values."""
        table = TABLES[kind]
        here = columns(table)
        rows = self._driver.execute(selecting(table, tuple(equals)), here.written(equals))
        return [kind(**here.read(row)) for row in rows]

    def values(self, kind: type[Thing], names: Sequence[str]) -> list[tuple[Any, ...]]:
        """What every thing of that kind has in those fields, which are kept as they are."""
        table = TABLES[kind]
        return self._driver.execute(str(select(*(table.c[name] for name in names)))).fetchall()

    def entries(self, meeting_id: MeetingId) -> Sequence[Entry]:
        """The meeting's undoable journal entries by the facilitator, oldest first."""
        return journal.entries(self._connection, meeting_id)

    def edits_of(self, seq: int) -> tuple[Edit, ...]:
        """The edits of a change."""
        return journal.edits_of(self._connection, seq)
