"""The days of a timeline: its bars, and the years, months and days that they are added up from. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from timeline.filters import BadQuestion, Bucket
from timeline.periods import periods
from timeline.rollups.cuts import Grain

MOST_BARS = 1500
DAY = timedelta(days=1)
BETWEEN_BARS = -1
"""The number of days that no bar holds: between two sessions, or before the first that is known."""


class Stretch(NamedTuple):
    """Days that belong to bar number `bar`; both inclusive."""

    first: date
    last: date
    bar: int


@dataclass(frozen=True, slots=True)
class Window:
    """The bars in order, as first and last day, and all days asked for, each in one stretch, in order.

    `firsts` are the first days of the stretches.
    """

    width: Bucket
    bars: tuple[tuple[date, date], ...]
    stretches: tuple[Stretch, ...]
    firsts: tuple[date, ...]

    @property
    def shown(self) -> tuple[Stretch, ...]:
        """The days asked for of each bar."""
        return tuple(stretch for stretch in self.stretches if stretch.bar != BETWEEN_BARS)

    def bar_of(self, day: date) -> int:
        """The number of the bar that holds a day asked for."""
        return self.stretches[bisect_right(self.firsts, day) - 1].bar


def window(start: date | None, end: date | None, stored: tuple[date, date] | None, width: Bucket) -> Window:
    """The days from `start` to `end`; where these are not given, of all that is stored, in whole bars.

    Raises `BadQuestion` for more than 1500 bars.
    """
    first, last = start or (stored and stored[0]), end or (stored and stored[1])
    if first is None or last is None or first > last:
        return Window(width, (), (), ())
    bars = _bars(first, last, width)
    low = start or min([first, *(bar[0] for bar in bars[:1])])
    high = end or max([last, *(bar[1] for bar in bars[-1:])])
    stretches = tuple(_stretches(bars, low, high))
    return Window(width, bars, stretches, tuple(stretch.first for stretch in stretches))


def _bars(first: date, last: date, width: Bucket) -> tuple[tuple[date, date], ...]:
    bars = tuple(periods(first, last, width)) if (last - first).days <= MOST_BARS * 366 else ()
    if (last - first).days > MOST_BARS * 366 or len(bars) > MOST_BARS:
        raise BadQuestion(f"{first} to {last} by {width} makes too many bars; expected at most {MOST_BARS}")
    return bars


def _stretches(bars: Sequence[tuple[date, date]], low: date, high: date) -> Iterator[Stretch]:
    """The bars cut to the days asked for, and what lies between them."""
    at: date | None = low
    for number, (first, last) in enumerate(bars):
        if at is None or first > high:
            break
        if last < at:
            continue
        if first > at:
            yield Stretch(at, first - DAY, BETWEEN_BARS)
        yield Stretch(max(first, at), min(last, high), number)
        at = last + DAY if last < high else None
    if at is not None and at <= high:
        yield Stretch(at, high, BETWEEN_BARS)


class Run(NamedTuple):
    """Whole years, months or days of one bar, by the first day of the first and of the last of them."""

    grain: Grain
    first: date
    last: date
    bar: int


def runs(stretches: Sequence[Stretch], grains: Sequence[Grain]) -> Iterator[Run]:
    """The stretches in runs of the grains, of the longest that fits; `grains` go from long to short, to days."""
    for stretch in stretches:
        yield from _runs(stretch, tuple(grains))


def _runs(stretch: Stretch, grains: tuple[Grain, ...]) -> Iterator[Run]:
    grain, *rest = grains
    if grain == "day":
        yield Run("day", *stretch)
        return
    inside = _whole(stretch, grain)
    if inside is None:
        yield from _runs(stretch, tuple(rest))
        return
    first, last = inside
    if stretch.first < first:
        yield from _runs(Stretch(stretch.first, first - DAY, stretch.bar), tuple(rest))
    yield Run(grain, first, _first_day(last, grain), stretch.bar)
    if last < stretch.last:
        yield from _runs(Stretch(last + DAY, stretch.last, stretch.bar), tuple(rest))


def _whole(stretch: Stretch, grain: Grain) -> tuple[date, date] | None:
    """First and last day of the whole months or years in the stretch."""
    first = _first_day(stretch.first, grain)
    if first < stretch.first:
        if _last_day(first, grain) >= stretch.last:
            return None
        first = _last_day(first, grain) + DAY
    last = _last_day(_first_day(stretch.last, grain), grain)
    if last > stretch.last:
        if _first_day(last, grain) <= first:
            return None
        last = _first_day(last, grain) - DAY
    return first, last


def _first_day(day: date, grain: Grain) -> date:
    return date(day.year, 1 if grain == "year" else day.month, 1)


def _last_day(first: date, grain: Grain) -> date:
    if grain == "year" or first.month == 12:
        return date(first.year, 12, 31)
    return date(first.year, first.month + 1, 1) - DAY


def starts(run: Run) -> Iterator[date]:
    """The first day of each year, month or day of a run."""
    at = run.first
    while at < run.last:
        yield at
        at = after(at, run.grain)
    yield at


def after(first: date, grain: Grain) -> date:
    """The first day of the year, month or day after the one that begins on `first`."""
    return first + DAY if grain == "day" else _last_day(first, grain) + DAY
