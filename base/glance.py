"""A first look at a base, so that a window can show before SQLAlchemy is loaded, which takes longer.

Reads the same tables by `sqlite3` alone into the same values as `base.store`, which takes over once loaded.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from atelier.domain.history import Entry, History
from atelier.domain.ids import MeetingId
from atelier.domain.outline import WallOutline
from atelier.domain.parts import Snapshot
from atelier.domain.things import (
    Attendee,
    Cluster,
    FollowUp,
    Meeting,
    Note,
    OpenQuestion,
    PeerGroup,
    Placement,
    Project,
    Question,
    Quote,
    Recording,
    Resolution,
    Stage,
    Synthesis,
    SynthesisVersion,
    Thing,
)
from base.entries import ENTRIES, entry_from
from base.faults import BaseFault
from base.outline_queries import read_outlines
from base.plain import field_from, thing_from
from base.schema import HEAD, read_only_connection, revision_of, unreadable
from base.summary import MeetingSummary

T = TypeVar("T", bound=Thing)

TABLE_NAMES: dict[type[Thing], str] = {
    Project: "projects",
    Question: "questions",
    PeerGroup: "peer_groups",
    Meeting: "meetings",
    Stage: "stages",
    Note: "notes",
    Cluster: "clusters",
    Placement: "placements",
    Synthesis: "syntheses",
    SynthesisVersion: "synthesis_versions",
    Recording: "recordings",
    Quote: "quotes",
    FollowUp: "follow_ups",
    OpenQuestion: "open_questions",
    Resolution: "resolutions",
    Attendee: "attendees",
}
_OF_PROJECT: tuple[type[Thing], ...] = (Question, PeerGroup)
_OF_MEETING: tuple[type[Thing], ...] = (
    Stage,
    Note,
    Cluster,
    Recording,
    Quote,
    FollowUp,
    OpenQuestion,
    Resolution,
    Attendee,
)
_OF_CLUSTER: tuple[type[Thing], ...] = (Placement, Synthesis, SynthesisVersion)


class Glance:
    """What a base held at one moment; `last_seq` is the last change that it knows of."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.row_factory = sqlite3.Row
        connection.execute("BEGIN")
        (self.last_seq,) = connection.execute("SELECT coalesce(max(seq), 0) FROM changes").fetchone()

    def meetings(self) -> list[MeetingSummary]:
        """Every meeting, the one that changed last first."""
        titles = {project.id: project.title for project in self._things(Project)}
        counts = self._by_meeting(
            "SELECT meeting_id, count(*) FROM notes"
            " WHERE withdrawn_by IS NULL AND review = 'accepted' GROUP BY meeting_id"
        )
        changed = self._by_meeting("SELECT meeting_id, max(at) FROM changes GROUP BY meeting_id")
        summaries = [
            MeetingSummary(
                meeting,
                titles[meeting.project_id],
                counts.get(meeting.id, 0),
                field_from(Meeting, "created_at", changed[meeting.id])
                if meeting.id in changed
                else meeting.created_at,
            )
            for meeting in self._things(Meeting)
        ]
        return sorted(summaries, key=lambda summary: summary.last_change_at, reverse=True)

    def walls(self) -> dict[MeetingId, tuple[WallOutline, ...]]:
        """The outline of every meeting's walls."""
        return read_outlines(self._connection)

    def meeting(self, meeting_id: MeetingId) -> tuple[Snapshot, History]:
        """A meeting whole, and what can be undone in it; LookupError where there is none."""
        found = self._things(Meeting, "id = ?", meeting_id)
        if not found:
            raise LookupError(meeting_id)
        project_id = found[0].project_id
        others = self._things(Meeting, "project_id = ? AND id != ?", project_id, meeting_id)
        things: list[Thing] = [*self._things(Project, "id = ?", project_id), *found, *others]
        for other in others:
            things += self._things(Attendee, "meeting_id = ?", other.id)
        for kinds, condition, owner in (
            (_OF_PROJECT, "project_id = ?", project_id),
            (_OF_MEETING, "meeting_id = ?", meeting_id),
            (_OF_CLUSTER, "cluster_id IN (SELECT id FROM clusters WHERE meeting_id = ?)", meeting_id),
        ):
            for kind in kinds:
                things += self._things(kind, condition, owner)
        return Snapshot(things, seq=self.last_seq), History(self._entries(meeting_id))

    def _things(self, kind: type[T], condition: str = "1", *values: str) -> list[T]:
        rows = self._connection.execute(f"SELECT * FROM {TABLE_NAMES[kind]} WHERE {condition}", values)
        return [thing_from(kind, dict(row)) for row in rows]

    def _entries(self, meeting_id: MeetingId) -> list[Entry]:
        return [entry_from(row) for row in self._connection.execute(ENTRIES, (meeting_id,))]

    def _by_meeting(self, query: str) -> dict[str, Any]:
        return {meeting_id: value for meeting_id, value in self._connection.execute(query) if meeting_id}


@contextmanager
def glance(path: Path) -> Iterator[Glance | None]:
    """A look at a base of this version; None where opening it has first to make, migrate or refuse it.

    Raises:
        BaseFault: the file is damaged.
    """
    try:
        known = revision_of(path) == HEAD
    except BaseFault:
        known = False
    if not known:
        yield None
        return
    try:
        with read_only_connection(path) as connection:
            yield Glance(connection)
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error
