"""What the front page asks for: a few rows of the roll-ups, whatever the size of the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import distinct, func
from sqlmodel import Session, col, select

from timeline import results, tables
from timeline.periods import periods
from timeline.queries.conditions import members_own
from timeline.queries.debates import DAY, summaries
from timeline.queries.timelines.covered import stored
from timeline.store import Store

MOST_MONTHS = 60
SITTINGS = 12
"""The latest debates are looked for in so many sittings."""

Days = tuple[date, date]
"""The first and the last day of a period."""


def small_timelines(store: Store) -> results.SmallTimelines:
    """Every topic's speeches by month, in the last five years of what is stored."""
    with store.reading() as session:
        held = stored(session, ())
        reach = held.reach()
        if reach is None:
            return results.SmallTimelines(starts=(), values={})
        bars = list(periods(*reach, "month"))[-MOST_MONTHS:]
        counts = by_topic(session, bars[0][0])
    whole = [bool(held.within(*bar)[0]) for bar in bars]
    return results.SmallTimelines(
        starts=tuple(start for start, _ in bars),
        values={topic: tuple(_values(of, bars, whole)) for topic, of in counts.items()},
    )


def _values(counts: Mapping[date, int], bars: Sequence[Days], whole: Sequence[bool]) -> Iterator[int | None]:
    """Zero only where a whole sitting is stored, as in every timeline."""
    return (counts.get(bar[0]) or (0 if is_whole else None) for bar, is_whole in zip(bars, whole, strict=True))


def by_topic(session: Session, since: date) -> Mapping[str, dict[date, int]]:
    """The speeches about each topic by the first day of the month, from that day on."""
    row = tables.TopicCount
    query = select(col(row.topic), col(row.start), func.sum(row.about_speeches)).where(
        col(row.topic).in_(select(tables.Topic.slug)),
        col(row.cut) == "month-chamber",
        col(row.start) >= since,
        ~col(row.apart),
    )
    found: dict[str, dict[date, int]] = defaultdict(dict)
    for topic, start, speeches in session.execute(query.group_by(col(row.topic), col(row.start))):
        found[topic][start] = int(speeches)
    return found


def latest_debates(store: Store, limit: int) -> tuple[results.DebateSummary, ...]:
    """The newest debates between two members or more: a notice read out by one is stored too, but is no news."""
    section, sitting, speech = tables.Section, tables.Sitting, tables.Speech
    with store.reading() as session:
        newest = select(col(sitting.pk)).where(col(sitting.extent) != "none").order_by(*(key.desc() for key in DAY))
        speakers = func.count(distinct(col(speech.person_id)))
        query = (
            select(section, sitting, func.count(), speakers)
            .join(sitting, col(sitting.pk) == col(section.sitting_pk))
            .join(speech, col(speech.section_pk) == col(section.pk))
            .where(col(section.sitting_pk).in_(session.execute(newest.limit(SITTINGS)).scalars().all()))
            .where(*members_own())
            .group_by(col(section.pk), col(sitting.pk))
            .having(speakers > 1)
            .order_by(*(key.desc() for key in DAY), col(section.position))
            .limit(limit)
        )
        return summaries(session, session.execute(query).all())


class Month(NamedTuple):
    """The days of a month that are stored whole and in part: bit 0 is the first."""

    start: date
    whole: int
    part: int


def held(store: Store) -> tuple[results.HeldChamber, ...]:
    """What is stored of each chamber, the fullest first."""
    row = tables.SittingMonth
    months: dict[str, list[Month]] = defaultdict(list)
    with store.reading() as session:
        query = select(col(row.chamber), col(row.start), col(row.whole), col(row.part)).order_by(col(row.start))
        for chamber, *month in session.execute(query):
            months[chamber].append(Month(*month))
    found = [_held(chamber, rows) for chamber, rows in months.items()]
    return tuple(sorted(found, key=lambda one: (-one.days, one.chamber)))


def _held(chamber: str, months: Sequence[Month]) -> results.HeldChamber:
    years = [_year(year, list(rows)) for year, rows in groupby(months, lambda month: month.start.year)]
    first, last = months[0], months[-1]
    low, high = first.whole | first.part, last.whole | last.part
    return results.HeldChamber(
        chamber=chamber,
        days=sum(year.days for year in years),
        parts=sum(year.parts for year in years),
        start=first.start.replace(day=(low & -low).bit_length()),
        end=last.start.replace(day=high.bit_length()),
        years=tuple(years),
    )


def _year(year: int, months: Sequence[Month]) -> results.HeldYear:
    days = sum((month.whole | month.part).bit_count() for month in months)
    return results.HeldYear(year=year, days=days, parts=sum((m.part & ~m.whole).bit_count() for m in months))
