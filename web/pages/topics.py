"""`/topics/SLUG`: the timeline of a topic, its table, its filters, and the speeches behind it; `.json` the numbers."""

from __future__ import annotations

from flask import Blueprint, Response, request

from timeline import queries
from web import answers, chart
from web.context import store
from web.narrowings import narrowings
from web.params import TimelineQuery, TopicQuery, read
from web.respond import data, page

blueprint = Blueprint("topics", __name__)


@blueprint.get("/topics/<slug:slug>")
def topic(slug: str) -> Response:
    """A topic's page."""
    query = read(TopicQuery, request.args)
    timeline = answers.timeline(slug, query)
    return page(
        "topic.html",
        topic=answers.topic(slug),
        query=query,
        narrowings=narrowings(query, answers.name(query.speaker)),
        timeline=timeline,
        chart=chart.draw(timeline),
        speeches=queries.speeches(store(), query.filter(topic=slug), cursor=query.cursor, limit=query.limit),
        choices={"chamber": queries.chambers(store()), "party": queries.parties(store())},
    )


@blueprint.get("/topics/<slug:slug>.json")
def topic_json(slug: str) -> Response:
    """The numbers of that page."""
    return data(answers.timeline(slug, read(TimelineQuery, request.args)))
