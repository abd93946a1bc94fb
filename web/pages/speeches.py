"""`/speeches/ID`: the permanent page of one speech, to be quoted and linked to; also as data, as plain text, and as a
small page (`/embed/ID`) that others may show in a frame. An old id, or a source's own, leads to the new one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request, url_for

from timeline import queries
from timeline.results import Speech
from web import answers, citation, official, plain, quotation
from web.context import store
from web.params import read
from web.pointing import SpeechPageQuery
from web.respond import data, missing, moved, page, text

blueprint = Blueprint("speeches", __name__)


@blueprint.get("/speeches/<speech:id>")
def speech(id: str) -> Response:
    """One speech; `topic` marks the words of a topic."""
    query = read(SpeechPageQuery, request.args)
    found = answers.speech(id, "speeches.speech")
    address = _address(found)
    return page(
        "speech.html",
        speech=found,
        query=query,
        around=queries.around(store(), found),
        named=quotation.name(found),
        cited=citation.speech(found),
        canonical=address,
        quotation=quotation.quotation(found, address),
        source=quotation.source(found, address),
        snippet=quotation.snippet(found, url_for("speeches.embed", id=found.id, _external=True)),
        elsewhere=official.of_speech(found),
        read_as=official.read_as,
    )


@blueprint.get("/speeches/<speech:id>.json")
def speech_json(id: str) -> Response:
    """The same as data, as the API gives it."""
    return data(answers.speech(id, "speeches.speech_json"))


@blueprint.get("/speeches/<speech:id>.txt")
def speech_text(id: str) -> Response:
    """The same as plain text."""
    found = answers.speech(id, "speeches.speech_text")
    return text(plain.speech, found, _address(found))


@blueprint.get("/embed/<speech:id>")
def embed(id: str) -> Response:
    """The speech alone, for a frame in somebody else's page: `respond.finish` lets this one be framed."""
    found = answers.speech(id, "speeches.embed")
    return page("embed.html", speech=found, canonical=_address(found), cited=citation.speech(found))


@blueprint.get("/speeches")
def speeches() -> Any:
    """To the search, which lists them."""
    return moved(url_for("search.search"))


@blueprint.get("/speeches/<path:id>")
def elsewhere(id: str) -> Any:
    """To where an older id, or a source's own, leads today."""
    new = queries.redirect(store(), id) if len(id) <= 200 else None
    if new is None:
        raise missing("There is no speech with this id here.")
    return moved(url_for("speeches.elsewhere", id=new))


def _address(found: Speech) -> str:
    return url_for("speeches.speech", id=found.id, _external=True)
