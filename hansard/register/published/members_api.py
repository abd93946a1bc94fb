"""Answers of Parliament's Members API, saved as they came: members, their biographies, their history, holders of posts.

`/api/Members/Search` and `/api/Members/{id}` show somebody's latest seat and party on the day they were asked for;
`…/Biography` and `/api/Members/History` tell all of them with dates, `/api/Posts/…` who holds a post since when.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from hansard.names import bare_name
from hansard.offices import kind_of
from hansard.parties import canonical
from hansard.people import Membership, Name, Office, OfficeKind
from hansard.register.published.accounts import Account, Published, Sighting, Spell
from hansard.register.published.rows import Period, Row

HOUSES = {"1": "commons", "2": "lords"}
OWN_ADDRESS = re.compile(r"/Members/([0-9]{1,9})(?:/|$)")
POSTS = {"governmentPosts": OfficeKind.GOVERNMENT, "oppositionPosts": OfficeKind.OPPOSITION, "otherPosts": None}
DAY = timedelta(days=1)
Party = tuple[date, date | None, str | None]


def read(answers: Sequence[Row], path: str, day: date) -> Published:
    """What the answers tell, as of the day on which they were given. Raises `BadMembersFile`."""
    accounts = [account for answer in answers for account in _accounts(answer, day)]
    problems = sorted({f"the party {name!r} is not known" for row in answers for name in _unknown(row)})
    return Published(path, "Members API", day, tuple(accounts), complete=True, problems=tuple(problems))


def is_answer(top: Row) -> bool:
    """Whether the object looks like an answer of this API."""
    return "items" in top or "value" in top


def _accounts(answer: Row, day: date) -> Iterator[Account]:
    if "items" in answer:
        for item in answer.rows("items"):
            yield from _accounts(item, day)
        return
    value = answer.row("value") or answer.refuse("no value", "an answer of the Members API")
    for key, reader in READERS.items():
        if key in value:
            yield from reader(answer, value, day)
            return
    answer.refuse("another kind of answer", "members, biographies, histories or posts")


def _member(answer: Row, value: Row, day: date) -> Iterator[Account]:
    """Somebody's name, and the latest seat with the latest party."""
    names = (Name(bare_name(value.text("nameDisplayAs"))),)
    party, held = value.row("latestParty"), value.row("latestHouseMembership")
    seen = (Sighting(_seat(held, _party(party.text("name")) if party else None), day),) if held else ()
    yield Account({"parliament": value.number("id")}, names, sightings=seen)


def _biography(answer: Row, value: Row, day: date) -> Iterator[Account]:
    """All seats, parties and posts; whose they are stands in the answer's own links only."""
    parties = [(_begun(row), _period(row).end, _party(row.text("name"))) for row in value.rows("partyAffiliations")]
    seats = [Membership("commons", row.text("name"), None, _begun(row), _period(row).end) for row in _commons(value)]
    for row in value.rows("houseMemberships"):
        if _house(row) == "lords":
            seats.append(Membership("lords", None, None, _begun(row), _period(row).end))
    offices = [
        Office(role, None, kind or _parliamentary(role), _period(row).start, _period(row).end)
        for key, kind in POSTS.items()
        for row in value.rows(key)
        if (role := row.text("name"))
    ]
    yield Account({"parliament": _own_number(answer)}, spells=_cut(seats, parties), offices=tuple(offices))


def _commons(value: Row) -> Iterator[Row]:
    return (row for row in value.rows("representations") if _house(row) == "commons")


def _history(answer: Row, value: Row, day: date) -> Iterator[Account]:
    """All names, Houses and parties."""
    names = [
        Name(bare_name(row.text("nameDisplayAs")), days.start, days.end)
        for row in value.rows("nameHistory")
        if (days := _period(row))
    ]
    parties = [
        (_begun(row), _period(row).end, _party(party.text("name")))
        for row in value.rows("partyHistory")
        if (party := row.row("party"))
    ]
    seats = [_seat(row, None) for row in value.rows("houseMembershipHistory")]
    names.sort(key=lambda name: name.start or date.min)
    yield Account({"parliament": value.number("id")}, tuple(names), spells=_cut(seats, parties))


def _post(answer: Row, value: Row, day: date) -> Iterator[Account]:
    """Everyone who holds the post."""
    role = value.text("name")
    for holder in value.rows("postHolders"):
        member = holder.row("member")
        who = member.row("value") if member else None
        if who is None:
            holder.refuse("no member", "the member who holds the post")
        days = _period(holder)
        office = Office(role, None, kind_of(role), days.start, days.end)
        yield Account({"parliament": who.number("id")}, offices=(office,))


READERS: dict[str, Callable[[Row, Row, date], Iterator[Account]]] = {
    "nameDisplayAs": _member,
    "representations": _biography,
    "houseMembershipHistory": _history,
    "postHolders": _post,
}
"""What the object under `value` is, by a key that only this kind has."""


def _seat(row: Row, party: str | None) -> Membership:
    chamber, days = _house(row), row.period("membershipStartDate", "membershipEndDate")
    if days.start is None:
        row.refuse("no membershipStartDate", "the day on which the membership began")
    constituency = row.text("membershipFrom") if chamber == "commons" else None
    return Membership(chamber, constituency, party, days.start, days.end)


def _house(row: Row) -> str:
    return HOUSES.get(row.text("house")) or row.refuse(f"house {row.maybe('house')}", "house 1 or 2")


def _period(row: Row) -> Period:
    return row.period("startDate", "endDate")


def _begun(row: Row) -> date:
    return _period(row).start or row.refuse("no startDate", "the day on which it began")


def _party(printed: str) -> str | None:
    return canonical(printed)


def _unknown(answer: Row) -> Iterator[str]:
    """Parties in the answer that have no name here."""
    for item in answer.rows("items") if "items" in answer else (answer,):
        value = item.row("value")
        shown = value.row("latestParty") if value else None
        listed = value.rows("partyAffiliations") if value else ()
        for row in (*((shown,) if shown else ()), *listed):
            if canonical(name := row.text("name")) is None:
                yield name


def _parliamentary(role: str) -> OfficeKind:
    return OfficeKind.CHAIR if kind_of(role) is OfficeKind.CHAIR else OfficeKind.PARLIAMENTARY


def _own_number(answer: Row) -> str:
    """The member's id, out of `/Members/4514/Biography` among the links."""
    found = (OWN_ADDRESS.search(link.maybe("href") or "") for link in answer.rows("links"))
    numbers = [match[1] for match in found if match]
    return numbers[0] if numbers else answer.refuse("no link with the member's id", "a link to /Members/4514/Biography")


def _cut(seats: Sequence[Membership], parties: Sequence[Party]) -> tuple[Spell, ...]:
    """Each seat once for each party held in it."""
    spells = []
    for seat in sorted(seats, key=lambda seat: seat.start or date.min):
        begun = seat.start or date.min
        inside = sorted(
            (max(start, begun), party)
            for start, end, party in parties
            if (end is None or end > begun) and (seat.end is None or start < seat.end)
        ) or [(begun, None)]
        starts = [begun, *(start for start, _ in inside[1:])]
        ends = [*(start - DAY for start in starts[1:]), seat.end]
        spells += [
            Spell(Membership(seat.chamber, seat.constituency, party, start, end), start, end)
            for (_, party), start, end in zip(inside, starts, ends, strict=True)
            if end is None or start <= end
        ]
    return tuple(spells)
