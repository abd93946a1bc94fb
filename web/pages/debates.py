"""`/debates/ID`: a debate in order, also as data and as plain text. The id of a speech leads to its place there; an old
id to the new one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, request, url_for

from timeline import queries
from web import answers, citation, official, paged, plain
from web.context import store
from web.display import turn_address
from web.params import SittingsQuery, read
from web.pointing import DebateQuery
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
    """One debate, of a long one a page; `highlight` marks a member's turns, `topic` the words of a topic."""
    query = read(DebateQuery, request.args)
    found = answers.debate(id, "debates.debate")
    read_as = reading(found)
    pages = paged.pages(found, read_as)
    shown, on = _shown(found.id, pages, query)
    carried = query if query.highlight in read_as.turns else query.model_copy(update={"highlight": None})
    return page(
        "debate.html",
        debate=found,
        query=query,
        reading=read_as,
        pages=pages.pages,
        shown=shown,
        lost=query.at is not None and not on,
        marking={slug: _address(carried, shown, topic=slug) for slug in found.topics},
        leads=_leads(carried, pages, shown),
        address=partial(_address, carried),
        cited=citation.debate(found),
        sources=official.sources(found),
        elsewhere=official.of_debate(found),
        division_anchor=division_anchor,
    )


def _shown(id: str, pages: paged.DebatePages, query: DebateQuery) -> tuple[paged.DebatePage, bool]:
    """The page that is asked for, by what is on it or by its number, else the first; and whether `at` is on it."""
    holding = pages.of(query.at) or pages.of(f"{id}.{query.at}")
    found = holding or pages.number(query.page or 1)
    if found is None:
        raise missing(f"This debate has no page {query.page}; the last is {len(pages.pages)}.")
    return found, holding is not None


def _address(query: DebateQuery, to: paged.DebatePage, **changes: str | None) -> str:
    """The address of a page of the same debate, from any of them."""
    number = str(to.number) if to.number > 1 else None
    return f"?{urlencode(query.args(at=None, page=number, **changes))}"


def _leads(query: DebateQuery, pages: paged.DebatePages, shown: paged.DebatePage) -> Callable[..., str]:
    """Makes the address of a turn or a division: on this page, or on another."""

    def leads(anchor: str, **changes: str | None) -> str:
        to = pages.of(anchor) or shown
        return f"#{anchor}" if to == shown and not changes else f"{_address(query, to, **changes)}#{anchor}"

    return leads


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
    return moved(turn_address(answers.speech(id, "debates.elsewhere")))


@blueprint.get("/debates/<path:id>")
def elsewhere(id: str) -> Any:
    """To where an older id, or a source's own, leads today."""
    new = queries.redirect(store(), id) if len(id) <= 200 else None
    if new is None:
        raise missing("There is no debate or speech with this id here.")
    return moved(url_for("debates.elsewhere", id=new))
