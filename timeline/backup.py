"""A copy of a live SQLite store: of one moment, checked, and in place only when it is whole.

store ──SQLite's own copying──▶ a file beside the target ──integrity check──▶ renamed
"""

from __future__ import annotations

import shlex
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.engine import URL, make_url

from timeline.errors import StoreError
from timeline.store import Store


def backup(store: Store, target: Path, *, force: bool = False) -> int:
    """Copy the store to `target` while others read and write it; the copy's size in bytes.

    Raises `StoreError` on PostgreSQL, where the target is there already (unless `force`) or is the store itself, where
    the copy cannot be written, and where it is damaged; then there is no file, or the old one still.
    """
    if store.dialect != "sqlite":
        raise StoreError(f"a copy is made by PostgreSQL itself: {_pg_dump(store, target)}")
    _writable(store, target, force)
    try:
        with TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as folder:
            copy = Path(folder) / target.name
            _copy(store, copy)
            _check(copy)
            size = copy.stat().st_size
            copy.replace(target)
            return size
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"the copy {target} cannot be made: {error}") from error


def _pg_dump(store: Store, target: Path) -> str:
    """The command that does; a password is left to `~/.pgpass`, since others can see a command."""
    url = make_url(store.url)
    address = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    return shlex.join(["pg_dump", "-Fc", "-f", str(target), address.render_as_string()])


def _writable(store: Store, target: Path, force: bool) -> None:
    if not target.parent.is_dir():
        raise StoreError(f"there is no folder {target.parent} to put the copy in")
    if target.is_dir():
        raise StoreError(f"{target} is a folder; expected the path of a file")
    if target.exists() and target.samefile(str(store.engine.url.database)):
        raise StoreError(f"{target} is the store itself; expected another path")
    if target.exists() and not force:
        raise StoreError(f"{target} is there already; expected a new path, or --force to replace it")
    if Path(f"{target}-wal").exists():  # SQLite would play it into the copy
        raise StoreError(f"{target} is open, or was not closed: {target}-wal is beside it; expected another path")


def _copy(store: Store, copy: Path) -> None:
    """In one step, so that a writer who commits meanwhile neither waits nor makes it begin again."""
    with store.engine.connect() as connection, closing(sqlite3.connect(copy)) as to:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        source.backup(to)
        to.execute("PRAGMA journal_mode=DELETE")  # one file, without one ending in -wal beside it


def _check(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        found = [row for (row,) in connection.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise StoreError(f"the copy is damaged, as the store may be, and was not kept: {found[0]}")
