"""In which lengths and with which parts kept apart the counts are stored: one list, from the narrowest to the widest.

Narrow cuts make unfiltered timelines cheap, the widest answers every question of its grain; `cut_for` takes the first
that keeps apart all that a question names. Rows by person are kept by day and year only: by month they would be nearly
as many as by day.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, NamedTuple

Grain = Literal["day", "month", "year"]
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


COARSE: tuple[Cut, ...] = (*_coarse("month"), *_coarse("year"), Cut("year-person", "year", ("party", "person")))


def cut_for(grain: Grain, needed: Collection[str]) -> Cut | None:
    """The narrowest cut of the grain that keeps these dimensions apart, None where there is none."""
    return next((cut for cut in (*COARSE, DAY) if cut.grain == grain and set(needed) <= set(cut.keeps)), None)
