"""The register of members as rows, so that pages and queries ask one place only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from slugify import slugify
from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from hansard.people import Person, Resolved
from hansard.register import Register
from timeline import tables
from timeline.store import Store, upsert, write_rows

VERSION, AS_OF, REACH = "register", "register-as-of", "register-reach"
MEMBERSHIPS, OFFICES = "memberships", "offices"
DATED = (tables.PersonName, tables.Membership, tables.Office)


def sync(session: Session, register: Register) -> None:
    """Make the people's rows those of this register; nothing is written where they are already."""
    known = session.get(tables.Meta, VERSION)
    if known and known.value == register.version:
        return
    people = list(register.persons.values())
    for table in DATED:
        session.execute(delete(table))
    gone = col(tables.Person.id).not_in(register.persons)
    session.execute(delete(tables.Person).where(_unspoken(), gone))
    session.execute(update(tables.Person).where(gone).values(known=False, identifiers={}))
    upsert(session, tables.Person, [_person(person) for person in people], "id")
    for table, rows in ((tables.PersonName, _names), (tables.Membership, _memberships), (tables.Office, _offices)):
        found = [row for person in people for row in rows(person)]
        write_rows(session, table, found)
    facts = {VERSION: register.version, AS_OF: register.as_of.isoformat(), REACH: json.dumps(_reach(register))}
    upsert(session, tables.Meta, [{"key": key, "value": value} for key, value in facts.items()], "key")


def _reach(register: Register) -> dict[str, str]:
    """The last day on which the sources speak of memberships of each House, and to which offices are complete."""
    ends = {chamber: register.memberships_end(chamber) for chamber in register.header.chambers}
    offices = {OFFICES: register.offices_end} if register.offices_end else {}
    return {key: day.isoformat() for key, day in ({MEMBERSHIPS: register.as_of} | ends | offices).items()}


def reach(session: Session) -> dict[str, date]:
    """The same of the register that the people come from, by chamber or, of those not named, `MEMBERSHIPS`, and of
    `OFFICES`; empty where no register was stored."""
    row = session.get(tables.Meta, REACH)
    days: dict[str, str] = json.loads(row.value) if row else {}
    return {key: date.fromisoformat(day) for key, day in days.items()}


def has_changed(store: Store, register: Register) -> bool:
    """Whether the store's people come from another register, so that its sittings should be built again."""
    with store.reading() as session:
        known = session.get(tables.Meta, VERSION)
        return known is not None and known.value != register.version


def _unspoken() -> Any:
    """Whether no stored speech points at the person."""
    spoke = select(tables.Speech.person_id).where(col(tables.Speech.person_id).is_not(None))
    return col(tables.Person.id).not_in(spoke)


def unknown_people(session: Session, resolutions: Iterable[Resolved]) -> None:
    """Keep the people whom the register lacks and a transcript's id names, once each."""
    bare = {r.person.id: r.person for r in resolutions if not r.person.memberships}
    known = set(session.exec(select(tables.Person.id).where(col(tables.Person.id).in_(bare))).all())
    rows = [_person(person) | {"known": False} for id, person in bare.items() if id not in known]
    write_rows(session, tables.Person, rows)


def _person(person: Person) -> dict[str, Any]:
    name = person.name_on(None)
    return {"id": person.id, "name": name, "slug": slugify(name), "known": True, "identifiers": person.identifiers}


def _names(person: Person) -> Iterator[dict[str, Any]]:
    for name in person.names:
        row = {"person_id": person.id, "name": name.text, "start": name.start, "end": name.end}
        yield row | {"alternate": name.alternate}


def _memberships(person: Person) -> Iterator[dict[str, Any]]:
    for held in person.memberships:
        yield {
            "person_id": person.id,
            "chamber": held.chamber,
            "constituency": held.constituency,
            "party": held.party,
            "start": held.start,
            "end": held.end,
        }


def _offices(person: Person) -> Iterator[dict[str, Any]]:
    for held in person.offices:
        yield {
            "person_id": person.id,
            "role": held.role,
            "organisation": held.organisation,
            "kind": str(held.kind),
            "start": held.start,
            "end": held.end,
            "observed": held.observed,
        }
