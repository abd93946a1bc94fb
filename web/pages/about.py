"""`/about`: sources, licence, method, what is stored; `/healthz` for whoever watches; the parties' colours."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

from timeline import queries
from timeline.store import StoreError, revision
from web.context import store
from web.display import party_styles
from web.respond import page

NEVER_KEPT = {"Cache-Control": "no-store"}
EMPTY = "the store has no tables; run `hansard db upgrade`"
blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
def about() -> Response:
    """Where the words come from and what is done with them."""
    return page("about.html", status=queries.status(store()))


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
