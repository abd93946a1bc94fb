"""What is different between two registers, in sentences: who came, which seats were taken or given up, which names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from hansard.people import ALSO, Membership, Office, Person
from hansard.register import Register

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """How many persons are new or changed, how many memberships were added and how many ended, and each in a line."""

    persons: int
    changed: int
    added: int
    closed: int
    offices: int
    names: int
    lines: tuple[str, ...]

    def __str__(self) -> str:
        if not self.lines:
            return "nothing has changed"
        return (
            f"persons: {self.persons} new, {self.changed} changed; memberships: {self.added} added, "
            f"{self.closed} ended; offices added: {self.offices}; names added: {self.names}"
        )


def compare(before: Register, after: Register) -> Changes:
    """What `after` has that `before` has not. A person who goes by another id is the same one."""
    persons = changed = added = closed = offices = names = 0
    lines: list[str] = []
    for person in after.persons.values():
        old = _same(before, person)
        if old == person:
            continue
        said = list(_said(old, person))
        persons, changed = persons + (old is None), changed + (old is not None)
        over = _ended(old, person) if old else []
        new = [held for held in _new(old.memberships if old else (), person.memberships) if held not in over]
        added, closed = added + len(new), closed + len(over)
        offices += len(_new(old.offices if old else (), person.offices))
        names += len(_new(old.names if old else (), person.names))
        lines.append(f"{person.name_on(None)} ({person.id}): {'; '.join(said)}")
    return Changes(persons, changed, added, closed, offices, names, tuple(lines))


def _same(before: Register, person: Person) -> Person | None:
    ids = ((scheme, value) for scheme, value in person.identifiers.items() if scheme != ALSO)
    found = (before.by_identifier(scheme, value) for scheme, value in ids)
    return before.persons.get(person.id) or next((old for old in found if old), None)


def _said(old: Person | None, person: Person) -> Iterator[str]:
    if old is None:
        yield f"new; {'; '.join(map(seat, person.memberships))}"
        return
    if old.id != person.id:
        yield f"was {old.id}"
    if (old.identifiers, old.member_ids) != (person.identifiers, person.member_ids):
        yield "more ids"
    yield from (f"also called {name.text}" for name in _new(old.names, person.names))
    over = _ended(old, person)
    yield from (f"ended: {seat(held)}" for held in over)
    yield from (f"now: {seat(held)}" for held in _new(old.memberships, person.memberships) if held not in over)
    yield from (f"office: {post(office)}" for office in _new(old.offices, person.offices))
    yield from (f"no longer: {post(office)}" for office in _new(person.offices, old.offices))
    yield from (f"no longer: {seat(held)}" for held in _gone(old, person))


def _new(before: Sequence[T], after: Sequence[T]) -> list[T]:
    return [each for each in after if each not in before]


def _ended(old: Person, person: Person) -> list[Membership]:
    """The memberships that had no end before."""
    open_ended = {(m.chamber, m.constituency, m.party, m.start) for m in old.memberships if m.end is None}
    return [m for m in person.memberships if m.end and (m.chamber, m.constituency, m.party, m.start) in open_ended]


def _gone(old: Person, person: Person) -> list[Membership]:
    """The memberships of which nothing is left, not even with another day."""
    left = {(m.chamber, m.constituency) for m in person.memberships}
    return [m for m in old.memberships if (m.chamber, m.constituency) not in left]


def seat(held: Membership) -> str:
    """A membership in words: `commons Northfield, Labour, 2024-07-04 to now`."""
    where = f"{held.chamber} {held.constituency or ''}".strip()
    return f"{where}, {held.party or 'party not known'}, {held.start or '…'} to {held.end or 'now'}"


def post(office: Office) -> str:
    """An office in words: `Minister of State, 2024-07-09 to now`."""
    return f"{office.title}, {office.start or '…'} to {office.end or 'now'}"
