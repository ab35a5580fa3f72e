"""How a file becomes a base of this version: what it is, the copy made before a migration, the migrations.

Alembic is imported only when there is something to migrate, SQLAlchemy not at all: each takes longer to load
than the first window to show.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from atelier.domain.language import gettext as _
from base.faults import BaseFault, NewerBase, NotABase

if TYPE_CHECKING:
    from sqlalchemy import Engine

APPLICATION_ID = 0x41544C52
"""Marks a file as Atelier's ("ATLR" in ASCII) in the SQLite header, for `file` and for ourselves."""

MIGRATIONS = Path(__file__).parent / "migrations"
REVISIONS = tuple(sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")))
"""Every known revision, oldest first."""
HEAD = REVISIONS[-1]


def revision_of(path: Path) -> str | None:
    """The schema revision of a file, None for a new or empty one.

    Raises:
        NotABase: the file is something else.
        NewerBase: this version of Atelier does not know its revision.
        BaseFault: the file is damaged, or can't be read.
    """
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        with read_only_connection(path) as connection:
            revision = _read_revision(connection, path)
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error
    if revision is not None and revision not in REVISIONS:
        raise NewerBase(
            _(
                "La base « {name} » vient d’une version plus récente d’Atelier : mettez Atelier à jour."
            ).format(name=path.name)
        )
    return revision


def upgrade(path: Path, engine: "Engine", revision: str | None) -> Path | None:
    """Bring a file of `revision` to this version; returns the copy made before, None for a new file."""
    copy = None if revision is None else copy_aside(path, revision)
    from alembic import command  # late: see the module's docstring
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return copy


def copy_aside(path: Path, revision: str) -> Path:
    """A copy of the base beside it, made by SQLite's backup, which sees what is still in the write-ahead log.

    Raises:
        BaseFault: the copy could not be written.
    """
    copy = path.with_name(f"{path.stem}.avant-{revision}-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    try:
        with read_only_connection(path) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        copy.unlink(missing_ok=True)
        raise BaseFault(
            _("La base n’a pas pu être copiée avant sa mise à jour : libérez de la place, puis rouvrez-la.")
        ) from error
    return copy


@contextmanager
def read_only_connection(path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection that never changes a byte of the file."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def _read_revision(connection: sqlite3.Connection, path: Path) -> str | None:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    if application_id == 0 and not tables:
        return None
    if application_id != APPLICATION_ID or "alembic_version" not in tables:
        raise _not_a_base(path)
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def unreadable(path: Path, error: sqlite3.DatabaseError) -> BaseFault:
    """What to tell of a file on which SQLite stumbled."""
    primary_code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if primary_code == sqlite3.SQLITE_NOTADB:
        return _not_a_base(path)
    if primary_code == sqlite3.SQLITE_CORRUPT:
        return BaseFault(
            _("La base « {name} » est abîmée : ouvrez-en une copie de sauvegarde.").format(name=path.name)
        )
    return BaseFault(
        _("La base « {name} » ne peut pas être lue : vérifiez vos droits sur ce fichier.").format(
            name=path.name
        )
    )


def _not_a_base(path: Path) -> NotABase:
    return NotABase(
        _("« {name} » n’est pas une base d’Atelier : choisissez un autre fichier.").format(name=path.name)
    )
