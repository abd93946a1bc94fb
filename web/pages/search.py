"""`/search`: speeches by their words, and what they can be narrowed to; `.json`, `.csv` and `.atom` are the same."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request, url_for

from timeline import queries
from timeline.filters import BadQuestion
from timeline.results import Speech
from web import answers, feeds
from web.context import store
from web.export import everything, table
from web.narrowings import narrowings
from web.params import BadParameters, SearchQuery, SpeechesQuery, paged, read
from web.respond import data, page
from web.sought import finder

blueprint = Blueprint("search", __name__)

OPERATORS = (
    ("online safety", "both words, in any of their forms: safety, safe, safely"),
    ('"online safety"', "the words next to each other; any quotation marks do"),
    ("safety OR harm", "one or the other; OR, AND and NOT in capitals"),
    ("safety -online", "without the second word; NOT online is the same"),
    ("immigr*", "words that begin so"),
    ("online NEAR/5 safety", "at most five words between them, in either order; without a number ten"),
    ("(safety OR harm) child", "brackets hold together"),
)
FIELDS = (
    ('speaker:"first and last name"', "by this person: a name, or the number in the address of the person’s page"),
    ("party:labour", "by members of this party that day; with a minus before it, by all others"),
    ("topic:online-safety", "about this topic"),
    ("chamber:lords", "in this chamber"),
    ("role:minister", "minister, shadow, chair, member or witness"),
    ("kind:question", "speech, question, answer, intervention, statement …"),
    ("from:2024-03 to:2025", "between these days, months or years"),
)
"""Examples of the language, each with what it finds; docs/search.md says more."""


@blueprint.get("/search")
def search() -> Response:
    """The speeches asked for; without words only the form. What is not understood is said beside the form, with 400.

    Those that mention a member, which a speaker's page leads to, need no words.
    """
    try:
        query = read(SearchQuery, request.args)
        found = answers.search(query) if query.q or query.mentions else None
    except (BadQuestion, BadParameters) as error:
        return _refused(error)
    sought = finder(query.q) if query.q else None
    names = answers.name(query.speaker), answers.name(query.mentions)
    return _page(query, typed=query.q or "", found=found, sought=sought, narrowings=narrowings(query, *names))


def _refused(error: BadQuestion | BadParameters) -> Response:
    """The form with the words as they were typed and what is wrong with them."""
    problems = error.problems if isinstance(error, BadParameters) else (str(error).removeprefix("search: "),)
    response = _page(SearchQuery(), typed=request.args.get("q", ""), problems=problems)
    response.status_code = 400
    return response


def _page(query: SearchQuery, **more: Any) -> Response:
    choices = {"chamber": queries.chambers(store()), "party": queries.parties(store())}
    return page("search.html", query=query, choices=choices, operators=OPERATORS, fields=FIELDS, **more)


@blueprint.get("/search.json")
def search_data() -> Response:
    """What the page shows, as data."""
    return data(answers.search(read(SearchQuery, request.args)))


@blueprint.get("/search.csv")
def search_table() -> Response:
    """All speeches found, newest first, a line each."""
    query = read(SpeechesQuery, request.args)
    answers.refuse_no_question(query)
    return table(everything(lambda *which: answers.some_speeches(paged(query, *which))), Speech, "search")


@blueprint.get("/search.atom")
def search_feed() -> Response:
    """The latest speeches that the same question finds."""
    query = read(SpeechesQuery, request.args).model_copy(update={"cursor": None, "limit": feeds.ENTRIES})
    said = query.q or "All speeches"
    page_of_it = url_for("search.search", **query.args(limit=None))
    found = answers.some_speeches(query)
    about = f"The latest speeches found by {said}"
    sought = finder(query.q) if query.q else None
    return feeds.atom(
        f"{said} in Parliament", about, page_of_it, found, query.topic, sought=sought, mentions=query.mentions
    )
