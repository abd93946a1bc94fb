"""rules and sub-topics of topics, debates that belong to them, the sitting calendar, documents from outside"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


PLACE = ("date", "chamber", "place")


def upgrade() -> None:
    op.add_column("topic", sa.Column("parent", sa.String(), nullable=True))
    op.add_column("topic", sa.Column("definition", sa.String(), nullable=False, server_default=""))
    op.add_column("topic", sa.Column("own", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("tag", sa.Column("rule", sa.String(), nullable=False, server_default="words"))
    op.add_column("tag", sa.Column("first_about", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("tag", sa.Column("first_any", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "debate_tag",
        sa.Column("section_pk", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("speeches", sa.Integer(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["section_pk"], ["section.pk"], name=op.f("fk_debate_tag_section_pk_section")),
        sa.ForeignKeyConstraint(["topic"], ["topic.slug"], name=op.f("fk_debate_tag_topic_topic")),
        sa.PrimaryKeyConstraint("section_pk", "topic", name=op.f("pk_debate_tag")),
    )
    op.create_index("ix_debate_tag_topic_section_pk", "debate_tag", ["topic", "section_pk"])
    op.create_table(
        "calendar_day",
        sa.Column("chamber", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("chamber", "date", name=op.f("pk_calendar_day")),
    )
    op.create_table(
        "refusal",
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_refusal")),
    )
    op.drop_index("ix_speech_date_chamber_place", "speech")
    op.create_index("ix_speech_newest", "speech", [*PLACE, "party", "person_id", "role", "kind", "role_basis"])
    _context()
    _roll_ups()
    _facts()
    _fill()
    _fill_facts()


def _context() -> None:
    op.create_table(
        "context_document",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("date_basis", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_context_document")),
        sa.UniqueConstraint("id", name=op.f("uq_context_document_id")),
    )
    op.create_index("ix_context_document_sha256_position", "context_document", ["sha256", "position"], unique=True)
    op.create_index(op.f("ix_context_document_date"), "context_document", ["date"])
    op.create_table(
        "context_tag",
        sa.Column("document_pk", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("strength", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_pk"], ["context_document.pk"], name=op.f("fk_context_tag_document_pk_context_document")
        ),
        sa.ForeignKeyConstraint(["topic"], ["topic.slug"], name=op.f("fk_context_tag_topic_topic")),
        sa.PrimaryKeyConstraint("document_pk", "topic", name=op.f("pk_context_tag")),
    )
    op.create_index("ix_context_tag_topic_strength", "context_tag", ["topic", "strength"])
    op.create_table(
        "context_mention",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("document_pk", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("phrase", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_pk"], ["context_document.pk"], name=op.f("fk_context_mention_document_pk_context_document")
        ),
        sa.ForeignKeyConstraint(["topic"], ["topic.slug"], name=op.f("fk_context_mention_topic_topic")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_context_mention")),
    )
    op.create_index("ix_context_mention_document_pk_topic", "context_mention", ["document_pk", "topic"])


KEYS = ("chamber", "party", "role", "kind")
AMOUNTS = (
    "turns",
    *(f"{strength}_{what}" for what in ("turns", "speeches", "mentions", "words") for strength in ("about", "any")),
)


def _roll_ups() -> None:
    _counts("topic_count", ("topic", "cut"), (*KEYS, "person"), AMOUNTS)
    _counts("speech_count", ("cut",), KEYS, ("turns", "speeches", "words"))
    op.create_table(
        "topic_debate",
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("section_pk", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in KEYS),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("whole", "apart", "about")),
        sa.PrimaryKeyConstraint("topic", "date", "section_pk", *KEYS, "whole", "apart", name=op.f("pk_topic_debate")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "topic_distinct",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("topic", "measure", "span")),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("about", "either")),
        sa.PrimaryKeyConstraint("topic", "measure", "span", "start", "party", name=op.f("pk_topic_distinct")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sitting_month",
        sa.Column("chamber", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("whole", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("chamber", "start", name=op.f("pk_sitting_month")),
        sqlite_with_rowid=False,
    )


def _facts() -> None:
    op.create_table(
        "sitting_fact",
        sa.Column("sitting_pk", sa.Integer(), nullable=False),
        sa.Column("aspect", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["sitting_pk"], ["sitting.pk"], name=op.f("fk_sitting_fact_sitting_pk_sitting")),
        sa.PrimaryKeyConstraint("sitting_pk", "aspect", "value", name=op.f("pk_sitting_fact")),
        sqlite_with_rowid=False,
    )


FACTS = (
    ("kind", "kind", "true"),
    ("status", "status", "true"),
    ("reason", "rule", "status <> 'resolved'"),
    ("party", "CASE WHEN party IS NULL THEN 'unknown' ELSE 'known' END", "status = 'resolved'"),
    ("time", "CASE WHEN time IS NULL THEN 'none' ELSE 'printed' END", "true"),
    ("column", "CASE WHEN \"column\" IS NULL THEN 'none' ELSE 'printed' END", "true"),
)


def _fill_facts() -> None:
    for aspect, value, which in FACTS:
        op.execute(
            f"""INSERT INTO sitting_fact SELECT sitting_pk, '{aspect}', {value}, COUNT(*) FROM speech
            WHERE {which} GROUP BY 1, 3"""  # noqa: S608
        )
    op.execute(
        """INSERT INTO sitting_fact SELECT sitting_pk, 'debates', '', COUNT(DISTINCT section_pk) FROM speech
        WHERE role <> 'chair' AND kind <> 'procedural' GROUP BY sitting_pk"""
    )
    code, each = "json_extract(w.value, '$.code')", "json_each(d.warnings) AS w"
    if op.get_bind().dialect.name == "postgresql":
        code, each = "w.value ->> 'code'", "LATERAL json_array_elements(d.warnings) AS w(value)"
    op.execute(
        f"""INSERT INTO sitting_fact SELECT i.pk, 'warning', {code}, COUNT(*) FROM document d
        JOIN sitting i ON i.chamber = d.chamber AND i.date = d.date CROSS JOIN {each}
        WHERE NOT d.superseded GROUP BY 1, 3"""  # noqa: S608
    )


def _counts(table: str, before: tuple[str, ...], keys: tuple[str, ...], amounts: tuple[str, ...]) -> None:
    op.create_table(
        table,
        *(sa.Column(name, sa.String(), nullable=False) for name in before),
        sa.Column("start", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in keys),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("whole", "apart")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in amounts),
        sa.PrimaryKeyConstraint(*before, "start", *keys, "whole", "apart", name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )


TURN = """s.date, s.chamber, COALESCE(s.party, 'unknown'),
    CASE WHEN s.role = 'member' AND s.role_basis = 'no-evidence' THEN 'unknown' ELSE s.role END, s.kind"""
SAT = "i.extent = 'day', (s.role = 'chair' OR s.kind = 'procedural')"


def _fill() -> None:
    """Count what is stored, so that a store with tags answers at once; all of these statements are our own words."""
    for flag, which in (("first_about", "t.strength = 'about'"), ("first_any", "true")):
        op.execute(
            f"""UPDATE tag SET {flag} = true WHERE (speech_pk, topic) IN (SELECT speech_pk, topic FROM (
            SELECT t.speech_pk, t.topic, row_number() OVER (
                PARTITION BY t.topic, COALESCE(s.continues, s.id) ORDER BY s.date, s.place) AS turn
            FROM tag t JOIN speech s ON s.pk = t.speech_pk WHERE {which}) AS turns WHERE turn = 1)"""  # noqa: S608
        )
    found = "(SELECT COUNT(*) FROM mention m WHERE m.speech_pk = t.speech_pk AND m.topic = t.topic)"
    is_about = "CASE WHEN t.strength = 'about' THEN"
    op.execute(
        f"""INSERT INTO topic_count SELECT t.topic, 'day', {TURN}, COALESCE(s.person_id, ''), {SAT}, COUNT(*),
        SUM({is_about} 1 ELSE 0 END), COUNT(*),
        SUM(CASE WHEN t.first_about THEN 1 ELSE 0 END), SUM(CASE WHEN t.first_any THEN 1 ELSE 0 END),
        SUM({is_about} {found} ELSE 0 END), SUM({found}), SUM({is_about} s.words ELSE 0 END), SUM(s.words)
        FROM tag t JOIN speech s ON s.pk = t.speech_pk JOIN sitting i ON i.pk = s.sitting_pk
        GROUP BY 1, 3, 4, 5, 6, 7, 8, 9, 10"""  # noqa: S608
    )
    op.execute(
        f"""INSERT INTO speech_count SELECT 'day', {TURN}, {SAT}, COUNT(*),
        SUM(CASE WHEN s.continues IS NULL THEN 1 ELSE 0 END), SUM(s.words)
        FROM speech s JOIN sitting i ON i.pk = s.sitting_pk GROUP BY 2, 3, 4, 5, 6, 7, 8"""  # noqa: S608
    )
    for grain in ("month", "year"):
        for name, kept in ((grain, KEYS), *((f"{grain}-{key}", (key,)) for key in KEYS)):
            _coarser("topic_count", name, grain, ("topic",), (*KEYS, "person"), kept, AMOUNTS)
            _coarser("speech_count", name, grain, (), KEYS, kept, ("turns", "speeches", "words"))
    kept = ("party", "person")
    for grain in ("year", "ever"):
        _coarser("topic_count", f"{grain}-person", grain, ("topic",), (*KEYS, "person"), kept, AMOUNTS)
    for span in ("month", "quarter", "year"):
        for shown, keys in (("''", ""), ("party", ", party")):
            _different(span, shown, keys)
    _sittings()


def _first_day(grain: str, day: str) -> str:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if grain == "ever":
        return "'0001-01-01'" if is_sqlite else "CAST('0001-01-01' AS DATE)"
    if is_sqlite and grain == "quarter":
        return f"date({day}, 'start of month', printf('-%d months', (strftime('%m', {day}) - 1) % 3))"
    return f"date({day}, 'start of {grain}')" if is_sqlite else f"CAST(date_trunc('{grain}', {day}) AS DATE)"


def _different(span: str, shown: str, keys: str) -> None:
    """Count people in each period; which debates belong is not known before they are tagged again."""
    start = _first_day(span, "start")
    op.execute(
        f"""INSERT INTO topic_distinct SELECT topic, 'speakers', '{span}', {start}, {shown},
        COUNT(DISTINCT CASE WHEN about_turns > 0 THEN person END), COUNT(DISTINCT person) FROM topic_count
        WHERE cut = 'day' AND person <> '' AND any_turns > 0 AND NOT apart GROUP BY topic, {start}{keys}"""  # noqa: S608
    )


def _coarser(
    table: str,
    name: str,
    grain: str,
    before: tuple[str, ...],
    keys: tuple[str, ...],
    kept: tuple[str, ...],
    amounts: tuple[str, ...],
) -> None:
    start = _first_day(grain, "start")
    columns = ", ".join((*before, f"'{name}'", start, *(key if key in kept else "''" for key in keys), "whole, apart"))
    sums = ", ".join(f"SUM({amount})" for amount in amounts)
    group = ", ".join((*before, start, *kept, "whole", "apart"))
    op.execute(f"INSERT INTO {table} SELECT {columns}, {sums} FROM {table} WHERE cut = 'day' GROUP BY {group}")  # noqa: S608


def _sittings() -> None:
    month = _first_day("month", "date")
    bit = "(1 << (CAST(EXTRACT(day FROM date) AS INTEGER) - 1))"
    if op.get_bind().dialect.name == "sqlite":
        bit = "(1 << (CAST(strftime('%d', date) AS INTEGER) - 1))"
    op.execute(
        f"""INSERT INTO sitting_month SELECT chamber, {month}, SUM(CASE WHEN extent = 'day' THEN {bit} ELSE 0 END),
        SUM(CASE WHEN extent <> 'day' THEN {bit} ELSE 0 END) FROM sitting WHERE extent <> 'none'
        GROUP BY chamber, {month}"""  # noqa: S608
    )


def downgrade() -> None:
    for table in ("sitting_fact", "sitting_month", "topic_distinct", "topic_debate", "speech_count", "topic_count"):
        op.drop_table(table)
    for table in ("context_mention", "context_tag", "context_document", "refusal", "calendar_day", "debate_tag"):
        op.drop_table(table)
    op.drop_index("ix_speech_newest", "speech")
    op.create_index("ix_speech_date_chamber_place", "speech", [*PLACE])
    for column in ("first_any", "first_about", "rule"):
        op.drop_column("tag", column)
    for column in ("own", "definition", "parent"):
        op.drop_column("topic", column)
