"""Putting the service together: the parts in the order in which they must be there."""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress

from timeline import demo
from timeline.store import Store
from web import api, context, display, errors, ids, pages, respond


def assemble(store: Store, cache_seconds: int, notice: str) -> Flask:
    """The app with its converters, filters, errors, pages and API; nothing is opened or written here."""
    app = api.openapi_app("web")
    Compress(app)
    context.remember(app, store, cache_seconds)
    app.jinja_env.globals.update(notice=notice, invented=notice == demo.NOTICE)
    ids.register(app)
    display.register(app)
    errors.register(app)
    pages.register(app)
    app.register_api(api.blueprint)
    app.after_request(respond.finish)
    return app
