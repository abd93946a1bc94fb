"""A timeline, or a comparison, as a chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.results import BucketRow, Comparison, Number, Series, Timeline
from web.chart import paths
from web.chart.axes import figure, name, scale, ticks
from web.chart.bands import bands, ground, missing, small
from web.chart.flags import flags
from web.chart.lane import lane
from web.chart.shapes import Chart, Drawn, Slot, Style, Tick

MOST_DRAWN = 6
"""So many series are drawn where they are not stacked; more could not be told apart."""
MOST_BARS = 90
"""So many bars have room beside each other; where there are more, lines are drawn."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is drawn how: the numbers of each series in each bucket, and the sums of those that have one."""

    buckets: Sequence[BucketRow]
    width: str
    series: Sequence[Series]
    values: Sequence[paths.Values]
    style: Style
    sums: Mapping[str, Number | None]

    @property
    def blank(self) -> list[bool]:
        """Of each bucket whether it holds no numbers."""
        return [all(row[place] is None for row in self.values) for place in range(len(self.buckets))]


def draw(timeline: Timeline) -> Chart | None:
    """The chart of a timeline, or None where there is nothing to draw."""
    if not timeline.buckets:
        return None
    series = timeline.series or (Series(key="", label="All", colour="#767676"),)
    values = [[_known(bucket, each.key) for bucket in timeline.buckets] for each in series]
    style = _style(timeline, len(series))
    adds = _is_sum(timeline)
    sums = {each.key: _sum(row) for each, row in zip(series, values, strict=True)} if adds else {}
    plan = _Plan(timeline.buckets, timeline.bucket, series, values, style, sums)
    return _chart(plan, timeline)


def compare(comparison: Comparison) -> Chart | None:
    """The chart of a comparison, each thing a line; None where there is nothing to draw."""
    if not comparison.buckets:
        return None
    values = [[bucket.values.get(each.key) for bucket in comparison.buckets] for each in comparison.series]
    plan = _Plan(comparison.buckets, comparison.bucket, comparison.series, values, "lines", comparison.totals)
    return _chart(plan, None)


def _known(bucket: BucketRow, key: str) -> Number | None:
    return None if bucket.total is None else bucket.values.get(key, 0)


def _sum(row: paths.Values) -> Number | None:
    """What is known of a series together; None, and no zero, where nothing is known."""
    known = [value for value in row if value is not None]
    return sum(known) if known else None


def _is_sum(timeline: Timeline) -> bool:
    """Whether what is counted adds up, over buckets as over series: not people, debates, sub-topics, or rates.

    `adds_up` is false also where the buckets leave days out, as sessions do; their bars are made of their parts still.
    """
    return timeline.per == "none" and timeline.measure not in ("debates", "speakers") and timeline.by != "sub-topic"


def _style(timeline: Timeline, series: int) -> Style:
    if series == 1 or _is_sum(timeline):
        return "stack"
    return "beside" if len(timeline.buckets) * min(series, MOST_DRAWN) <= MOST_BARS else "lines"


def _chart(plan: _Plan, timeline: Timeline | None) -> Chart:
    marks = scale(_highest(plan))
    slots, blank = tuple(_slots(plan, timeline is not None)), plan.blank
    covered = tuple(bands(plan.buckets, blank))
    return Chart(
        style=plan.style,
        starts=tuple(bucket.start for bucket in plan.buckets),
        end=plan.buckets[-1].end,
        rows=tuple(sorted((*slots, *(band for band in covered if band.blank)), key=lambda row: row.start)),
        bands=covered,
        ground=ground(slots),
        small=small(slots),
        missing=missing(plan.buckets),
        x_ticks=tuple(Tick(at, label, bool(n % 2)) for n, (at, label) in enumerate(ticks(plan.buckets, plan.width))),
        y_ticks=tuple(Tick(100 - 100 * float(mark / marks[-1]), figure(mark)) for mark in marks),
        series=_drawn(plan, marks[-1]),
        flags=flags(timeline.spikes, slots, len(blank), _peaks(plan, marks[-1])) if timeline else (),
        lane=tuple(lane(timeline.context, plan.buckets)) if timeline else (),
    )


def _columns(plan: _Plan) -> list[list[Number]]:
    """The known numbers of each bucket."""
    drawn = plan.values if plan.style == "stack" else plan.values[:MOST_DRAWN]
    return [[value for value in column if value is not None] for column in zip(*drawn, strict=True)]


def _tops(plan: _Plan) -> list[Number]:
    """How high each bucket reaches: the sum of a stack, the largest of what stands side by side."""
    if plan.style == "stack":
        return [sum(column) for column in _columns(plan)]
    return [max(column, default=0) for column in _columns(plan)]


def _highest(plan: _Plan) -> Number:
    return max(_tops(plan))


def _peaks(plan: _Plan, top: Number) -> list[float]:
    return [100 - 100 * reached / top for reached in _tops(plan)]


def _slots(plan: _Plan, has_total: bool) -> list[Slot]:
    labels = [series.label for series in plan.series]
    found = []
    for index, (bucket, is_blank) in enumerate(zip(plan.buckets, plan.blank, strict=True)):
        if is_blank:
            continue
        numbers = {label: row[index] for label, row in zip(labels, plan.values, strict=True)}
        found.append(
            Slot(
                index=index,
                start=bucket.start,
                end=bucket.end,
                label=name(bucket.start, bucket.end, plan.width, bucket.name),
                coverage=bucket.coverage,
                sitting_days=bucket.sitting_days,
                missing_days=bucket.missing_days,
                small=bucket.small,
                total=bucket.total if has_total else None,
                values=_parts(numbers, has_total),
            )
        )
    return found


def _parts(numbers: Mapping[str, Number | None], has_total: bool) -> dict[str, Number]:
    """What makes up a total, without zeros; beside each other zeros count too. One part alone says nothing more."""
    known = {label: number for label, number in numbers.items() if number is not None}
    if not has_total:
        return known
    return {label: number for label, number in known.items() if number} if len(numbers) > 1 else {}


def _drawn(plan: _Plan, top: Number) -> tuple[Drawn, ...]:
    shown = plan.values if plan.style == "stack" else plan.values[:MOST_DRAWN]
    made = _paths(plan.style, shown, top) + [""] * (len(plan.series) - len(shown))
    pairs = zip(plan.series, made, strict=True)
    drawn = [Drawn(each.key, each.label, each.colour, plan.sums.get(each.key), path) for each, path in pairs]
    if plan.style == "lines":
        for number, row in enumerate(shown):
            marked = paths.points(row, top)
            drawn[number] = replace(drawn[number], mark=number, dashes=paths.DASHES[number], points=marked)
    return tuple(drawn)


def _paths(style: Style, shown: Sequence[paths.Values], top: Number) -> list[str]:
    if style == "lines":
        return [paths.line(row, top) for row in shown]
    return paths.stacked(shown, top) if style == "stack" else paths.beside(shown, top)
