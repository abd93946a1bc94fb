"""Other periods to look at from the one that is shown, as links: the keyboard's way to what a pointer draws. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
LEAST_DAYS = 14
"""A shorter period is not made shorter still."""
YEAR_DAYS = 366
"""A longer time is not told in weeks or days."""
YEARS = 15
"""So many years are listed one by one, more of them as decades, still more as centuries."""


@dataclass(frozen=True, slots=True)
class Move:
    """A link to the days from `start` to `end`; both None for what a page shows unasked."""

    said: str
    start: date | None
    end: date | None


def moves(
    start: date | None, end: date | None, first: date | None, last: date | None, since: date | None = None
) -> tuple[Move, ...]:
    """Before and after, out and in, and the whole, from the days `start` to `end` (None: to where anything is).

    `first` and `last` are the days between which anything is to be seen; without them there is nowhere to go. `since`
    is the first day of the whole where a page without a period does not show it.
    """
    if first is None or last is None:
        return ()
    shown, reach = (start or min(first, end or first), end or max(last, start or last)), (first, last)
    if not (start or end):
        return tuple(_inwards(*reach))
    return (*_aside(*shown, *reach), *_outwards(*shown, *reach), *_inwards(*shown), Move("the whole time", since, None))


def _aside(start: date, end: date, first: date, last: date) -> Iterator[Move]:
    """The same length of time before and after, where there is anything."""
    before, after = _shifted(start, end, -1), _shifted(start, end, 1)
    length = _length(start, end)
    if first < start and before:
        yield Move(f"← {length}before", *before)
    if last > end and after:
        yield Move(f"{length}after →", *after)


def _outwards(start: date, end: date, first: date, last: date) -> Iterator[Move]:
    half = ((end - start + DAY) / 2).days or 1
    low, high = max(start.toordinal() - half, first.toordinal()), min(end.toordinal() + half, last.toordinal())
    wider = date.fromordinal(min(low, start.toordinal())), date.fromordinal(max(high, end.toordinal()))
    if wider != (start, end) and not (wider[0] <= first and wider[1] >= last):
        yield Move("zoom out", *wider)


def _inwards(start: date, end: date) -> Iterator[Move]:
    quarter = (end - start + DAY).days // 4
    if (end - start).days >= LEAST_DAYS:
        yield Move("zoom in", start + timedelta(days=quarter), end - timedelta(days=quarter))


def _shifted(start: date, end: date, way: int) -> tuple[date, date] | None:
    """The period before (-1) or after (1), in whole months where it is made of them; None off the calendar's end."""
    months = _months(start, end)
    if months:
        return _by_months(start, end, way * months)
    days = way * (end - start + DAY).days
    low, high = start.toordinal() + days, end.toordinal() + days
    if low < 1 or high > date.max.toordinal():
        return None
    return date.fromordinal(low), date.fromordinal(high)


def _by_months(start: date, end: date, months: int) -> tuple[date, date] | None:
    low = start.year * 12 + start.month - 1 + months
    after = low + abs(months)
    if not (date.min.year * 12 <= low and after < date.max.year * 12):
        return None
    return _first_of(low), _first_of(after) - DAY


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _months(start: date, end: date) -> int:
    """How many whole months the period is made of; 0 where it is not."""
    if start.day != 1 or end == date.max or (end + DAY).day != 1:
        return 0
    after = end + DAY
    return (after.year - start.year) * 12 + after.month - start.month


def _length(start: date, end: date) -> str:
    """`the year `, `the 3 months `, `the 10 days `; nothing where the days are too many to mean anything."""
    months, days = _months(start, end), (end - start + DAY).days
    if months:
        return _many(months // 12, "year") if months % 12 == 0 else _many(months, "month")
    if days > YEAR_DAYS:
        return ""
    return _many(days // 7, "week") if days % 7 == 0 else _many(days, "day")


def _many(number: int, what: str) -> str:
    return f"the {what} " if number == 1 else f"the {number} {what}s "


def years(first: date | None, last: date | None) -> tuple[Move, ...]:
    """The years between two days, each a link; decades or centuries where they are many; none within one year."""
    if first is None or last is None or first.year == last.year:
        return ()
    span = last.year - first.year + 1
    step = next(step for step in (1, 10, 100, 1000) if span <= YEARS * step)
    found = []
    for year in range(first.year // step * step, last.year + 1, step):
        low, high = date(max(year, 1), 1, 1), date(min(year + step - 1, date.max.year), 12, 31)
        found.append(Move(f"{year}" if step == 1 else f"{year}s", low, high))
    return tuple(found)
