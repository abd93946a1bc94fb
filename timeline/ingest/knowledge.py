"""What documents are read against, and what became of one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import hansard
from hansard.register import Register
from timeline.tagging import Tagger

MERGE_VERSION = "2"
"""Raised whenever merging or writing does something else, so that stored sittings are built again."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a transcript is read against: the register of members and the topics."""

    register: Register
    tagger: Tagger

    @property
    def version(self) -> str:
        """Changes whenever a sitting would be built differently from the same documents; tags follow by themselves."""
        return f"{hansard.PARSER_VERSION}.{MERGE_VERSION}.{self.register.version}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document. `reason` says why it was refused; `speeches` counts those of its sitting."""

    path: str
    status: Literal["new", "unchanged", "rebuilt", "superseded", "refused"]
    reason: str = ""
    sitting: str = ""
    speeches: int = 0
    warnings: int = 0


def built_from(digests: Iterable[str], know: Knowledge) -> str:
    """The digest of all that a sitting is made of: the SHA-256 of its documents, and what they were read against."""
    return hashlib.sha256(" ".join([know.version, *sorted(digests)]).encode()).hexdigest()[:32]
