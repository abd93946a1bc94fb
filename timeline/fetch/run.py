"""Fetching a range of days into the download folder, one at a time there, and its files as documents."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from timeline.fetch import official, publicwhip
from timeline.fetch.client import Client, FetchError
from timeline.fetch.download import GIVE_UP, Fetched, download_all
from timeline.fetch.files import STATE
from timeline.lock import lock_file
from timeline.sources import Input


def fetch_publicwhip(
    client: Client, base: str, folder: Path, series: tuple[str, str], start: date, end: date
) -> Generator[Fetched, None, None]:
    """What became of each current day file of the series from `start` to `end`; a listing that fails is one of them.

    Raises `FetchError` where another process is fetching into the folder.
    """
    with _alone(folder):
        try:
            targets = publicwhip.targets(client, base, series, start, end)
        except FetchError as error:
            yield _failed(folder, error)
            return
        yield from download_all(client, folder, targets)


def fetch_official(
    client: Client, base: str, folder: Path, houses: Iterable[str], start: date, end: date
) -> Generator[Fetched, None, None]:
    """What became of each debate of these houses' days from `start` to `end`; an overview that fails is one of them.

    Raises `FetchError` where another process is fetching into the folder.
    """
    with _alone(folder):
        failing = 0
        for days, house in product(range((end - start).days + 1), houses):
            sitting = start + timedelta(days)
            if failing == GIVE_UP:
                yield _failed(folder, FetchError(f"{sitting} and what follows was not tried: the API does not answer"))
                return
            try:
                yield from official.day(client, base, folder, house, sitting)
                failing = 0
            except FetchError as error:
                failing = failing + 1 if error.passing else 0
                yield _failed(folder, error)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the lock of the download folder, so that no two write the same file."""
    with lock_file(folder / STATE / "lock") as ours:
        if not ours:
            raise FetchError(f"another process is fetching into {folder}; wait for it, or name another with --into")
        yield


def _failed(folder: Path, error: FetchError) -> Fetched:
    return Fetched("", folder, "failed", str(error), error.passing)


def documents(fetched: Iterable[Fetched]) -> Iterator[Input]:
    """The files that are there, under the addresses they came from."""
    for each in fetched:
        if each.status != "failed":
            yield Input(each.url, each.file.read_bytes())
