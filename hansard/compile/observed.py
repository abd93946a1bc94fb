"""`positions-observed.csv`: on this day, in this House, this person was shown with this position.

A position is `Party, Constituency` (of a peer the party alone), or all offices of the day joined by `, `; an office may
itself hold commas (`Chair, Home Affairs Committee`), and the same office often stands twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hansard.compile.facts import Facts, Key, NameSeen, OfficesSeen, PartySeen, SeatSeen, publicwhip
from hansard.compile.mnis import rows
from hansard.names import is_peer_name
from hansard.offices import kind_of
from hansard.parties import canonical
from hansard.people import Office, OfficeKind

COMMONS = ("commons", "westminster-hall")
# The words a new office starts with; any other piece goes on with the office before it.
OPENS = re.compile(
    r"(?:Assistant Whip|Baroness in Waiting|Chair$|Chairman|Captain|Co[- ](?:Chair|Deputy)|Convenor|DUP|Deputy"
    r"|Father of|Foreign Secretary|Government Whip|Leader of|Liberal Democrat|Lord in Waiting|Lord Speaker"
    r"|Lord President|Minister|National|Opposition|Parliamentary (?:Under|Secretary)|Plaid Cymru|Principal|SNP"
    r"|Secretary of State|Shadow|Speaker of the House|Spokesperson|The )"
)


@dataclass(frozen=True, slots=True)
class Observation:
    """One row; `party` and `seat` where the position is a party, else `offices`."""

    person: Key
    day: date
    chamber: str | None
    name: str
    party: str | None
    seat: str | None
    offices: tuple[Office, ...]


def read(data: bytes, known: frozenset[Key], since: date) -> Facts:
    """Names and seats of all rows of the persons who sit at Westminster; parties and offices after `since`.

    Before that day the dated sources know better. `known` are the persons of other sources: a row without a House
    counts for nobody else, since it may be from Holyrood.
    """
    seen = [observation for observation in _observations(data) if observation.chamber or observation.person in known]
    late = [observation for observation in seen if observation.day > since]
    return Facts(
        names=tuple(NameSeen(o.person, o.chamber, o.name, o.day) for o in seen if o.chamber),
        seats_seen=tuple(_seat(o) for o in seen if o.chamber and (o.seat or o.chamber == "lords")),
        parties_seen=tuple(
            PartySeen(o.person, o.chamber, o.party, o.day, loose=True) for o in late if o.chamber and o.party
        ),
        offices_seen=tuple(OfficesSeen(o.person, o.day, o.offices) for o in late),
    )


def _observations(data: bytes) -> Iterator[Observation]:
    for row in rows(data):
        party, seat = _party_and_seat(row["position"])
        chamber = _chamber(row["house"], seat, row["name"])
        if chamber is None and row["house"]:
            continue
        offices = () if party or seat else split_offices(row["position"])
        key, day = publicwhip(row["publicwhip_person"]), date.fromisoformat(row["date"])
        yield Observation(key, day, chamber, row["name"], party, seat, offices)


def _chamber(house: str, seat: str | None, name: str) -> str | None:
    """The House somebody sits in: a peer can be shown in a joint committee whose row says `commons` or nothing."""
    if is_peer_name(name) and not seat:
        return "lords"
    return "commons" if house in COMMONS else house or None


def _party_and_seat(position: str) -> tuple[str | None, str | None]:
    """`Labour, Birmingham, Erdington` → party and seat; `, Glasgow Springburn` → the seat; an office → neither."""
    first, comma, rest = position.partition(",")
    if not first.strip():
        return None, rest.strip() or None
    party = first.strip() if canonical(first) else None
    return party, (rest.strip() or None) if party and comma else None


def split_offices(position: str) -> tuple[Office, ...]:
    """The offices in a position, each once, their dates not known."""
    pieces: list[str] = []
    for piece in _pieces(position):
        if pieces and not OPENS.match(piece):
            pieces[-1] += f", {piece}"
        else:
            pieces.append(piece)
    return tuple(_office(title) for title in dict.fromkeys(pieces))


def _pieces(position: str) -> Iterator[str]:
    """The parts between commas that stand in no brackets."""
    depth, piece = 0, ""
    for char in position:
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            yield piece.strip()
            piece = ""
        else:
            piece += char
    yield piece.strip()


def _office(title: str) -> Office:
    if title.startswith("Chair, "):
        return Office("Chair", title.removeprefix("Chair, "), OfficeKind.PARLIAMENTARY, None, None)
    return Office(title, None, kind_of(title), None, None)


def _seat(seen: Observation) -> SeatSeen:
    return SeatSeen(seen.person, seen.chamber or "", seen.seat or seen.name, seen.name, seen.day, seen.day)
