"""The pages, the JSON API and the command line: they ask `timeline` and dress the answers, and hold no SQL."""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress

from timeline.store import Store
from web import api, context, display, errors, ids, pages, respond


def create_app(store: Store, *, cache_seconds: int = 60) -> Flask:
    """The web service over one store, for any WSGI server; `cache_seconds` is how long an answer may be kept."""
    app = api.openapi_app(__name__)
    Compress(app)
    context.remember(app, store, cache_seconds)
    ids.register(app)
    display.register(app)
    errors.register(app)
    pages.register(app)
    app.register_api(api.blueprint)
    app.after_request(respond.finish)
    return app
