"""Popolo files of members: parlparse's `people.json`, and EveryPolitician's of the same family.

`persons` have ids and names, `memberships` join a person to a House (by `organization_id`, or by the post's) on
behalf of a party; `{id, redirect}` in place of either means another one. A date may be a bare year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hansard.names import bare_name
from hansard.parties import canonical
from hansard.people import Membership, Name
from hansard.register.published.accounts import Account, Published, Spell, last_of
from hansard.register.published.rows import NUMBER, Period, Row

HOUSES = {
    "house-of-commons": "commons",
    "house-of-lords": "lords",
    "House of Commons": "commons",
    "House of Lords": "lords",
}
SCHEMES = {
    "datadotparl": "parliament",
    "datadotparl_id": "parliament",
    "everypolitician_legacy": "publicwhip",
    "wikidata": "wikidata",
}
PERSON, SEATS = "uk.org.publicwhip/person/", ("uk.org.publicwhip/member/", "uk.org.publicwhip/lord/")


@dataclass(frozen=True, slots=True)
class Tables:
    """What memberships point at: posts by id (House and constituency), names of organisations, terms of the House."""

    posts: Mapping[str, tuple[str | None, str | None]]
    names: Mapping[str, str]
    terms: Mapping[str, Period]


def read(top: Row, today: date) -> Published:
    """The persons of either House in the file. Raises `BadMembersFile` with the place of what is not right."""
    persons, moved = _by_id(top, "persons", "person")
    seats, seats_moved = _by_id(top, "memberships", "membership")
    tables = _tables(top)
    held: dict[str, list[tuple[Row, Spell]]] = {}
    unknown: Counter[str] = Counter()
    problems: list[str] = []
    for row in seats.values():
        if (chamber := _chamber(row, tables)) is None:
            continue
        owner = _final(row, row.text("person_id"), moved, persons, "person")
        if spell := _spell(row, chamber, tables, unknown):
            held.setdefault(owner, []).append((row, spell))
        else:
            problems.append(f"{row.where}: from {row.maybe('start_date')} to the same year; no day of it is certain")
    problems += [f"the party {name!r} of {count} memberships is not known" for name, count in sorted(unknown.items())]
    aliases = _aliases(persons, moved)
    former = _aliases(seats, seats_moved)
    accounts = tuple(_account(persons[id], held[id], aliases.get(id, []), former) for id in persons if id in held)
    days = [day for account in accounts for spell in account.spells for day in (spell.earliest, spell.latest)]
    day = last_of(days, today) or top.refuse("no membership of either House with a date", "memberships with dates")
    return Published(top.path, "Popolo: persons and memberships", day, accounts, True, True, problems=tuple(problems))


def _by_id(top: Row, key: str, noun: str) -> tuple[dict[str, Row], dict[str, tuple[Row, str]]]:
    """The rows of a list by their ids, and those that only redirect to another id."""
    rows: dict[str, Row] = {}
    moved: dict[str, tuple[Row, str]] = {}
    for row in top.rows(key):
        id = row.maybe("id") if noun == "membership" else row.text("id")
        id = id or row.where  # EveryPolitician's memberships have none
        if id in rows or id in moved:
            row.refuse(f"{noun} {id} for the second time", "each id once")
        if "redirect" in row:
            moved[id] = row, row.text("redirect")
        else:
            rows[id] = row
    for id, (row, _) in moved.items():
        _final(row, id, moved, rows, noun)
    return rows, moved


def _final(row: Row, id: str, moved: Mapping[str, tuple[Row, str]], rows: Mapping[str, Row], noun: str) -> str:
    """The id that all redirects lead to; refused where they lead in a circle, or to nobody."""
    passed = {id}
    while id in moved:
        id = moved[id][1]
        if id in passed:
            row.refuse(f"redirects in a circle through {id}", f"a redirect to a {noun} that is there")
        passed.add(id)
    return id if id in rows else row.refuse(f"the {noun} {id}, who is not in the file", f"the id of a {noun} in it")


def _aliases(rows: Mapping[str, Row], moved: Mapping[str, tuple[Row, str]]) -> dict[str, list[str]]:
    """By id, the ids that redirect to it."""
    found: dict[str, list[str]] = {}
    for id, (row, _) in moved.items():
        found.setdefault(_final(row, id, moved, rows, "row"), []).append(id)
    return found


def _tables(top: Row) -> Tables:
    posts: dict[str, tuple[str | None, str | None]] = {}
    for post in top.rows("posts"):
        area = post.row("area")
        posts[post.text("id")] = post.maybe("organization_id"), area.maybe("name") if area else None
    for area in top.rows("areas"):
        posts[area.text("id")] = None, area.maybe("name")
    names = {row.text("id"): row.text("name") for row in top.rows("organizations")}
    return Tables(posts, names, {row.text("id"): row.period() for row in top.rows("events")})


def _chamber(row: Row, tables: Tables) -> str | None:
    """The House at Westminster that it is a membership of, if any."""
    post = row.maybe("post_id")
    if post and post not in tables.posts:
        row.refuse(f"the post {post}, which is not in the file", "the id of a post in it")
    organisation = row.maybe("organization_id") or (tables.posts[post][0] if post else None)
    if organisation is None:
        row.refuse("neither a post nor an organisation", "post_id or organization_id")
    return HOUSES.get(organisation) or HOUSES.get(tables.names.get(organisation, ""))


def _spell(row: Row, chamber: str, tables: Tables, unknown: Counter[str]) -> Spell | None:
    """The membership; None where no day of it is certain."""
    days = _days(row, tables)
    if not days.is_certain:
        return None
    place = row.maybe("post_id") or row.maybe("area_id")
    constituency = tables.posts.get(place, (None, None))[1] if place and chamber == "commons" else None
    if chamber == "commons" and constituency is None:
        row.refuse("no constituency", "a post with an area that has a name")
    party = _party(row.maybe("on_behalf_of_id"), tables, unknown)
    return Spell(Membership(chamber, constituency, party, days.start, days.end), days.earliest, days.latest)


def _days(row: Row, tables: Tables) -> Period:
    """The membership's own dates, else those of its Parliament."""
    own, term = row.period(), tables.terms.get(row.maybe("legislative_period_id") or "")
    start = (own.start, own.earliest) if own.start or not term else (term.start, term.earliest)
    end = (own.end, own.latest) if own.end or not term else (term.end, term.latest)
    if start[0] is None:
        row.refuse("no start_date", "the day, or at least the year, on which the membership began")
    return Period(start[0], end[0], start[1], end[1])


def _party(id: str | None, tables: Tables, unknown: Counter[str]) -> str | None:
    if id is None:
        return None
    printed = tables.names.get(id, id)
    party = canonical(printed) or canonical(id)
    if party is None:
        unknown[printed] += 1
    return party


def _account(
    person: Row, held: list[tuple[Row, Spell]], aliases: list[str], former: Mapping[str, list[str]]
) -> Account:
    ids = [id for row, _ in held if (own := row.maybe("id")) for id in (own, *former.get(own, ()))]
    member_ids = [id.removeprefix("uk.org.publicwhip/") for id in ids if id.startswith(SEATS)]
    names = tuple(_names(person))
    if not names:
        person.refuse("nobody's name", "other_names with a family_name or a lordname")
    also = tuple(alias.removeprefix(PERSON) for alias in aliases if alias.startswith(PERSON))
    return Account(identifiers(person), names, also, tuple(member_ids), tuple(spell for _, spell in held))


def identifiers(person: Row) -> dict[str, str]:
    """The ids of a person by the register's schemes; refused where there is none of them."""
    found: dict[str, str] = {}
    id = person.text("id")
    if id.startswith(PERSON):
        found["publicwhip"] = id.removeprefix(PERSON)
    for row in person.rows("identifiers"):
        scheme = SCHEMES.get(row.text("scheme"))
        if scheme and scheme not in found:
            found[scheme] = row.text("identifier") if scheme == "wikidata" else row.number("identifier")
    if not NUMBER.fullmatch(found.get("publicwhip") or found.get("parliament") or ""):
        person.refuse(f"person {id} without a publicwhip or parliament number", "one of the two ids")
    return found


def _names(person: Row) -> Iterator[Name]:
    """The names, in order of time and the alternates last; where none is marked as a name, the plain one."""
    rows = [row for key in ("names", "other_names") for row in person.rows(key)]
    found = [
        (row.period(), _name(row), row.maybe("note")) for row in rows if row.maybe("note") in ("Main", "Alternate")
    ]
    found.sort(key=lambda name: (name[2] != "Main", name[0].earliest or date.min))
    for days, text, note in found:
        yield Name(text, days.earliest, days.latest, alternate=note != "Main")
    if not any(note == "Main" for *_, note in found) and (plain := person.maybe("name")):
        yield Name(bare_name(plain))


def _name(row: Row) -> str:
    """A member's given and family name, or a peer's title: “Lord” and “Alton” of “Liverpool”."""
    if "lordname" in row or "lordofname" in row:
        of = row.maybe("lordofname")
        words = (row.maybe("honorific_prefix"), row.maybe("lordname"), f"of {of}" if of else None)
    else:
        words = (row.maybe("given_name"), row.maybe("family_name") or row.maybe("surname"), None)
        if not any(words):
            words = (row.text("name"), None, None)
    return bare_name(" ".join(word for word in words if word))
