"""Paths a user gives → the documents in them. Reading a file is the only effect here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

import hansard
from hansard import LIMIT
from hansard.errors import HansardError, TooLarge
from timeline.sources import archives, compressed

MOST_PIPED = 4 * 1024**3
"""Bytes of an archive that comes through standard input: what is beyond `LIMIT` of it waits in a temporary file."""


@dataclass(frozen=True, slots=True)
class Input:
    """One document: its bytes, or None with the `problem` that kept it from being read, in one sentence."""

    path: str
    data: bytes | None
    problem: str = ""

    def content(self) -> bytes:
        """The bytes. Raises `HansardError` with the problem where they could not be read."""
        if self.data is None:
            raise HansardError(self.problem)
        return self.data


def inputs(paths: Iterable[str]) -> Iterator[Input]:
    """The documents at the paths: files, those of folders (sorted, hidden ones left out), `-` for standard input.

    An archive, told by its first bytes, gives the documents in it, one after the other as they are asked for.
    """
    for path in paths:
        if path == "-":
            yield from _standard_input()
        elif Path(path).is_dir():
            for found in sorted(Path(path).rglob("*")):
                if _is_document(found, Path(path)):
                    yield from _file(found)
        else:
            yield from _file(Path(path))


def _is_document(found: Path, root: Path) -> bool:
    return found.is_file() and not any(part.startswith(".") for part in found.relative_to(root).parts)


def _file(path: Path) -> Iterator[Input]:
    name = os.fsencode(path).decode("utf-8", "replace")  # names need not be text, but what is stored and shown must be
    try:
        path.stat()
        if not path.is_file():
            yield Input(name, None, "not a regular file; expected a file or a folder")
            return
        with path.open("rb") as file:
            kind = compressed.kind(file.read(compressed.HEAD))
            file.seek(0)
            if kind:
                yield from _archive(file, kind, name)
            elif (size := path.stat().st_size) > LIMIT:
                yield Input(name, None, str(TooLarge(size, LIMIT)))
            else:
                yield from _documents(name, file.read())
    except OSError as error:
        yield Input(name, None, f"cannot be read: {error.strerror}")


def _standard_input() -> Iterator[Input]:
    given = sys.stdin.buffer
    head = given.read(compressed.HEAD)
    if (kind := compressed.kind(head)) is None:
        yield from _documents("-", head + given.read(LIMIT + 1 - len(head)))
        return
    with SpooledTemporaryFile(LIMIT) as file:
        file.write(head)
        while (block := given.read(compressed.BLOCK)) and file.tell() <= MOST_PIPED:
            file.write(block)
        if file.tell() > MOST_PIPED:
            yield Input("-", None, f"the archive has more than {MOST_PIPED:,} bytes; expected its path instead")
        else:
            file.seek(0)
            yield from _archive(file, kind, "-")


def _archive(file: IO[bytes], kind: compressed.Kind, path: str) -> Iterator[Input]:
    for member in archives.members(file, kind, path):
        if member.data is None:
            yield Input(member.path, None, member.problem)
        else:
            yield from _documents(member.path, member.data)


def _documents(path: str, data: bytes) -> Iterator[Input]:
    """The documents in one file's bytes, wherever they came from."""
    for name, part in hansard.parts(data):
        yield Input(f"{path}!{name}" if name else path, part)
