"""Which ids are one person: links that sources give, then sightings in a seat that only one person can have held.

links ──joined──▶ groups ──sightings of the unlinked──▶ groups ──▶ Key → person id of the register
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from hansard.compile.facts import Facts, Key, Link, Seat, SeatSeen
from hansard.names import fold, fold_words
from hansard.people import ALSO

LONG = 7  # days in a seat after which the seat alone tells who it was; before that the surname must agree
FOREVER = date(9999, 12, 31)


class Identities:
    """Groups of ids that are one person, in the order in which they were joined.

    No group holds two parliament ids. It can hold two publicwhip ids: publicwhip has many peers twice, once as the
    member that they were before (Norman Tebbit 19270, Lord Tebbit 13195).
    """

    def __init__(self) -> None:
        self._groups: dict[Key, list[Key]] = {}

    def of(self, key: Key) -> list[Key]:
        """All ids of the person with this one."""
        return self._groups.setdefault(key, [key])

    def join(self, one: Key, other: Key) -> str | None:
        """Make the two one person. Answers why not where that would give them two parliament ids."""
        first, second = self.of(one), self.of(other)
        if first is second:
            return None
        ids = sorted({key.value for key in (*first, *second) if key.scheme == "parliament"})
        if len(ids) > 1:
            return f"{_said(one)} is not joined to {_said(other)}: parliament ids {', '.join(ids)}"
        first += second
        for key in second:
            self._groups[key] = first
        return None

    def person_id(self, key: Key) -> str:
        """The id in the register: the publicwhip number, else `parliament-NNNN`."""
        ids = self.identifiers(key)
        return ids.get("publicwhip") or f"parliament-{ids['parliament']}"

    def identifiers(self, key: Key) -> dict[str, str]:
        """The ids by scheme, the first joined of each; further publicwhip numbers under `ALSO`."""
        first = {k.scheme: k.value for k in reversed(self.of(key))}
        also = sorted(k.value for k in self.of(key) if k.scheme == "publicwhip" and k.value != first["publicwhip"])
        return first | ({ALSO: " ".join(also)} if also else {})


def identify(facts: Facts) -> tuple[Identities, list[str]]:
    """The groups of ids, and a sentence for every link that contradicts an earlier one."""
    identities = Identities()
    problems = [problem for link in facts.links if (problem := identities.join(link.one, link.other))]
    for link in _links_by_seat(facts, identities):
        if problem := identities.join(link.one, link.other):
            problems.append(problem)
    return identities, problems


def _links_by_seat(facts: Facts, identities: Identities) -> Iterable[Link]:
    """A link for each publicwhip person without a parliament id whose sightings all fit one member and no other."""
    holders = _holders(facts)
    fits: dict[Key, set[Key]] = defaultdict(set)
    for seen in facts.seats_seen:
        if any(key.scheme == "parliament" for key in identities.of(seen.person)):
            continue
        fits[seen.person] |= {
            seat.person for seat, name in holders[seen.chamber, _place(seen)] if _same(seen, seat, name)
        }
    for person, members in fits.items():
        if len(members) == 1:
            yield Link(members.pop(), person)


def _holders(facts: Facts) -> dict[tuple[str, str], list[tuple[Seat, str]]]:
    """By House and place (constituency, peer's title): the seats of members with a parliament id, and their names."""
    names = {fact.person: fact.name for fact in facts.names if fact.main and fact.person.scheme == "parliament"}
    holders: dict[tuple[str, str], list[tuple[Seat, str]]] = defaultdict(list)
    for seat in facts.seats:
        name = names.get(seat.person, "")
        place = fold_words(seat.constituency) if seat.constituency else fold(name)
        holders[seat.chamber, place].append((seat, name))
    return holders


def _place(seen: SeatSeen) -> str:
    return fold(seen.seat) if seen.chamber == "lords" else fold_words(seen.seat)


def _same(seen: SeatSeen, seat: Seat, name: str) -> bool:
    days = (min(seen.end, seat.end or FOREVER) - max(seen.start, seat.start)).days
    if seen.chamber == "lords":
        return days >= 0
    return days >= LONG or (days >= 0 and fold(seen.name).split()[-1:] == fold(name).split()[-1:])


def _said(key: Key) -> str:
    return f"{key.scheme} {key.value}"
