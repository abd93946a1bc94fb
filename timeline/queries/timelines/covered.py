"""What is known of each bar: from the stored days of each month, and, where nothing is stored, from the calendar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import exists, select
from sqlmodel import Session, col

from timeline import tables
from timeline.calendar.coverage import Covered, cover
from timeline.queries.coverage import told
from timeline.queries.timelines.window import Run, Stretch, starts

EVERY_DAY = 2**31 - 1


class Stored(NamedTuple):
    """What is stored of some chambers: by month the days of which a whole sitting is, and those of which any is.

    Bit 0 is the first day of the month. `chambers` are those of which anything is stored.
    """

    whole: dict[date, int]
    any: dict[date, int]
    chambers: frozenset[str]

    def reach(self) -> tuple[date, date] | None:
        """The first and the last day of which anything is stored."""
        if not self.any:
            return None
        first, last = min(self.any), max(self.any)
        low, high = self.any[first], self.any[last]
        return first.replace(day=(low & -low).bit_length()), last.replace(day=high.bit_length())

    def within(self, first: date, last: date) -> tuple[int, int]:
        """How many days are stored whole, and how many at all."""
        whole = days = 0
        for month in starts(Run("month", first.replace(day=1), last.replace(day=1), 0)):
            if stored := self.any.get(month):
                mask = _mask(month, first, last)
                whole += (self.whole[month] & mask).bit_count()
                days += (stored & mask).bit_count()
        return whole, days


def stored(session: Session, chambers: Collection[str]) -> Stored:
    """What is stored of these chambers, or of all where none are given."""
    row = tables.SittingMonth
    query = select(col(row.start), col(row.chamber), col(row.whole), col(row.part))
    if chambers:
        query = query.where(col(row.chamber).in_(chambers))
    found = Stored({}, {}, frozenset())
    seen = set()
    for start, chamber, whole, part in session.execute(query):
        found.whole[start] = found.whole.get(start, 0) | whole
        found.any[start] = found.any.get(start, 0) | whole | part
        seen.add(chamber)
    return found._replace(chambers=frozenset(seen))


def _mask(month: date, first: date, last: date) -> int:
    """The bits of the month's days from `first` to `last`."""
    mask = EVERY_DAY
    if first > month:
        mask &= EVERY_DAY << (first.day - 1)
    return mask & (EVERY_DAY >> (31 - last.day)) if (last.year, last.month) == (month.year, month.month) else mask


def covered(session: Session, bars: Sequence[Stretch], chambers: Sequence[str], held: Stored) -> list[Covered]:
    """What is known of each bar; the rules are those of `timeline.calendar.coverage.cover`."""
    counts = [held.within(bar.first, bar.last) for bar in bars]
    blank = [bar for bar, (_, days) in zip(bars, counts, strict=True) if not days]
    by_calendar = iter(_by_calendar(session, blank, chambers, held))
    missing = _missing(session, bars, chambers)
    found = []
    for bar, (whole, days) in zip(bars, counts, strict=True):
        lacking = bisect_right(missing, bar.last) - bisect_left(missing, bar.first)
        found.append(Covered("sat" if whole else "partial", whole, lacking) if days else next(by_calendar))
    return found


def _by_calendar(session: Session, bars: Sequence[Stretch], chambers: Sequence[str], held: Stored) -> list[Covered]:
    if not bars:
        return []
    said = told(session, chambers, bars[0].first, bars[-1].last)
    wanted = chambers or sorted(held.chambers | {row.chamber for row in said})
    return cover([(bar.first, bar.last) for bar in bars], (), said, wanted)


def _missing(session: Session, bars: Sequence[Stretch], chambers: Sequence[str]) -> list[date]:
    """The days on which one of the chambers sat by the calendar, and its whole sitting is not stored, in order."""
    if not bars:
        return []
    day, sitting = tables.CalendarDay, tables.Sitting
    same = (col(sitting.chamber) == col(day.chamber)) & (col(sitting.date) == col(day.date))
    query = (
        select(col(day.date))
        .where(col(day.status) == "sitting", col(day.date).between(bars[0].first, bars[-1].last))
        .where(~exists(select(col(sitting.pk)).where(same, col(sitting.extent) == "day")))
    )
    if chambers:
        query = query.where(col(day.chamber).in_(chambers))
    return list(session.execute(query.distinct().order_by(col(day.date))).scalars())
