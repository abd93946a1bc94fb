"""the full-text index over the words of speeches, kept in step with the rows by the database itself"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SQLITE_UP = (
    """CREATE VIRTUAL TABLE speech_fts USING fts5(
        text, content='speech', content_rowid='pk', tokenize='porter unicode61 remove_diacritics 2'
    )""",
    """CREATE TRIGGER speech_fts_insert AFTER INSERT ON speech BEGIN
        INSERT INTO speech_fts(rowid, text) VALUES (new.pk, new.text);
    END""",
    """CREATE TRIGGER speech_fts_delete AFTER DELETE ON speech BEGIN
        INSERT INTO speech_fts(speech_fts, rowid, text) VALUES ('delete', old.pk, old.text);
    END""",
    """CREATE TRIGGER speech_fts_update AFTER UPDATE OF pk, text ON speech WHEN old.text IS NOT new.text BEGIN
        INSERT INTO speech_fts(speech_fts, rowid, text) VALUES ('delete', old.pk, old.text);
        INSERT INTO speech_fts(rowid, text) VALUES (new.pk, new.text);
    END""",
    "INSERT INTO speech_fts(speech_fts) VALUES ('rebuild')",
)
SQLITE_DOWN = (
    "DROP TRIGGER speech_fts_update",
    "DROP TRIGGER speech_fts_delete",
    "DROP TRIGGER speech_fts_insert",
    "DROP TABLE speech_fts",
)
# PostgreSQL's own `english` drops stop words: “to be” would find nothing, which on SQLite it does.
POSTGRESQL_UP = (
    "CREATE TEXT SEARCH DICTIONARY hansard_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION hansard (COPY = pg_catalog.english)",
    "ALTER TEXT SEARCH CONFIGURATION hansard ALTER MAPPING REPLACE english_stem WITH hansard_stem",
    "CREATE INDEX speech_fts ON speech USING gin (to_tsvector('hansard', text))",
)
POSTGRESQL_DOWN = (
    "DROP INDEX speech_fts",
    "DROP TEXT SEARCH CONFIGURATION hansard",
    "DROP TEXT SEARCH DICTIONARY hansard_stem",
)


def upgrade() -> None:
    for statement in SQLITE_UP if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_UP:
        op.execute(statement)


def downgrade() -> None:
    for statement in SQLITE_DOWN if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_DOWN:
        op.execute(statement)
