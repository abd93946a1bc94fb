"""The older members database of parlparse: XML lists of memberships, the ids of persons, and offices to 2020.

`all-members*.xml` and `peers-ucl.xml` have one element a membership, `people.xml` groups the ids of memberships and of
parliament.uk by person, `ministers-2010.json` has dated offices, `new_people.json` dated parties by membership id.
A date may be a bare year; `9999-12-31` means “not ended when the file was made”, in 2009 or 2015.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from lxml import etree

from hansard.compile.facts import (
    Facts,
    Key,
    Link,
    MemberId,
    NameSeen,
    OfficeHeld,
    SeatSeen,
    parliament,
    publicwhip,
)
from hansard.people import Office
from hansard.register import published
from hansard.register.published import Published

MEMBER_SCHEMES = ("uk.org.publicwhip/member/", "uk.org.publicwhip/lord/")
PARLIAMENT = "uk.parliament.data/Member/"
WESTMINSTER_BELOW = 80_000  # member ids from 80000 are of Holyrood, from 90000 of Stormont
OPEN = "9999"
YEAR = 4
MONTH = timedelta(days=30)


def read_people(data: bytes) -> tuple[dict[str, Key], Facts]:
    """Whose each membership id is (`member/40034` → person), and the links and member ids that say so."""
    owners: dict[str, Key] = {}
    links: dict[Link, None] = {}
    for person in _elements(data, "person"):
        key = publicwhip(person.get("id", ""))
        for office in person:
            identifier = office.get("id", "")
            if identifier.startswith(PARLIAMENT):
                links[Link(parliament(identifier.split("/")[2]), key)] = None
            elif identifier.startswith(MEMBER_SCHEMES):
                owners[identifier.removeprefix("uk.org.publicwhip/")] = key
    ids = tuple(MemberId(key, member_id) for member_id, key in owners.items() if _of_westminster(member_id))
    return owners, Facts(links=tuple(links), member_ids=ids)


def read_members(data: bytes, owners: Mapping[str, Key]) -> Facts:
    """Names, seats and parliament ids of the memberships in `all-members*.xml`, where the person is known."""
    links, names, seats = [], [], []
    for row in _elements(data, "member"):
        key = owners.get(row.get("id", "").removeprefix("uk.org.publicwhip/"))
        if key is None or row.get("house") != "commons":
            continue
        name = f"{row.get('firstname')} {row.get('lastname')}"
        start, end = _certain(row)
        seats.append(SeatSeen(key, "commons", _constituency(row), name, start, end))
        names.append(NameSeen(key, "commons", name, start))
        if number := row.get("datadotparl_id"):
            links.append(Link(parliament(number), key))
    return Facts(links=tuple(links), names=tuple(names), seats_seen=tuple(seats))


def read_peers(data: bytes, owners: Mapping[str, Key]) -> Facts:
    """Titles of the peers in `peers-ucl.xml`, with the days on which they sat under them."""
    names, seats = [], []
    for row in _elements(data, "lord"):
        key = owners.get(row.get("id", "").removeprefix("uk.org.publicwhip/"))
        if key is None:
            continue
        title = _title(row)
        start, end = _certain(row)
        seats.append(SeatSeen(key, "lords", title, title, start, end))
        names.append(NameSeen(key, "lords", title, start))
    return Facts(names=tuple(names), seats_seen=tuple(seats))


def read_ministers(data: bytes) -> Facts:
    """Links of ids, and the chairs of committees, from `ministers-2010.json`; its posts are those of MNIS.

    A chair without an end is known to the last day on which the file has anybody take a post.
    """
    told = published.read(data, "ministers-2010.json", date.max)
    chairs = [
        OfficeHeld(publicwhip(account.identifiers["publicwhip"]), _known_to(told.day, office))
        for account in told.accounts
        for office in account.offices
        if office.role == "Chair" and office.organisation
    ]
    return Facts(links=tuple(_links(told)), offices=tuple(chairs))


def read_new_people(data: bytes) -> Facts:
    """Membership ids and names from `new_people.json` (all Houses to October 2019)."""
    names, ids = [], []
    for number, row in json.loads(data).items():
        key = publicwhip(number)
        memberships = [f"member/{member}" for member in row if member.isdecimal()]
        ids += [MemberId(key, member_id) for member_id in memberships if _of_westminster(member_id)]
        surname, _, first = row["speakername"].partition(", ")
        names.append(NameSeen(key, "commons", f"{first} {surname}", None))
    return Facts(names=tuple(names), member_ids=tuple(ids))


def read_crosswalk(data: bytes) -> Facts:
    """Links of ids from EveryPolitician's Popolo file of 2015."""
    told = published.read(data, "ep-popolo-v1.0.json", date.max)
    return Facts(links=tuple(_links(told)))


def _links(told: Published) -> Iterator[Link]:
    """The ids of each person whom publicwhip and Parliament both have."""
    for account in told.accounts:
        ids = account.identifiers
        if "publicwhip" in ids and "parliament" in ids:
            key = publicwhip(ids["publicwhip"])
            yield Link(parliament(ids["parliament"]), key)
            if "wikidata" in ids:
                yield Link(Key("wikidata", ids["wikidata"]), key)


def _elements(data: bytes, tag: str) -> Iterator[Any]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    yield from etree.fromstring(data, parser).iterchildren(tag)


def _title(row: Any) -> str:
    of = f"of {row.get('lordofname')}" if row.get("lordofname") else ""
    return " ".join(f"{row.get('title')} {row.get('lordname', '')} {of}".split())


def _known_to(last: date, office: Office) -> Office:
    """The office; one without an end was held on the last day, and on its first."""
    end = max(last, office.start or last)
    return office if office.end else replace(office, end=end, observed=True)


def _certain(row: Any) -> tuple[date, date]:
    """Days between which the seat was certainly held: from the last day of a bare year, to the first day of one."""
    start, end = row.get("fromdate", ""), row.get("todate", "")
    since = date(int(start), 12, 31) if len(start) == YEAR else date.fromisoformat(start)
    if end.startswith(OPEN):
        return since, since + MONTH
    return since, date(int(end), 1, 1) if len(end) == YEAR else date.fromisoformat(end)


def _constituency(row: Any) -> str:
    """“Chester, City of” → “City of Chester”."""
    name, comma, city = row.get("constituency", "").partition(", City")
    return f"City{city} {name}" if comma else name


def _of_westminster(member_id: str) -> bool:
    scheme, _, number = member_id.partition("/")
    return scheme == "lord" or int(number) < WESTMINSTER_BELOW
