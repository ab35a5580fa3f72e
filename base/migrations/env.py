"""Runs the migrations on the connection that `base.schema` hands over."""

from alembic import context
from sqlalchemy import Connection

from base.tables import Row


def run(connection: Connection) -> None:
    """All pending migrations in one transaction, without foreign keys, then a check of them.

    A batch ALTER copies and drops the table: with foreign keys on, SQLite would delete what refers to it.
    The pragma is ignored inside a transaction, hence before.
    """
    connection.connection.execute("PRAGMA foreign_keys = OFF")
    with connection.begin():
        # Configured inside: Alembic would take a transaction begun later for its own, and commit it half-way.
        context.configure(connection=connection, target_metadata=Row.metadata, render_as_batch=True)
        context.run_migrations()
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"migration left broken references: {broken[:5]}")
    connection.connection.execute("PRAGMA foreign_keys = ON")


run(context.config.attributes["connection"])
