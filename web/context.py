"""Where a view finds what the app was made with: the store, and how long an answer may be kept."""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app

from timeline.store import Store

STORE, CACHE_SECONDS = "hansard-store", "HANSARD_CACHE_SECONDS"


def remember(app: Flask, store: Store, cache_seconds: int) -> None:
    """Keeps both on the app: the only place that does."""
    app.extensions[STORE] = store
    app.config[CACHE_SECONDS] = cache_seconds


def store() -> Store:
    """The store of the app that answers this request."""
    return cast(Store, current_app.extensions[STORE])


def cache_seconds() -> int:
    """How long a page or answer may be kept before it is asked for again."""
    return int(current_app.config[CACHE_SECONDS])
