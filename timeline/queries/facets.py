"""What a search can be narrowed to: the topics, parties, chambers, years and speakers of what it finds, counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import CTE, String, cast, extract, func, null, select, union_all
from sqlmodel import Session, col

from timeline import results, tables
from timeline.filters import NO_PARTY
from timeline.results.search import FacetName
from timeline.search.printing import printed
from timeline.search.query import Field, Query, all_of, clauses, seeks

MOST_COUNTED = 20_000
"""The newest so many speeches are counted, so that a search for a common word costs no more than another."""

MOST_VALUES = 10
ORDER: tuple[FacetName, ...] = ("topic", "party", "chamber", "year", "speaker")
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many speeches were counted, and how many of them have each value of each property."""

    speeches: int
    counts: Counts


def tally(session: Session, found: CTE) -> Tally:
    """Counts the hits of a search in one statement, which finds them only once."""
    tag, c = tables.Tag, found.c
    keys = (c.party, c.chamber, cast(extract("year", c.date), String).label("year"), c.person_id)
    together = select(cast(null(), String).label("topic"), *keys, func.count()).group_by(*keys)
    empty = [cast(null(), String) for _ in keys]
    topics = select(col(tag.topic), *empty, func.count()).join(found, c.pk == col(tag.speech_pk))
    topics = topics.where(col(tag.strength) == "about").group_by(col(tag.topic))
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    speeches = 0
    for *values, count in session.execute(union_all(together, topics)):
        speeches += 0 if values[0] else count
        for name, value in zip(ORDER, values, strict=True):
            if value is not None:
                counts[name][value] += count
    return Tally(speeches, counts)


def facets(session: Session, counts: Counts, query: Query | None) -> tuple[results.Facet, ...]:
    """Every property of which the speeches have a value."""
    top = {name: _top(name, counts[name]) for name in ORDER}
    labels = _labels(session, top)
    return tuple(
        results.Facet(
            name=name,
            values=tuple(_value(name, value, counts[name][value], labels, query) for value in top[name]),
            more=len(counts[name]) > len(top[name]),
        )
        for name in ORDER
        if top[name]
    )


def _top(name: FacetName, counts: Mapping[str, int]) -> list[str]:
    if name == "year":
        return sorted(counts, reverse=True)[:MOST_VALUES]
    return sorted(counts, key=lambda value: (-counts[value], value))[:MOST_VALUES]


def _labels(session: Session, top: Mapping[FacetName, list[str]]) -> dict[tuple[str, str], str]:
    person, topic = tables.Person, tables.Topic
    people = session.execute(select(col(person.id), col(person.name)).where(col(person.id).in_(top["speaker"])))
    topics = session.execute(select(col(topic.slug), col(topic.title)).where(col(topic.slug).in_(top["topic"])))
    found = {("speaker", id): name for id, name in people} | {("topic", slug): title for slug, title in topics}
    chambers = {("chamber", slug): slug.replace("-", " ").title() for slug in top["chamber"]}
    return found | chambers | {("party", NO_PARTY): "Party not known"}


def _value(
    name: FacetName, value: str, speeches: int, labels: Mapping[tuple[str, str], str], query: Query | None
) -> results.FacetValue:
    fields, there = _fields(name, value), clauses(query) if query else ()
    chosen = all(field in there for field in fields)
    parts = [part for part in there if part not in fields] if chosen else [*there, *fields]
    return results.FacetValue(
        value=value,
        label=labels.get((name, value), value),
        speeches=speeches,
        chosen=chosen,
        q=printed(all_of(parts)) if parts and seeks(all_of(parts)) else "",
    )


def _fields(name: FacetName, value: str) -> tuple[Field, ...]:
    """The clauses of a search that ask for this value."""
    if name == "year":
        return Field("from", f"{value:0>4}-01-01"), Field("to", f"{value:0>4}-12-31")
    return (Field(name, value),)
