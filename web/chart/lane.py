"""Documents from outside Parliament below the plot, each at its own date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from timeline.results import BucketRow, ContextItem
from web.chart.shapes import LaneMark

NEAR = 1.2
"""Documents that stand nearer than so many percent of the plot share a mark."""


def lane(items: Sequence[ContextItem], buckets: Sequence[BucketRow]) -> Iterator[LaneMark]:
    """A mark for each document of the days shown, those at nearly the same place in one."""
    dated = sorted(items, key=lambda item: (item.date, item.id))
    shown = [item for item in dated if buckets[0].start <= item.date <= buckets[-1].end]
    group: list[ContextItem] = []
    begun = 0.0
    for item in shown:
        at = place(item.date, buckets)
        if group and at - begun >= NEAR:
            yield LaneMark(begun, tuple(group))
            group = []
        begun = begun if group else at
        group.append(item)
    if group:
        yield LaneMark(begun, tuple(group))


def place(day: date, buckets: Sequence[BucketRow]) -> float:
    """Where a day stands, in percent: within its bucket by its distance from the first day of it."""
    index = max(bisect_right(buckets, day, key=lambda bucket: bucket.start) - 1, 0)
    bucket = buckets[index]
    passed = min((day - bucket.start).days + 0.5, (bucket.end - bucket.start).days + 1)
    return 100 * (index + passed / ((bucket.end - bucket.start).days + 1)) / len(buckets)
