"""What in a register contradicts itself (errors), and what one should know of it (notes), each a sentence.

The file's own form (dates that run forward, a name for everybody, ids once) is checked when it is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hansard.names import fold, fold_words
from hansard.parties import canonical
from hansard.people import ALSO, Membership, Person
from hansard.register import Register
from hansard.register.changes import post, seat

DAY = timedelta(days=1)
FULL = 100
"""So many members taking seats on one day: a general election."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of thing found: its name, whether it is an error, what it means, and each case in a sentence."""

    name: str
    is_error: bool
    means: str
    cases: tuple[str, ...]


def check(register: Register) -> tuple[Finding, ...]:
    """All findings, the empty ones too, errors first."""
    return tuple(Finding(name, is_error, means, tuple(rule(register))) for name, is_error, means, rule in RULES)


def overlaps(register: Register) -> Iterator[str]:
    for person in register.persons.values():
        for before, after in _pairs(person):
            if after.start is None or before.end is None or before.end >= after.start:
                yield f"{_who(person)}: {seat(before)}, and {seat(after)}"


def shared_seats(register: Register) -> Iterator[str]:
    seats: dict[str, list[tuple[Membership, Person]]] = {}
    for person in register.persons.values():
        for held in person.memberships:
            if held.constituency:
                seats.setdefault(fold_words(held.constituency), []).append((held, person))
    for sitting in seats.values():
        sitting.sort(key=lambda pair: pair[0].start or date.min)
        for (one, first), (other, second) in pairwise(sitting):
            if first is not second and other.start and (one.end is None or one.end >= other.start):
                yield f"{_who(first)} and {_who(second)} on {other.start}: {seat(one)}"


def shared_ids(register: Register) -> Iterator[str]:
    owners: dict[tuple[str, str], str] = {}
    for person in register.persons.values():
        numbers = [("publicwhip", number) for number in person.identifiers.get(ALSO, "").split()]
        ids = [(scheme, value) for scheme, value in person.identifiers.items() if scheme != ALSO]
        for key in [*ids, *numbers, *(("membership", id) for id in person.member_ids)]:
            if owners.setdefault(key, person.id) != person.id:
                yield f"{' '.join(key)}: {owners[key]} and {_who(person)}"


def nameless(register: Register) -> Iterator[str]:
    for person in register.persons.values():
        if not all(fold(name.text) for name in person.names):
            yield f"person {person.id} has a name without a letter"


def backwards(register: Register) -> Iterator[str]:
    """Names; memberships and offices that end before they begin are refused when the file is read."""
    for person in register.persons.values():
        for name in person.names:
            if name.start and name.end and name.end < name.start:
                yield f"{_who(person)} is called {name.text} from {name.start} to {name.end}"


def unknown_parties(register: Register) -> Iterator[str]:
    found = Counter(m.party for person in register.persons.values() for m in person.memberships if m.party)
    for party, count in sorted(found.items()):
        if canonical(party) != party:
            yield f"{party}: {count} memberships"


def partyless(register: Register) -> Iterator[str]:
    for person in register.persons.values():
        yield from (f"{_who(person)}: {seat(m)}" for m in person.memberships if m.party is None)


def gaps(register: Register) -> Iterator[str]:
    """From the day to which the register goes back: before it, too few members are known to tell a general election."""
    elections, reaches = _elections(register), register.header.chambers
    for person in register.persons.values():
        for before, after in _pairs(person):
            since = (reaches[after.chamber].start if after.chamber in reaches else None) or date.min
            if after.start is None or before.end is None or after.start < since or after.start in elections:
                continue
            if before.end + DAY < after.start:
                yield f"{_who(person)}: {seat(before)}; then {seat(after)}"


def namesakes(register: Register) -> Iterator[str]:
    called: dict[tuple[str, str], list[tuple[Membership, Person]]] = {}
    for person in register.persons.values():
        for folded in {fold(name.text) for name in person.names}:
            for held in person.memberships:
                called.setdefault((held.chamber, folded), []).append((held, person))
    said: dict[str, None] = {}
    for sitting in called.values():
        sitting.sort(key=lambda pair: pair[0].start or date.min)
        for (one, first), (other, second) in pairwise(sitting):
            if first is not second and other.start and (one.end is None or one.end >= other.start):
                said[f"{_who(first)} and {_who(second)}: {seat(one)}, and {seat(other)}"] = None
    yield from said


def seatless(register: Register) -> Iterator[str]:
    yield from (_who(person) for person in register.persons.values() if not person.memberships)


def late_offices(register: Register) -> Iterator[str]:
    end = register.offices_end
    for person in register.persons.values():
        for office in person.offices:
            if end and (office.end is None or office.end > end):
                yield f"{_who(person)}: {post(office)}{' (as far as seen)' if office.observed else ''}"


Rule = Callable[[Register], Iterator[str]]
RULES: tuple[tuple[str, bool, str, Rule], ...] = (
    ("overlaps", True, "somebody has two memberships of one House on one day", overlaps),
    ("shared seats", True, "two people hold one constituency on one day", shared_seats),
    ("shared ids", True, "one id is two people's", shared_ids),
    ("reversed dates", True, "a name ends before it begins", backwards),
    ("nameless", True, "somebody has no name", nameless),
    ("unknown parties", True, "a party that hansard/data/parties.toml does not have under this name", unknown_parties),
    ("without a party", False, "no source gives the party", partyless),
    ("gaps", False, "somebody came back to a House later, though not at a general election", gaps),
    ("namesakes", False, "two people of one name sat in one House at one time", namesakes),
    ("without a seat", False, "somebody has no membership of either House", seatless),
    ("late offices", False, "offices after the day to which the register has all of them", late_offices),
)


def _pairs(person: Person) -> Iterator[tuple[Membership, Membership]]:
    """Each membership with the next of the same House."""
    for chamber in ("commons", "lords"):
        held = [membership for membership in person.memberships if membership.chamber == chamber]
        yield from pairwise(sorted(held, key=lambda m: m.start or date.min))


def _elections(register: Register) -> set[date]:
    begun = Counter(m.start for p in register.persons.values() for m in p.memberships if m.chamber == "commons")
    return {day for day, count in begun.items() if day and count >= FULL}


def _who(person: Person) -> str:
    return f"{person.name_on(None)} ({person.id})"
