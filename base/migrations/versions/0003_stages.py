"""When a meeting begins, what its stages allow and took, and what the group made of a cluster."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STAGE_VALUES = (
    ("collects", sa.Boolean(), "1"),
    ("used_s", sa.Integer(), "0"),
    ("extra_s", sa.Integer(), "0"),
)
STATE = sa.String(length=20)
"""Every stage goes on letting phones send, and no cluster was validated yet."""


def upgrade() -> None:
    """Add the columns: with a first value, then without a default, as the program always names them all."""
    with op.batch_alter_table("meetings") as meetings:
        meetings.add_column(sa.Column("begins_at", sa.Time(), nullable=True))
    with op.batch_alter_table("stages") as stages:
        for name, type_, first in STAGE_VALUES:
            stages.add_column(sa.Column(name, type_, nullable=False, server_default=sa.text(first)))
    with op.batch_alter_table("stages") as stages:
        for name, type_, _first in STAGE_VALUES:
            stages.alter_column(name, existing_type=type_, existing_nullable=False, server_default=None)
    with op.batch_alter_table("clusters") as clusters:
        clusters.add_column(sa.Column("state", STATE, nullable=False, server_default=sa.text("'proposed'")))
    with op.batch_alter_table("clusters") as clusters:
        clusters.alter_column("state", existing_type=STATE, existing_nullable=False, server_default=None)
        clusters.create_check_constraint("cluster_state", "state IN ('proposed', 'validated', 'set_aside')")


def downgrade() -> None:
    """There is no way back but the copy made before the migration."""
    raise NotImplementedError
