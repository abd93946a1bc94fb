"""offices whose end was only seen, names that only others print, and an index that counts a person's speeches"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("office", sa.Column("observed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("person_name", sa.Column("alternate", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.drop_index("ix_speech_person_id_date", "speech")
    op.create_index("ix_speech_person_id_date_role_kind", "speech", ["person_id", "date", "role", "kind"])
    # A register of no version is not any that there is, so the next ingest writes its rows, now with these columns.
    op.execute("UPDATE meta SET value = '' WHERE key = 'register'")


def downgrade() -> None:
    op.drop_index("ix_speech_person_id_date_role_kind", "speech")
    op.create_index("ix_speech_person_id_date", "speech", ["person_id", "date"])
    op.drop_column("person_name", "alternate")
    op.drop_column("office", "observed")
