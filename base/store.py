"""Reading a base: a meeting as a snapshot, the list of meetings, what a phone asks for.

Every call opens its own short transaction, so any thread may ask.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    ScalarSelect,
    and_,
    func,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import FromClause

from atelier.domain.board import Board, read_board
from atelier.domain.history import History
from atelier.domain.ids import MeetingId, ProjectId, QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.outline import WallOutline
from atelier.domain.parts import Snapshot
from atelier.domain.things import (
    Attendee,
    Cluster,
    Meeting,
    Note,
    PeerGroup,
    Placement,
    Project,
    Question,
    Recording,
    Review,
    Stage,
    Synthesis,
    SynthesisVersion,
    Thing,
)
from base import journal
from base.faults import StorageFault
from base.outline_queries import read_outlines
from base.statements import driver
from base.summary import MeetingSummary
from base.tables import CHANGES, TABLES

T = TypeVar("T", bound=Thing)


class Store:
    """Reads a base."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction to read in; what the disk refuses is told as a fault."""
        try:
            with self._engine.connect() as connection:
                connection.begin()
                yield connection
        except (DBAPIError, sqlite3.Error) as error:
            raise StorageFault(_("La base ne se lit plus : vérifiez le disque, puis rouvrez-la.")) from error

    def meetings(self) -> list[MeetingSummary]:
        """Every meeting, the one that changed last first."""
        with self.reading() as connection:
            counts = _counts(connection)
            changed = _last_changes(connection)
            projects = {project.id: project for project in select_things(connection, Project)}
            summaries = [
                MeetingSummary(
                    m, projects[m.project_id].title, counts.get(m.id, 0), changed.get(m.id, m.created_at)
                )
                for m in select_things(connection, Meeting)
            ]
        return sorted(summaries, key=lambda s: s.last_change_at, reverse=True)

    def walls(self) -> dict[MeetingId, tuple[WallOutline, ...]]:
        """The outline of every meeting's walls."""
        with self.reading() as connection:
            return read_outlines(driver(connection))

    def last_seq(self) -> int:
        """The sequence number of the last change; 0 before any."""
        with self.reading() as connection:
            return _last_seq(connection)

    def meeting_by_code(self, code: str) -> Snapshot | None:
        """The meeting of a join code with its questions, groups and agenda, without its notes; or None."""
        with self.reading() as connection:
            found = select_things(connection, Meeting, TABLES[Meeting].c.code == code)
            return Snapshot(_sheet(connection, found[0])) if found else None

    def attachment_names(self, project_id: ProjectId | None = None) -> set[str]:
        """The names of the files beside the base that recordings speak of, in any project or in that one."""
        recordings, meetings = TABLES[Recording].c, TABLES[Meeting].c
        named = select(recordings.file).where(recordings.file.is_not(None))
        if project_id is not None:
            here = select(meetings.id).where(meetings.project_id == project_id)
            named = named.where(recordings.meeting_id.in_(here))
        with self.reading() as connection:
            return set(connection.execute(named).scalars())

    def forgotten_names(self) -> set[str]:
        """The names of the files that a recording spoke of until its sound was erased."""
        with self.reading() as connection:
            edits = journal.edits_by(connection, "forget_sound")
        return {str(edit.before) for edit in edits if edit.field == "file"}

    def notes_by_key(self, meeting_id: MeetingId, keys: Sequence[str]) -> list[Note]:
        """The notes of a meeting that came in under those keys, by number."""
        columns = TABLES[Note].c
        with self.reading() as connection:
            found = select_things(connection, Note, columns.meeting_id == meeting_id, columns.key.in_(keys))
        return sorted(found, key=lambda note: note.number)

    def board(self, meeting_id: MeetingId, question_id: QuestionId) -> Board:
        """The wall of a question in a meeting."""
        with self.reading() as connection:
            here: list[Thing] = []
            for kind in (Note, Cluster):
                columns = TABLES[kind].c
                conditions = (columns.meeting_id == meeting_id, columns.question_id == question_id)
                here += select_things(connection, kind, *conditions)
            clusters = [thing.id for thing in here if isinstance(thing, Cluster)]
            here += select_things(connection, Placement, TABLES[Placement].c.cluster_id.in_(clusters))
        return read_board(Snapshot(here), meeting_id, question_id)

    def meeting(self, meeting_id: MeetingId) -> tuple[Snapshot, History]:
        """A meeting whole, and what can be undone in it; LookupError where there is none.

        Of the other meetings of its project: that they are, when they were, and who was there.
        """
        with self.reading() as connection:
            found = select_things(connection, Meeting, TABLES[Meeting].c.id == meeting_id)
            if not found:
                raise LookupError(meeting_id)
            others = select(TABLES[Meeting].c.id).where(_is_other_meeting(meeting_id))
            things = [
                *_sheet(connection, found[0]),
                *select_things(connection, Meeting, _is_other_meeting(meeting_id)),
                *select_things(connection, Attendee, TABLES[Attendee].c.meeting_id.in_(others)),
                *_contents(connection, meeting_id),
            ]
            return Snapshot(things, seq=_last_seq(connection)), History(
                journal.entries(connection, meeting_id)
            )

    def shown_in_other_meetings(self, meeting_id: MeetingId) -> Snapshot:
        """What the other meetings of a meeting's project have on their walls, with their questions and clusters."""
        others = select(TABLES[Meeting].c.id).where(_is_other_meeting(meeting_id))
        notes, clusters = TABLES[Note], TABLES[Cluster]
        held = select(clusters.c.id).where(clusters.c.meeting_id.in_(others))
        with self.reading() as connection:
            return Snapshot(
                [
                    *select_things(
                        connection, Question, TABLES[Question].c.project_id == _project_of(meeting_id)
                    ),
                    *select_things(connection, Meeting, _is_other_meeting(meeting_id)),
                    *select_things(connection, Note, notes.c.meeting_id.in_(others), _shown(notes)),
                    *select_things(connection, Cluster, clusters.c.meeting_id.in_(others)),
                    *select_things(connection, Placement, TABLES[Placement].c.cluster_id.in_(held)),
                ]
            )


def select_things(connection: Connection, kind: type[T], *conditions: ColumnElement[bool]) -> list[T]:
    """The things of a kind that meet the conditions."""
    rows = connection.execute(select(TABLES[kind]).where(*conditions)).mappings()
    return [kind(**row) for row in rows]


def select_project(connection: Connection, project_id: ProjectId) -> Iterator[Thing]:
    """Every thing of a project, owners before what they own."""
    meetings = select(TABLES[Meeting].c.id).where(TABLES[Meeting].c.project_id == project_id)
    clusters = select(TABLES[Cluster].c.id).where(TABLES[Cluster].c.meeting_id.in_(meetings))
    owners: dict[str, Any] = {"project_id": [project_id], "meeting_id": meetings, "cluster_id": clusters}
    for kind, table in TABLES.items():
        owner = next((name for name in owners if name in table.c), None)
        here = table.c.id == project_id if owner is None else table.c[owner].in_(owners[owner])
        yield from select_things(connection, kind, here)


def _is_other_meeting(meeting_id: MeetingId) -> ColumnElement[bool]:
    """Another meeting of the same project."""
    meetings = TABLES[Meeting].c
    return and_(meetings.project_id == _project_of(meeting_id), meetings.id != meeting_id)


def _project_of(meeting_id: MeetingId) -> ScalarSelect[str]:
    here = TABLES[Meeting].alias("here").c
    return select(here.project_id).where(here.id == meeting_id).scalar_subquery()


def _sheet(connection: Connection, meeting: Meeting) -> list[Thing]:
    """A meeting with its project, questions, peer groups and agenda."""
    project_id = meeting.project_id
    return [
        *select_things(connection, Project, TABLES[Project].c.id == project_id),
        *select_things(connection, Question, TABLES[Question].c.project_id == project_id),
        *select_things(connection, PeerGroup, TABLES[PeerGroup].c.project_id == project_id),
        meeting,
        *select_things(connection, Stage, TABLES[Stage].c.meeting_id == meeting.id),
    ]


def _contents(connection: Connection, meeting_id: MeetingId) -> list[Thing]:
    """What a meeting holds: everything that names it, and what is inside its clusters."""
    here: list[Thing] = []
    clusters = select(TABLES[Cluster].c.id).where(TABLES[Cluster].c.meeting_id == meeting_id)
    for kind, table in TABLES.items():
        if kind in (Placement, Synthesis, SynthesisVersion):
            here += select_things(connection, kind, table.c.cluster_id.in_(clusters))
        elif "meeting_id" in table.c and kind is not Stage:
            here += select_things(connection, kind, table.c.meeting_id == meeting_id)
    return here


def _last_seq(connection: Connection) -> int:
    return connection.execute(select(func.max(CHANGES.c.seq))).scalar_one() or 0


def _counts(connection: Connection) -> dict[str, int]:
    notes = TABLES[Note]
    query = select(notes.c.meeting_id, func.count()).where(_shown(notes)).group_by(notes.c.meeting_id)
    return {meeting_id: int(count) for meeting_id, count in connection.execute(query)}


def _shown(notes: FromClause) -> ColumnElement[bool]:
    return and_(notes.c.withdrawn_by.is_(None), notes.c.review == Review.ACCEPTED)


def _last_changes(connection: Connection) -> dict[str, datetime]:
    query = select(CHANGES.c.meeting_id, func.max(CHANGES.c.at)).group_by(CHANGES.c.meeting_id)
    return {meeting_id: at for meeting_id, at in connection.execute(query) if meeting_id}
