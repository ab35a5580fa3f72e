"""The first schema: projects and what is in them, and the journal."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPLICATION_ID = 0x41544C52


def upgrade() -> None:
    """Make every table of an empty file, and mark the file as Atelier's."""
    op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _create_changes()
    _create_projects()
    _create_peer_groups()
    _create_questions()
    _create_meetings()
    _create_clusters()
    _create_follow_ups()
    _create_notes()
    _create_open_questions()
    _create_stages()
    _create_placements()
    _create_quotes()
    _create_syntheses()


def downgrade() -> None:
    """There is no way back but the copy made before the migration."""
    raise NotImplementedError


def _create_changes() -> None:
    op.create_table(
        "changes",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column(
            "party",
            sa.Enum(
                "facilitator",
                "participant",
                name="party",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("operation", sa.String(length=40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("undoable", sa.Boolean(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("redoes", sa.Integer(), nullable=True),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["redoes"], ["changes.seq"], name="fk_changes_redoes"),
        sa.ForeignKeyConstraint(["undoes"], ["changes.seq"], name="fk_changes_undoes"),
        sa.PrimaryKeyConstraint("seq", name="pk_changes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changes_meeting_id_undoable", "changes", ["meeting_id", "undoable"])


def _create_projects() -> None:
    op.create_table(
        "projects",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("next_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_projects"),
    )


def _create_peer_groups() -> None:
    op.create_table(
        "peer_groups",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name="fk_peer_groups_project_id"),
        sa.PrimaryKeyConstraint("id", name="pk_peer_groups"),
    )
    op.create_index("ix_peer_groups_project_id", "peer_groups", ["project_id"])


def _create_questions() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("short", sa.Text(), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name="fk_questions_project_id"),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
        sa.UniqueConstraint("project_id", "number", name="uq_questions_project_id_number"),
    )


def _create_meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "meeting",
                "intersession",
                name="meeting_kind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("wifi_name", sa.Text(), nullable=False),
        sa.Column("wifi_password", sa.Text(), nullable=False),
        sa.Column("phones_open", sa.Boolean(), nullable=False),
        sa.Column("question_id", sa.String(length=32), nullable=True),
        sa.Column("stage_id", sa.String(length=32), nullable=True),
        sa.Column("stage_started_at", sa.DateTime(), nullable=True),
        sa.Column("stage_paused_at", sa.DateTime(), nullable=True),
        sa.Column("stage_extra_s", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name="fk_meetings_project_id"),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name="fk_meetings_question_id"),
        sa.ForeignKeyConstraint(["stage_id"], ["stages.id"], name="fk_meetings_stage_id", use_alter=True),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
        sa.UniqueConstraint("code", name="uq_meetings_code"),
    )
    op.create_index("ix_meetings_project_id", "meetings", ["project_id"])


def _create_clusters() -> None:
    op.create_table(
        "clusters",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("question_id", sa.String(length=32), nullable=False),
        sa.Column("rank", sa.Double(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_clusters_meeting_id"),
        sa.ForeignKeyConstraint(["parent_id"], ["clusters.id"], name="fk_clusters_parent_id"),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name="fk_clusters_question_id"),
        sa.PrimaryKeyConstraint("id", name="pk_clusters"),
    )
    op.create_index("ix_clusters_meeting_id_question_id", "clusters", ["meeting_id", "question_id"])
    op.create_index("ix_clusters_parent_id", "clusters", ["parent_id"])


def _create_follow_ups() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column(
            "scope",
            sa.Enum(
                "local", "department", name="scope", native_enum=False, create_constraint=True, length=20
            ),
            nullable=False,
        ),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_follow_ups_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_follow_ups"),
    )
    op.create_index("ix_follow_ups_meeting_id", "follow_ups", ["meeting_id"])


def _create_notes() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("question_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "keyboard",
                "phone",
                "import",
                name="source",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=True),
        sa.Column("peer_group_id", sa.String(length=32), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column(
            "review",
            sa.Enum(
                "accepted",
                "pending",
                "refused",
                name="review",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "withdrawn_by",
            sa.Enum(
                "facilitator",
                "participant",
                name="party",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("isolated", sa.Boolean(), nullable=False),
        sa.Column("importance", sa.Integer(), nullable=False),
        sa.Column("stack_id", sa.String(length=32), nullable=True),
        sa.Column("correction", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_notes_meeting_id"),
        sa.ForeignKeyConstraint(["peer_group_id"], ["peer_groups.id"], name="fk_notes_peer_group_id"),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name="fk_notes_project_id"),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name="fk_notes_question_id"),
        sa.ForeignKeyConstraint(["stack_id"], ["notes.id"], name="fk_notes_stack_id"),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sa.UniqueConstraint("meeting_id", "key", name="uq_notes_meeting_id_key"),
        sa.UniqueConstraint("project_id", "number", name="uq_notes_project_id_number"),
    )
    op.create_index("ix_notes_meeting_id_question_id", "notes", ["meeting_id", "question_id"])
    op.create_index("ix_notes_stack_id", "notes", ["stack_id"])


def _create_open_questions() -> None:
    op.create_table(
        "open_questions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_open_questions_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_open_questions"),
    )
    op.create_index("ix_open_questions_meeting_id", "open_questions", ["meeting_id"])


def _create_stages() -> None:
    op.create_table(
        "stages",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "welcome",
                "collect",
                "sort",
                "name",
                "read_back",
                "discussion",
                "follow_ups",
                "evaluation",
                "break",
                name="stage_kind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.String(length=32), nullable=True),
        sa.Column("instruction", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_stages_meeting_id"),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name="fk_stages_question_id"),
        sa.PrimaryKeyConstraint("id", name="pk_stages"),
    )
    op.create_index("ix_stages_meeting_id", "stages", ["meeting_id"])


def _create_placements() -> None:
    op.create_table(
        "placements",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("note_id", sa.String(length=32), nullable=False),
        sa.Column("cluster_id", sa.String(length=32), nullable=False),
        sa.Column("rank", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["cluster_id"], ["clusters.id"], name="fk_placements_cluster_id"),
        sa.ForeignKeyConstraint(["note_id"], ["notes.id"], name="fk_placements_note_id"),
        sa.PrimaryKeyConstraint("id", name="pk_placements"),
        sa.UniqueConstraint("note_id", "cluster_id", name="uq_placements_note_id_cluster_id"),
    )
    op.create_index("ix_placements_cluster_id", "placements", ["cluster_id"])


def _create_quotes() -> None:
    op.create_table(
        "quotes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("question_id", sa.String(length=32), nullable=True),
        sa.Column("cluster_id", sa.String(length=32), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("time_s", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["cluster_id"], ["clusters.id"], name="fk_quotes_cluster_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_quotes_meeting_id"),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name="fk_quotes_question_id"),
        sa.PrimaryKeyConstraint("id", name="pk_quotes"),
    )
    op.create_index("ix_quotes_cluster_id", "quotes", ["cluster_id"])
    op.create_index("ix_quotes_meeting_id", "quotes", ["meeting_id"])


def _create_syntheses() -> None:
    op.create_table(
        "syntheses",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("cluster_id", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["cluster_id"], ["clusters.id"], name="fk_syntheses_cluster_id"),
        sa.PrimaryKeyConstraint("id", name="pk_syntheses"),
    )
    op.create_index("ix_syntheses_cluster_id", "syntheses", ["cluster_id"])
