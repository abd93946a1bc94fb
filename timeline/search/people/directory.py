"""Everybody in the register, ready to be found: by names, seats, parties and offices. Made once, never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from hansard.people import Membership, Office, Person
from timeline.search.people.names import Names
from timeline.search.people.offices import Offices
from timeline.search.people.places import Parties, Seats

Ids = tuple[str, ...]


class Directory:
    """The persons by id, and who held what by seat, party and office, at whatever time."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self.persons: Mapping[str, Person] = {person.id: _in_order(person) for person in persons}
        everybody = self.persons.values()
        self.names = Names(
            (person.id, name, name.text != person.name_on(None) and not name.alternate)
            for person in everybody
            for name in person.names
        )
        self.seated = _by(everybody, lambda person: (held.constituency for held in person.memberships))
        self.members = _by(everybody, lambda person: (held.party for held in person.memberships))
        self.holders = _by(everybody, lambda person: (office.title for office in person.offices))
        self.seats, self.parties, self.offices = Seats(self.seated), Parties(self.members), Offices(self.holders)


def _in_order(person: Person) -> Person:
    """The person with memberships and offices in the order of their ends."""
    memberships, offices = sorted(person.memberships, key=_end), sorted(person.offices, key=_end)
    return replace(person, memberships=tuple(memberships), offices=tuple(offices))


def _end(held: Membership | Office) -> tuple[date, date]:
    return (held.end or date.max, held.start or date.min)


def _by(persons: Iterable[Person], keys: Callable[[Person], Iterable[str | None]]) -> dict[str, Ids]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for person in persons:
        for key in filter(None, keys(person)):
            found[key][person.id] = None
    return {key: tuple(ids) for key, ids in found.items()}
