"""speeches that were printed and never spoken, and the links of interventions and of what goes on after them"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


# Plain statements on both engines: rebuilding the table would drop the triggers of the full-text index on SQLite.
def upgrade() -> None:
    op.add_column("speech", sa.Column("written", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("speech", sa.Column("interrupts", sa.String(), nullable=True))
    op.add_column("speech", sa.Column("continues", sa.String(), nullable=True))
    op.create_index(op.f("ix_speech_continues"), "speech", ["continues"])


def downgrade() -> None:
    op.drop_index(op.f("ix_speech_continues"), "speech")
    for column in ("continues", "interrupts", "written"):
        op.drop_column("speech", column)
