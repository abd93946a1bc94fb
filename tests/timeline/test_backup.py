"""The copy of a live store: of one moment, whole, and never in the place of something else."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline import backup as backing
from timeline import queries
from timeline.backup import backup
from timeline.errors import StoreError
from timeline.ingest import Outcome
from timeline.store import Store, connect, open_store

Take = Callable[..., list[Outcome]]


def test_a_copy_answers_as_the_store_does(sqlite_store: Store, take: Take, fixtures: Path, tmp_path: Path) -> None:
    take(sqlite_store, fixtures / "children-online/publicwhip.xml")
    target = tmp_path / "copy.sqlite3"
    assert backup(sqlite_store, target) == target.stat().st_size
    copy = open_store(f"sqlite:///{target}")
    assert queries.status(copy) == queries.status(sqlite_store)
    copy.engine.dispose()
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"copy.sqlite3", "test.sqlite3", "test.sqlite3-wal", "test.sqlite3-shm"}


def test_a_copy_is_of_one_moment_while_another_writes(sqlite_store: Store, tmp_path: Path) -> None:
    """Each transaction of the writer adds a pair of rows: a copy that has an odd number caught one half written."""
    stop, written = threading.Event(), 0
    with sqlite_store.writing() as session:
        raw = session.connection().connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("CREATE TABLE pair (n INTEGER, filling TEXT)")

    def write() -> None:
        nonlocal written
        own = connect(sqlite_store.url)
        while not stop.is_set():
            with own.writing() as session:
                raw = session.connection().connection.driver_connection
                assert isinstance(raw, sqlite3.Connection)
                raw.executemany("INSERT INTO pair VALUES (?, ?)", [(written, "x" * 3000)] * 2)
            written += 1
        own.engine.dispose()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        counts = []
        for number in range(8):
            target = tmp_path / f"{number}.sqlite3"
            backup(sqlite_store, target)
            with sqlite3.connect(target) as copy:
                counts += copy.execute("SELECT count(*) FROM pair").fetchone()
    finally:
        stop.set()
        writer.join()
    assert all(count % 2 == 0 for count in counts) and counts == sorted(counts) and counts[-1] <= 2 * written
    assert written > 8


def test_a_file_that_is_there_is_not_replaced_but_by_force(sqlite_store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite3"
    target.write_bytes(b"precious")
    with pytest.raises(StoreError, match="is there already"):
        backup(sqlite_store, target)
    assert target.read_bytes() == b"precious"
    assert backup(sqlite_store, target, force=True) > 8
    Path(f"{target}-wal").write_bytes(b"")
    with pytest.raises(StoreError, match="is open"):
        backup(sqlite_store, target, force=True)


def test_places_where_no_copy_can_be(sqlite_store: Store, tmp_path: Path) -> None:
    for target, says in (
        (tmp_path / "none" / "copy", "there is no folder"),
        (tmp_path, "is a folder"),
        (tmp_path / "test.sqlite3", "is the store itself"),
    ):
        with pytest.raises(StoreError, match=says):
            backup(sqlite_store, target, force=True)


def test_a_copy_that_fails_leaves_the_old_one(
    sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.sqlite3"
    target.write_bytes(b"precious")

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(backing, "_copy", full)
    with pytest.raises(StoreError, match="disk is full"):
        backup(sqlite_store, target, force=True)
    monkeypatch.setattr(backing, "_copy", lambda _, copy: _damaged(copy))
    with pytest.raises(StoreError, match="damaged|malformed"):
        backup(sqlite_store, target, force=True)
    assert target.read_bytes() == b"precious"
    assert {path.name for path in tmp_path.iterdir() if path.name.startswith(".")} == set()


def _damaged(path: Path) -> None:
    """A database whose second page, the root of its only table, is noise."""
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE t (a)")
        database.executemany("INSERT INTO t VALUES (?)", [("x" * 500,)] * 100)
    database.close()
    data = bytearray(path.read_bytes())
    data[4096:8192] = b"\x55" * 4096
    path.write_bytes(data)


def test_on_postgresql_the_command_is_named_without_the_password() -> None:
    store = connect("postgresql://reader:secret@example.org/hansard")
    with pytest.raises(StoreError) as told:
        backup(store, Path("copy.dump"))
    assert "pg_dump -Fc -f copy.dump postgresql://reader@example.org/hansard" in str(told.value)
