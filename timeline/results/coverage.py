"""Which days are stored, which are missing, and what was refused."""

import datetime as dt
from typing import Literal

from timeline.results.base import Result

DayStatus = Literal["sat", "partial", "no-transcript", "recess", "not-sitting", "unknown"]


class CoverageDay(Result):
    """One day of a chamber. Beside the coverages, `not-sitting` is a day of which the imported calendar says so.

    `name` is what the calendar calls the day; a recess of which it gives none has the name it is known by.
    """

    date: dt.date
    status: DayStatus
    name: str | None = None


class CoverageYear(Result):
    """Every day of a chamber's year, from 1 January; `counts` how many there are of each status."""

    chamber: str
    year: int
    days: tuple[CoverageDay, ...]
    counts: dict[DayStatus, int]


class MissingRange(Result):
    """Sitting days in a row of which no whole sitting is stored; `days` of them, from `start` to `end` inclusive."""

    start: dt.date
    end: dt.date
    days: int


class Missing(Result):
    """What is missing of a chamber by the imported calendar, which speaks of the days from `start` to `end`.

    It names `sitting_days`; the whole sittings of `days` of them are not stored.
    """

    chamber: str
    start: dt.date
    end: dt.date
    sitting_days: int
    days: int
    ranges: tuple[MissingRange, ...]


class Refused(Result):
    """A document that was not taken in: under which path, why, and on which day it was tried last."""

    path: str
    reason: str
    date: dt.date
