"""The numbers as paths: stacked bars, bars beside each other, lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from timeline.results import Number
from web.chart.shapes import Point

Values: TypeAlias = Sequence[Number | None]
"""A series' number in each slot; None where nothing is known."""

GAP = 0.12
LEAST = 6
"""So many thousandths of the height has any bar that is not zero, lest it look like one."""
ALL_MARKED, MARKS = 40, 12
DASHES = ("", "7 4", "2 3", "10 3 2 3", "4 2", "12 5")
"""A pattern for each line, so that lines are told apart without their colours."""


def stacked(rows: Sequence[Values], top: Number) -> list[str]:
    """A path of bars for each series, each bar standing on those of the series before."""
    base = [1000.0] * max(map(len, rows), default=0)
    tall = [sum(row[place] or 0 for row in rows) for place in range(len(base))]
    paths = []
    for row in rows:
        parts = []
        for place, value in enumerate(row):
            if value:
                height = max(1000 * tall[place] / top, LEAST) * value / tall[place]
                parts.append(_bar(place + GAP / 2, 1 - GAP, base[place], height))
                base[place] -= height
        paths.append("".join(parts))
    return paths


def beside(rows: Sequence[Values], top: Number) -> list[str]:
    """A path of bars for each series, those of one slot side by side."""
    width = (1 - 2 * GAP) / max(len(rows), 1)
    return ["".join(_bars(row, GAP + number * width, width, top)) for number, row in enumerate(rows)]


def _bars(row: Values, left: float, width: float, top: Number) -> Iterator[str]:
    for place, value in enumerate(row):
        if value:
            yield _bar(place + left, width, 1000, max(1000 * value / top, LEAST))


def _bar(x: float, width: float, base: float, height: float) -> str:
    """Both edges are rounded, so that the bar that stands on this one neither hides it nor leaves a gap."""
    foot, head, wide = round(base), round(base - height), f"{width:.2g}".removeprefix("0")
    return f"M{round(x, 2):.7g} {foot}v-{foot - head}h{wide}v{foot - head}z" if foot > head else ""


def line(row: Values, top: Number) -> str:
    """A path from the middle of each slot to that of the next, broken where nothing is known."""
    parts, begun = [], False
    for place, value in enumerate(row):
        if value is not None:
            parts.append(f"{'L' if begun else 'M'}{place + 0.5} {round(1000 - 1000 * value / top)}")
        begun = value is not None
    return "".join(parts)


def points(row: Values, top: Number) -> tuple[Point, ...]:
    """Where the line bears its mark: at every number of a few, else here and there, and where one stands alone."""
    every = 1 if len(row) <= ALL_MARKED else len(row) // MARKS
    known = [value is not None for value in row]
    found = []
    for place, value in enumerate(row):
        alone = not any(known[max(place - 1, 0) : place]) and not any(known[place + 1 : place + 2])
        if value is not None and (place % every == every // 2 or alone):
            found.append(Point(100 * (place + 0.5) / len(row), 100 - 100 * value / top))
    return tuple(found)
