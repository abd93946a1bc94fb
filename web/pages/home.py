"""`/`: the topics with their small timelines, the latest debates, and what is stored."""

from __future__ import annotations

from flask import Blueprint, Response

from timeline import queries
from timeline.filters import Filter
from web import chart
from web.context import store
from web.respond import page

LATEST = 8
blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@blueprint.get("/topics")
def home() -> Response:
    """The front page."""
    topics = queries.topics(store())
    sparks = {topic.slug: spark(topic.slug) for topic in topics}
    latest = queries.debates(store(), Filter(), limit=LATEST)
    return page("home.html", topics=topics, sparks=sparks, latest=latest, status=queries.status(store()))


def spark(slug: str) -> chart.Chart | None:
    """A topic's whole timeline in one colour."""
    return chart.draw(queries.timeline(store(), Filter(topic=slug), by="none"))
