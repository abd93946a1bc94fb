"""The pages, the JSON API and the command line: they ask `timeline` and dress the answers, and hold no SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from flask import Flask

    from timeline.store import Store


@dataclass(frozen=True, slots=True)
class Options:
    """How the service runs, as docs/running.md describes.

    `cache_seconds` is how long an answer may be kept by who reads it; a `notice` stands at the top of every page;
    a text that is tried has at most `try_bytes` and is read within `try_seconds`, `try_at_once` of them in a process;
    `rate_limit` is in the notation of `limits` (`300 per minute`), empty for none; `proxies` counts those in front.
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


def create_app(store: Store, options: Options = Options()) -> Flask:
    """The web service over one store, for any WSGI server."""
    from web import app  # not above: `hansard parse` imports this package too, and shall not wait for a web framework

    return app.assemble(store, options)
