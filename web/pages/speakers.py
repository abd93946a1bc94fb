"""`/speakers`: people by what is known of them; `/speakers/ID/SLUG`: one person's career, topics and speeches."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, request, url_for

from timeline import queries
from timeline.filters import DIRECTIONS, Filter
from web import answers, career, feeds
from web.context import store
from web.params import SpeakerPageQuery, SpeakerQuery, SpeakersQuery, read
from web.respond import data, page

MENTIONS = 10
"""So many people are listed who mention a person, and so many who are mentioned."""

blueprint = Blueprint("speakers", __name__)


@blueprint.get("/speakers")
def speakers() -> Response:
    """The people asked for; where nothing is asked only the form. `speakers.js` asks this page as one types."""
    query = read(SpeakersQuery, request.args)
    found = answers.speakers(query) if query.asks else None
    return page("speakers.html", query=query, speakers=found, parties=queries.all_parties(store()))


@blueprint.get("/speakers/<slug:id>")
def speaker_id(id: str) -> Any:
    """To the address that also says the name."""
    return redirect(url_for("speakers.speaker", id=id, slug=answers.speaker(id).slug))


@blueprint.get("/speakers/<slug:id>/<slug:slug>")
def speaker(id: str, slug: str) -> Any:
    """One person."""
    query = read(SpeakerPageQuery, request.args)
    person = answers.speaker(id, query)
    if slug != person.slug:
        return redirect(url_for("speakers.speaker", id=id, slug=person.slug))
    if query.topic:
        answers.known_topic(query.topic)
    own = Filter(query.start, query.end, speaker=id, topic=query.topic, include_chair=query.include_chair)
    spoken = queries.speeches(store(), own, cursor=query.cursor, limit=query.limit)
    mentions = {direction: queries.mentions(store(), id, direction, limit=MENTIONS) for direction in DIRECTIONS}
    return page(
        "speaker.html",
        speaker=person,
        standing=career.standing(person),
        career=career.lines(person),
        years=career.years(person),
        speeches=spoken,
        mentions=mentions,
        query=query,
    )


@blueprint.get("/speakers/<slug:id>.json")
def speaker_json(id: str) -> Response:
    """The same as data, as the API gives it."""
    return data(answers.speaker(id, read(SpeakerQuery, request.args)))


@blueprint.get("/speakers/<slug:id>.atom")
def speaker_feed(id: str) -> Response:
    """The person's latest speeches."""
    person = answers.speaker(id)
    found = queries.speeches(store(), Filter(speaker=id), limit=feeds.ENTRIES)
    page_of_it = url_for("speakers.speaker", id=id, slug=person.slug)
    return feeds.atom(f"{person.name} in Parliament", "The latest speeches", page_of_it, found)
