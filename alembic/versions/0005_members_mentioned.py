"""members mentioned inside speeches"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "member_mention",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("speech_pk", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["speech_pk"], ["speech.pk"], name=op.f("fk_member_mention_speech_pk_speech")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_member_mention_person_id_person")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_member_mention")),
    )
    op.create_index(op.f("ix_member_mention_speech_pk"), "member_mention", ["speech_pk"])
    op.create_index("ix_member_mention_person_id_speech_pk", "member_mention", ["person_id", "speech_pk"])


def downgrade() -> None:
    op.drop_table("member_mention")
