"""Versions of a synthesis, recordings that time codes are read on, decisions, and who was there."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; a quote's time code was read on no clock that was kept."""
    op.create_table(
        "synthesis_versions",
        _key(),
        _reference("cluster_id", "clusters"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "recordings",
        _key(),
        _reference("meeting_id", "meetings"),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sound_s", sa.Integer(), nullable=True),
        sa.Column("offset_s", sa.Integer(), nullable=False),
        sa.Column("heard_by", sa.Text(), nullable=False),
        sa.Column("kept_for", sa.Text(), nullable=False),
    )
    op.create_table(
        "resolutions",
        _key(),
        _reference("meeting_id", "meetings"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "attendees",
        _key(),
        _reference("meeting_id", "meetings"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("structure", sa.Text(), nullable=False),
        _reference("peer_group_id", "peer_groups", nullable=True, index=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("is_new", sa.Boolean(), nullable=False),
    )
    with op.batch_alter_table("quotes") as quotes:
        quotes.add_column(_reference("recording_id", "recordings", nullable=True, index=False))
    # Inside the batch it would be named after the table that SQLite copies to.
    op.create_index("ix_quotes_recording_id", "quotes", ["recording_id"])


def downgrade() -> None:
    """There is no way back but the copy made before the migration."""
    raise NotImplementedError


def _key() -> sa.Column[str]:
    return sa.Column("id", sa.String(length=32), primary_key=True)


def _reference(name: str, target: str, *, nullable: bool = False, index: bool = True) -> sa.Column[str]:
    return sa.Column(
        name, sa.String(length=32), sa.ForeignKey(f"{target}.id"), nullable=nullable, index=index
    )
