"""What a search can be narrowed to: the topics, parties, chambers, years and speakers of what it finds, counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import CTE, String, cast, extract, func, literal, select, union_all
from sqlmodel import Session, col

from timeline import results, tables
from timeline.filters import NO_PARTY
from timeline.results.search import FacetName
from timeline.rollups.sources import shown_party
from timeline.search.printing import printed
from timeline.search.query import Field, Query, all_of, clauses, seeks

MOST_COUNTED = 20_000
"""The newest so many speeches are counted, so that a search for a common word costs no more than another."""

MOST_VALUES = 10
ORDER: tuple[FacetName, ...] = ("topic", "party", "chamber", "year", "speaker")
Counts = dict[str, dict[str, int]]


def hits(wanted: list[Any], most: int) -> CTE:
    """The newest speeches that fit, at most so many, with what they are counted by and put in order by."""
    speech = tables.Speech
    place = (col(speech.date), col(speech.chamber), col(speech.place))
    columns = (col(speech.pk), *place, shown_party().label("party"), col(speech.person_id))
    query = select(*columns).where(*wanted).order_by(*(key.desc() for key in place)).limit(most)
    return query.cte("hits").prefix_with("MATERIALIZED")


def facets(session: Session, wanted: list[Any], query: Query | None) -> tuple[results.Facet, ...]:
    """Every property of which the speeches have a value."""
    counts = _counts(session, hits(wanted, MOST_COUNTED))
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


def _counts(session: Session, found: CTE) -> Counts:
    tag, year = tables.Tag, cast(extract("year", found.c.date), String)
    keys = {"party": found.c.party, "chamber": found.c.chamber, "year": year, "speaker": found.c.person_id}
    counted = [select(literal(name), key, func.count()).group_by(key) for name, key in keys.items()]
    about = col(tag.strength) == "about"
    topics = select(literal("topic"), col(tag.topic), func.count()).join(found, found.c.pk == col(tag.speech_pk))
    topics = topics.where(about).group_by(col(tag.topic))
    counts: Counts = defaultdict(dict)
    for name, value, count in session.execute(union_all(*counted, topics)):
        if value is not None:
            counts[name][str(value)] = int(count)
    return counts


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
