"""What changed lately, by topic: a few rows of the roll-ups, whatever the size of the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from timeline import results, tables
from timeline.periods import periods
from timeline.queries.front import Days, by_topic
from timeline.queries.timelines.covered import Stored, stored
from timeline.spikes import spikes
from timeline.store import Store

LATELY = 5
"""Sitting days; about a week of one House."""
RECENT = timedelta(days=92)
COMPARED = timedelta(days=5 * 365)
"""What is usual of a topic is what was usual in these years."""
MOST_DEBATES = 2


def lately(store: Store) -> results.Lately | None:
    """What changed in the last sitting days; None where nothing is stored."""
    with store.reading() as session:
        held = stored(session, ())
        days = list(islice(_latest_days(held), 2 * LATELY))
        if not days:
            return None
        now = days[:LATELY]
        topics = list(session.execute(_topics()))
        return results.Lately(
            start=now[-1],
            end=now[0],
            days=len(now),
            topics=tuple(_news(session, {slug: title for slug, title, parent in topics if not parent}, days)),
            spikes=tuple(_spikes(session, {slug: title for slug, title, _ in topics}, held, days[0])),
        )


def _topics() -> Any:
    topic = tables.Topic
    return select(col(topic.slug), col(topic.title), col(topic.parent)).order_by(col(topic.title))


def _latest_days(held: Stored) -> Iterator[date]:
    """The stored days, the last first."""
    for month in sorted(held.any, reverse=True):
        bits = held.any[month]
        yield from (month.replace(day=bit + 1) for bit in reversed(range(31)) if bits >> bit & 1)


def _news(session: Session, titles: Mapping[str, str], days: Sequence[date]) -> Iterator[results.TopicNews]:
    since = days[:LATELY][-1]
    row = tables.TopicCount
    is_new = (col(row.start) >= since).label("is_new")
    query: Any = select(col(row.topic), is_new, func.sum(row.about_speeches)).where(
        col(row.topic).in_(titles), col(row.cut) == "day", col(row.start) >= days[-1], ~col(row.apart)
    )
    counts = {(topic, bool(new)): int(n) for topic, new, n in session.execute(query.group_by(col(row.topic), is_new))}
    debates = _debates(session, titles, since)
    for slug in sorted(titles, key=lambda slug: (-counts.get((slug, True), 0), titles[slug])):
        if speeches := counts.get((slug, True), 0):
            before = counts.get((slug, False), 0)
            found = tuple(debates.get(slug, ()))
            yield results.TopicNews(slug=slug, title=titles[slug], speeches=speeches, before=before, debates=found)


def _debates(session: Session, slugs: Collection[str], since: date) -> Mapping[str, list[results.SpikeDebate]]:
    """The debates that belong to each topic, those with the most speeches about it."""
    row, section, tag = tables.TopicDebate, tables.Section, tables.DebateTag
    query = (
        select(col(row.topic), col(section.id), col(section.title), col(row.chamber), col(row.date), col(tag.speeches))
        .join(section, col(section.pk) == col(row.section_pk))
        .join(tag, (col(tag.section_pk) == col(row.section_pk)) & (col(tag.topic) == col(row.topic)))
        .where(col(row.topic).in_(slugs), col(row.date) >= since, col(row.about))
        .distinct()
        .order_by(col(tag.speeches).desc(), col(row.date).desc(), col(section.id))
    )
    found: dict[str, list[results.SpikeDebate]] = defaultdict(list)
    for topic, id, title, chamber, day, speeches in session.execute(query):
        if len(found[topic]) < MOST_DEBATES:
            debate = results.SpikeDebate(id=id, title=title, chamber=chamber, date=day, speeches=speeches)
            found[topic].append(debate)
    return found


def _spikes(session: Session, titles: Mapping[str, str], held: Stored, last: date) -> Iterator[results.TopicSpike]:
    """Each topic's last spike by months, where it is recent."""
    bars = list(periods(last - COMPARED, last, "month"))
    found = []
    for slug, counts in by_topic(session, bars[0][0]).items():
        peaks = spikes([_bar(bar, held, counts) for bar in bars], "month")
        if peaks and peaks[-1].end >= last - RECENT:
            one = peaks[-1]
            spike = results.TopicSpike(slug=slug, title=titles[slug], start=one.start, end=one.end, reason=one.reason)
            found.append(spike)
    yield from sorted(found, key=lambda spike: (-spike.end.toordinal(), spike.title))


def _bar(bar: Days, held: Stored, counts: Mapping[date, int]) -> results.BucketRow:
    whole, days = held.within(*bar)
    speeches = counts.get(bar[0], 0)
    return results.BucketRow(
        start=bar[0],
        end=bar[1],
        coverage="sat" if whole else "partial" if days else "unknown",
        sitting_days=whole,
        total=speeches if days else None,
        values={},
        speeches=speeches,
    )
