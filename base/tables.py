"""The tables: one typed row a thing, columns named as the domain's fields; and the journal. No behaviour."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from atelier.domain import things
from atelier.domain.things import (
    ClusterState,
    Display,
    MeetingKind,
    Party,
    Review,
    Scope,
    Source,
    StageKind,
    Thing,
)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC; SQLite has no time zones of its own."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC)


class Ids(TypeDecorator[tuple[str, ...]]):
    """Identifiers in their order, as a JSON list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else list(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002
        return None if value is None else tuple(value)


class Row(DeclarativeBase):
    """A row of a table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own protocol
        datetime: UtcDateTime(),
        str: Text(),
    }


def _words(kind: type[StrEnum]) -> Enum:
    """An enumeration kept as its words, with a constraint that admits no other."""
    name = "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).lstrip("_")
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )


def _key() -> Any:
    return mapped_column(String(32), primary_key=True)


def _reference(target: str, *, index: bool = True, later: bool = False) -> Any:
    """A foreign key; `later`: to a table that itself refers to this one."""
    return mapped_column(String(32), ForeignKey(f"{target}.id", use_alter=later), index=index)


class ProjectRow(Row):
    """`things.Project`."""

    __tablename__ = "projects"
    id: Mapped[str] = _key()
    title: Mapped[str]
    created_at: Mapped[datetime]
    next_number: Mapped[int]


class QuestionRow(Row):
    """`things.Question`."""

    __tablename__ = "questions"
    __table_args__ = (UniqueConstraint("project_id", "number"),)
    id: Mapped[str] = _key()
    project_id: Mapped[str] = _reference("projects", index=False)
    number: Mapped[int]
    text: Mapped[str]
    short: Mapped[str]
    hint: Mapped[str]


class PeerGroupRow(Row):
    """`things.PeerGroup`."""

    __tablename__ = "peer_groups"
    id: Mapped[str] = _key()
    project_id: Mapped[str] = _reference("projects")
    rank: Mapped[int]
    name: Mapped[str]


class MeetingRow(Row):
    """`things.Meeting`."""

    __tablename__ = "meetings"
    __table_args__ = (UniqueConstraint("code"),)
    id: Mapped[str] = _key()
    project_id: Mapped[str] = _reference("projects")
    title: Mapped[str]
    code: Mapped[str] = mapped_column(String(12))
    created_at: Mapped[datetime]
    kind: Mapped[MeetingKind] = mapped_column(_words(MeetingKind))
    day: Mapped[date | None]
    begins_at: Mapped[time | None]
    place: Mapped[str]
    wifi_name: Mapped[str]
    wifi_password: Mapped[str]
    phones_open: Mapped[bool]
    phones_paused: Mapped[bool]
    closed_question_ids: Mapped[tuple[str, ...]] = mapped_column(Ids())
    free_questions: Mapped[bool]
    shows_board: Mapped[bool]
    display: Mapped[Display] = mapped_column(_words(Display))
    quota: Mapped[int | None]
    asks_name: Mapped[bool]
    asks_structure: Mapped[bool]
    asks_group: Mapped[bool]
    organiser: Mapped[str]
    kept_for: Mapped[str]
    contact: Mapped[str]
    question_id: Mapped[str | None] = _reference("questions", index=False)
    stage_id: Mapped[str | None] = _reference("stages", index=False, later=True)
    stage_started_at: Mapped[datetime | None]
    stage_paused_at: Mapped[datetime | None]
    stage_extra_s: Mapped[int]


class StageRow(Row):
    """`things.Stage`."""

    __tablename__ = "stages"
    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = _reference("meetings")
    rank: Mapped[int]
    title: Mapped[str]
    kind: Mapped[StageKind] = mapped_column(_words(StageKind))
    minutes: Mapped[int]
    question_id: Mapped[str | None] = _reference("questions", index=False)
    instruction: Mapped[str]
    collects: Mapped[bool]
    silent: Mapped[bool]
    used_s: Mapped[int]
    extra_s: Mapped[int]


class NoteRow(Row):
    """`things.Note`."""

    __tablename__ = "notes"
    __table_args__ = (
        UniqueConstraint("project_id", "number"),
        UniqueConstraint("meeting_id", "key"),
        Index(None, "meeting_id", "question_id"),
    )
    id: Mapped[str] = _key()
    project_id: Mapped[str] = _reference("projects", index=False)
    meeting_id: Mapped[str] = _reference("meetings", index=False)
    question_id: Mapped[str] = _reference("questions", index=False)
    number: Mapped[int]
    text: Mapped[str]
    source: Mapped[Source] = mapped_column(_words(Source))
    created_at: Mapped[datetime]
    key: Mapped[str | None] = mapped_column(String(64))
    peer_group_id: Mapped[str | None] = _reference("peer_groups", index=False)
    author: Mapped[str | None]
    structure: Mapped[str | None]
    review: Mapped[Review] = mapped_column(_words(Review))
    withdrawn_by: Mapped[Party | None] = mapped_column(_words(Party))
    isolated: Mapped[bool]
    importance: Mapped[int]
    stack_id: Mapped[str | None] = _reference("notes")
    correction: Mapped[str | None]
    corrected_at: Mapped[datetime | None]
    rewritten_at: Mapped[datetime | None]


class ClusterRow(Row):
    """`things.Cluster`."""

    __tablename__ = "clusters"
    __table_args__ = (Index(None, "meeting_id", "question_id"),)
    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = _reference("meetings", index=False)
    question_id: Mapped[str] = _reference("questions", index=False)
    rank: Mapped[float]
    title: Mapped[str]
    parent_id: Mapped[str | None] = _reference("clusters")
    state: Mapped[ClusterState] = mapped_column(_words(ClusterState))


class PlacementRow(Row):
    """`things.Placement`."""

    __tablename__ = "placements"
    __table_args__ = (UniqueConstraint("note_id", "cluster_id"),)
    id: Mapped[str] = _key()
    note_id: Mapped[str] = _reference("notes", index=False)
    cluster_id: Mapped[str] = _reference("clusters")
    rank: Mapped[float]


class SynthesisRow(Row):
    """`things.Synthesis`."""

    __tablename__ = "syntheses"
    id: Mapped[str] = _key()
    cluster_id: Mapped[str] = _reference("clusters")
    text: Mapped[str]
    created_at: Mapped[datetime]


class SynthesisVersionRow(Row):
    """`things.SynthesisVersion`."""

    __tablename__ = "synthesis_versions"
    id: Mapped[str] = _key()
    cluster_id: Mapped[str] = _reference("clusters")
    text: Mapped[str]
    name: Mapped[str]
    created_at: Mapped[datetime]


class RecordingRow(Row):
    """`things.Recording`."""

    __tablename__ = "recordings"
    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = _reference("meetings")
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    agreed_at: Mapped[datetime | None]
    file: Mapped[str | None]
    file_name: Mapped[str]
    sound_s: Mapped[int | None]
    offset_s: Mapped[int]
    heard_by: Mapped[str]
    kept_for: Mapped[str]


class QuoteRow(Row):
    """`things.Quote`."""

    __tablename__ = "quotes"
    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = _reference("meetings")
    text: Mapped[str]
    created_at: Mapped[datetime]
    question_id: Mapped[str | None] = _reference("questions", index=False)
    cluster_id: Mapped[str | None] = _reference("clusters")
    speaker: Mapped[str]
    time_s: Mapped[int | None]
    recording_id: Mapped[str | None] = _reference("recordings")


class FollowUpRow(Row):
    """`things.FollowUp`."""

    __tablename__ = "follow_ups"
    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = _reference("meetings")
    what: Mapped[str]
    created_at: Mapped[datetime]
    who: Mapped[str]
    due: Mapped[str]
    scope: Mapped[Scope] = mapped_column(_words(Scope))
    done: Mapped[bool]


class OpenQuestionRow(Row):
    """`things.OpenQuestion`."""

    __tablename__ = "open_questions"
    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = _reference("meetings")
    text: Mapped[str]
    created_at: Mapped[datetime]


class ResolutionRow(Row):
    """`things.Resolution`."""

    __tablename__ = "resolutions"
    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = _reference("meetings")
    text: Mapped[str]
    created_at: Mapped[datetime]


class AttendeeRow(Row):
    """`things.Attendee`."""

    __tablename__ = "attendees"
    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = _reference("meetings")
    name: Mapped[str]
    created_at: Mapped[datetime]
    structure: Mapped[str]
    peer_group_id: Mapped[str | None] = _reference("peer_groups", index=False)
    present: Mapped[bool]
    is_new: Mapped[bool]


class ChangeRow(Row):
    """A journal entry; `seq` grows with each commit and is never given twice."""

    __tablename__ = "changes"
    __table_args__ = (Index(None, "meeting_id", "undoable"), {"sqlite_autoincrement": True})
    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    party: Mapped[Party] = mapped_column(_words(Party))
    project_id: Mapped[str] = mapped_column(String(32))
    meeting_id: Mapped[str | None] = mapped_column(String(32))
    operation: Mapped[str] = mapped_column(String(40))
    count: Mapped[int]
    name: Mapped[str]
    undoable: Mapped[bool]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("changes.seq"))
    redoes: Mapped[int | None] = mapped_column(ForeignKey("changes.seq"))
    question_id: Mapped[str | None] = mapped_column(String(32))
    edits: Mapped[list[Any]] = mapped_column(JSON)


TABLES: dict[type[Thing], Table] = {
    getattr(things, row.__name__.removesuffix("Row")): row.metadata.tables[row.__tablename__]
    for row in (
        ProjectRow,
        QuestionRow,
        PeerGroupRow,
        MeetingRow,
        StageRow,
        NoteRow,
        ClusterRow,
        PlacementRow,
        SynthesisRow,
        SynthesisVersionRow,
        RecordingRow,
        QuoteRow,
        FollowUpRow,
        OpenQuestionRow,
        ResolutionRow,
        AttendeeRow,
    )
}
"""The table of each kind of thing; its columns are the kind's fields."""
CHANGES: Table = Row.metadata.tables[ChangeRow.__tablename__]
