"""The published files of members: parlparse's list of people and of their posts, kept beside the transcripts.

https://github.com/mysociety/parlparse has them in its folder `members`. A file that cannot be read does not replace the
one that is here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from hansard.errors import BadMembersFile
from hansard.register.published import MOST, read
from timeline.fetch.client import Client, FetchError
from timeline.fetch.download import Fetched, download
from timeline.fetch.files import STATE, Target
from timeline.lock import lock_file

FOLDER = "members"


def fetch_members(client: Client, base: str, names: Sequence[str], folder: Path, today: date) -> list[Fetched]:
    """What became of each file, in their order; its own part of the download folder is used by one process at a time.

    Raises `FetchError` where another one is at it.
    """
    with lock_file(folder / STATE / "members.lock") as ours:
        if not ours:
            raise FetchError(f"another process is fetching members into {folder}; wait for it")
        return [download(client, folder, target(base, name, today)) for name in names]


def target(base: str, name: str, today: date) -> Target:
    """The file of that name below the address."""
    path = f"{FOLDER}/{name.rpartition('/')[2]}"
    return Target(f"{base.rstrip('/')}/{name}", path, "", partial(problem, name=name, today=today), MOST)


def problem(data: bytes, name: str, today: date) -> str | None:
    """What keeps the bytes from being a file of members, in one sentence; None where nothing does."""
    try:
        read(data, name, today)
    except BadMembersFile as error:
        return str(error)
    return None
