"""The register file: JSON Lines, a header and then one person a line, sorted by id; read and written here.

The form is described in `docs/register.md`. `write(*read(data)) == data` for every canonical file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from hansard.errors import BadRegister
from hansard.people import Membership, Name, Office, OfficeKind, Person

FORMAT = "hansard-register/1"
Json = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reach:
    """The days between which the sources speak; None where they have no such bound."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source of the register: its name, the day to which it speaks, and which facts are from it, in words."""

    name: str
    date: str
    facts: str


@dataclass(frozen=True, slots=True)
class Header:
    """What the register as a whole says of itself.

    `as_of` is the last day any source speaks of memberships, `chambers` the same for each House, `offices` the days
    that dated offices reach.
    """

    as_of: date
    offices: Reach
    chambers: dict[str, Reach]
    sources: tuple[SourceNote, ...] = ()


def digest(data: bytes) -> str:
    """The version of a register file: twelve hex digits of its SHA-256."""
    return hashlib.sha256(data).hexdigest()[:12]


def read(data: bytes, path: str) -> tuple[Header, tuple[Person, ...]]:
    """The header and the persons of a register file. Raises `BadRegister` with the path and the line."""
    rows = data.splitlines()
    if not rows:
        raise BadRegister(path, None, "an empty file", f"a register in the form {FORMAT}")
    header = _line(rows[0], path, 1, _header)
    persons = tuple(_line(row, path, number, _person) for number, row in enumerate(rows[1:], start=2) if row.strip())
    for number, (before, after) in enumerate(zip(persons, persons[1:], strict=False), start=3):
        if not id_order(before.id) < id_order(after.id):
            raise BadRegister(
                path, number, f"person {after.id} after person {before.id}", "persons in order of id, each once"
            )
    return header, persons


def write(header: Header, persons: Iterable[Person]) -> bytes:
    """The canonical register file: sorted by id, compact, empty keys left out, UTF-8, a line break after every line."""
    rows = [_header_row(header), *map(_person_row, sorted(persons, key=lambda person: id_order(person.id)))]
    return "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows).encode()


def id_order(person_id: str) -> tuple[str, int, str]:
    """The order of ids in the file: publicwhip numbers by value, then the others by scheme and number."""
    scheme, _, number = person_id.rpartition("-")
    return (scheme, int(number), "") if number.isdecimal() else (scheme, 0, person_id)


def _line(row: bytes, path: str, number: int, make: Callable[[Json], T]) -> T:
    try:
        value = json.loads(row)
    except ValueError as error:
        raise BadRegister(path, number, "no JSON", "one JSON object a line") from error
    try:
        return make(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        missing = f"no {error}" if isinstance(error, KeyError) else str(error)
        raise BadRegister(path, number, missing, "a header or a person as docs/register.md describes them") from error


def _header(row: Json) -> Header:
    if row.get("format") != FORMAT:
        raise ValueError(f"the format {row.get('format')!r} instead of {FORMAT!r}")
    chambers = {chamber: _reach(reach) for chamber, reach in row.get("chambers", {}).items()}
    sources = tuple(SourceNote(s["name"], s["date"], s["facts"]) for s in row.get("sources", ()))
    return Header(date.fromisoformat(row["as_of"]), _reach(row["offices"]), chambers, sources)


def _reach(row: Json) -> Reach:
    return Reach(_date(row.get("start_date")), _date(row.get("end_date")))


def _person(row: Json) -> Person:
    if not row["names"]:
        raise ValueError(f"person {row['id']} without a name")
    return Person(
        id=row["id"],
        names=tuple(_name(name) for name in row["names"]),
        identifiers=dict(row.get("identifiers", {})),
        memberships=tuple(_membership(membership) for membership in row.get("memberships", ())),
        offices=tuple(_office(office) for office in row.get("offices", ())),
        member_ids=tuple(row.get("member_ids", ())),
    )


def _name(row: Json) -> Name:
    return Name(row["name"], _date(row.get("start_date")), _date(row.get("end_date")), row.get("alternate", False))


def _membership(row: Json) -> Membership:
    return Membership(row["chamber"], row.get("constituency"), row.get("party"), *_period(row))


def _office(row: Json) -> Office:
    return Office(
        row["role"],
        row.get("organisation"),
        OfficeKind(row["kind"]),
        *_period(row),
        official_opposition=row.get("official_opposition", False),
        observed=row.get("observed", False),
    )


def _period(row: Json) -> tuple[date | None, date | None]:
    start, end = _date(row.get("start_date")), _date(row.get("end_date"))
    if start and end and end < start:
        raise ValueError(f"a period from {start} to {end}")
    return start, end


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _header_row(header: Header) -> Json:
    chambers = {chamber: _dates(reach.start, reach.end) for chamber, reach in sorted(header.chambers.items())}
    return {
        "format": FORMAT,
        "as_of": header.as_of.isoformat(),
        "offices": _dates(header.offices.start, header.offices.end),
        **_if("chambers", chambers),
        "sources": [{"name": s.name, "date": s.date, "facts": s.facts} for s in header.sources],
    }


def _person_row(person: Person) -> Json:
    names = [{"name": n.text, **_dates(n.start, n.end), **_if("alternate", n.alternate)} for n in person.names]
    memberships = [
        {"chamber": m.chamber, **_if("constituency", m.constituency), **_if("party", m.party), **_dates(m.start, m.end)}
        for m in person.memberships
    ]
    return {
        "id": person.id,
        "names": names,
        **_if("identifiers", dict(sorted(person.identifiers.items()))),
        **_if("member_ids", list(person.member_ids)),
        **_if("memberships", memberships),
        **_if("offices", [_office_row(office) for office in person.offices]),
    }


def _office_row(office: Office) -> Json:
    return {
        "role": office.role,
        **_if("organisation", office.organisation),
        "kind": office.kind.value,
        **_dates(office.start, office.end),
        **_if("official_opposition", office.official_opposition),
        **_if("observed", office.observed),
    }


def _dates(start: date | None, end: date | None) -> Json:
    return {**_if("start_date", start and start.isoformat()), **_if("end_date", end and end.isoformat())}


def _if(key: str, value: object) -> Json:
    return {key: value} if value else {}
