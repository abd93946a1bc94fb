"""What is known of each bucket: bands where no whole sitting is stored, the ground line below those that sat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from timeline.results import BucketRow
from web.chart.axes import name
from web.chart.shapes import Band, Slot

LETTER = 6.5
WIDE, NARROW = 7.0, 2.6
"""Pixels that one percent of the plot has at least, on a desk and on a phone."""
LINE, HEIGHT = 16, 170
"""Pixels that upright text needs in width, and has in length."""


def bands(buckets: Sequence[BucketRow], blank: Sequence[bool]) -> Iterator[Band]:
    """Neighbours of the same coverage and name, other than whole sittings, as one band each.

    `blank` says of each bucket whether it holds no numbers.
    """
    slot = 100 / len(buckets)
    keyed = enumerate(zip(buckets, blank, strict=True))
    for key, group in groupby(keyed, lambda each: (each[1][0].coverage, each[1][0].name, each[1][1])):
        members = list(group)
        coverage, called, is_blank = key
        if coverage == "sat" and not is_blank:
            continue
        first, last = members[0][1][0], members[-1][1][0]
        label = name(first.start, last.end, "day")
        called = called if coverage == "recess" else None
        x, width = members[0][0] * slot, slot * len(members)
        yield _with_room(Band(first.start, last.end, label, coverage, called, is_blank, x, width))


def _with_room(band: Band) -> Band:
    """The band with where there is room for its name; only recesses have one."""
    if not band.called:
        return band
    length = len(band.called) * LETTER
    if room := _room(band.width, length):
        return replace(band, named=room)
    return replace(band, named=_room(band.width, LINE) if length <= HEIGHT else "", upright=True)


def _room(width: float, needed: float) -> Literal["", "wide", "always"]:
    if width * NARROW >= needed:
        return "always"
    return "wide" if width * WIDE >= needed else ""


def ground(slots: Iterable[Slot]) -> str:
    """A path along the bottom of every slot with numbers: where it stands, a missing bar is a zero."""
    return _along((slot.index for slot in slots), 1000)


def small(slots: Iterable[Slot]) -> str:
    """A path along every slot that rests on few speeches."""
    return _along((slot.index for slot in slots if slot.small), 0)


def _along(places: Iterable[int], height: int) -> str:
    """A path along these slots, neighbours in one line."""
    runs = (list(group) for _, group in groupby(enumerate(places), lambda pair: pair[1] - pair[0]))
    return "".join(f"M{run[0][1]} {height}h{len(run)}" for run in runs)


def missing(buckets: Sequence[BucketRow]) -> str:
    """A path along buckets that sat, along as large a part of each as of its sitting days is missing."""
    found = []
    for index, bucket in enumerate(buckets):
        if bucket.missing_days and bucket.sitting_days:
            part = bucket.missing_days / (bucket.missing_days + bucket.sitting_days)
            found.append(f"M{index + 1 - part:.7g} 0h{part:.3g}")
    return "".join(found)
