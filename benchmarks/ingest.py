"""Whole-ingest speed in speeches a second, against sqlite3 alone inserting the same rows and the same index.

python benchmarks/ingest.py FOLDER…      (without a folder: the invented demonstration)
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path

from measure import files, paired
from sqlalchemy import text
from sqlmodel import SQLModel

from hansard.model import Hints
from hansard.register import load_register
from timeline.ingest import Knowledge, ingest
from timeline.sources import Input
from timeline.store import Store, open_store
from timeline.tagging import Tagger
from timeline.topics import load_topics

Rows = dict[str, tuple[int, list[tuple[object, ...]]]]


def main(folders: list[str]) -> None:
    documents = [Input(str(file), file.read_bytes()) for file in files(folders)]
    know = Knowledge(load_register(), Tagger(load_topics()))
    with tempfile.TemporaryDirectory() as folder:
        names = iter(range(100))

        def ours() -> Store:
            store = open_store(f"sqlite:///{folder}/{next(names)}.sqlite3", create=True)
            refused = [o for o in ingest(store, documents, know, Hints()) if o.status == "refused"]
            assert not refused, refused
            return store

        def again() -> None:
            assert all(outcome.status == "unchanged" for outcome in ingest(store, documents, know, Hints()))

        store = ours()
        schema, rows = _schema(store), _rows(store)
        speeches = len(rows["speech"][1])

        def floor() -> None:
            _insert(Path(folder) / f"floor{next(names)}.sqlite3", schema, rows)

        mine, theirs, ratio = paired(ours, floor, rounds=3)
        print(f"{len(documents)} documents, {speeches} speeches, {sum(len(r) for _, r in rows.values())} rows")
        alone = f"sqlite3 alone {speeches / theirs:7.0f}; {ratio:.2f} times its time"
        print(f"ingest: {speeches / mine:7.0f} speeches/s; {alone}")
        repeated, _, _ = paired(again, floor, rounds=3)
        print(f"again:  {speeches / repeated:7.0f} speeches/s when nothing has changed")


def _schema(store: Store) -> list[str]:
    """The statements that make the same tables, index and triggers."""
    with store.reading() as session:
        kept = "sql IS NOT NULL AND (name NOT LIKE 'speech_fts_%' OR type = 'trigger')"
        found = session.execute(text(f"SELECT sql FROM sqlite_master WHERE {kept}"))  # noqa: S608 - a constant
        return [sql for (sql,) in found]


def _rows(store: Store) -> Rows:
    """Every row that the ingest made, by table, in an order that foreign keys allow."""
    rows: Rows = {}
    with store.reading() as session:
        raw = session.connection().connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        for table in SQLModel.metadata.sorted_tables:
            found = raw.execute(f'SELECT * FROM "{table.name}"').fetchall()  # noqa: S608 - our own table's name
            rows[table.name] = (len(table.columns), found)
    return rows


def _insert(path: Path, schema: list[str], rows: Rows) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")
    for statement in schema:
        connection.execute(statement)
    connection.execute("BEGIN")
    for table, (width, found) in rows.items():
        marks = ",".join("?" * width)
        connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', found)  # noqa: S608 - our own table's name
    connection.execute("COMMIT")
    connection.close()


if __name__ == "__main__":
    main(sys.argv[1:])
