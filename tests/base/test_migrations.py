"""What each migration makes of a base that an earlier version wrote."""

import json
import sqlite3
from contextlib import closing
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config

from atelier.domain.ids import StageId, new_id
from atelier.domain.operations import (
    AddNotes,
    CollectOn,
    CorrectNote,
    EditMeeting,
    EnterStage,
    MarkCluster,
    PlanAgenda,
    Undo,
    WithdrawNotes,
)
from atelier.domain.parts import Snapshot
from atelier.domain.things import (
    Cluster,
    ClusterState,
    Display,
    Meeting,
    Note,
    Party,
    Review,
    Source,
    Stage,
    StageKind,
)
from base import schema
from base.engine import make_engine
from base.integrity import check
from base.opening import Base, open_base
from tests.base.conftest import Room

SINCE_0001 = {
    "Meeting": {
        "phones_paused",
        "closed_question_ids",
        "free_questions",
        "shows_board",
        "display",
        "quota",
        "asks_name",
        "asks_structure",
        "asks_group",
        "organiser",
        "kept_for",
        "contact",
        "begins_at",
    },
    "Stage": {"collects", "used_s", "extra_s", "silent"},
    "Cluster": {"state"},
    "Note": {"structure", "corrected_at", "rewritten_at"},
}
"""The fields that things have gained since the first version."""


@pytest.fixture
def written(path: Path) -> Snapshot:
    """What is in a base that this version wrote, using nothing that the first one did not know."""
    base = open_base(path)
    room = Room(base)
    room.group(room.add("une idée"), room.add("une autre"), title="Accueil")
    room.perform(room.adding("d’un téléphone", key="k"), Party.PARTICIPANT)
    room.perform(WithdrawNotes((room.add("retirée"),)))
    things = content(base)
    base.close()
    return things


@pytest.fixture
def first(path: Path, written: Snapshot) -> Path:
    """The same, as the first version wrote it."""
    assert written.seq
    file = path.with_name("premiere.sqlite")
    made_as(file, "0001")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ATTACH ? AS now", (str(path),))
        tables = [
            name for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
        ]
        for table in tables:
            if table not in ("alembic_version", "sqlite_sequence"):
                _copy(connection, table)
        for seq, edits in connection.execute("SELECT seq, edits FROM changes").fetchall():
            before = json.dumps([_stripped(edit) for edit in json.loads(edits)])
            connection.execute("UPDATE changes SET edits = ? WHERE seq = ?", (before, seq))
        connection.commit()
    return file


def made_as(file: Path, revision: str) -> None:
    """An empty base of that revision."""
    engine = make_engine(file)
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def _copy(connection: sqlite3.Connection, table: str) -> None:
    names = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
    columns = ", ".join(f'"{name}"' for name in names)
    connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}")


def _stripped(edit: list[Any]) -> list[Any]:
    gained = SINCE_0001.get(edit[0], set())
    return [
        {key: value for key, value in part.items() if key not in gained} if isinstance(part, dict) else part
        for part in edit
    ]


def content(base: Base) -> Snapshot:
    """Everything of its only meeting."""
    return base.meeting(base.meetings()[0].meeting.id)[0]


def test_the_first_version_s_base_knew_none_of_it(first: Path) -> None:
    with closing(sqlite3.connect(first)) as connection:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        columns = {row[1] for row in connection.execute("PRAGMA table_info(meetings)")}
        edits = " ".join(text for (text,) in connection.execute("SELECT edits FROM changes"))
    assert revision == "0001"
    assert not columns & SINCE_0001["Meeting"]
    assert "Accueil" in edits
    assert "closed_question_ids" not in edits


def test_the_first_version_s_base_keeps_all_it_holds_and_goes_on_as_it_did(
    first: Path, written: Snapshot
) -> None:
    with closing(open_base(first)) as base:
        kept, meeting = content(base), base.meetings()[0].meeting
    assert kept == written
    assert (meeting.display, meeting.free_questions, meeting.closed_question_ids) == (
        Display.DIRECT,
        True,
        (),
    )
    base.close()
    assert check(first) == []


def test_the_first_version_s_base_takes_what_is_new(first: Path) -> None:
    base = open_base(first)
    meeting = base.meetings()[0].meeting
    question_id = next(content(base).all(Note)).question_id
    base.perform(EditMeeting(meeting.id, display=Display.HELD, quota=3, contact="accueil"), Party.FACILITATOR)
    base.perform(CollectOn(meeting.id, question_id, accepted=False), Party.FACILITATOR)
    base.close()
    with closing(open_base(first)) as base:
        kept = content(base).get(Meeting, meeting.id)
    assert (kept.display, kept.quota, kept.contact) == (Display.HELD, 3, "accueil")
    assert kept.closed_question_ids == (question_id,)
    assert check(first) == []


def test_the_first_version_s_base_takes_an_agenda_and_marks(first: Path) -> None:
    base = open_base(first)
    meeting = base.meetings()[0].meeting
    cluster = next(content(base).all(Cluster))
    silent = Stage(
        id=StageId(new_id()),
        meeting_id=meeting.id,
        rank=0,
        title="Titres",
        kind=StageKind.NAME,
        minutes=10,
        collects=False,
        silent=True,
    )
    base.perform(PlanAgenda(meeting.id, (silent,)), Party.FACILITATOR)
    base.perform(EnterStage(meeting.id, silent.id), Party.FACILITATOR)
    base.perform(EditMeeting(meeting.id, begins_at=time(14, 5)), Party.FACILITATOR)
    base.perform(MarkCluster(cluster.id, ClusterState.VALIDATED), Party.FACILITATOR)
    base.close()
    with closing(open_base(first)) as base:
        kept = content(base)
    assert kept.get(Stage, silent.id) == silent
    assert kept.get(Meeting, meeting.id).begins_at == time(14, 5)
    assert kept.get(Meeting, meeting.id).phones_paused
    assert kept.get(Cluster, cluster.id).state is ClusterState.VALIDATED
    assert check(first) == []


def test_the_first_version_s_base_takes_corrections_and_undoes_all_that_it_held(first: Path) -> None:
    """Its entries are about no question, as nobody kept on which they were."""
    base = open_base(first)
    meeting_id = base.meetings()[0].meeting.id
    note = next(note for note in content(base).all(Note) if note.key is not None)
    done = base.meeting(meeting_id)[1].done
    assert [entry.question_id for entry in done] == [None] * len(done)
    base.perform(CorrectNote(note.id, "corrigée"), Party.FACILITATOR)
    last = base.meeting(meeting_id)[1].done[-1]
    assert (last.operation, last.question_id) == ("correct_note", note.question_id)
    for _ in range(len(done) + 1):
        base.perform(Undo(meeting_id), Party.FACILITATOR)
    base.close()
    with closing(open_base(first)) as base:
        kept = content(base)
    assert list(kept.all(Note)) == [note]
    assert list(kept.all(Cluster)) == []
    assert check(first) == []


def test_a_held_and_signed_note_is_read_as_it_was_written(path: Path) -> None:
    base = open_base(path)
    room = Room(base)
    room.perform(EditMeeting(room.meeting_id, display=Display.HELD, asks_name=True, asks_structure=True))
    adding = room.adding("une idée", key="k")
    signed = type(adding.notes[0])(adding.notes[0].id, "une idée", "k", "Amina", "École Jaurès")
    room.perform(AddNotes(adding.meeting_id, adding.question_id, (signed,), Source.PHONE), Party.PARTICIPANT)
    (note,) = content(base).all(Note)
    base.close()
    assert (note.review, note.author, note.structure) == (Review.PENDING, "Amina", "École Jaurès")
    assert check(path) == []
