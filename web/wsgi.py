"""The WSGI application for a production server: `web.wsgi:application()` on the store that the environment names."""

from __future__ import annotations

from flask import Flask

from timeline import settings
from timeline.store import open_store
from timeline.topics import load_topics
from web import Options, create_app, warm


def application() -> Flask:
    """The service over `HANSARD_DATABASE_URL`.

    Raises `StoreError` where there is no store of this revision, `BadTopic` for a topic of one's own that is none.
    """
    chosen = settings.read()
    store = open_store(chosen.database_url)
    options = Options(
        cache_seconds=chosen.cache_seconds,
        notice=chosen.notice,
        rate_limit=chosen.rate_limit,
        rate_storage=chosen.rate_storage,
        proxies=chosen.proxies,
        log=chosen.log,
        try_bytes=chosen.try_bytes,
        try_seconds=chosen.try_seconds,
        try_at_once=chosen.try_at_once,
        topics=load_topics([chosen.topics] if chosen.topics else None),
    )
    app = create_app(store, options)
    warm.begin(app)
    return app
