"""Where a view finds what the app was made with: store, topics, helpers that read, how long an answer may be kept."""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app

from timeline.helpers import Helpers
from timeline.store import Store
from timeline.topics import Topic

STORE, TOPICS, CACHE_SECONDS = "hansard-store", "hansard-topics", "HANSARD_CACHE_SECONDS"
HELPERS, TRY_BYTES = "hansard-helpers", "HANSARD_TRY_BYTES"


def remember(app: Flask, store: Store, cache_seconds: int) -> None:
    """Keeps both on the app: the only place that does."""
    app.extensions[STORE] = store
    app.config[CACHE_SECONDS] = cache_seconds


def store() -> Store:
    """The store of the app that answers this request."""
    return cast(Store, current_app.extensions[STORE])


def remember_topics(app: Flask, topics: tuple[Topic, ...]) -> None:
    """Keeps the topics in use on the app."""
    app.extensions[TOPICS] = topics


def topics() -> tuple[Topic, ...]:
    """The topics in use, by which what is stored should be tagged."""
    return cast("tuple[Topic, ...]", current_app.extensions[TOPICS])


def cache_seconds() -> int:
    """How long a page or answer may be kept before it is asked for again."""
    return int(current_app.config[CACHE_SECONDS])


def remember_helpers(app: Flask, helpers: Helpers, try_bytes: int) -> None:
    """Keeps those who read what is tried out, and how much of it, on the app."""
    app.extensions[HELPERS] = helpers
    app.config[TRY_BYTES] = try_bytes


def helpers() -> Helpers:
    """Those who read what is tried out."""
    return cast(Helpers, current_app.extensions[HELPERS])


def try_bytes() -> int:
    """The most bytes of a text that is tried out."""
    return int(current_app.config[TRY_BYTES])
