"""Questions that pages and API ask alike: the result, or the error that the address deserves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from flask import abort, url_for

from timeline import queries, results
from timeline.filters import NO_PARTY, BadQuestion
from web.context import store
from web.params import (
    BadParameters,
    CompareQuery,
    SearchQuery,
    SpeakerQuery,
    SpeakersQuery,
    SpeechesQuery,
    TimelineQuery,
    WhoQuery,
)
from web.respond import missing, moved

L = TypeVar("L", bound=results.Part[Any])

ALL_BUT_THE_CHAIR = SpeakerQuery()
NO_TOPIC = "topic: found {!r}; expected the slug of a stored topic, as /api/v1/topics lists them"
NO_QUESTION = (
    "q is missing; expected words to look for, or a filter: "
    "topic, speaker, party, role, kind, chamber, office, mentions, from or to"
)
COUNTING = ("by", "measure", "per", "bucket")
"""Parameters that say how is counted, not what."""


def topic(slug: str) -> results.TopicSummary:
    """The topic of that slug, else 404."""
    found = queries.topic(store(), slug)
    if found is None:
        raise missing(f"There is no topic {slug!r}; the home page lists all topics.")
    return found


def timeline(slug: str, query: TimelineQuery) -> results.Timeline:
    """The topic's timeline with links to itself, its page and its speeches, else 404.

    Raises `BadParameters` for a person or party that is not known.
    """
    try:
        question = query.filter(topic=slug)
        found = queries.timeline(
            store(), question, bucket=query.bucket, by=query.by, measure=query.measure, per=query.per
        )
    except BadQuestion:
        topic(slug)  # 404 where the topic is what is wrong; asked only now, since it counts all its speeches
        raise
    refuse_unknown_party(query)
    if not found.total:
        _refuse_unknown(query)
    return found.model_copy(update={"links": _links(slug, query.args(cursor=None, limit=None, format=None))})


def _links(slug: str, args: dict[str, Any]) -> dict[str, str]:
    filters = {name: value for name, value in args.items() if name not in COUNTING}
    return {
        "self": url_for("api.timeline", slug=slug, **args),
        "page": url_for("topics.topic", slug=slug, **args),
        "speeches": url_for("api.speeches", topic=slug, **filters),
    }


def comparison(query: CompareQuery) -> results.Comparison:
    """The topics, or the parties of one, on one axis, with links to itself and its page.

    Raises `BadQuestion` for too few or too many, and for a topic or party that is not known; `BadParameters` for a
    person who is not.
    """
    counted = {"bucket": query.bucket, "measure": query.measure, "per": query.per}
    found = queries.compare(store(), query.topic, query.filter(), **counted)  # type: ignore[arg-type]
    if not any(found.totals.values()):
        _refuse_unknown(query)
    args = query.args(format=None)
    links = {"self": url_for("api.compare", **args), "page": url_for("compare.compare", **args)}
    return found.model_copy(update={"links": links})


def speeches(query: SpeechesQuery) -> results.Page[results.Speech]:
    """The speeches that the filters let through. Raises `BadParameters` for a topic, party or person not known."""
    return _listed(queries.speeches, query)


def some_speeches(query: SpeechesQuery) -> results.Part[results.Speech]:
    """The same, uncounted."""
    return _listed(queries.some_speeches, query)


def search(query: SearchQuery) -> results.SearchResults:
    """The speeches with what can be asked next.

    Raises `BadParameters`, also where nothing is asked at all; `BadQuestion` for a search not understood.
    """
    refuse_no_question(query)
    return _listed(queries.search, query, sort=query.sort)


def refuse_no_question(query: SpeechesQuery) -> None:
    """Raises `BadParameters` for a search for nothing, which would find all that was ever said."""
    if not query.asks:
        raise BadParameters((NO_QUESTION,))


def debates(query: SpeechesQuery) -> results.Page[results.DebateSummary]:
    """The debates with such speeches. Raises `BadParameters` for a topic, party or person that is not known."""
    return _listed(queries.debates, query)


def some_debates(query: SpeechesQuery) -> results.Part[results.DebateSummary]:
    """The same, uncounted."""
    return _listed(queries.some_debates, query)


def _listed(ask: Callable[..., L], query: SpeechesQuery, **more: Any) -> L:
    """What is asked for; where nothing is found, whatever of the question is not known is refused."""
    refuse_unknown_party(query)
    found = ask(store(), query.filter(), cursor=query.cursor, limit=query.limit, **more)
    if not found.items:
        _refuse_unknown(query)
    return found


def refuse_unknown_party(query: WhoQuery) -> None:
    """Raises `BadParameters` for a party that nobody has; one beside others that are known would go unnoticed."""
    unknown = queries.unknown_parties(store(), query.party) if query.party else {}
    if unknown:
        raise BadParameters(tuple(_no_party(name, likest) for name, likest in unknown.items()))


def _no_party(name: str, likest: str | None) -> str:
    meant = f"; did you mean {likest!r}?" if likest else ""
    return f"party: found {name!r}; expected a party as answers spell it, or {NO_PARTY!r} where it is not known{meant}"


def _refuse_unknown(query: WhoQuery) -> None:
    """Nothing was found: raises `BadParameters` where that is for a misspelt topic or person, and no true zero."""
    problems = []
    if isinstance(query, SpeechesQuery) and query.topic and queries.topic(store(), query.topic) is None:
        problems.append(NO_TOPIC.format(query.topic))
    if query.speaker and queries.speaker(store(), query.speaker) is None:
        problems.append(f"speaker: found {query.speaker!r}; expected the id of a known person, as /speakers gives it")
    if isinstance(query, SpeechesQuery) and query.mentions and queries.speaker(store(), query.mentions) is None:
        problems.append(f"mentions: found {query.mentions!r}; expected the id of a known person, as /speakers gives it")
    if problems:
        raise BadParameters(tuple(problems))


def known_topic(slug: str) -> None:
    """Raises `BadParameters` for a filter by a topic that is not stored."""
    if queries.topic(store(), slug) is None:
        raise BadParameters((NO_TOPIC.format(slug),))


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
