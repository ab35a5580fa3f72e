"""Connections to the SQLite file and how they behave: durable, foreign keys on, transactions begun by us."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

BUSY_TIMEOUT_S = 5.0
WRITES = "atelier_writes"
"""The execution option of a connection that will write: it takes the write lock when it begins."""


def make_engine(path: Path, *, read_only: bool = False) -> Engine:
    """An engine on the file; `read_only` never changes a byte of it.

    synchronous=FULL with WAL makes a commit survive a power cut (NORMAL lost 3 % of the last ones in a
    simulated cut). The driver's own transaction control is off, as it begins too late for our savepoints.
    """
    # A URI of our own: the engine's URL would decode the "%20" of a folder's name a second time.
    uri = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_S, check_same_thread=False),
        poolclass=QueuePool,
        # Participants' words have no place in a log of errors.
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def writing(engine: Engine) -> Engine:
    """The same engine for connections that write."""
    return engine.execution_options(**{WRITES: True})
