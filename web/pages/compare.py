"""`/topics/compare`: several topics, or several parties within one, on one axis; `.json` and `.csv` are the numbers."""

from __future__ import annotations

from flask import Blueprint, Response, request

from timeline import queries
from timeline.filters import BUCKETS, MEASURES, PERS
from timeline.results import Comparison
from web import answers, chart, opening
from web.context import store
from web.export import comparison_table
from web.narrowings import Narrowing, narrowings
from web.params import CompareQuery, read
from web.respond import data, page

blueprint = Blueprint("compare", __name__)


@blueprint.get("/topics/compare")
def compare() -> Response:
    """The comparison; where too little is chosen to compare, only the form."""
    query = read(CompareQuery, request.args)
    shown, begun = opening.begun(query, opening.opening(queries.held(store()), query))
    found = answers.comparison(shown) if is_asked(query) else None
    return page(
        "compare.html",
        query=query,
        shown=shown,
        begun=begun,
        comparison=found,
        chart=chart.compare(found) if found else None,
        narrowings=_narrowings(query, found) if found else (),
        topics=queries.topics(store()),
        choices={
            "chamber": queries.chambers(store()),
            "party": queries.parties(store()),
            "measure": MEASURES,
            "per": PERS,
            "bucket": (None, *BUCKETS),
        },
    )


def _narrowings(query: CompareQuery, found: Comparison) -> tuple[Narrowing, ...]:
    return narrowings(query, answers.name(query.speaker), compared="party" if found.parties else "")


def is_asked(query: CompareQuery) -> bool:
    """Whether there are two things to compare: topics, or parties within one."""
    return len(query.topic) > 1 or (len(query.topic) == 1 and len(query.party) > 1)


@blueprint.get("/topics/compare.json")
def compare_json() -> Response:
    """The numbers of that page."""
    return data(answers.comparison(read(CompareQuery, request.args)))


@blueprint.get("/topics/compare.csv")
def compare_csv() -> Response:
    """The same numbers as a table."""
    return comparison_table(answers.comparison(read(CompareQuery, request.args)))
