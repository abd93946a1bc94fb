"""`/topics/SLUG`: the timeline of a topic, its table, its filters, and the speeches behind it.

`.json` and `.csv` are the numbers, `.atom` the speeches as a feed, `/definition` the rules behind all of them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, Response, request, url_for

from hansard.model import SpeechKind
from hansard.people import Role
from timeline import queries
from timeline.filters import BUCKETS, BYS, MEASURES, PERS
from timeline.results import Timeline, TopicDefinition, TopicSummary
from timeline.topics import BadTopic, read_topic
from web import answers, chart, feeds, moves, opening
from web.answers import COUNTING
from web.context import store
from web.export import timeline_table
from web.narrowings import narrowings
from web.params import TimelineQuery, TopicQuery, WhoQuery, read
from web.respond import data, missing, page

blueprint = Blueprint("topics", __name__)


@blueprint.get("/topics/<slug:slug>")
def topic(slug: str) -> Response:
    """A topic's page."""
    query = read(TopicQuery, request.args)
    known = {topic.slug: topic for topic in queries.topics(store())}
    held = queries.held(store())
    usual = opening.opening(held, query)
    shown, begun = opening.begun(query, usual if slug in known and _is_in(known[slug], usual) else None)
    timeline = answers.timeline(slug, shown)
    below = [topic for topic in known.values() if topic.parent == slug]
    return page(
        "topic.html",
        topic=known[slug],
        above=known.get(known[slug].parent or ""),
        below=below,
        titles={one.slug: one.title for one in below},
        others=[topic for topic in known.values() if topic.slug != slug],
        query=query,
        shown=shown,
        begun=begun,
        latest=max((one.end for one in held if one.chamber in (query.chamber or [one.chamber])), default=None),
        said=query.args(cursor=None, limit=None, **dict.fromkeys(COUNTING)),
        narrowings=narrowings(query, answers.name(query.speaker)),
        timeline=timeline,
        chart=chart.draw(timeline),
        speeches=queries.speeches(store(), shown.filter(topic=slug), cursor=query.cursor, limit=query.limit),
        choices=choices(has_parts=bool(below) or query.by == "sub-topic"),
        **periods(timeline, known[slug], usual.since if usual else None),
    )


def _is_in(topic: TopicSummary, usual: opening.Opening | None) -> bool:
    """Whether one spoke about the topic in the time that is shown unasked."""
    return bool(usual and topic.last and topic.last >= usual.start)


def choices(has_parts: bool) -> dict[str, tuple[Any, ...]]:
    """What the form offers; a split by sub-topic only where the topic has some."""
    return {
        "chamber": queries.chambers(store()),
        "party": queries.parties(store()),
        "kind": tuple(kind.value for kind in SpeechKind),
        "role": tuple(role.value for role in Role),
        "by": tuple(by for by in BYS if has_parts or by != "sub-topic"),
        "measure": MEASURES,
        "per": PERS,
        "bucket": (None, *BUCKETS),
    }


def periods(timeline: Timeline, topic: TopicSummary, since: date | None) -> dict[str, tuple[moves.Move, ...]]:
    """Where one can go from the period shown; `since` as in `moves.moves`."""
    return {
        "moves": moves.moves(timeline.start, timeline.end, topic.first, topic.last, since),
        "years": moves.years(topic.first, topic.last),
    }


@blueprint.get("/topics/<slug:slug>/definition")
def definition(slug: str) -> Response:
    """The rules by which the stored speeches were tagged, as they stand in the topic's file."""
    found = queries.definition(store(), slug)
    if found is None:
        raise missing(f"There is no topic {slug!r}; the home page lists all topics.")
    return page("definition.html", topic=found, **understood(found))


def understood(topic: TopicDefinition) -> dict[str, Any]:
    """The `rules` of a stored definition, or the `problem` where another program's definition is stored."""
    if not topic.definition:
        return {}
    try:
        return {"rules": read_topic(topic.definition, f"{topic.slug}.toml").rules}
    except BadTopic as error:
        return {"problem": str(error)}


@blueprint.get("/topics/<slug:slug>.json")
def topic_json(slug: str) -> Response:
    """The numbers of that page."""
    return data(answers.timeline(slug, read(TimelineQuery, request.args)))


@blueprint.get("/topics/<slug:slug>.csv")
def topic_csv(slug: str) -> Response:
    """The same numbers as a table."""
    return timeline_table(answers.timeline(slug, read(TimelineQuery, request.args)), slug)


@blueprint.get("/topics/<slug:slug>.atom")
def topic_feed(slug: str) -> Response:
    """The latest speeches behind them."""
    query, topic = read(WhoQuery, request.args), answers.topic(slug)
    found = queries.speeches(store(), query.filter(topic=slug), limit=feeds.ENTRIES)
    page_of_it = url_for("topics.topic", slug=slug, **query.args())
    return feeds.atom(f"{topic.title} in Parliament", topic.description, page_of_it, found, slug)
