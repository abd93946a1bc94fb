"""`/`: the topics with their small timelines, the latest debates, and what is stored."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, url_for

from timeline import queries
from timeline.filters import Filter
from timeline.results import DebateSummary
from web import chart
from web.context import store
from web.respond import moved, page

LATEST = 8
LOOKED_AT = 60
blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def home() -> Response:
    """The front page."""
    topics = queries.topics(store())
    sparks = {topic.slug: spark(topic.slug) for topic in topics}
    return page("home.html", topics=topics, sparks=sparks, latest=latest(), status=queries.status(store()))


@blueprint.get("/topics")
def topics() -> Any:
    """To the front page, which lists them."""
    return moved(url_for("home.home"))


def latest() -> list[DebateSummary]:
    """The newest debates between two members or more: a notice read out by one is stored too, but is no news."""
    found = queries.debates(store(), Filter(), limit=LOOKED_AT).items
    return [debate for debate in found if debate.speakers > 1][:LATEST]


def spark(slug: str) -> chart.Chart | None:
    """A topic's whole timeline in one colour."""
    return chart.draw(queries.timeline(store(), Filter(topic=slug), by="none"))
