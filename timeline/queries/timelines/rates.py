"""Counts as figures: as they are, or divided by the sitting days, by all speeches, or by all words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.filters import Per
from timeline.queries.timelines import direct, rolled
from timeline.queries.timelines.covered import Stored
from timeline.queries.timelines.question import Counted, Question
from timeline.results import Number

SCALE: dict[Per, int] = {"none": 1, "sitting-day": 1, "thousand-speeches": 1_000, "million-words": 1_000_000}


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures by bar and series, by bar, and in all. A bar that is not there has none; see `is_zero`.

    `total` is None where nothing at all is known of the days asked for.
    """

    cells: Mapping[tuple[int, str], Number]
    bars: Mapping[int, Number]
    total: Number | None
    below: Mapping[int, int] | None = None

    def is_zero(self, bar: int) -> bool:
        """Whether a bar without a figure is zero, and not without meaning for want of anything to divide by."""
        return self.below is None or bool(self.below.get(bar))


def figures(asked: Question, counted: Counted, per: Per, held: Stored) -> Figures:
    """The counts, or what they are in each sitting day, thousand speeches or million words of whole sittings."""
    if per == "none":
        return Figures(counted.cells, counted.bars, counted.total if counted.total or _is_known(asked, held) else None)
    below = _below(asked, per, held)
    scale, all_below = SCALE[per], sum(below.values())
    return Figures(
        {(bar, key): number * scale / below[bar] for (bar, key), number in counted.cells.items() if below.get(bar)},
        {bar: number * scale / below[bar] for bar, number in counted.bars.items() if below.get(bar)},
        counted.total * scale / all_below if all_below else None,
        below,
    )


def _is_known(asked: Question, held: Stored) -> bool:
    """Whether a whole sitting of one of the days is stored, so that none found is a zero."""
    return any(held.within(first, last)[0] for first, last, _ in asked.window.stretches)


def _below(asked: Question, per: Per, held: Stored) -> dict[int, int]:
    """What stands below the line, by bar."""
    if per == "sitting-day":
        found: dict[int, int] = {}
        for first, last, bar in asked.window.stretches:
            found[bar] = found.get(bar, 0) + held.within(first, last)[0]
        return found
    said = rolled.said if rolled.is_answered(asked.filter) else direct.said
    return said(asked, "words" if per == "million-words" else "speeches")
