"""Paths a user gives → the documents in them. Reading a file is the only effect here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hansard import LIMIT
from hansard.errors import HansardError, TooLarge


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
    """The documents at the paths: files, those of folders (sorted, hidden ones left out), `-` for standard input."""
    for path in paths:
        if path == "-":
            yield Input(path, sys.stdin.buffer.read(LIMIT + 1))
        elif Path(path).is_dir():
            yield from (_file(found) for found in sorted(Path(path).rglob("*")) if _is_document(found, Path(path)))
        else:
            yield _file(Path(path))


def _is_document(found: Path, root: Path) -> bool:
    return found.is_file() and not any(part.startswith(".") for part in found.relative_to(root).parts)


def _file(path: Path) -> Input:
    name = os.fsencode(path).decode("utf-8", "replace")  # names need not be text, but what is stored and shown must be
    try:
        size = path.stat().st_size
        if size > LIMIT:
            return Input(name, None, str(TooLarge(size, LIMIT)))
        if not path.is_file():
            return Input(name, None, "not a regular file; expected a file or a folder")
        return Input(name, path.read_bytes())
    except OSError as error:
        return Input(name, None, f"cannot be read: {error.strerror}")
