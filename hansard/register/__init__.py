"""The register of members: persons with their dated names, memberships and offices, found by id, name, seat or office.

register.jsonl ──lines.read──▶ Header + Persons ──Register──▶ by_identifier, named, seated, holders
"""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from hansard.errors import BadRegister
from hansard.register import lines
from hansard.register.lines import Header, Reach, SourceNote
from hansard.register.lookup import Register

__all__ = ["Header", "Reach", "Register", "SourceNote", "load_register", "parse_register"]

PACKAGED = "data/register.jsonl"


def load_register(path: str | os.PathLike[str] | None = None) -> Register:
    """The register in the file, or the packaged one. Raises `BadRegister` with path and line where it is broken."""
    if path is None:
        return parse_register(files("hansard").joinpath(PACKAGED).read_bytes(), PACKAGED)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadRegister(os.fspath(path), None, reason, "a readable register file") from error
    return parse_register(data, os.fspath(path))


def parse_register(data: bytes, path: str = "-") -> Register:
    """The register in the bytes of a register file; `path` is used in errors. Raises `BadRegister`."""
    header, persons = lines.read(data, path)
    return Register(header, persons, lines.digest(data))
