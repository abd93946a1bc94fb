"""Where a file goes and what is remembered of it: validators, and the part that has come so far."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

STATE = ".fetched"
"""The hidden folder beside the files: ingesting the download folder does not look into it."""


@dataclass(frozen=True, slots=True)
class Target:
    """One file to have: `path` within the download folder. While its source shows the same `stamp` it is not asked
    for again; "" says nothing. `check` gives what is wrong with the bytes, in one sentence, or None. `most` is how
    many bytes are taken, where that is more than of a transcript."""

    url: str
    path: str
    stamp: str
    check: Callable[[bytes], str | None]
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """What the server said of a file: how to ask whether it has changed. `sha256` is of the kept file."""

    url: str = ""
    etag: str = ""
    last_modified: str = ""
    encoding: str = ""
    stamp: str = ""
    sha256: str = ""

    def asking(self) -> dict[str, str]:
        """Headers that ask for the file only if it has changed."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}

    @property
    def exact(self) -> str:
        """The validator that vouches for the very same bytes, or ""."""
        return self.last_modified if not self.etag or self.etag.startswith("W/") else self.etag


@dataclass(frozen=True, slots=True)
class Place:
    """The paths of one target under the download folder."""

    folder: Path
    name: str

    @property
    def file(self) -> Path:
        return self.folder / self.name

    @property
    def part(self) -> Path:
        return self.folder / STATE / f"{self.name}.part"

    def _note(self, suffix: str) -> Path:
        return self.folder / STATE / f"{self.name}{suffix}.json"

    def known(self, url: str) -> Memory | None:
        """What is remembered of the file, if it is there, whole and from that address."""
        memory = _read(self._note(""))
        if memory is None or memory.url != url or not self.file.is_file():
            return None
        return memory if digest(self.file.read_bytes()) == memory.sha256 else None

    def remember(self, memory: Memory) -> None:
        """Keep the note; only after the file, else a note without its file would vouch for the one before."""
        _write(self._note(""), json.dumps(asdict(memory)).encode())

    def begun(self, url: str) -> tuple[Memory, int] | None:
        """What is remembered of a file not yet whole, and how many bytes of it are here; None where it starts anew."""
        memory = _read(self._note(".part"))
        if memory is None or memory.url != url or not memory.exact or not self.part.is_file():
            return None
        size = self.part.stat().st_size
        return (memory, size) if size else None

    def begin(self, memory: Memory) -> None:
        """Forget what has come so far; the note stands before the first byte does."""
        self.drop()
        _write(self._note(".part"), json.dumps(asdict(memory)).encode())

    def drop(self) -> None:
        """Forget the part."""
        self.part.unlink(missing_ok=True)
        self._note(".part").unlink(missing_ok=True)

    def keep(self, data: bytes) -> None:
        """Put the whole file in its place, in one step."""
        _write(self.file, data, through=self.folder / STATE / f"{self.name}.whole")


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read(note: Path) -> Memory | None:
    """The note; None where there is none, or none that can be read."""
    try:
        found = json.loads(note.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    names = {each.name for each in fields(Memory)}
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        return None
    return Memory(**{name: value for name, value in found.items() if name in names})


def _write(path: Path, data: bytes, through: Path | None = None) -> None:
    """Write the file whole or not at all, and have it on the disk before it bears its name."""
    through = through or path.with_name(f"{path.name}.new")
    for folder in {path.parent, through.parent}:
        folder.mkdir(parents=True, exist_ok=True)
    with through.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    through.replace(path)
