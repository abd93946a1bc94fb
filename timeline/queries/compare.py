"""Several topics, or several parties within one topic, on one axis: each thing is a timeline of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlmodel import col

from hansard.parties import colour
from timeline import results, tables
from timeline.colours import apart
from timeline.filters import NO_PARTY, BadQuestion, Bucket, Filter, Measure, Per
from timeline.queries.timelines import bare
from timeline.store import Store

FEWEST, MOST = 2, 6


@dataclass(frozen=True, slots=True)
class _Thing:
    """One of the compared: its key among the values, what it is called, its timeline."""

    key: str
    label: str
    timeline: results.Timeline


def compare(
    store: Store,
    topics: Sequence[str],
    filter: Filter,
    *,
    bucket: Bucket | None = None,
    measure: Measure = "speeches",
    per: Per = "none",
) -> results.Comparison:
    """Two to six topics by the same filter; of one topic, the parties of the filter, two to six.

    All have the same buckets. A rate of a party is that of its own speeches or words. Raises `BadQuestion` for fewer
    or more, the same one twice, a topic or party that is not known, and as `timeline` does.
    """
    _check(store, topics, filter)
    of_parties = len(topics) == 1
    asked = [replace(filter, topic=topics[0], party=(party,)) for party in filter.party] if of_parties else []
    asked = asked or [replace(filter, topic=slug) for slug in topics]
    found: list[results.Timeline] = []
    with store.reading() as session:
        for each in asked:
            width = bucket or (found[0].bucket if found else None)
            found.append(bare(session, each, bucket=width, measure=measure, per=per))  # type: ignore[arg-type]
    keys = filter.party if of_parties else topics
    labels = [_party_label(party) for party in keys] if of_parties else [one.topic.title for one in found]
    things = [_Thing(*each) for each in zip(keys, labels, found, strict=True)]
    return _comparison(things, filter, of_parties)


def _check(store: Store, topics: Sequence[str], filter: Filter) -> None:
    if not topics:
        raise BadQuestion(f"no topic is named; expected {FEWEST} to {MOST} to compare, or one and as many parties")
    what, things = ("party", filter.party) if len(topics) == 1 else ("topic", tuple(topics))
    if not FEWEST <= len(things) <= MOST:
        beside = f" of {topics[0]!r}" if what == "party" else ""
        named = what if len(things) == 1 else {"party": "parties", "topic": "topics"}[what]
        raise BadQuestion(f"{len(things)} {named}{beside} to compare; expected {FEWEST} to {MOST}")
    for thing in things:
        if things.count(thing) > 1:
            raise BadQuestion(f"{what} {thing!r} is to be compared with itself; expected each once")
    for party in filter.party:
        if not _is_party(store, party):
            raise BadQuestion(f"party {party!r} is not that of any stored speech; expected one as `parties` are listed")


def _is_party(store: Store, party: str) -> bool:
    row = tables.SpeechCount
    query = select(col(row.party)).where(col(row.cut) == "year-party", col(row.party) == party).limit(1)
    with store.reading() as session:
        return party == NO_PARTY or session.execute(query).first() is not None


def _comparison(things: Sequence[_Thing], filter: Filter, of_parties: bool) -> results.Comparison:
    first = things[0].timeline
    versions = {thing.timeline.topic.slug: thing.timeline.topic for thing in things}
    echo = {name: value for name, value in first.filters.items() if not (of_parties and name == "party")}
    wanted = [colour(thing.key) if of_parties and thing.key != NO_PARTY else None for thing in things]
    return results.Comparison(
        topics=tuple(versions.values()),
        parties=filter.party if of_parties else (),
        measure=first.measure,
        per=first.per,
        bucket=first.bucket,
        start=first.start,
        end=first.end,
        filters=echo,
        unit=first.unit,
        buckets=_buckets({thing.key: thing.timeline for thing in things}),
        series=tuple(
            results.Series(key=thing.key, label=thing.label, colour=own)
            for thing, own in zip(things, apart(wanted), strict=True)
        ),
        totals={thing.key: thing.timeline.total for thing in things},
    )


def _buckets(timelines: Mapping[str, results.Timeline]) -> tuple[results.BucketRow, ...]:
    """The shared bars; what is known of one does not depend on the topic or the party."""
    rows = zip(*(one.buckets for one in timelines.values()), strict=True)
    return tuple(_bucket(dict(zip(timelines, row, strict=True))) for row in rows)


def _bucket(rows: Mapping[str, results.BucketRow]) -> results.BucketRow:
    first = next(iter(rows.values()))
    return first.model_copy(
        update={
            "total": None,
            "values": {key: row.total for key, row in rows.items() if row.total is not None},
            "speeches": max(row.speeches for row in rows.values()),
            "small": any(row.small for row in rows.values()),
        }
    )


def _party_label(party: str) -> str:
    return "Party not known" if party == NO_PARTY else party
