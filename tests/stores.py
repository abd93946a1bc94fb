"""New stores: copies of ones that are made once in a test process, since a copy takes a tenth of the time and less."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from timeline.store import Store, open_store

Fill = Callable[[Store], object]


def nothing(store: Store) -> None:
    """Leave the store as it is."""


def given(maker: Stores | Databases, *args: Any, **where: Any) -> Iterator[Store]:
    """A new store for a fixture to give and take back."""
    store = maker.new(*args, **where)
    yield store
    maker.close(store)


class Stores:
    """Makes stores on SQLite, in files below a folder where no other is named."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = iter(range(10_000))
        self._original = cache(self._filled)

    def new(self, fill: Fill = nothing, at: Path | None = None) -> Store:
        """A store that `fill` has filled, or a copy of one; whoever takes it closes it."""
        path = at or self._path()
        shutil.copyfile(self._original(fill), path)
        return open_store(f"sqlite:///{path}")

    def close(self, store: Store) -> None:
        store.engine.dispose()

    def _path(self) -> Path:
        return self._folder / f"{next(self._names)}.sqlite3"

    def _filled(self, fill: Fill) -> Path:
        path = self._path()
        store = open_store(f"sqlite:///{path}", create=True)
        fill(store)
        store.engine.dispose()  # the last to close writes the log into the file
        return path


class Databases:
    """Makes stores on a PostgreSQL server whose socket is in a folder."""

    def __init__(self, folder: str) -> None:
        import psycopg

        self._folder = folder
        self._server = psycopg.connect(f"host={folder} user=postgres dbname=postgres", autocommit=True)
        self._knows_strategies = self._server.info.server_version >= 150_000
        self._names = iter(range(10_000))
        self._original = cache(self._filled)

    def new(self, fill: Fill = nothing) -> Store:
        """A store that `fill` has filled, or a copy of one; whoever takes it closes it."""
        return open_store(self._url(self._made(self._original(fill))))

    def close(self, store: Store) -> None:
        """Its thousand files go at once: before they are written to the disk they cost nothing."""
        store.engine.dispose()
        self._tell(f"DROP DATABASE {store.engine.url.database} WITH (FORCE)")

    def _filled(self, fill: Fill) -> str:
        name = self._made("template1")
        store = open_store(self._url(name), create=True)
        fill(store)
        store.engine.dispose()  # none may be connected to what is copied
        return name

    def _made(self, template: str) -> str:
        name = f"test{next(self._names)}"
        how = "STRATEGY FILE_COPY" if self._knows_strategies else ""  # in a third of the time of the other
        self._tell(f"CREATE DATABASE {name} TEMPLATE {template} {how}")
        return name

    def _tell(self, command: str) -> None:
        self._server.execute(command.encode())

    def _url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self._folder}"
