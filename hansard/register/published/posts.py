"""Popolo files of posts: parlparse's list of ministers, shadows and chairs of committees since 2010, and the older one.

A membership without a `role` is a plain seat in a committee, and counts for nothing here. The published list has some
that end before they begin (a chair from 2020 to 2017, the end of the term before): held on the first day, no more is
known, and told rather than refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hansard.offices import kind_of
from hansard.people import Office, OfficeKind
from hansard.register.published.accounts import Account, Published, last_of
from hansard.register.published.popolo import HOUSES, PERSON
from hansard.register.published.rows import NUMBER, Row

PARLIAMENT = "uk.parliament.data/Member/"
COMMITTEE = "datadotparl/committee"
KINDS = {"datadotparl/governmentpost": OfficeKind.GOVERNMENT, "datadotparl/oppositionpost": OfficeKind.OPPOSITION}


def read(top: Row, today: date) -> Published:
    """The posts in the file by person. Raises `BadMembersFile` with the place of what is not right."""
    names = {row.text("id"): row.text("name") for row in top.rows("organizations")}
    rows = list(top.rows("memberships"))
    found: dict[str, tuple[dict[str, str], list[Office]]] = {}
    days: list[date | None] = []
    problems: list[str] = []
    for row in rows:
        number = row.text("person_id").removeprefix(PERSON)
        if not NUMBER.fullmatch(number):
            row.refuse(f"{row.maybe('person_id')!r} as person_id", f"{PERSON} and a number")
        ids, offices = found.setdefault(number, ({"publicwhip": number}, []))
        ids |= _parliament(row)
        offices += _offices(row, names)
        days.append(row.bounds().earliest)
        if row.bounds().is_backwards and row.maybe("role"):
            problems.append(f"{row.where}: {row.maybe('role')} ends before it begins; taken as held on its first day")
    day = last_of(days, today) or top.refuse("no post with a date", "memberships with dates")
    accounts = tuple(Account(ids, offices=tuple(offices)) for ids, offices in found.values())
    official = any(row.maybe("source") in KINDS for row in rows)
    return Published(top.path, "Popolo: posts", day, accounts, posts=official, problems=tuple(problems))


def _parliament(row: Row) -> dict[str, str]:
    """Parliament's number of the person, which stands in the id of the post."""
    id = row.text("id")
    number = id.split("/")[2] if id.startswith(PARLIAMENT) else ""
    return {"parliament": number} if NUMBER.fullmatch(number) else {}


def _offices(row: Row, names: dict[str, str]) -> Iterator[Office]:
    role, source = row.maybe("role"), row.maybe("source")
    if role is None or (source == COMMITTEE and role != "Chair"):
        return
    body = row.text("organization_id")
    organisation = (
        None
        if body in HOUSES
        else names.get(body)
        or row.refuse(f"the organisation {body}, which is not in the file", "the id of an organisation in it")
    )
    kind = KINDS.get(source or "") or (OfficeKind.PARLIAMENTARY if source == COMMITTEE else kind_of(role))
    if source == "datadotparl/parliamentarypost" and kind is not OfficeKind.CHAIR:
        kind = OfficeKind.PARLIAMENTARY
    days = row.bounds()
    if days.is_backwards:
        yield Office(role, organisation, kind, days.start, days.start, observed=True)
    elif days.is_certain:
        yield Office(role, organisation, kind, days.start, days.end)
