"""How many speeches fit a filter: from the roll-ups where they keep apart what it asks for, else by counting them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from timeline.filters import Filter
from timeline.queries import hits
from timeline.queries.timelines import rolled
from timeline.queries.timelines.covered import stored
from timeline.queries.timelines.question import Question
from timeline.queries.timelines.window import Window, window


def how_many(session: Session, filter: Filter, wanted: Sequence[Any]) -> int:
    """The number of speeches; `wanted` is the filter as conditions on them."""
    if filter.topic and rolled.is_answered(filter):
        asked = Question(session, filter.topic, (), filter, _years(session, filter), "speeches", "none", whole=False)
        return sum(cell.amount for cell in rolled.amounts(asked, "speeches"))
    return hits.how_many(session, wanted)


def _years(session: Session, filter: Filter) -> Window:
    """The stored days that the filter asks for, in bars that are cheap to add up."""
    reach = stored(session, filter.chamber).reach()
    if reach is None:
        return window(None, None, None, "year")
    first, last = max(filter.start or reach[0], reach[0]), min(filter.end or reach[1], reach[1])
    return window(first, last, reach, "year")
