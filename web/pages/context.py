"""`/context`: documents from outside Parliament, which stand beside the timelines and are never counted."""

from __future__ import annotations

from flask import Blueprint, Response, request

from timeline import queries
from web.context import store
from web.params import Listed, read
from web.respond import missing, page

blueprint = Blueprint("context", __name__)


@blueprint.get("/context")
def documents() -> Response:
    """All of them, the newest first."""
    query = read(Listed, request.args)
    found = queries.context_documents(store(), cursor=query.cursor, limit=query.limit)
    return page("context.html", documents=found, query=query, titles=queries.titles(store()))


@blueprint.get("/context/<id>")
def document(id: str) -> Response:
    """One, with its marked words, its topics and the debates near it."""
    found = queries.context_document(store(), id) if len(id) <= 200 else None
    if found is None:
        raise missing("There is no document with this id here; /context lists them all.")
    near = queries.near_about(store(), found.text, found.date, found.topics, title=found.title, limit=8)
    return page("context_document.html", document=found, near=near, titles=queries.titles(store()))
