"""Numbers and days in words, and the marks on both axes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby
from math import floor, log10

from timeline.results import BucketRow, Number

MAX_TICKS = 10
NEAR = 5
MAX_STEPS = 6
STEPS = (1, 2, 5)
MONTH = re.compile(r"([A-Z][a-z]{2}) ([0-9]+)")
YEARS = (1, 2, 5, 10, 20, 25, 50, 100)


def figure(value: Number | None) -> str:
    """`12,345`; a rate with three digits that count: `12.3`, `0.0456`; `–` where there is none."""
    if value is None:
        return "–"
    if isinstance(value, int):
        return f"{value:,}"
    if not value:
        return "0"
    return f"{value:,.{max(0, min(12, 2 - floor(log10(abs(value)))))}f}"


def scale(most: Number) -> tuple[Number, ...]:
    """Round numbers from 0 to at least `most`, in one to six even steps; for a count they are whole."""
    power = Fraction(1) if isinstance(most, int) or not most else Fraction(10) ** (floor(log10(most)) - 1)
    while True:
        for step in (power * part for part in STEPS):
            if step * MAX_STEPS >= most:
                marks = [step * number for number in range(max(-(-Fraction(most) // step), 1) + 1)]
                return tuple(int(mark) if mark.denominator == 1 else float(mark) for mark in marks)
        power *= 10


def name(start: date, end: date, bucket: str, called: str | None = None) -> str:
    """A bucket in words: `25 Nov 2024`, `Nov 2024`, `Oct–Dec 2024`, `2024`; a session's name; else both its days."""
    if bucket in ("session", "parliament") and called:
        return called
    if bucket == "year":
        return f"{start.year}"
    if bucket == "month":
        return f"{start:%b %Y}"
    if bucket == "quarter":
        return f"{start:%b}–{end:%b %Y}"
    if start == end:
        return f"{start.day} {start:%b %Y}"
    return f"{start.day} {start:%b %Y} – {end.day} {end:%b %Y}"


def ticks(buckets: Sequence[BucketRow], bucket: str) -> list[tuple[float, str]]:
    """Places and words below the plot, ten at most, each in the middle of its slot."""
    slot = 100 / len(buckets)
    firsts = _named(buckets) if bucket in ("session", "parliament") else _dated(buckets)
    if len(firsts) > 2 and firsts[1][0] * slot < NEAR:
        firsts = firsts[1:]
    return [((index + 0.5) * slot, label) for index, label in _short(_thinned(firsts))]


def _short(firsts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Of months the year only where it changes; on narrow pages, which show every second one, among these too."""
    found, years = [], ["", ""]
    for place, (index, label) in enumerate(firsts):
        month = MONTH.fullmatch(label)
        year = month[2] if month else ""
        same = year == years[-1] and (place % 2 == 1 or year == years[-2])
        found.append((index, month[1] if month and same else label))
        years.append(year)
    return found


def _named(buckets: Sequence[BucketRow]) -> list[tuple[int, str]]:
    """`2019–21`, `58th`: a name without the word that all of them share."""
    return [
        (index, (b.name or str(b.start.year)).removeprefix("Session ").removesuffix(" Parliament"))
        for index, b in enumerate(buckets)
    ]


def _dated(buckets: Sequence[BucketRow]) -> list[tuple[int, str]]:
    """The first bucket of each year, month or day, whichever is the coarsest that gives three or more."""
    for form in ("%Y", "%b %Y", "%d %b"):
        named = [(index, f"{bucket.start:{form}}".lstrip("0")) for index, bucket in enumerate(buckets)]
        firsts = [next(group) for _, group in groupby(named, lambda pair: pair[1])]
        if len(firsts) > 2:
            break
    return firsts


def _thinned(firsts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """So many of them that there is room; of years the round ones."""
    every = -(-len(firsts) // MAX_TICKS)
    if every > 1 and all(label.isdecimal() for _, label in firsts):
        step = next((years for years in YEARS if years >= every), every)
        return [(index, label) for index, label in firsts if int(label) % step == 0] or firsts[::every]
    return firsts[::every]
