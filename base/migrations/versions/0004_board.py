"""When a note was corrected or rewritten, which stages are silent, and on which question something was done."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns: no note was corrected yet, no stage is silent; the rest was not kept."""
    with op.batch_alter_table("notes") as notes:
        notes.add_column(sa.Column("corrected_at", sa.DateTime(), nullable=True))
        notes.add_column(sa.Column("rewritten_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table("changes") as changes:
        changes.add_column(sa.Column("question_id", sa.String(length=32), nullable=True))
    with op.batch_alter_table("stages") as stages:
        stages.add_column(sa.Column("silent", sa.Boolean(), nullable=False, server_default=sa.text("0")))
    with op.batch_alter_table("stages") as stages:
        stages.alter_column(
            "silent", existing_type=sa.Boolean(), existing_nullable=False, server_default=None
        )


def downgrade() -> None:
    """There is no way back but the copy made before the migration."""
    raise NotImplementedError
