"""What is done for every post-it, without SQLAlchemy's own time, which is ten times SQLite's.

SQLAlchemy words each statement and names each conversion, once, from the tables; the driver does the rest.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import ClauseElement, Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

_DIALECT = SQLiteDialect_pysqlite()


class Columns:
    """The columns of a table: what a value is in the driver's words, and back."""

    def __init__(self, table: Table) -> None:
        types = {column.name: column.type.dialect_impl(_DIALECT) for column in table.columns}
        self.names = tuple(types)
        self._writers = {name: type_.bind_processor(_DIALECT) for name, type_ in types.items()}
        self._readers = [(name, type_.result_processor(_DIALECT, None)) for name, type_ in types.items()]

    def written(self, values: Mapping[str, Any]) -> list[Any]:
        """The values for a statement that names those columns in that order."""
        writers = self._writers
        return [
            value if (writer := writers[name]) is None else writer(value) for name, value in values.items()
        ]

    def read(self, row: Iterable[Any]) -> dict[str, Any]:
        """The values of a whole row, by column."""
        return {
            name: value if reader is None else reader(value)
            for (name, reader), value in zip(self._readers, row, strict=True)
        }


@cache
def columns(table: Table) -> Columns:
    """The columns of that table."""
    return Columns(table)


@cache
def selecting(table: Table, names: tuple[str, ...]) -> str:
    """Every column of the rows whose columns of those names are what is given."""
    return _worded(select(table).where(*(table.c[name].is_(bindparam(name)) for name in names)))


@cache
def inserting(table: Table) -> str:
    """A row, whole."""
    return _worded(insert(table))


@cache
def updating(table: Table, names: tuple[str, ...]) -> str:
    """The columns of those names, in that order, in the row of an identifier, which comes last."""
    values: Iterator[tuple[Any, Any]] = ((table.c[name], bindparam(f"new_{name}")) for name in names)
    return _worded(update(table).where(_identified(table)).ordered_values(*values))


@cache
def deleting(table: Table) -> str:
    """The row of an identifier."""
    return _worded(delete(table).where(_identified(table)))


def driver(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, in whatever transaction SQLAlchemy began on it."""
    own = connection.connection.driver_connection
    assert isinstance(own, sqlite3.Connection)
    return own


def _identified(table: Table) -> Any:
    return table.c.id == bindparam("identifier")


def _worded(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=_DIALECT))
