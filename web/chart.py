"""A timeline as shapes: stacked bars, hatched bands where nothing is known, ticks. Pure; the template draws them.

All positions are percentages of the plot, measured from its top left, so that the drawing keeps its letters readable
at any width.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from timeline.results import BucketRow, Coverage, Timeline

MAX_TICKS = 10
NEAR = 5
MAX_STEPS = 6
STEPS = (1, 2, 5)
SPOKEN: dict[Coverage, str] = {
    "sat": "",
    "partial": "partial transcript",
    "no-transcript": "no transcript",
    "recess": "recess",
    "unknown": "nothing stored",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """One series within a bar."""

    label: str
    colour: str
    y: float
    height: float
    value: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One bucket with its own slot (`left`, `slot`); `x` and `width` are of the bar inside it."""

    start: date
    end: date
    label: str
    left: float
    slot: float
    x: float
    width: float
    total: int
    coverage: Coverage
    sitting_days: int
    segments: tuple[Segment, ...]

    @property
    def values(self) -> dict[str, int]:
        """The numbers of the bar by the label of their series; one that is zero is absent."""
        return {segment.label: segment.value for segment in self.segments}

    @property
    def title(self) -> str:
        """What a pointer resting on the bar is told."""
        parts = "; ".join(f"{segment.label} {segment.value:,}" for segment in reversed(self.segments))
        note = f" ({self._basis})" if self._basis else ""
        return f"{self.label}{note}: {self.total:,}" + (f" – {parts}" if parts else "")

    @property
    def _basis(self) -> str:
        """What the number rests on; of a bar for a single whole day nothing need be said."""
        if SPOKEN[self.coverage] or self.start == self.end:
            return SPOKEN[self.coverage]
        return f"{self.sitting_days:,} sitting day{'' if self.sitting_days == 1 else 's'} stored"


@dataclass(frozen=True, slots=True)
class Run:
    """Buckets next to each other that hold no numbers for the same reason."""

    start: date
    end: date
    label: str
    coverage: Coverage
    x: float
    width: float

    @property
    def reason(self) -> str:
        """Why there are no numbers, in words."""
        return SPOKEN[self.coverage] or "no numbers"

    @property
    def title(self) -> str:
        """What a pointer resting on the band is told."""
        return f"{self.label}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis; a `minor` one is left out where there is little room."""

    at: float
    label: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the legend, with its sum over the whole timeline."""

    label: str
    colour: str
    total: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that is drawn. `rows` are bars and runs in the order of time, the lines of the table."""

    rows: tuple[Bar | Run, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    keys: tuple[Key, ...]

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The rows that hold numbers."""
        return tuple(row for row in self.rows if isinstance(row, Bar))

    @property
    def runs(self) -> tuple[Run, ...]:
        """The rows that hold none."""
        return tuple(row for row in self.rows if isinstance(row, Run))

    @property
    def sitting_days(self) -> int:
        """How many sitting days the bars rest on."""
        return sum(bar.sitting_days for bar in self.bars)

    @property
    def coverages(self) -> tuple[Coverage, ...]:
        """The kinds of coverage that need a word of explanation, in a fixed order."""
        met = {row.coverage for row in self.rows}
        return tuple(kind for kind in SPOKEN if kind != "sat" and kind in met)


def draw(timeline: Timeline) -> Chart | None:
    """The chart, or None where there is nothing to draw."""
    if not timeline.buckets:
        return None
    marks = scale(max((bucket.total or 0 for bucket in timeline.buckets), default=0))
    return Chart(
        rows=tuple(_rows(timeline, marks[-1])),
        x_ticks=_x_ticks(timeline),
        y_ticks=tuple(Tick(100 - 100 * mark / marks[-1], f"{mark:,}") for mark in marks),
        keys=_keys(timeline),
    )


def scale(most: int) -> tuple[int, ...]:
    """Round numbers from 0 to at least `most`, in one to six even steps."""
    power = 1
    while True:
        for step in (power * part for part in STEPS):
            if step * MAX_STEPS >= most:
                return tuple(range(0, max(-(-most // step), 1) * step + 1, step))
        power *= 10


def _rows(timeline: Timeline, top: int) -> Iterator[Bar | Run]:
    slot = 100 / len(timeline.buckets)
    numbered = enumerate(timeline.buckets)
    for reason, group in groupby(numbered, lambda pair: pair[1].coverage if pair[1].total is None else None):
        members = list(group)
        if reason is None:
            yield from (_bar(timeline, bucket, index, slot, top) for index, bucket in members)
        else:
            yield _run([bucket for _, bucket in members], reason, members[0][0] * slot, slot)


def _bar(timeline: Timeline, bucket: BucketRow, index: int, slot: float, top: int) -> Bar:
    gap = slot * 0.12
    return Bar(
        start=bucket.start,
        end=bucket.end,
        label=name(bucket.start, bucket.end, timeline.bucket),
        left=index * slot,
        slot=slot,
        x=index * slot + gap / 2,
        width=slot - gap,
        total=bucket.total or 0,
        coverage=bucket.coverage,
        sitting_days=bucket.sitting_days,
        segments=tuple(_segments(timeline, bucket, top)),
    )


def _segments(timeline: Timeline, bucket: BucketRow, top: int) -> Iterator[Segment]:
    base = 100.0
    for series in timeline.series:
        value = bucket.values.get(series.key, 0)
        if value:
            height = 100 * value / top
            base -= height
            yield Segment(series.label, series.colour, base, height, value)


def _run(buckets: list[BucketRow], reason: Coverage, x: float, slot: float) -> Run:
    start, end = buckets[0].start, buckets[-1].end
    return Run(start, end, name(start, end, "day"), reason, x, slot * len(buckets))


def _keys(timeline: Timeline) -> tuple[Key, ...]:
    sums = {s.key: sum(bucket.values.get(s.key, 0) for bucket in timeline.buckets) for s in timeline.series}
    return tuple(Key(series.label, series.colour, sums[series.key]) for series in timeline.series)


def name(start: date, end: date, bucket: str) -> str:
    """A bucket in words: `25 Nov 2024`, `Nov 2024`, `Oct–Dec 2024`, `2024`; else its first and last day."""
    if bucket == "year":
        return f"{start.year}"
    if bucket == "month":
        return f"{start:%b %Y}"
    if bucket == "quarter":
        return f"{start:%b}–{end:%b %Y}"
    if start == end:
        return f"{start.day} {start:%b %Y}"
    return f"{start.day} {start:%b %Y} – {end.day} {end:%b %Y}"


def _x_ticks(timeline: Timeline) -> tuple[Tick, ...]:
    """The first bucket of each year, month or day, whichever is the coarsest that gives three ticks or more.

    A first one that would touch the second is left out.
    """
    slot = 100 / len(timeline.buckets)
    for form in ("%Y", "%b %Y", "%d %b"):
        named = [(index, f"{bucket.start:{form}}".lstrip("0")) for index, bucket in enumerate(timeline.buckets)]
        firsts = [next(group) for _, group in groupby(named, lambda pair: pair[1])]
        if len(firsts) > 2:
            break
    if len(firsts) > 2 and firsts[1][0] * slot < NEAR:
        firsts = firsts[1:]
    every = -(-len(firsts) // MAX_TICKS)
    kept = firsts[::every]
    return tuple(Tick((index + 0.5) * slot, label, bool(n % 2)) for n, (index, label) in enumerate(kept))
