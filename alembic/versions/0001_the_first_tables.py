"""the first tables"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("path", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("format", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("chamber", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("extent", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("revision", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("hint_date", sa.Date(), nullable=True),
        sa.Column("hint_chamber", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_document")),
        sa.UniqueConstraint("sha256", name=op.f("uq_document_sha256")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index("ix_document_chamber_date", ["chamber", "date"], unique=False)

    op.create_table(
        "meta",
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("value", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "person",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("identifiers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "redirect",
        sa.Column("old", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("new", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("sitting_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("old", name=op.f("pk_redirect")),
    )
    with op.batch_alter_table("redirect", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_redirect_new"), ["new"], unique=False)
        batch_op.create_index(batch_op.f("ix_redirect_sitting_id"), ["sitting_id"], unique=False)

    op.create_table(
        "sitting",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("chamber", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("extent", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("built_from", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_sitting")),
        sa.UniqueConstraint("id", name=op.f("uq_sitting_id")),
    )
    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.create_index("ix_sitting_chamber_date", ["chamber", "date"], unique=True)

    op.create_table(
        "topic",
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("description", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("version", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_topic")),
    )
    op.create_table(
        "membership",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("person_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("chamber", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("constituency", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("party", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id_person")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_person_id"), ["person_id"], unique=False)

    op.create_table(
        "office",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("person_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("role", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("organisation", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_office_person_id_person")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_office")),
    )
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_office_person_id"), ["person_id"], unique=False)

    op.create_table(
        "person_name",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("person_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_name_person_id_person")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_person_name")),
    )
    with op.batch_alter_table("person_name", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_name_person_id"), ["person_id"], unique=False)

    op.create_table(
        "section",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sitting_pk", sa.Integer(), nullable=False),
        sa.Column("parent_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("path", sa.JSON(), nullable=False),
        sa.Column("column", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("source_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["sitting_pk"], ["sitting.pk"], name=op.f("fk_section_sitting_pk_sitting")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_section")),
        sa.UniqueConstraint("id", name=op.f("uq_section_id")),
    )
    with op.batch_alter_table("section", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_section_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_section_sitting_pk"), ["sitting_pk"], unique=False)
        batch_op.create_index(batch_op.f("ix_section_source_id"), ["source_id"], unique=False)

    op.create_table(
        "division",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("section_pk", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("time", sa.Time(), nullable=True),
        sa.Column("column", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("source_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["section_pk"], ["section.pk"], name=op.f("fk_division_section_pk_section")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_division")),
    )
    with op.batch_alter_table("division", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_division_section_pk"), ["section_pk"], unique=False)
        batch_op.create_index(batch_op.f("ix_division_source_id"), ["source_id"], unique=False)

    op.create_table(
        "note",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("section_pk", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["section_pk"], ["section.pk"], name=op.f("fk_note_section_pk_section")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_note")),
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_section_pk"), ["section_pk"], unique=False)

    op.create_table(
        "speech",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sitting_pk", sa.Integer(), nullable=False),
        sa.Column("section_pk", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("chamber", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("time", sa.Time(), nullable=True),
        sa.Column("column", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("question_number", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("uin", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("printed", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("printed_name", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("printed_office", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("printed_constituency", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("printed_party", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("status", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("rule", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.Column("person_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("party", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("constituency", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("office", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("role", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("role_basis", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_speech_person_id_person")),
        sa.ForeignKeyConstraint(["section_pk"], ["section.pk"], name=op.f("fk_speech_section_pk_section")),
        sa.ForeignKeyConstraint(["sitting_pk"], ["sitting.pk"], name=op.f("fk_speech_sitting_pk_sitting")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_speech")),
        sa.UniqueConstraint("id", name=op.f("uq_speech_id")),
    )
    with op.batch_alter_table("speech", schema=None) as batch_op:
        batch_op.create_index("ix_speech_date_chamber_place", ["date", "chamber", "place"], unique=False)
        batch_op.create_index("ix_speech_person_id_date", ["person_id", "date"], unique=False)
        batch_op.create_index("ix_speech_section_pk_position", ["section_pk", "position"], unique=False)
        batch_op.create_index(batch_op.f("ix_speech_sitting_pk"), ["sitting_pk"], unique=False)

    op.create_table(
        "mention",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("speech_pk", sa.Integer(), nullable=False),
        sa.Column("topic", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("phrase", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("version", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["speech_pk"], ["speech.pk"], name=op.f("fk_mention_speech_pk_speech")),
        sa.ForeignKeyConstraint(["topic"], ["topic.slug"], name=op.f("fk_mention_topic_topic")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_mention")),
    )
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.create_index("ix_mention_speech_pk_topic", ["speech_pk", "topic"], unique=False)

    op.create_table(
        "speech_source",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("speech_pk", sa.Integer(), nullable=False),
        sa.Column("document_pk", sa.Integer(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("source_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("printed", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("time", sa.Time(), nullable=True),
        sa.Column("column", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["document_pk"], ["document.pk"], name=op.f("fk_speech_source_document_pk_document")),
        sa.ForeignKeyConstraint(["speech_pk"], ["speech.pk"], name=op.f("fk_speech_source_speech_pk_speech")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_speech_source")),
    )
    with op.batch_alter_table("speech_source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_speech_source_document_pk"), ["document_pk"], unique=False)
        batch_op.create_index(batch_op.f("ix_speech_source_source_id"), ["source_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_speech_source_speech_pk"), ["speech_pk"], unique=False)

    op.create_table(
        "tag",
        sa.Column("speech_pk", sa.Integer(), nullable=False),
        sa.Column("topic", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("strength", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("version", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["speech_pk"], ["speech.pk"], name=op.f("fk_tag_speech_pk_speech")),
        sa.ForeignKeyConstraint(["topic"], ["topic.slug"], name=op.f("fk_tag_topic_topic")),
        sa.PrimaryKeyConstraint("speech_pk", "topic", name=op.f("pk_tag")),
    )
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.create_index("ix_tag_topic_strength_speech_pk", ["topic", "strength", "speech_pk"], unique=False)

    op.create_table(
        "vote",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("division_pk", sa.Integer(), nullable=False),
        sa.Column("vote", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("person_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("party", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("teller", sa.Boolean(), nullable=False),
        sa.Column("proxy", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["division_pk"], ["division.pk"], name=op.f("fk_vote_division_pk_division")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_vote")),
    )
    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vote_division_pk"), ["division_pk"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vote_division_pk"))

    op.drop_table("vote")
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.drop_index("ix_tag_topic_strength_speech_pk")

    op.drop_table("tag")
    with op.batch_alter_table("speech_source", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_speech_source_speech_pk"))
        batch_op.drop_index(batch_op.f("ix_speech_source_source_id"))
        batch_op.drop_index(batch_op.f("ix_speech_source_document_pk"))

    op.drop_table("speech_source")
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.drop_index("ix_mention_speech_pk_topic")

    op.drop_table("mention")
    with op.batch_alter_table("speech", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_speech_sitting_pk"))
        batch_op.drop_index("ix_speech_section_pk_position")
        batch_op.drop_index("ix_speech_person_id_date")
        batch_op.drop_index("ix_speech_date_chamber_place")

    op.drop_table("speech")
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_note_section_pk"))

    op.drop_table("note")
    with op.batch_alter_table("division", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_division_source_id"))
        batch_op.drop_index(batch_op.f("ix_division_section_pk"))

    op.drop_table("division")
    with op.batch_alter_table("section", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_section_source_id"))
        batch_op.drop_index(batch_op.f("ix_section_sitting_pk"))
        batch_op.drop_index(batch_op.f("ix_section_parent_id"))

    op.drop_table("section")
    with op.batch_alter_table("person_name", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_name_person_id"))

    op.drop_table("person_name")
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_office_person_id"))

    op.drop_table("office")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_person_id"))

    op.drop_table("membership")
    op.drop_table("topic")
    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.drop_index("ix_sitting_chamber_date")

    op.drop_table("sitting")
    with op.batch_alter_table("redirect", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_redirect_sitting_id"))
        batch_op.drop_index(batch_op.f("ix_redirect_new"))

    op.drop_table("redirect")
    op.drop_table("person")
    op.drop_table("meta")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index("ix_document_chamber_date")

    op.drop_table("document")
