"""`/speakers`: search by name; `/speakers/ID/SLUG`: a person's memberships, offices, topics and speeches."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, request, url_for

from timeline import queries
from timeline.filters import Filter
from web import answers
from web.context import store
from web.params import Listed, SpeakersPageQuery, read
from web.respond import page

blueprint = Blueprint("speakers", __name__)


@blueprint.get("/speakers")
def speakers() -> Response:
    """People whose name is like the words asked for; without words only the search box."""
    query = read(SpeakersPageQuery, request.args)
    found = queries.speakers(store(), query.q) if query.q else None
    return page("speakers.html", query=query, speakers=found)


@blueprint.get("/speakers/<slug:id>")
def speaker_id(id: str) -> Any:
    """To the address that also says the name."""
    return redirect(url_for("speakers.speaker", id=id, slug=answers.speaker(id).slug))


@blueprint.get("/speakers/<slug:id>/<slug:slug>")
def speaker(id: str, slug: str) -> Any:
    """One person."""
    query, person = read(Listed, request.args), answers.speaker(id)
    if slug != person.slug:
        return redirect(url_for("speakers.speaker", id=id, slug=person.slug))
    spoken = queries.speeches(store(), Filter(speaker=id, include_chair=True), cursor=query.cursor, limit=query.limit)
    return page("speaker.html", speaker=person, speeches=spoken, query=query)
