"""The pages, the JSON API and the command line: they ask `timeline` and dress the answers, and hold no SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from web.options import DEFAULTS, Options

if TYPE_CHECKING:
    from flask import Flask

    from timeline.store import Store

__all__ = ["Options", "create_app"]


def create_app(store: Store, options: Options = DEFAULTS) -> Flask:
    """The web service over one store, for any WSGI server."""
    from web import app  # not above: `hansard parse` imports this package too, and shall not wait for a web framework

    return app.assemble(store, options)
