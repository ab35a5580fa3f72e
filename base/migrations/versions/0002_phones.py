"""What a meeting asks of phones and tells them, and the structure that a participant names."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

FIRST_VALUES = (
    ("phones_paused", sa.Boolean(), "0"),
    ("closed_question_ids", sa.JSON(), "'[]'"),
    ("free_questions", sa.Boolean(), "1"),
    ("shows_board", sa.Boolean(), "0"),
    ("display", sa.String(length=20), "'direct'"),
    ("asks_name", sa.Boolean(), "0"),
    ("asks_structure", sa.Boolean(), "0"),
    ("asks_group", sa.Boolean(), "0"),
    ("organiser", sa.Text(), "''"),
    ("kept_for", sa.Text(), "''"),
    ("contact", sa.Text(), "''"),
)
"""Meetings keep doing what they did: open, shown at once, anonymous, without a limit."""


def upgrade() -> None:
    """Add the columns: with a first value, then without a default, as the program always names them all."""
    with op.batch_alter_table("meetings") as meetings:
        for name, type_, first in FIRST_VALUES:
            meetings.add_column(sa.Column(name, type_, nullable=False, server_default=sa.text(first)))
        meetings.add_column(sa.Column("quota", sa.Integer(), nullable=True))
    with op.batch_alter_table("meetings") as meetings:
        for name, type_, _first in FIRST_VALUES:
            meetings.alter_column(name, existing_type=type_, existing_nullable=False, server_default=None)
        meetings.create_check_constraint("display", "display IN ('direct', 'reviewed', 'held')")
    with op.batch_alter_table("notes") as notes:
        notes.add_column(sa.Column("structure", sa.Text(), nullable=True))


def downgrade() -> None:
    """There is no way back but the copy made before the migration."""
    raise NotImplementedError
