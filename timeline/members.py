"""Published files of members into the user's register: read, merged, checked, and only then put in its place.

files ──published.read──▶ accounts ──merge──▶ Register ──check──▶ register file
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hansard.errors import BadMembersFile
from hansard.register import Register
from hansard.register.changes import Changes, compare
from hansard.register.check import check
from hansard.register.merging import merge
from hansard.register.published import MOST, Published
from hansard.register.published import read as read_published
from timeline import register_file
from timeline.fetch.client import Client
from timeline.fetch.download import Fetched
from timeline.fetch.members import fetch_members


@dataclass(frozen=True, slots=True)
class Place:
    """Where the published files are, under which names, where they are kept, and the register that they renew."""

    url: str
    names: Sequence[str]
    folder: Path
    register: Path


@dataclass(frozen=True, slots=True)
class Imported:
    """The register as it is now, what has changed, and what in the files was not taken over, a sentence each."""

    register: Register
    changes: Changes
    problems: tuple[str, ...]


def read(path: Path, today: date, as_of: date | None = None) -> Published:
    """What the file tells, as of the given day or its own. Raises `BadMembersFile`, and `OSError` with the path."""
    if (size := path.stat().st_size) > MOST:
        raise BadMembersFile(str(path), "", f"{size:,} bytes", f"at most {MOST:,}")
    saved = as_of or date.fromtimestamp(path.stat().st_mtime)
    told = read_published(path.read_bytes(), str(path), today, saved)
    return replace(told, day=max(as_of, told.day)) if as_of else told


def update(client: Client, place: Place, register: Register, today: date) -> tuple[list[Fetched], Imported | None]:
    """Fetch what has changed and merge all of it; nothing is imported where any file has failed.

    Raises `FetchError` where another process is fetching, and what `import_into` raises.
    """
    fetched = fetch_members(client, place.url, place.names, place.folder, today)
    if any(each.status == "failed" for each in fetched):
        return fetched, None
    return fetched, import_into(place.register, register, [read(each.file, today) for each in fetched])


def import_into(path: Path, register: Register, files: Iterable[Published]) -> Imported:
    """Merge the files into the register, those with names first, and put it in the file where anything has changed.

    Raises `BadMembersFile`, and writes nothing, where the register would contradict itself; `OSError` where it cannot
    be written.
    """
    before, problems = register, []
    for told in sorted(files, key=_comes):
        merged = merge(register, told)
        _must_be_sound(merged.register, register, told.path)
        register = merged.register
        problems += [f"{told.path}: {problem}" for problem in merged.problems]
    changes = compare(before, register)
    if register.dumps() != before.dumps():
        register_file.put(path, register.dumps())
    return Imported(register, changes, tuple(problems))


def _comes(told: Published) -> tuple[bool, date]:
    """Files that tell who people are before those that tell only their posts; the older before the newer."""
    return not any(account.names for account in told.accounts), told.day


def _must_be_sound(register: Register, before: Register, path: str) -> None:
    """Raise `BadMembersFile` for the first contradiction that the file brings in."""
    had = {case for found in check(before) for case in found.cases if found.is_error}
    for found in check(register):
        for case in found.cases if found.is_error else ():
            if case not in had:
                raise BadMembersFile(path, found.name, case, "a register in which nothing contradicts itself")
