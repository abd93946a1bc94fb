"""All that is known of one person: names, memberships, offices, and what the stored speeches are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import case, extract, func
from sqlmodel import Session, col, select

from timeline import results, tables
from timeline.filters import Filter
from timeline.queries.conditions import conditions
from timeline.register_rows import MEMBERSHIPS, OFFICES, reach
from timeline.store import Store

Reach = Mapping[str, date]
Held = TypeVar("Held", tables.Membership, tables.Office)


def speaker(store: Store, id: str, *, include_chair: bool = False) -> results.Speaker | None:
    """All that is known of the person of that id, None where there is none.

    What is counted leaves out speeches made in the Chair, and procedure, unless `include_chair`.
    """
    with store.reading() as session:
        person = session.get(tables.Person, id)
        wanted = conditions(Filter(speaker=id, include_chair=include_chair), store.dialect)
        return _speaker(session, person, wanted) if person else None


def _speaker(session: Session, person: tables.Person, wanted: list[Any]) -> results.Speaker:
    names, reached = _names(session, person.id), reach(session)
    years, topics = _by_year(session, wanted), _topics(session, wanted)
    first, last = session.execute(
        select(func.min(tables.Speech.date), func.max(tables.Speech.date)).where(*wanted)
    ).one()
    return results.Speaker(
        id=person.id,
        name=person.name,
        slug=person.slug,
        other_names=tuple(sorted({name.name for name in names if name.name != person.name})),
        names=names,
        identifiers=person.identifiers,
        memberships=_memberships(session, person.id, reached),
        offices=_offices(session, person.id, reached),
        topics=topics,
        speeches=sum(years.values()),
        by_year=years,
        in_chair=_in_chair(session, person.id),
        first=first,
        last=last,
    )


def _names(session: Session, id: str) -> tuple[results.NameRow, ...]:
    """In the register's order, which is that of time."""
    row = tables.PersonName
    found = session.exec(select(row).where(row.person_id == id).order_by(col(row.pk)))
    return tuple(results.NameRow(name=n.name, start=n.start, end=n.end, alternate=n.alternate) for n in found)


def _memberships(session: Session, id: str, reached: Reach) -> tuple[results.MembershipRow, ...]:
    """The latest first."""
    return tuple(
        results.MembershipRow(
            chamber=held.chamber,
            constituency=held.constituency,
            party=held.party,
            start=held.start,
            end=held.end,
            known_to=None if held.end else reached.get(held.chamber, reached.get(MEMBERSHIPS)),
        )
        for held in _latest_first(session, tables.Membership, id)
    )


def _offices(session: Session, id: str, reached: Reach) -> tuple[results.OfficeRow, ...]:
    """The latest first."""
    return tuple(
        results.OfficeRow(
            role=held.role,
            organisation=held.organisation,
            kind=held.kind,
            start=held.start,
            end=held.end,
            observed=held.observed,
            known_to=None if held.end else reached.get(OFFICES),
        )
        for held in _latest_first(session, tables.Office, id)
    )


def _latest_first(session: Session, row: type[Held], id: str) -> list[Held]:
    return sorted(session.exec(select(row).where(row.person_id == id)), key=_when, reverse=True)


def _when(held: tables.Membership | tables.Office) -> tuple[date, date]:
    return (held.start or date.min, held.end or date.max)


def _by_year(session: Session, wanted: list[Any]) -> dict[str, int]:
    year = extract("year", col(tables.Speech.date)).label("year")
    query = select(year, func.count()).where(*wanted).group_by("year").order_by("year")
    return {str(year): count for year, count in session.execute(query)}


def _topics(session: Session, wanted: list[Any]) -> tuple[results.TopicCount, ...]:
    """What the speeches are about, by year; the topic of most speeches first."""
    topic, tag, speech = tables.Topic, tables.Tag, tables.Speech
    year = extract("year", col(speech.date)).label("year")
    query: Any = (
        select(topic.slug, topic.title, year, func.count())
        .join(tag, col(tag.topic) == topic.slug)
        .join(speech, col(speech.pk) == tag.speech_pk)
        .where(*wanted, col(tag.first_about))
        .group_by(topic.slug, topic.title, "year")
        .order_by("year")
    )
    years: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for slug, title, year_, count in session.execute(query):
        years[slug, title][str(year_)] = count
    found = [
        results.TopicCount(slug=slug, title=title, speeches=sum(by_year.values()), by_year=by_year)
        for (slug, title), by_year in years.items()
    ]
    return tuple(sorted(found, key=lambda count: (-count.speeches, count.title)))


def _in_chair(session: Session, id: str) -> int:
    speech = tables.Speech
    chair = func.sum(case((col(speech.role) == "chair", 1), else_=0))
    return int(session.execute(select(chair).where(speech.person_id == id)).scalar_one() or 0)
