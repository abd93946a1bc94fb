"""Who can be meant by a seat, a peer's title or an office: phrases of all days, built once a register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from hansard.mentions.words import Phrases
from hansard.names import fold_words, is_peer_name
from hansard.people import Membership, Name, Office, Person, holds
from hansard.register import Register
from hansard.spoken_offices import Said, joined, spoken_offices

LORDS = "lords"
PLACE = re.compile(r" (?:of|in|and) .*")
BRACKET = re.compile(r" ?\([^()]*\)")
OPENINGS = ("secretary of state for ", "minister for ", "minister of state for ", "shadow secretary of state for ",
            "shadow minister for ", "parliamentary under secretary of state for ")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """A peer's name under its rank (`lord`, `baroness`, `earl`, …); `whole` where nothing of it is left out."""

    rank: str
    whole: bool
    name: Name
    person: Person

    def seat_on(self, day: date) -> Membership | None:
        """The seat of its bearer in the House of Lords on that day, if the name was in use."""
        if not holds(self.name.start, self.name.end, day):
            return None
        return next((seat for seat in self.person.memberships_on(day) if seat.chamber == LORDS), None)


class Index:
    """Phrases of all days: seats, peers' titles without the rank, and offices as members say them.

    An office's phrase leads to the folded titles that mean it, a title to everyone who held it. `office_words` finds
    the first word of an office: capitals are rare, so this is much faster than looking at each “the”.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self.seats: Phrases[tuple[Membership, Person]] = Phrases(_seats(register))
        self.titles: Phrases[Title] = Phrases(_titles(register))
        self.held: dict[str, list[tuple[Office, Person]]] = {}
        for title, office, person in _offices(register):
            self.held.setdefault(title, []).append((office, person))
        generic = ((title, Said(title)) for title in self.held if title.startswith(OPENINGS))
        self.offices: Phrases[Said] = Phrases([*spoken_offices(), *generic])
        words = {phrase.partition(" ")[0].capitalize() for phrase in (*self.offices.rows, *OPENINGS)}
        self.office_words = re.compile("|".join(sorted(words)))


@lru_cache(maxsize=2)
def index_of(register: Register) -> Index:
    """The index of that register; the last two are kept, for building one takes longer than reading a day."""
    return Index(register)


def parts(title: str) -> tuple[str, ...]:
    """The offices, folded, that a printed or registered title joins, without what stands in brackets."""
    return joined(BRACKET.sub("", title))


def _seats(register: Register) -> Iterator[tuple[str, tuple[Membership, Person]]]:
    for person in register.persons.values():
        for seat in person.memberships:
            if seat.constituency:
                yield fold_words(seat.constituency), (seat, person)


def _titles(register: Register) -> Iterator[tuple[str, Title]]:
    for person in register.persons.values():
        if any(seat.chamber == LORDS for seat in person.memberships):
            for name in person.names:
                yield from _styles(name, person)


def _styles(name: Name, person: Person) -> Iterator[tuple[str, Title]]:
    """“Lord Alton of Liverpool” is “alton of liverpool” and “alton”; “The Earl of Devon” “of devon” and “devon”."""
    if not is_peer_name(name.text):
        return
    rank, _, rest = name.text.removeprefix("The ").partition(" ")
    short = PLACE.sub("", rest.removeprefix("of "))
    for style in {rest, rest.removeprefix("of "), short}:
        yield fold_words(style), Title(rank.casefold(), style == rest, name, person)


def _offices(register: Register) -> Iterator[tuple[str, Office, Person]]:
    for person in register.persons.values():
        for office in person.offices:
            for title in {*parts(office.role), *parts(office.title)}:
                yield title, office, person
