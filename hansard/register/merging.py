"""A published file merged into a register: whom it means, and the register as it is then. Values in, values out.

accounts ──whose ids are these──▶ Person + Account ──overlay──▶ Person ──▶ Register (with the source in its header)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hansard.names import fold
from hansard.offices import arranged
from hansard.people import ALSO, Person
from hansard.register import Header, Reach, Register, SourceNote, lines
from hansard.register.overlay import memberships, names, offices
from hansard.register.published import Account, Published

SCHEMES = ("parliament", "publicwhip", "wikidata")
"""In the order in which they are trusted to say who somebody is."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The new register, and a sentence for each thing in the file that was not taken over."""

    register: Register
    problems: tuple[str, ...]


def merge(register: Register, published: Published) -> Merged:
    """The register with what the file tells. Merging the same file again changes nothing."""
    people = _People(register.persons.values())
    problems = list(published.problems)
    unknown, since = 0, published.day if published.day > register.as_of else None
    for account in published.accounts:
        known, contradictions = people.meant(account)
        account, taken = _without_taken(account, known, register)
        problems += [*contradictions, *taken]
        if known is None and not (account.names and (account.spells or account.sightings)):
            unknown += 1
            continue
        people.put(known, _updated(known, account, published, since))
    if unknown:
        problems.append(f"{unknown} people whom the register does not know, and of whom no seat is told, were left out")
    persons = sorted(people.all(), key=lambda person: lines.id_order(person.id))
    data = lines.write(_header(register.header, published), persons)
    return Merged(Register(*lines.read(data, published.path), lines.digest(data)), tuple(problems))


class _People:
    """The persons of a register by every id, while it is being changed."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self._persons = {person.id: person for person in persons}
        self._owners = {key: person.id for person in self._persons.values() for key in _keys(person.identifiers)}
        self._by_name: dict[str, set[str]] = {}
        for person in self._persons.values():
            for name in person.names:
                self._by_name.setdefault(fold(name.text), set()).add(person.id)

    def all(self) -> Iterable[Person]:
        return self._persons.values()

    def meant(self, account: Account) -> tuple[Person | None, list[str]]:
        """The person with the ids of the account, and where they lead to several, which of them are left out."""
        keys = [(s, account.identifiers[s]) for s in SCHEMES if s in account.identifiers]
        keys += [("publicwhip", alias) for alias in account.aliases]
        found = list(dict.fromkeys(self._owners[key] for key in keys if key in self._owners))
        said = ", ".join(f"{scheme} {value}" for scheme, value in keys)
        found = found or self._alike(account)
        others = [f"{said}: taken as {found[0]}, though the register has {other} too" for other in found[1:]]
        return (self._persons[found[0]] if found else None), others

    def _alike(self, account: Account) -> list[str]:
        """The one person of that name who sat in that House in that time, and has no id of the kinds that this has.

        EveryPolitician has Willie Rennie by publicwhip's number only, the register by Parliament's only.
        """
        folded = {fold(name.text) for name in account.names}
        ids = {id for name in folded for id in self._by_name.get(name, ())}
        likely = [person for id in ids if (person := self._persons.get(id)) and _sat_together(person, account)]
        free = [person.id for person in likely if not account.identifiers.keys() & person.identifiers.keys()]
        return free if len(likely) == 1 else []

    def put(self, known: Person | None, person: Person) -> None:
        """Have the person in place of the one before; ids that are somebody else's stay theirs."""
        ids = {
            scheme: value
            for scheme, value in person.identifiers.items()
            if scheme == ALSO or self._owners.get((scheme, value), known and known.id) in (None, known and known.id)
        }
        also = [n for n in ids.pop(ALSO, "").split() if self._is_free(n, known) and n != ids.get("publicwhip")]
        person = replace(person, identifiers=ids | ({ALSO: " ".join(sorted(also))} if also else {}))
        person = replace(person, id=_id(person))
        if known:
            del self._persons[known.id]
        self._persons[person.id] = person
        self._owners |= dict.fromkeys(_keys(person.identifiers), person.id)

    def _is_free(self, number: str, known: Person | None) -> bool:
        return self._owners.get(("publicwhip", number), known and known.id) in (None, known and known.id)


def _without_taken(account: Account, known: Person | None, register: Register) -> tuple[Account, list[str]]:
    """The account without the seats that the register has as a namesake's, who is then the same one under another id.

    Parliament has Ray Michie twice: 575 as a member, 2176 as a peer.
    """
    names = {fold(name.text) for name in account.names}
    kept, said = [], []
    for spell in account.spells:
        place, day = spell.held.constituency, spell.held.start
        sitting = register.seated(place, day) if place and day and known else ()
        other = next((p for p in sitting if p != known and any(fold(name.text) in names for name in p.names)), None)
        if other is None:
            kept.append(spell)
        else:
            said.append(f"{account.names[0].text}: the seat of {place} from {day} is {other.id}'s in the register")
    return replace(account, spells=tuple(kept)), said


def _sat_together(person: Person, account: Account) -> bool:
    """Whether the two have a membership of one House in common days."""
    return any(
        held.chamber == spell.held.chamber
        and (held.start or date.min) <= (spell.held.end or date.max)
        and (spell.held.start or date.min) <= (held.end or date.max)
        for held in person.memberships
        for spell in account.spells
    )


def _id(person: Person) -> str:
    """The publicwhip number, else Parliament's: the rule of the whole register."""
    return person.identifiers.get("publicwhip") or f"parliament-{person.identifiers['parliament']}"


def _keys(identifiers: dict[str, str]) -> list[tuple[str, str]]:
    also = identifiers.get(ALSO, "").split()
    return [(s, v) for s, v in identifiers.items() if s != ALSO] + [("publicwhip", number) for number in also]


def _updated(known: Person | None, account: Account, published: Published, since: date | None) -> Person:
    """The person with what the account tells."""
    person = known or Person("", (), {})
    ids = account.identifiers | person.identifiers  # an id that the register has stays
    also = {*person.identifiers.get(ALSO, "").split(), *account.aliases}
    also |= {number for number in [account.identifiers.get("publicwhip")] if number and number != ids["publicwhip"]}
    held = memberships(person.memberships, account, published)
    posts = offices(person.offices, account.offices, published)
    return Person(
        id=person.id,
        names=names(person.names, account.names, since),
        identifiers=ids | ({ALSO: " ".join(sorted(also))} if also else {}),
        memberships=held,
        offices=arranged(posts, held) if account.offices or held != person.memberships else posts,
        member_ids=tuple(sorted({*person.member_ids, *account.member_ids}, key=_number)),
    )


def _number(member_id: str) -> tuple[str, int, str]:
    scheme, _, number = member_id.partition("/")
    return scheme, int(number) if number.isdecimal() else 0, number


def _header(header: Header, published: Published) -> Header:
    """The header with the file among the sources; of a file read before, the later day stands."""
    name, day = published.path.replace("\\", "/").rpartition("/")[2], published.day
    others = [note for note in header.sources if note.name != name]
    before = [note.date for note in header.sources if note.name == name]
    note = SourceNote(name, max([day.isoformat(), *before]), published.what)
    as_of, chambers, reach = header.as_of, dict(header.chambers), header.offices
    if published.members:
        as_of = max(as_of, day)
        chambers = {c: _later(chambers.get(c, Reach(None, None)), day) for c in ("commons", "lords")}
    if published.posts:
        reach = _later(reach, day)
    return Header(as_of, reach, chambers, _in_order(header.sources, others, note))


def _later(reach: Reach, day: date) -> Reach:
    return replace(reach, end=max(reach.end or day, day))


def _in_order(before: Sequence[SourceNote], others: Sequence[SourceNote], note: SourceNote) -> tuple[SourceNote, ...]:
    """The notes with the new one where the one of its name stood, else last."""
    places = [place for place, each in enumerate(before) if each.name == note.name]
    notes = list(others)
    notes.insert(places[0] if places else len(notes), note)
    return tuple(notes)
