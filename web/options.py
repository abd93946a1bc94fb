"""How the service runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from timeline.topics import Topic


@dataclass(frozen=True, slots=True)
class Options:
    """How the service runs, as docs/running.md describes.

    `cache_seconds` is how long an answer may be kept by who reads it; a `notice` stands at the top of every page;
    a text that is tried has at most `try_bytes` and is read within `try_seconds`, `try_at_once` of them in a process;
    `rate_limit` is in the notation of `limits` (`300 per minute`), empty for none; `proxies` counts those in front;
    all that is stored should be tagged by the definitions of `topics`, and pages say where it is not.
    """

    cache_seconds: int = 60
    notice: str = ""
    rate_limit: str = ""
    rate_storage: str = "memory://"
    proxies: int = 0
    log: Literal["json", "text", "none"] = "none"
    try_bytes: int = 2_000_000
    try_seconds: float = 10.0
    try_at_once: int = 2
    topics: tuple[Topic, ...] = ()


DEFAULTS = Options()
