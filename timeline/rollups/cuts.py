"""In which lengths and with which parts kept apart the counts are stored: one list, from the narrowest to the widest.

Narrow cuts make unfiltered timelines cheap, the widest answers every question of its grain; `cut_for` takes the first
that keeps apart all that a question names. Rows by person are kept by day, by year, and for all time: by month they
would be nearly as many as by day.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal, NamedTuple, get_args

Grain = Literal["day", "month", "year", "ever"]
Span = Literal["month", "quarter", "year"]
"""The periods in which people and debates are counted once."""

SPANS: tuple[Span, ...] = get_args(Span)
EVER = date(1, 1, 1)
"""The first day of all time."""

DIMENSIONS = ("chamber", "party", "role", "kind", "person")
OF_SPEECHES = DIMENSIONS[:-1]


class Cut(NamedTuple):
    """Rows of one grain that keep these dimensions apart."""

    name: str
    grain: Grain
    keeps: tuple[str, ...]


DAY = Cut("day", "day", DIMENSIONS)


def _coarse(grain: Grain) -> tuple[Cut, ...]:
    single = tuple(Cut(f"{grain}-{name}", grain, (name,)) for name in OF_SPEECHES)
    return (*single, Cut(grain, grain, OF_SPEECHES))


YEAR_PERSON, EVER_PERSON = (Cut(f"{grain}-person", grain, ("party", "person")) for grain in ("year", "ever"))
COARSE: tuple[Cut, ...] = (*_coarse("month"), *_coarse("year"), YEAR_PERSON, EVER_PERSON)


def cut_for(grain: Grain, needed: Collection[str]) -> Cut | None:
    """The narrowest cut of the grain that keeps these dimensions apart, None where there is none."""
    return next((cut for cut in (*COARSE, DAY) if cut.grain == grain and set(needed) <= set(cut.keeps)), None)
