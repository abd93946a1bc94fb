"""`/about`: sources, licence, method, what is stored and how good it is; `/about/coverage/CHAMBER/YEAR`: day by day.

`/healthz` for whoever watches; the parties' colours.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

from timeline import queries
from timeline.errors import StoreError
from timeline.store import revision
from web import coverage
from web.context import store
from web.display import party_styles
from web.respond import missing, page

NEVER_KEPT = {"Cache-Control": "no-store"}
EMPTY = "the store has no tables; run `hansard db upgrade`"
REFUSED = 20
blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
def about() -> Response:
    """Where the words come from, what is done with them, and what is lacking."""
    refused = queries.refused(store())
    return page(
        "about.html",
        status=queries.status(store()),
        held=queries.held(store()),
        missing={one.chamber: one for one in queries.missing(store())},
        quality=queries.quality(store()),
        refused=refused[:REFUSED],
        refused_in_all=len(refused),
    )


@blueprint.get("/about/coverage/<slug:chamber>/<int:year>")
def covered(chamber: str, year: int) -> Response:
    """Every day of a chamber's year."""
    held = {one.chamber: one for one in queries.held(store())}
    if chamber not in held:
        raise missing(f"Nothing of a chamber {chamber!r} is stored; the page About lists all chambers.")
    months = coverage.months(queries.calendar(store(), chamber, year), queries.refused(store()))
    return page(
        "coverage.html",
        chamber=chamber,
        year=year,
        years=held[chamber].years,
        months=months,
        legend=coverage.legend(months),
        symbols=coverage.SYMBOLS,
        meanings=coverage.MEANINGS,
        weekdays=coverage.WEEKDAYS,
    )


@blueprint.get("/healthz")
def health() -> Any:
    """200 with the store's revision, 503 with the reason where it cannot answer."""
    try:
        found = revision(store())
    except StoreError as error:
        return {"status": "failing", "detail": str(error)}, 503
    if found is None:
        return {"status": "failing", "detail": EMPTY}, 503
    return {"status": "ok", "revision": found}, 200, NEVER_KEPT


@blueprint.get("/parties.css")
def parties_css() -> Response:
    """The parties' colours."""
    return Response(party_styles(), mimetype="text/css")
