"""Where a timeline stands out, by one stated robust rule: median and median deviation, not mean and variance.

A few great debates would pull a mean up to themselves; they do not move a median.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from timeline.filters import Bucket
from timeline.results import BucketRow, Number

FEWEST_BUCKETS = 8
"""With fewer to compare there is no saying what is usual."""
FEWEST_SPEECHES = 10
"""No spike rests on fewer, whatever a rate makes of them."""
DEVIATIONS = 3
"""As is usual for outliers about a median (Leys and others 2013, who call three very conservative)."""
NORMAL = 1.4826
"""What a median deviation is multiplied by to be a standard deviation, where values are normally distributed."""
LEAST_SPREAD = 1 / 3
"""The spread is at least this part of the median, so that a spike is more than twice the usual."""
MOST = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A spike: one bucket or several in a row, first and last day, the highest figure, and the reason in words."""

    start: date
    end: date
    peak: Number
    reason: str


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual: the median, from where on a figure is a spike, what it was compared with, and of how many days."""

    median: Number
    threshold: float
    compared: str
    days: float

    def times(self, row: BucketRow) -> float:
        """How many times as much is usual in a bucket with more sitting days than usual: many days are no event."""
        return max(1.0, row.sitting_days / self.days) if self.days else 1.0


def spikes(
    buckets: Sequence[BucketRow], bucket: Bucket, noun: str = "speeches", *, rates: bool = False
) -> tuple[Found, ...]:
    """The spikes of a timeline by date, the six highest at most; `noun` is what its figures count.

    A bucket is one where its figure is more than median + 3 × spread and ten speeches at least stand behind it. The
    median is that of all buckets whose coverage is `sat`; where half of those are zero, of those that are not. There
    must be eight. The spread is 1.4826 × the median distance from the median, and a third of the median at least.
    Unless the figures are `rates`, more is usual in a bucket that has more sitting days than the median of those
    compared, in proportion. Spikes in buckets next to each other are one.
    """
    usual = _usual([row for row in buckets if row.coverage == "sat" and row.total is not None], bucket, rates)
    if usual is None:
        return ()
    found = [_found(run, bucket, noun, usual) for run in _runs(buckets, usual)]
    highest = sorted(found, key=lambda spike: (-spike.peak, spike.start))[:MOST]
    return tuple(sorted(highest, key=lambda spike: spike.start))


def _usual(rows: Sequence[BucketRow], bucket: Bucket, rates: bool) -> _Usual | None:
    compared = f"sitting {bucket}s" if bucket not in ("session", "parliament") else f"{bucket}s"
    if rows and not median(row.total or 0 for row in rows):
        rows = [row for row in rows if row.total]
        compared = f"{compared} with any"
    if len(rows) < FEWEST_BUCKETS:
        return None
    figures = [row.total or 0 for row in rows]
    middle = median(figures)
    spread = NORMAL * median(abs(figure - middle) for figure in figures)
    threshold = middle + DEVIATIONS * max(spread, LEAST_SPREAD * middle)
    days = 0 if rates else median(row.sitting_days for row in rows)
    return _Usual(middle, threshold, f"median of {len(figures)} {compared}", days)


def _runs(buckets: Sequence[BucketRow], usual: _Usual) -> Iterator[list[BucketRow]]:
    """The spikes, those next to each other together."""
    run: list[BucketRow] = []
    for each in buckets:
        high = each.total is not None and each.total > usual.threshold * usual.times(each)
        if high and each.coverage == "sat" and each.speeches >= FEWEST_SPEECHES:
            run.append(each)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _found(run: Sequence[BucketRow], bucket: Bucket, noun: str, usual: _Usual) -> Found:
    highest = max(run, key=lambda each: each.total or 0)
    peak, times = highest.total or 0, usual.times(highest)
    amount = f"{_number(peak)} {noun}"
    if len(run) > 1:
        amount = f"up to {amount} in each of {len(run)} {bucket}s running"
    beside = f"; for {highest.sitting_days} sitting days" if times > 1 else ", where"
    reason = f"{amount}{beside} {_number(usual.median * times)} is usual ({usual.compared})"
    return Found(run[0].start, run[-1].end, peak, reason)


def _number(figure: Number) -> str:
    """“1,204”, “2.5”."""
    return f"{figure:,.0f}" if figure == int(figure) else f"{figure:,.1f}".removesuffix(".0")
