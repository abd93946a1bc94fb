"""`/search`: speeches by their words."""

from __future__ import annotations

from flask import Blueprint, Response, request

from timeline import queries
from web import answers
from web.context import store
from web.narrowings import narrowings
from web.params import SpeechesQuery, read
from web.respond import page
from web.sought import finder

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
def search() -> Response:
    """Speeches that hold the words asked for, narrowed by filters; without words only the form.

    Those that mention a member, which a speaker's page leads to, need no words.
    """
    query = read(SpeechesQuery, request.args)
    return page(
        "search.html",
        query=query,
        speeches=answers.speeches(query) if query.q or query.mentions else None,
        sought=finder(query.q) if query.q else None,
        narrowings=narrowings(query, answers.name(query.speaker), answers.name(query.mentions)),
        choices={"chamber": queries.chambers(store()), "party": queries.parties(store())},
    )
