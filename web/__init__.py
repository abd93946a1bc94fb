"""The pages, the JSON API and the command line: they ask `timeline` and dress the answers, and hold no SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from timeline.store import Store


def create_app(store: Store, *, cache_seconds: int = 60, notice: str = "") -> Flask:
    """The web service over one store, for any WSGI server.

    `cache_seconds` is how long an answer may be kept; a `notice` stands at the top of every page.
    """
    from web import app  # not above: `hansard parse` imports this package too, and shall not wait for a web framework

    return app.assemble(store, cache_seconds, notice)
