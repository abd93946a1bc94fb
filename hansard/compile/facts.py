"""What a reader takes out of a source: single facts about persons, each under the id that this very source uses.

A person is `(scheme, id)` here, `("parliament", "172")` or `("publicwhip", "10001")`; which of them are the same one is
decided later, in `hansard.compile.identity`, by the links and sightings that are facts as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from hansard.people import Office


class Key(NamedTuple):
    """A person as one source knows them: a scheme (`parliament`, `publicwhip`) and the bare id."""

    scheme: str
    value: str


def parliament(value: str) -> Key:
    """The person of that id at parliament.uk (MNIS, Members API)."""
    return Key("parliament", value)


def publicwhip(value: str) -> Key:
    """The person of that publicwhip id, bare or in full (`uk.org.publicwhip/person/10001`)."""
    return Key("publicwhip", value.rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat held from `start` to `end` (None: not ended when the source was made)."""

    person: Key
    chamber: str
    constituency: str | None
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class PartyHeld:
    """A party, in the source's words, from `start` to `end` (None: not ended when the source was made)."""

    person: Key
    party: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class PartySeen:
    """A party, in the source's words, in which a member of that House was seen on a day.

    `loose` is a source that is late with changes of whip: it counts only where no other speaks of that seat.
    """

    person: Key
    chamber: str
    party: str
    day: date
    loose: bool = False


@dataclass(frozen=True, slots=True)
class NameSeen:
    """A name, in the source's words, by which somebody went on a day in that House (None: not said).

    `main` is a source whose form is shown as the person's name; the others give alternates.
    """

    person: Key
    chamber: str | None
    name: str
    day: date | None
    main: bool = False


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office with its dates; one without an end was held when the source was made, or, kept by hand, still is.

    `also` are the other titles under which sources show this very office (“Home Secretary”).
    """

    person: Key
    office: Office
    by_hand: bool = False
    also: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """Its own title and the others."""
        return (self.office.role, *self.also)


@dataclass(frozen=True, slots=True)
class OfficesSeen:
    """All the offices somebody was shown with on a day; none where a party was shown instead."""

    person: Key
    day: date
    roles: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Two ids that a source gives for one person."""

    one: Key
    other: Key


@dataclass(frozen=True, slots=True)
class SeatSeen:
    """Somebody seen in a seat (a constituency, or a peer's title) between two days: links ids by what is unique."""

    person: Key
    chamber: str
    seat: str
    name: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Vacated:
    """The last day on which somebody held the seat they sat in then."""

    person: Key
    chamber: str
    day: date


@dataclass(frozen=True, slots=True)
class MemberId:
    """A publicwhip id of one membership (`member/40034`) and whose it is."""

    person: Key
    member_id: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one source or of many, by kind, in the source's order."""

    seats: tuple[Seat, ...] = ()
    parties: tuple[PartyHeld, ...] = ()
    parties_seen: tuple[PartySeen, ...] = ()
    names: tuple[NameSeen, ...] = ()
    offices: tuple[OfficeHeld, ...] = ()
    offices_seen: tuple[OfficesSeen, ...] = ()
    links: tuple[Link, ...] = ()
    seats_seen: tuple[SeatSeen, ...] = ()
    vacated: tuple[Vacated, ...] = ()
    member_ids: tuple[MemberId, ...] = ()


KINDS = tuple(field.name for field in fields(Facts))


def joined(parts: Iterable[Facts]) -> Facts:
    """All the facts of all the parts."""
    parts = tuple(parts)
    return Facts(**{kind: tuple(chain.from_iterable(getattr(part, kind) for part in parts)) for kind in KINDS})


def by_person(facts: Facts, person_id: Callable[[Key], str]) -> dict[str, Facts]:
    """The facts of each person (links aside), under the id that `person_id` gives, in the order they were met."""
    found: dict[str, dict[str, list[Any]]] = {}
    for kind in KINDS:
        for fact in getattr(facts, kind) if kind != "links" else ():
            found.setdefault(person_id(fact.person), {}).setdefault(kind, []).append(fact)
    return {key: Facts(**{kind: tuple(some) for kind, some in kinds.items()}) for key, kinds in found.items()}
