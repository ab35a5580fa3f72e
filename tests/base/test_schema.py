"""The schema: made by migrations only, and what a migration may not lose."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from atelier.domain.parts import field_names
from base import opening, schema
from base.faults import BaseFault
from base.integrity import check
from base.opening import Base, open_base, open_read_only
from base.tables import TABLES, Row
from tests.base.conftest import Room

MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    {body}
"""
BATCH = """with op.batch_alter_table("meetings") as batch:
        batch.alter_column("place", type_=sa.String(400))
        batch.create_check_constraint("ck_meetings_place", "length(place) < 400")"""
BREAKING = 'op.execute("DELETE FROM questions WHERE number = 1")'
FAILING = 'op.execute("UPDATE meetings SET title = \'autre\'"); op.execute("SELECT * FROM nowhere")'

Add = Callable[[str], None]


@pytest.fixture
def add_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Add:
    """Adds a migration to a copy of the folder, as a later version of Atelier would."""
    folder = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "MIGRATIONS", folder)

    def add(body: str) -> None:
        before = schema.REVISIONS[-1]
        revision = f"{int(before) + 1:04}"
        script = MIGRATION.format(revision=revision, before=before, body=body)
        (folder / "versions" / f"{revision}_later.py").write_text(script)
        monkeypatch.setattr(schema, "REVISIONS", (*schema.REVISIONS, revision))
        monkeypatch.setattr(schema, "HEAD", revision)
        monkeypatch.setattr(opening, "HEAD", revision)

    return add


@pytest.fixture
def older(path: Path) -> Path:
    """A base with something in it."""
    base = open_base(path)
    room = Room(base)
    room.group(room.add("une idée"), room.add("une autre"), title="Accueil")
    base.close()
    return path


def dump(path: Path) -> list[str]:
    """Everything that a file holds, as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        return [*connection.iterdump(), str(connection.execute("PRAGMA application_id").fetchone())]


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.avant-*"))


# As it is


def test_migrations_make_the_tables_that_the_code_declares(base: Base) -> None:
    with base.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Row.metadata) == []


def test_every_constraint_has_a_name_and_the_same_in_both(base: Base) -> None:
    """A constraint without a name cannot be changed by a later migration."""
    inspector = inspect(base.engine)
    for table in Row.metadata.sorted_tables:
        made = {
            *(key["name"] for key in inspector.get_foreign_keys(table.name)),
            *(unique["name"] for unique in inspector.get_unique_constraints(table.name)),
            *(check["name"] for check in inspector.get_check_constraints(table.name)),
            inspector.get_pk_constraint(table.name)["name"] or f"pk_{table.name}",  # none with AUTOINCREMENT
        }
        assert made == {constraint.name for constraint in table.constraints}


def test_every_index_is_as_declared(base: Base) -> None:
    inspector = inspect(base.engine)
    for table in Row.metadata.sorted_tables:
        made = {(index["name"], tuple(index["column_names"])) for index in inspector.get_indexes(table.name)}
        assert made == {
            (index.name, tuple(column.name for column in index.columns)) for index in table.indexes
        }


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_has_the_fields_of_its_thing(kind: type) -> None:
    assert set(TABLES[kind].c.keys()) == set(field_names(kind))


def test_a_base_of_this_version_is_not_copied(older: Path) -> None:
    open_base(older).close()
    assert copies(older) == []


# A later version


def test_a_migration_loses_nothing(older: Path, add_migration: Add) -> None:
    """Trap 2: a batch ALTER of a table that others refer to, which drops it."""
    before = open_read_only(older)
    things, _ = before.meeting(before.meetings()[0].meeting.id)
    before.close()
    add_migration(BATCH)
    base = open_base(older)
    assert base.meeting(base.meetings()[0].meeting.id)[0] == things
    base.close()
    assert check(older) == []


def test_references_hold_after_a_migration(older: Path, add_migration: Add) -> None:
    add_migration(BATCH)
    base = open_base(older)
    with base.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    targets = {key["referred_table"] for key in inspect(base.engine).get_foreign_keys("notes")}
    assert {"meetings", "questions"} <= targets
    Room(base).add("encore une")
    base.close()


def test_a_copy_is_kept_of_what_was_before(older: Path, add_migration: Add) -> None:
    before = dump(older)
    add_migration(BATCH)
    open_base(older).close()
    (copy,) = copies(older)
    assert copy.name.startswith(f"atelier.avant-{schema.REVISIONS[-2]}-")
    assert dump(copy) == before


def test_the_copy_holds_what_was_still_in_the_write_ahead_log(older: Path, add_migration: Add) -> None:
    base = open_base(older)
    Room(base).add("dans le journal de SQLite")
    crashed = older.with_name("autre.sqlite")
    for suffix in ("", "-wal"):
        shutil.copy(f"{older}{suffix}", f"{crashed}{suffix}")
    base.close()
    add_migration(BATCH)
    open_base(crashed).close()
    assert any("dans le journal de SQLite" in line for line in dump(copies(crashed)[0]))


def test_a_reader_migrates_first(older: Path, add_migration: Add) -> None:
    add_migration(BATCH)
    open_read_only(older).close()
    assert len(copies(older)) == 1


@pytest.mark.parametrize("bodies", [[BREAKING], [FAILING], [BATCH, FAILING], [BATCH, BREAKING]])
def test_a_migration_that_fails_changes_nothing(older: Path, add_migration: Add, bodies: list[str]) -> None:
    before = dump(older)
    for body in bodies:
        add_migration(body)
    with pytest.raises(Exception, match=r"préparée|broken references"):
        open_base(older)
    assert dump(older) == before
    assert dump(copies(older)[0]) == before


def test_without_a_copy_there_is_no_migration(
    older: Path, add_migration: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(older)
    add_migration(BATCH)
    noon = datetime(2026, 1, 15, 12)
    monkeypatch.setattr(schema, "datetime", type("Clock", (), {"now": lambda: noon}))
    older.with_name(f"atelier.avant-{schema.REVISIONS[-2]}-20260115-120000.sqlite").symlink_to("/nulle/part")
    with pytest.raises(BaseFault, match="libérez de la place"):
        open_base(older)
    assert dump(older) == before
