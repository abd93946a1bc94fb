"""One at a time: a lock that ends with its process, however that ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import func, select

from timeline.store import Store

UPDATER = 4_773_262
"""The key of the advisory lock that an update holds on PostgreSQL."""


@contextmanager
def lock_file(path: Path) -> Iterator[bool]:
    """Whether the lock is ours; the file itself stays, empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
        ours = True
    except Timeout:
        ours = False
    try:
        yield ours
    finally:
        if ours:
            lock.release()


@contextmanager
def lock_store(store: Store) -> Iterator[bool]:
    """Whether this is the store's only update: by a file beside an SQLite store, by the server on PostgreSQL."""
    if store.dialect == "sqlite":
        with lock_file(Path(f"{store.engine.url.database}.update.lock")) as ours:
            yield ours
        return
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield bool(connection.execute(select(func.pg_try_advisory_lock(UPDATER))).scalar_one())
        connection.execute(select(func.pg_advisory_unlock_all()))
