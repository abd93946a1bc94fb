"""What the front page asks for: a few rows of the roll-ups, whatever the size of the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import distinct, func
from sqlmodel import Session, col, select

from timeline import results, tables
from timeline.filters import Bucket
from timeline.periods import periods, start_of
from timeline.queries.conditions import members_own
from timeline.queries.debates import DAY, summaries
from timeline.queries.timelines.covered import stored
from timeline.store import Store

MOST_MONTHS = 240
"""With more, a small timeline has a bar for each year."""
SITTINGS = 12
"""The latest debates are looked for in so many sittings."""

Days = tuple[date, date]
"""The first and the last day of a period."""


def small_timelines(store: Store) -> results.SmallTimelines:
    """Every topic's speeches over all that is stored."""
    with store.reading() as session:
        held = stored(session, ())
        reach = held.reach()
        if reach is None:
            return results.SmallTimelines(bucket="month", starts=(), values={})
        first, last = reach
        is_long = 12 * (last.year - first.year) + last.month - first.month >= MOST_MONTHS
        bucket: Bucket = "year" if is_long else "month"
        bars = list(periods(first, last, bucket))
        counts = by_topic(session, bucket, first)
    known = [bool(held.within(*bar)[1]) for bar in bars]
    return results.SmallTimelines(
        bucket="year" if is_long else "month",
        starts=tuple(start for start, _ in bars),
        values={topic: tuple(_values(of, bars, known)) for topic, of in counts.items()},
    )


def _values(counts: Mapping[date, int], bars: Sequence[Days], known: Sequence[bool]) -> Iterator[int | None]:
    return (counts.get(bar[0], 0) if is_known else None for bar, is_known in zip(bars, known, strict=True))


def by_topic(session: Session, bucket: Bucket, since: date) -> Mapping[str, dict[date, int]]:
    """The speeches about each topic by the first day of the month or year, from the one that holds `since` on."""
    row = tables.TopicCount
    query = select(col(row.topic), col(row.start), func.sum(row.about_speeches)).where(
        col(row.topic).in_(select(tables.Topic.slug)),
        col(row.cut) == f"{bucket}-chamber",
        col(row.start) >= (start_of(since, bucket) or since),
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


def held(store: Store) -> tuple[results.HeldChamber, ...]:
    """What is stored of each chamber, the fullest first."""
    row = tables.SittingMonth
    months: dict[str, list[tuple[date, int, int]]] = defaultdict(list)
    with store.reading() as session:
        query = select(col(row.chamber), col(row.start), col(row.whole), col(row.part)).order_by(col(row.start))
        for chamber, start, whole, part in session.execute(query):
            months[chamber].append((start, whole, part))
    found = [_held(chamber, rows) for chamber, rows in months.items()]
    return tuple(sorted(found, key=lambda one: (-one.days, one.chamber)))


def _held(chamber: str, months: Sequence[tuple[date, int, int]]) -> results.HeldChamber:
    (first, *at_first), (last, *at_last) = months[0], months[-1]
    low, high = at_first[0] | at_first[1], at_last[0] | at_last[1]
    return results.HeldChamber(
        chamber=chamber,
        days=sum((whole | part).bit_count() for _, whole, part in months),
        parts=sum((part & ~whole).bit_count() for _, whole, part in months),
        start=first.replace(day=(low & -low).bit_length()),
        end=last.replace(day=high.bit_length()),
    )
