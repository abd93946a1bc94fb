"""The register's people in memory, as search needs them: read from the store once for each state of the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import func
from sqlmodel import Session, col, select

from hansard.people import Membership, Name, Office, OfficeKind, Person
from timeline import tables
from timeline.register_rows import VERSION
from timeline.search.people import Directory
from timeline.store import Store

State = tuple[object, ...]
T = TypeVar("T")


def register_state(session: Session) -> State:
    """What changes when the people do: the register's version, and how many there are."""
    version = session.get(tables.Meta, VERSION)
    people = session.execute(select(func.count()).select_from(tables.Person)).scalar_one()
    return (version.value if version else "", people)


@lru_cache(maxsize=2)
def directory_of(store: Store, _state: State) -> Directory:
    """Everybody in the store, ready to be found. The first call reads and indexes for about half a second."""
    with store.reading() as session:
        people = session.execute(select(tables.Person.id, tables.Person.name)).all()
        names = _held(session, tables.PersonName, ("name", "start", "end", "alternate"), Name)
        memberships = _held(
            session, tables.Membership, ("chamber", "constituency", "party", "start", "end"), Membership
        )
        offices = _held(session, tables.Office, ("role", "organisation", "kind", "start", "end", "observed"), _office)
    return Directory(
        Person(id, tuple(names.get(id, [Name(name)])), {}, tuple(memberships.get(id, ())), tuple(offices.get(id, ())))
        for id, name in people
    )


def _held(session: Session, table: Any, columns: tuple[str, ...], make: Callable[..., T]) -> Mapping[str, list[T]]:
    """What the rows of a table make, by person, in the register's order."""
    query = select(table.person_id, *(getattr(table, column) for column in columns)).order_by(col(table.pk))
    found: dict[str, list[T]] = defaultdict(list)
    for id, *values in session.execute(query):
        found[id].append(make(*values))
    return found


def _office(role: str, organisation: str | None, kind: str, start: Any, end: Any, observed: bool) -> Office:
    return Office(role, organisation, OfficeKind(kind), start, end, observed=observed)
