"""Putting the service together: the parts in the order in which they must be there.

A request passes, from the outside in: log ─▶ proxies believed ─▶ counted ─▶ kept answers ─▶ Flask ─▶ compression
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask
from flask_compress import Compress
from werkzeug.middleware.proxy_fix import ProxyFix

from timeline import demo
from timeline.helpers import Helpers
from timeline.store import Store
from timeline.trial import prepare
from web import api, context, described, display, errors, ids, limits, log, pages, reading_api, respond
from web.kept import CODINGS, Keeper
from web.limits import Counter
from web.options import Options

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

COMPRESSION = {
    "COMPRESS_ALGORITHM": CODINGS,
    "COMPRESS_ALGORITHM_STREAMING": CODINGS,
    "COMPRESS_MIMETYPES": (
        "text/html", "text/css", "text/javascript", "text/plain", "text/csv", "image/svg+xml", "application/json",
        "application/x-ndjson", "application/atom+xml", "application/problem+json",
    ),
}  # fmt: skip


def assemble(store: Store, options: Options) -> Flask:
    """The app with its converters, filters, errors, pages and API; nothing is opened or written here."""
    app = api.openapi_app("web")
    app.config.update(COMPRESSION)
    Compress(app)
    context.remember(app, store, options.cache_seconds)
    context.remember_topics(app, options.topics)
    helpers = Helpers(options.try_at_once, options.try_seconds, prepare, store.url)
    context.remember_helpers(app, helpers, options.try_bytes)
    app.jinja_env.globals.update(notice=options.notice, invented=options.notice == demo.NOTICE)
    ids.register(app)
    display.register(app)
    limits.register(app)
    errors.register(app)
    pages.register(app)
    described.complete(api.blueprint)
    app.register_api(api.blueprint)
    app.register_api(reading_api.blueprint)
    app.after_request(respond.finish)
    _outside(app, store, options)
    return app


def _outside(app: Flask, store: Store, options: Options) -> None:
    """What stands in front of Flask, the innermost first. No proxy is believed unless it is said how many there are."""
    outer: WSGIApplication = Keeper(app.wsgi_app, store)
    if options.rate_limit:
        outer = Counter(outer, options.rate_limit, options.rate_storage)
    if n := options.proxies:
        outer = ProxyFix(outer, x_for=n, x_proto=n, x_host=n, x_prefix=n)
    if options.log != "none":
        log.register(app, options.log)
        outer = log.Log(outer, options.log, believed=options.proxies > 0)
    app.wsgi_app = outer  # type: ignore[method-assign, assignment]
