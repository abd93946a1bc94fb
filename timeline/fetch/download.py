"""Targets → files: resumed where they broke off, not asked for where nothing has changed, never half written."""

from __future__ import annotations

import gzip
import io
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Literal

import httpx2

from hansard import LIMIT
from timeline.fetch.client import NO_SUCH_PART, Client, FetchError
from timeline.fetch.files import Memory, Place, Target, digest

GIVE_UP = 5
"""So many files in a row failing by what may pass (no connection, server errors, a full disk), and the rest is not
tried."""

RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")

Status = Literal["new", "changed", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one target; `file` is there unless it failed, and `reason` says why it did."""

    url: str
    file: Path
    status: Status
    reason: str = ""
    passing: bool = False


def download_all(client: Client, folder: Path, targets: Iterable[Target]) -> Iterator[Fetched]:
    """What became of each target, in their order, a few being fetched at a time. Ends early with the consumer."""
    left, failing = iter(targets), 0
    with ThreadPoolExecutor(client.manners.concurrency) as pool:
        waiting: list[tuple[Target, Future[Fetched]]] = []
        try:
            while True:
                begun = islice(left, client.manners.concurrency * 2 - len(waiting)) if failing < GIVE_UP else ()
                waiting += [(target, pool.submit(download, client, folder, target)) for target in begun]
                if not waiting:
                    break
                done = waiting.pop(0)[1].result()
                failing = failing + 1 if done.passing else 0
                yield done
        except BaseException:
            client.stop()
            pool.shutdown(cancel_futures=True)
            client.go_on()
            raise
    if untried := list(left):
        reason = f"{len(untried)} files from this one on were not tried, since the {GIVE_UP} before it failed"
        yield Fetched(untried[0].url, folder / untried[0].path, "failed", reason, passing=True)


def download(client: Client, folder: Path, target: Target) -> Fetched:
    """Have the file. Nothing is raised: a failure is a result."""
    place = Place(folder, target.path)
    try:
        return Fetched(target.url, place.file, client.patiently(lambda: _attempt(client, place, target)))
    except FetchError as error:
        return Fetched(target.url, place.file, "failed", str(error), error.passing)
    except OSError as error:
        return Fetched(target.url, place.file, "failed", f"cannot be written: {error.strerror or error}", passing=True)


def _attempt(client: Client, place: Place, target: Target) -> Status:
    known, begun = place.known(target.url), place.begun(target.url)
    if known and target.stamp and known.stamp == target.stamp:
        return "unchanged"
    headers = known.asking() if known else {}
    if begun:
        headers |= {"Range": f"bytes={begun[1]}-", "If-Range": begun[0].exact}
    try:
        with client.get(target.url, headers) as response:
            if response.status_code == 304:
                return _unchanged(place, known, target)
            memory = _store(client, place, target, response, begun)
    except FetchError as error:
        if error.status == NO_SUCH_PART:
            place.drop()
        raise
    return _finish(place, target, memory)


def _unchanged(place: Place, known: Memory | None, target: Target) -> Status:
    if known is None:
        raise FetchError("the server answers 304 Not Modified to who has nothing")
    place.drop()
    place.remember(replace(known, stamp=target.stamp))
    return "unchanged"


def _store(
    client: Client, place: Place, target: Target, response: httpx2.Response, begun: tuple[Memory, int] | None
) -> Memory:
    """Write the body behind what is here already, or in its place; what to remember of the file."""
    headers = response.headers
    memory = Memory(
        url=target.url,
        etag=headers.get("ETag", ""),
        last_modified=headers.get("Last-Modified", ""),
        encoding=headers.get("Content-Encoding", ""),
        stamp=target.stamp,
    )
    here = 0
    if response.status_code == 206:
        here = _continued(place, response, memory, begun)
    else:
        place.begin(memory)
    with place.part.open("ab", buffering=0) as part:
        for piece in client.body(response, (target.most or LIMIT) - here):
            part.write(piece)
        os.fsync(part.fileno())
    return memory


def _continued(place: Place, response: httpx2.Response, memory: Memory, begun: tuple[Memory, int] | None) -> int:
    """How many bytes are here, after which the answer goes on. Raises `FetchError` where it goes on elsewhere."""
    says = RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if begun and says and int(says[1]) == begun[1] and (memory.exact, memory.encoding) == _same(begun[0]):
        return begun[1]
    place.drop()
    raise FetchError("the server goes on with another part of the file than was asked for", passing=True)


def _same(memory: Memory) -> tuple[str, str]:
    return memory.exact, memory.encoding


def _finish(place: Place, target: Target, memory: Memory) -> Status:
    """Check the file that has come and put it in its place."""
    try:
        data = _plain(place.part.read_bytes(), memory.encoding, target.most or LIMIT)
        if problem := target.check(data):
            raise FetchError(problem)
    except FetchError:
        place.drop()
        raise
    before = place.file.read_bytes() if place.file.is_file() else None
    if before != data:
        place.keep(data)
    place.remember(replace(memory, sha256=digest(data)))
    place.drop()
    return "new" if before is None else "unchanged" if before == data else "changed"


def _plain(data: bytes, encoding: str, most: int) -> bytes:
    """The bytes unpacked. Raises `FetchError` where they are not what their encoding says, or too many."""
    if encoding.lower() in ("", "identity"):
        return data
    if encoding.lower() not in ("gzip", "x-gzip"):
        raise FetchError(f"packed as {encoding!r}; expected gzip or nothing")
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            plain = packed.read(most + 1)
    except (EOFError, OSError, zlib.error) as error:
        raise FetchError(f"its gzip packing is broken: {error}", passing=True) from error
    if len(plain) > most:
        raise FetchError(f"unpacked it has more than {most:,} bytes; at most that many are taken as one file")
    return plain


def text(client: Client, url: str) -> bytes:
    """A listing or an overview, whole and unpacked, kept nowhere. Raises `FetchError`."""

    def attempt() -> bytes:
        with client.get(url) as response:
            if response.status_code != 200:
                raise FetchError(f"the server answers {response.status_code} to a plain question")
            packed = b"".join(client.body(response, LIMIT))
            return _plain(packed, response.headers.get("Content-Encoding", ""), LIMIT)

    return client.patiently(attempt)
