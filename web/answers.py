"""Questions that pages and API ask alike: the result, or the error that the address deserves."""

from __future__ import annotations

from typing import Any, NoReturn

from flask import abort, url_for

from timeline import queries, results
from timeline.filters import BadQuestion
from web.context import store
from web.params import BadParameters, SpeakerQuery, SpeakersQuery, SpeechesQuery, TimelineQuery, WhoQuery
from web.respond import missing, moved

ALL_BUT_THE_CHAIR = SpeakerQuery()


def topic(slug: str) -> results.TopicSummary:
    """The topic of that slug, else 404."""
    found = queries.topic(store(), slug)
    if found is None:
        raise missing(f"There is no topic {slug!r}; the home page lists all topics.")
    return found


def timeline(slug: str, query: TimelineQuery) -> results.Timeline:
    """The topic's timeline with links to itself, its page and its speeches, else 404.

    Raises `BadParameters` for a person who is not known.
    """
    try:
        question = query.filter(topic=slug)
        found = queries.timeline(store(), question, bucket=query.bucket, by=query.by, measure=query.measure)
    except BadQuestion:
        topic(slug)  # 404 where the topic is what is wrong; asked only now, since it counts all its speeches
        raise
    if not found.total:
        _refuse_unknown(query)
    return found.model_copy(update={"links": _links(slug, query.args(cursor=None, limit=None))})


def _links(slug: str, args: dict[str, Any]) -> dict[str, str]:
    filters = {name: value for name, value in args.items() if name not in ("by", "measure", "bucket")}
    return {
        "self": url_for("api.timeline", slug=slug, **args),
        "page": url_for("topics.topic", slug=slug, **args),
        "speeches": url_for("api.speeches", topic=slug, **filters),
    }


def speeches(query: SpeechesQuery) -> results.Page[results.Speech]:
    """The speeches that the filters let through. Raises `BadParameters` for a topic or person that is not known."""
    found = queries.speeches(store(), query.filter(), cursor=query.cursor, limit=query.limit)
    if not found.total:
        _refuse_unknown(query)
    return found


def debates(query: SpeechesQuery) -> results.Page[results.DebateSummary]:
    """The debates with such speeches. Raises `BadParameters` for a topic or person that is not known."""
    found = queries.debates(store(), query.filter(), cursor=query.cursor, limit=query.limit)
    if not found.total:
        _refuse_unknown(query)
    return found


def _refuse_unknown(query: WhoQuery) -> None:
    """Nothing was found: raises `BadParameters` where that is for a misspelt topic or person, and no true zero."""
    problems = []
    if isinstance(query, SpeechesQuery) and query.topic and queries.topic(store(), query.topic) is None:
        problems.append(
            f"topic: found {query.topic!r}; expected the slug of a stored topic, as /api/v1/topics lists them"
        )
    if query.speaker and queries.speaker(store(), query.speaker) is None:
        problems.append(f"speaker: found {query.speaker!r}; expected the id of a known person, as /speakers gives it")
    if isinstance(query, SpeechesQuery) and query.mentions and queries.speaker(store(), query.mentions) is None:
        problems.append(f"mentions: found {query.mentions!r}; expected the id of a known person, as /speakers gives it")
    if problems:
        raise BadParameters(tuple(problems))


def debate(id: str, endpoint: str) -> results.Debate:
    """The debate, else 301 to where it is now, else 404. `endpoint` is that of the address that was asked for."""
    return queries.debate(store(), id) or _elsewhere(id, endpoint, "debate")


def speech(id: str, endpoint: str) -> results.Speech:
    """The speech, else 301 to where it is now, else 404. `endpoint` is that of the address that was asked for."""
    return queries.speech(store(), id) or _elsewhere(id, endpoint, "speech")


def speakers(query: SpeakersQuery) -> results.Speakers:
    """The people who fit. Raises `BadQuestion` for a party that nobody belongs to."""
    return queries.speakers(store(), query.filter(), cursor=query.cursor, limit=query.limit)


def speaker(id: str, query: SpeakerQuery = ALL_BUT_THE_CHAIR) -> results.Speaker:
    """The person of that id, else 404."""
    found = queries.speaker(store(), id, include_chair=query.include_chair)
    if found is None:
        raise missing(f"There is no person with the id {id!r}; /speakers finds people by name.")
    return found


def name(id: str | None) -> str | None:
    """The name of the person of that id, None for nobody."""
    found = queries.speaker(store(), id) if id else None
    return found.name if found else None


def _elsewhere(id: str, endpoint: str, what: str) -> NoReturn:
    new = queries.redirect(store(), id)
    if new is None or new == id:
        raise missing(f"There is no {what} {id!r} here.")
    abort(moved(url_for(endpoint, id=new)))
