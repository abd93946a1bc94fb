"""Where a chart begins when nobody says: not with the few scattered days long before the rest. Pure.

A store often holds years in a row and a handful of days from long ago: a chart of all of it is mostly empty. What is
left out is said above the chart, with a link to all; addresses of data leave nothing out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from timeline.results import HeldChamber
from web.params import PeriodQuery, WhoQuery

Q = TypeVar("Q", bound=WhoQuery)
MOST = 5
"""At most one in so many stored days is left out."""
SPARSE = 10
"""They are scattered: a year of theirs has less than one in so many of the days that a year of the others has."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a chart begins: `left_out` of the stored `days` are earlier, from `since` to the year `until`."""

    start: date
    days: int
    left_out: int
    since: date
    until: int


def opening(held: Iterable[HeldChamber], query: PeriodQuery) -> Opening | None:
    """Where the chart of the query's chambers begins; None where it begins with the first stored day."""
    chambers = [one for one in held if not query.chamber or one.chamber in query.chamber]
    days: Counter[int] = Counter()
    for one in chambers:
        days.update({year.year: year.days for year in one.years})
    for last, first in reversed(list(pairwise(sorted(days)))):
        if first - last > 1 and _is_scattered(days, first):
            since = min(one.start for one in chambers)
            return Opening(date(first, 1, 1), days.total(), _before(days, first), since, last)
    return None


def _before(days: Counter[int], first: int) -> int:
    return sum(many for year, many in days.items() if year < first)


def _is_scattered(days: Counter[int], first: int) -> bool:
    """Whether what is stored before that year is little, and thin beside the rest."""
    few = _before(days, first)
    years_before, years_after = first - min(days), max(days) - first + 1
    is_thin = few * years_after * SPARSE < (days.total() - few) * years_before
    return is_thin and few * MOST <= days.total()


def begun(query: Q, usual: Opening | None) -> tuple[Q, Opening | None]:
    """The question as it is shown, and the opening where it makes a difference.

    None does where a period is asked for, or one person, who may have spoken in those days alone.
    """
    if usual is None or query.start or query.end or query.speaker:
        return query, None
    return query.model_copy(update={"start": usual.start}), usual
