"""`/`: the topics with their small timelines, what changed lately, the latest debates, and what is stored."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from flask import Blueprint, Response, url_for

from timeline import queries
from timeline.results import TopicSummary
from web import sparks
from web.context import store
from web.respond import moved, page

DEBATES = 8
NEWS = 6
ROBOTS = "User-agent: *\nDisallow: /search\nDisallow: /api/\nDisallow: /*.csv\nDisallow: /*.json\n"
"""Programs that gather pages need neither every search nor the same once more as data."""

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def home() -> Response:
    """The front page."""
    topics, small = queries.topics(store()), queries.small_timelines(store())
    return page(
        "home.html",
        topics=[topic for topic in topics if topic.parent is None],
        below=below(topics),
        small=small,
        sparks=sparks.sparks(small),
        lately=queries.lately(store()),
        most_news=NEWS,
        latest=queries.latest_debates(store(), DEBATES),
        held=queries.held(store()),
    )


@blueprint.get("/topics")
def topics() -> Any:
    """To the front page, which lists them."""
    return moved(url_for("home.home"))


@blueprint.get("/robots.txt")
def robots() -> Response:
    """What programs that gather pages are asked to leave alone."""
    return Response(ROBOTS, mimetype="text/plain")


def below(topics: tuple[TopicSummary, ...]) -> dict[str, list[TopicSummary]]:
    """The sub-topics of each topic that has some, by its slug."""
    found = defaultdict(list)
    for topic in topics:
        if topic.parent:
            found[topic.parent].append(topic)
    return found
