"""From the facts of all sources to the persons of the register, and the problems met on the way.

Facts ──sound, identify──▶ Facts by person ──memberships, offices, names──▶ Person
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hansard.compile.facts import Facts, Seat, by_person
from hansard.compile.identity import Identities, identify
from hansard.compile.memberships import memberships
from hansard.compile.naming import names
from hansard.compile.posts import offices
from hansard.compile.sound import sound
from hansard.parties import canonical
from hansard.people import Membership, Person, holds


def merge(facts: Facts, made: date) -> tuple[list[Person], list[str]]:
    """Every person who ever sat, and a sentence for every contradiction, unknown party and unknown seat.

    `made` is the day on which the dated sources end; what is seen later goes on from there.
    """
    facts, problems = sound(facts)
    identities, contradictions = identify(facts)
    problems += contradictions
    problems += sorted({f"the party {party!r} is not known" for party in _parties(facts) if canonical(party) is None})
    persons = []
    for person_id, about in by_person(facts, identities.person_id).items():
        about = replace(about, seats=about.seats + _seat_of_new_peer(about, made))
        held = memberships(about, made)
        problems += _unseated(person_id, about, held, made)
        if about.seats:
            persons.append(_person(person_id, about, held, identities, made))
    return persons, problems


def _person(person_id: str, about: Facts, held: tuple[Membership, ...], identities: Identities, made: date) -> Person:
    return Person(
        id=person_id,
        names=names(about.names, held),
        identifiers=identities.identifiers(about.seats[0].person),
        memberships=held,
        offices=offices(about, held, made),
        member_ids=tuple(sorted({fact.member_id for fact in about.member_ids}, key=_number)),
    )


def _seat_of_new_peer(about: Facts, made: date) -> tuple[Seat, ...]:
    """The seat of a peer who came after the dated sources ended, from the first day on which they were seen."""
    days = [seen for seen in about.seats_seen if seen.chamber == "lords"]
    if not days or any(seat.chamber == "lords" for seat in about.seats):
        return ()
    first = min(days, key=lambda seen: seen.start)
    return (Seat(first.person, "lords", None, first.start, None),) if first.start > made else ()


def _unseated(person_id: str, about: Facts, held: tuple[Membership, ...], made: date) -> Iterator[str]:
    """A sentence for each day on which somebody was seen in a House in which the register gives them no seat."""
    for seen in about.seats_seen:
        seats = [m for m in held if m.chamber == seen.chamber and holds(m.start, m.end, seen.start)]
        if not seats and seen.start > made:
            yield f"{seen.name} ({person_id}) was seen in the {seen.chamber} on {seen.start} without a seat"


def _parties(facts: Facts) -> set[str]:
    return {fact.party for fact in facts.parties} | {fact.party for fact in facts.parties_seen}


def _number(member_id: str) -> tuple[str, int]:
    scheme, _, number = member_id.partition("/")
    return scheme, int(number)
