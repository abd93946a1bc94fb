"""Small timelines as paths: one series, no axes; the words beside them say what they show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from timeline.results import SmallTimelines
from web.chart.paths import stacked


@dataclass(frozen=True, slots=True)
class Blank:
    """Months in a row of which nothing is stored, counted from the left."""

    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Spark:
    """A small timeline in a drawing `width` wide, a month each, and 1000 high; `most` speeches in the month `when`."""

    width: int
    path: str
    blanks: tuple[Blank, ...]
    most: int
    when: str


def sparks(small: SmallTimelines) -> dict[str, Spark]:
    """A drawing for each topic that has a speech, by its slug."""
    return {slug: spark(small, values) for slug, values in small.values.items() if any(values)}


def spark(small: SmallTimelines, values: Sequence[int | None]) -> Spark:
    """The drawing of these values, one of which at least is more than zero."""
    most, place = max((value or 0, place) for place, value in enumerate(values))
    return Spark(
        width=len(values),
        path=stacked([values], most)[0],
        blanks=tuple(_blanks(values)),
        most=most,
        when=f"{small.starts[place]:%B %Y}",
    )


def _blanks(values: Sequence[int | None]) -> Iterator[Blank]:
    for is_blank, run in groupby(range(len(values)), lambda place: values[place] is None):
        places = list(run)
        if is_blank:
            yield Blank(places[0], len(places))
