"""Finding persons in the register: by id, by name, by seat, by office; each on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TypeVar

from hansard.names import fold, fold_words
from hansard.people import ALSO, Membership, Name, Office, Person, holds
from hansard.register import lines
from hansard.register.lines import Header
from hansard.spoken_offices import joined

T = TypeVar("T")


class Register:
    """Persons by id with the look-ups that resolution and search need. `version` is the digest of the file."""

    def __init__(self, header: Header, persons: Iterable[Person], version: str = "") -> None:
        self.header = header
        self.version = version
        self.persons: Mapping[str, Person] = {person.id: person for person in persons}

    @property
    def as_of(self) -> date:
        """The last day on which any source speaks of memberships."""
        return self.header.as_of

    @property
    def offices_start(self) -> date | None:
        """The day from which the offices are complete."""
        return self.header.offices.start

    @property
    def offices_end(self) -> date | None:
        """The day to which the offices are complete; later ones are known only where one was seen."""
        return self.header.offices.end

    def offices_reach(self, day: date) -> bool:
        """Whether the register's offices are complete on that day, so that holding none means something."""
        return holds(self.offices_start, self.offices_end, day)

    def memberships_end(self, chamber: str) -> date:
        """The last day on which a source speaks of memberships of that House."""
        reach = self.header.chambers.get(chamber)
        return (reach and reach.end) or self.as_of

    def by_identifier(self, scheme: str, value: str) -> Person | None:
        """The person with that id in that scheme (`publicwhip`, `25350`), or None."""
        return self._by_identifier.get((scheme, value))

    def by_member_id(self, member_id: str) -> Person | None:
        """The person of a publicwhip membership id (`member/40034`, `lord/100030`), or None."""
        return self._by_member_id.get(member_id)

    def by_source_id(self, source_id: str) -> Person | None:
        """The person of an id as a source prints it, or None.

        `uk.org.publicwhip/person/10131`, `…/lord/100030`, or `parliament/4514`: Parliament's own number of a member.
        """
        kind, _, number = source_id.rpartition("/")
        if kind.endswith("parliament"):
            return self.by_identifier("parliament", number)
        if kind.endswith("person"):
            return self.by_identifier("publicwhip", number)
        return self.by_member_id(f"{kind.rpartition('/')[2]}/{number}")

    def named(self, name: str, day: date | None = None, chamber: str | None = None) -> tuple[Person, ...]:
        """Everyone of that full name, honorifics, accents and case aside: those it is the name of on that day first.

        With a chamber, only persons who sat in it at any time. Whether one holds a seat on the day is for the caller.
        """
        hits = [hit for hit in self._by_name.get(fold(name), ()) if chamber is None or _sat_in(hit[1], chamber)]
        hits.sort(key=lambda hit: _unlikely(hit[0], day))
        return tuple({person.id: person for _, person in hits}.values())

    def seated(self, constituency: str, day: date) -> tuple[Person, ...]:
        """Whoever held that seat on that day: one person in a sound register, none where it was vacant or unknown."""
        seats = self._by_seat.get(fold_words(constituency), ())
        return tuple({p.id: p for membership, p in seats if holds(membership.start, membership.end, day)}.values())

    def holders(self, role: str, day: date) -> tuple[Person, ...]:
        """Whoever held an office of that title, alone or joined with others, that day, as far as the register knows."""
        offices = self._by_role.get(fold_words(role), ())
        return tuple({p.id: p for office, p in offices if holds(office.start, office.end, day)}.values())

    def dumps(self) -> bytes:
        """The register as a canonical file."""
        return lines.write(self.header, self.persons.values())

    @cached_property
    def _by_identifier(self) -> dict[tuple[str, str], Person]:
        return {item: person for person in self.persons.values() for item in _identifiers(person)}

    @cached_property
    def _by_member_id(self) -> dict[str, Person]:
        return {member_id: person for person in self.persons.values() for member_id in person.member_ids}

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[Name, Person]]]:
        return _index((fold(name.text), (name, p)) for p in self.persons.values() for name in p.names)

    @cached_property
    def _by_seat(self) -> dict[str, list[tuple[Membership, Person]]]:
        seats = ((m, p) for p in self.persons.values() for m in p.memberships if m.constituency)
        return _index((fold_words(m.constituency or ""), (m, p)) for m, p in seats)

    @cached_property
    def _by_role(self) -> dict[str, list[tuple[Office, Person]]]:
        held = ((o, p) for p in self.persons.values() for o in p.offices)
        return _index((title, (o, p)) for o, p in held for title in {fold_words(o.title), *joined(o.title)})


def _index(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    index: dict[str, list[T]] = {}
    for key, value in pairs:
        index.setdefault(key, []).append(value)
    return index


def _identifiers(person: Person) -> Iterator[tuple[str, str]]:
    """Every id by scheme; `publicwhip-also` holds further publicwhip numbers, parted by blanks."""
    also = person.identifiers.get(ALSO, "").split()
    return chain(person.identifiers.items(), (("publicwhip", number) for number in also))


def _sat_in(person: Person, chamber: str) -> bool:
    return any(membership.chamber == chamber for membership in person.memberships)


def _unlikely(name: Name, day: date | None) -> int:
    """How unlikely a print of that day means this name: its own, a former or later one, one that only others print."""
    if name.alternate:
        return 2
    return 0 if day is None or holds(name.start, name.end, day) else 1
