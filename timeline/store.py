"""The store: the only place where a database is opened, created, upgraded or written to in a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, func, insert, inspect, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlmodel import Session, SQLModel

from timeline import state
from timeline.errors import StoreError

REVISION = "0006"
"""The newest migration's. It stands here too since to look it up takes longer than to open the store."""
BUSY_MS = 30_000
WRITER = 4_773_261
"""The key of the advisory lock that writers hold on PostgreSQL; any number that nobody else uses."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open database. `dialect` is `sqlite` or `postgresql`."""

    engine: Engine
    url: str

    @property
    def dialect(self) -> str:
        return self.engine.dialect.name

    @property
    def address(self) -> str:
        """The address without its password."""
        return self.engine.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one consistent state and writes nothing."""
        engine = self.engine
        if self.dialect == "postgresql":  # its default would see each commit at once, between two questions of a page
            engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with Session(engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in one transaction: all of it is written, or, on any exception, nothing.

        Writers wait for each other, on either engine: a sitting is built from what is stored, so two at once would
        each lose the other's document.
        """
        engine = self.engine.execution_options(hansard_writing=True)
        with Session(engine) as session, session.begin():
            if self.dialect == "postgresql":
                session.execute(select(func.pg_advisory_xact_lock(WRITER)))
            before = state.writes(session)
            yield session
            if session.in_transaction():  # not one that its user took back
                session.flush()
                if state.writes(session) != before:
                    state.renew(session)


def connect(url: str, *, create: bool = False) -> Store:
    """The database at that URL, whatever its revision; `create` makes its folder. Raises `StoreError`."""
    return Store(_engine(url, create), url)


def open_store(url: str, *, create: bool = False) -> Store:
    """The store at that URL; `create` makes or upgrades it first. Raises `StoreError`."""
    store = connect(url, create=create)
    found = revision(store)
    if create and found != REVISION:
        from timeline.migrations import upgrade  # few openings need it, and none should wait for it in vain

        upgrade(store.engine)
    elif found != REVISION:
        raise StoreError(f"the store is at revision {found or 'none'}, not {REVISION}; run `hansard db upgrade`")
    return store


def _engine(url: str, create: bool) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            _sqlite_file(parsed.database, create)
        elif parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        engine = create_engine(parsed)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        expected = "sqlite:///PATH or postgresql://USER@HOST/NAME"
        raise StoreError(f"{url!r} is no database address ({error}); expected {expected}") from error
    if engine.dialect.name not in ("sqlite", "postgresql"):
        raise StoreError(f"{engine.dialect.name} is not supported; expected sqlite or postgresql")
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _sqlite_file(database: str | None, create: bool) -> None:
    if database in (None, "", ":memory:"):
        raise StoreError("a store in memory cannot be shared; expected sqlite:///PATH")
    path = Path(str(database))
    if create:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"cannot make the folder {path.parent}: {error.strerror}") from error
    elif not path.exists():
        raise StoreError(f"there is no store at {path}; run `hansard db upgrade` or `hansard ingest` first")


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """The driver's own transactions are switched off: it would begin them too late for a reader's snapshot."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: one that began as a reader could not wait for its turn."""
    writing = connection.get_execution_options().get("hansard_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def revision(store: Store) -> str | None:
    """The schema's revision, None where there is none. Raises `StoreError` where the database does not answer."""
    try:
        with store.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return found
    except DBAPIError as error:
        raise StoreError(f"the store at {store.address} cannot be opened: {error.orig}") from error


def failure(error: Exception) -> str | None:
    """A failing database in one sentence (a locked file, a full disk, a missing table); None for other errors."""
    if not isinstance(error, DBAPIError):
        return None
    return f"the store cannot be used: {' '.join(str(error.orig).split())}"


def core(table: type[SQLModel]) -> Table:
    """The table below a class: through the class, rows with nulls would be written one by one."""
    found = table.__table__  # type: ignore[attr-defined]
    assert isinstance(found, Table)
    return found


def write_rows(session: Session, table: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that are not there yet, all with the same columns."""
    if rows:
        session.execute(insert(core(table)), [dict(row) for row in rows])


def upsert(
    session: Session, table: type[SQLModel], rows: Sequence[Mapping[str, Any]], key: str, returning: Sequence[str] = ()
) -> list[tuple[Any, ...]]:
    """Insert the rows, updating those whose `key` is there already; the `returning` columns of each written row.

    One statement for many rows (SQLAlchemy's insertmanyvalues): row by row, the full-text triggers would take twice
    as long. Never INSERT OR REPLACE, which would leave the full-text index broken.
    """
    if not rows:
        return []
    columns = [column for column in rows[0] if column != key]
    engine = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = engine.insert(core(table))
    changes = {column: statement.excluded[column] for column in columns}
    statement = statement.on_conflict_do_update(index_elements=[key], set_=changes)
    targets = [core(table).c[name] for name in (returning or [key])]
    written = session.execute(statement.returning(*targets), [dict(row) for row in rows])
    return [tuple(row) for row in written.all()]
