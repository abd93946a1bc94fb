"""`/search`: speeches by their words."""

from __future__ import annotations

from flask import Blueprint, Response, request

from timeline import queries
from web.context import store
from web.params import SpeechesQuery, read
from web.respond import page

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
def search() -> Response:
    """Speeches that hold the words asked for, narrowed by filters; without words only the form."""
    query = read(SpeechesQuery, request.args)
    found = queries.speeches(store(), query.filter(), cursor=query.cursor, limit=query.limit) if query.q else None
    choices = {"chamber": queries.chambers(store()), "party": queries.parties(store())}
    return page("search.html", query=query, speeches=found, choices=choices)
