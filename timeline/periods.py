"""Periods that a timeline's bars stand for, of the calendar or of Parliament. Both of their days belong to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from timeline import parliaments
from timeline.filters import Bucket

MONTHS: dict[Bucket, int] = {"month": 1, "quarter": 3, "year": 12}
LONGEST: tuple[tuple[int, Bucket], ...] = ((45, "day"), (200, "week"), (1300, "month"), (4000, "quarter"))


def fitting(start: date, end: date) -> Bucket:
    """The bucket that gives a readable number of bars between the two days."""
    days = (end - start).days
    return next((bucket for most, bucket in LONGEST if days <= most), "year")


def start_of(day: date, bucket: Bucket) -> date | None:
    """The first day of the period that holds the day; weeks begin on Monday.

    None where no period does: a day between two sessions or Parliaments, or before those that are known.
    """
    if bucket == "day":
        return day
    if bucket == "week":
        return day - timedelta(days=day.weekday())
    if bucket in ("session", "parliament"):
        held = parliaments.on(day, parliaments.of_kind(bucket))
        return held.first if held else None
    months = MONTHS[bucket]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def name_of(first: date, bucket: Bucket) -> str | None:
    """The name of the session or Parliament that begins on the day; None for other buckets, whose dates say all."""
    if bucket not in ("session", "parliament"):
        return None
    held = parliaments.on(first, parliaments.of_kind(bucket))
    return held.name if held else None


def periods(start: date, end: date, bucket: Bucket) -> Iterator[tuple[date, date]]:
    """The periods from the one that holds `start` to the one that holds `end`, as first and last day.

    Sessions and Parliaments have gaps between them; one that goes on is given up to `end`.
    """
    if bucket in ("session", "parliament"):
        yield from _named(start, end, bucket)
        return
    first = start_of(start, bucket) or start
    while (last := _end_of(first, bucket)) < end:
        yield first, last
        first = last + timedelta(days=1)
    yield first, last


def _named(start: date, end: date, kind: parliaments.Kind) -> Iterator[tuple[date, date]]:
    for period in parliaments.of_kind(kind):
        if period.first <= end and (period.last is None or period.last >= start):
            yield period.first, period.last or end


def _end_of(start: date, bucket: Bucket) -> date:
    """The last day of the day, week, month, … that begins on `start`; the calendar ends with the year 9999."""
    try:
        if bucket in ("day", "week"):
            return start + timedelta(days=0 if bucket == "day" else 6)
        month = start.month - 1 + MONTHS[bucket]
        return date(start.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except (OverflowError, ValueError):
        return date.max
