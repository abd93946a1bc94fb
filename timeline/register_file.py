"""Which register is in use, and putting another in its place: the user's own file, else the packaged one.

flag ─▶ HANSARD_REGISTER ─▶ register.jsonl in the user's data folder, where there is one ─▶ the packaged register
"""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

from hansard.register import Register, load_register, parse_register


def default_path() -> Path:
    """Where `hansard members import` and `update` put the register, if nothing else is said."""
    return user_data_path("hansard-timeline", appauthor=False) / "register.jsonl"


def own_path(said: Path | None) -> Path:
    """The user's register: what the flag or the environment names, else the default one. It need not be there."""
    named = said or os.environ.get("HANSARD_REGISTER")
    return Path(named) if named else default_path()


def in_use(said: Path | None) -> Path | None:
    """The file of the register in use; None is the packaged one."""
    path = own_path(said)
    is_named = said is not None or bool(os.environ.get("HANSARD_REGISTER"))
    return path if is_named or path.exists() else None


def load(said: Path | None = None) -> Register:
    """The register in use. Raises `BadRegister`."""
    return load_register(in_use(said))


def put(path: Path, data: bytes) -> None:
    """Have the register in the file, whole or not at all. Raises `BadRegister` where the bytes are none; `OSError`."""
    parse_register(data, str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    through = path.with_name(f".{path.name}.new")
    try:
        with through.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        through.replace(path)
    finally:
        through.unlink(missing_ok=True)
