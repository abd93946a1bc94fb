"""Calendar periods that a timeline's bars stand for. Periods are closed: both days belong to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from timeline.filters import Bucket

MONTHS: dict[Bucket, int] = {"month": 1, "quarter": 3, "year": 12}
LONGEST: tuple[tuple[int, Bucket], ...] = ((45, "day"), (200, "week"), (1300, "month"), (4000, "quarter"))


def fitting(start: date, end: date) -> Bucket:
    """The bucket that gives a readable number of bars between the two days."""
    days = (end - start).days
    return next((bucket for most, bucket in LONGEST if days <= most), "year")


def start_of(day: date, bucket: Bucket) -> date:
    """The first day of the period that holds the day; weeks begin on Monday."""
    if bucket == "day":
        return day
    if bucket == "week":
        return day - timedelta(days=day.weekday())
    months = MONTHS[bucket]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def end_of(start: date, bucket: Bucket) -> date:
    """The last day of the period that begins on `start`; the calendar ends with the year 9999."""
    try:
        if bucket in ("day", "week"):
            return start + timedelta(days=0 if bucket == "day" else 6)
        month = start.month - 1 + MONTHS[bucket]
        return date(start.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except (OverflowError, ValueError):
        return date.max


def periods(start: date, end: date, bucket: Bucket) -> Iterator[tuple[date, date]]:
    """The periods from the one that holds `start` to the one that holds `end`, as first and last day."""
    first = start_of(start, bucket)
    while (last := end_of(first, bucket)) < end:
        yield first, last
        first = last + timedelta(days=1)
    yield first, last
