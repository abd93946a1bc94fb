"""The WSGI application for a production server: `web.wsgi:application()` on the store that the environment names."""

from __future__ import annotations

from flask import Flask

from timeline import settings
from timeline.store import open_store
from web import create_app


def application() -> Flask:
    """The service over `HANSARD_DATABASE_URL`. Raises `StoreError` where there is no store of this revision."""
    chosen = settings.read()
    store = open_store(chosen.database_url)
    return create_app(store, cache_seconds=chosen.cache_seconds, notice=chosen.notice)
