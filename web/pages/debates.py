"""`/debates/ID`: a debate in order, also as data and as plain text. The id of a speech leads to its place there; an old
id to the new one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, request, url_for

from timeline import queries
from web import answers, citation, official, plain
from web.context import store
from web.params import DebateQuery, SittingsQuery, read
from web.reading import division_anchor, reading
from web.respond import data, missing, moved, page, text

blueprint = Blueprint("debates", __name__)


@blueprint.get("/debates")
def debates() -> Response:
    """All debates, newest first."""
    query = read(SittingsQuery, request.args)
    found = queries.debates(store(), query.filter(), cursor=query.cursor, limit=query.limit)
    return page("debates.html", query=query, debates=found, choices={"chamber": queries.chambers(store())})


@blueprint.get("/debates/<debate:id>")
def debate(id: str) -> Response:
    """One debate; `highlight` marks a member's turns, `topic` the words of a topic."""
    query = read(DebateQuery, request.args)
    found = answers.debate(id, "debates.debate")
    return page(
        "debate.html",
        debate=found,
        query=query,
        reading=reading(found),
        marking={slug: f"?{urlencode(query.args(topic=slug))}" for slug in found.topics},
        cited=citation.debate(found),
        sources=official.sources(found),
        elsewhere=official.of_debate(found),
        division_anchor=division_anchor,
    )


@blueprint.get("/debates/<debate:id>.json")
def debate_json(id: str) -> Response:
    """The same as data."""
    return data(answers.debate(id, "debates.debate_json"))


@blueprint.get("/debates/<debate:id>.txt")
def debate_text(id: str) -> Response:
    """The same as plain text."""
    found = answers.debate(id, "debates.debate_text")
    return text(plain.debate, found, url_for("debates.debate", id=found.id, _external=True))


@blueprint.get("/debates/<speech:id>")
def speech(id: str) -> Any:
    """To the speech's place in its debate."""
    found = answers.speech(id, "debates.elsewhere")
    return moved(url_for("debates.debate", id=found.debate.id, _anchor=found.id))


@blueprint.get("/debates/<path:id>")
def elsewhere(id: str) -> Any:
    """To where an older id, or a source's own, leads today."""
    new = queries.redirect(store(), id) if len(id) <= 200 else None
    if new is None:
        raise missing("There is no debate or speech with this id here.")
    return moved(url_for("debates.elsewhere", id=new))
