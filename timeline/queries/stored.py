"""Which of the people, debates and topics that are named somewhere the store has."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlmodel import col

from timeline import results, tables
from timeline.store import Store


def stored(store: Store, people: Collection[str], debates: Collection[str]) -> results.Stored:
    """Those of the people and debates, by id, that have a page, and all topics that have one."""
    person, section, topic = col(tables.Person.id), col(tables.Section.id), col(tables.Topic.slug)
    with store.reading() as session:
        return results.Stored(
            people=frozenset(session.scalars(select(person).where(person.in_(people)))),
            debates=frozenset(session.scalars(select(section).where(section.in_(debates)))),
            topics=frozenset(session.scalars(select(topic))),
        )
