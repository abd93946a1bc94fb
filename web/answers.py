"""Questions that pages and API ask alike: the result, or the error that the address deserves."""

from __future__ import annotations

from typing import NoReturn

from flask import abort, url_for

from timeline import queries, results
from timeline.filters import BadQuestion
from web.context import store
from web.params import TimelineQuery
from web.respond import missing, moved


def topic(slug: str) -> results.TopicSummary:
    """The topic of that slug, else 404."""
    found = queries.topic(store(), slug)
    if found is None:
        raise missing(f"There is no topic {slug!r}; the home page lists all topics.")
    return found


def timeline(slug: str, query: TimelineQuery) -> results.Timeline:
    """The topic's timeline with links to itself, its page and its speeches, else 404."""
    try:
        question = query.filter(topic=slug)
        found = queries.timeline(store(), question, bucket=query.bucket, by=query.by, measure=query.measure)
    except BadQuestion:
        topic(slug)  # 404 where the topic is what is wrong; asked only now, since it counts all its speeches
        raise
    args = query.args()
    links = {
        "self": url_for("api.timeline", slug=slug, **args),
        "page": url_for("topics.topic", slug=slug, **args),
        "speeches": url_for("api.speeches", topic=slug, **query.args(by=None, measure=None, bucket=None)),
    }
    return found.model_copy(update={"links": links})


def debate(id: str, endpoint: str) -> results.Debate:
    """The debate, else 301 to where it is now, else 404. `endpoint` is that of the address that was asked for."""
    return queries.debate(store(), id) or _elsewhere(id, endpoint, "debate")


def speech(id: str, endpoint: str) -> results.Speech:
    """The speech, else 301 to where it is now, else 404. `endpoint` is that of the address that was asked for."""
    return queries.speech(store(), id) or _elsewhere(id, endpoint, "speech")


def speaker(id: str) -> results.Speaker:
    """The person of that id, else 404."""
    found = queries.speaker(store(), id)
    if found is None:
        raise missing(f"There is no person with the id {id!r}; /speakers finds people by name.")
    return found


def _elsewhere(id: str, endpoint: str, what: str) -> NoReturn:
    new = queries.redirect(store(), id)
    if new is None or new == id:
        raise missing(f"There is no {what} {id!r} here.")
    abort(moved(url_for(endpoint, id=new)))
