"""From seats and parties to memberships: every seat is cut where the party in it changes.

After the dated sources end, a change is dated by the first day on which a source shows the new party.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

from hansard.compile.facts import Facts, Seat, Vacated
from hansard.parties import canonical
from hansard.people import Membership, holds

DISSOLUTION_2024 = date(2024, 5, 30)
FOREVER = date(9999, 12, 31)
DAY = timedelta(days=1)
Change = tuple[date, str]


def memberships(about: Facts, made: date) -> tuple[Membership, ...]:
    """One person's memberships in order of time, none overlapping another of the same House.

    `made` is the day of the source of dated parties: one that has not ended there says nothing of later seats.
    """
    cut = [part for seat in _settled(about) for part in _by_party(seat, _changes(seat, about, made))]
    return tuple(sorted(cut, key=lambda m: (m.start or date.min, m.chamber)))


def _settled(about: Facts) -> list[Seat]:
    """The seats, each once, ended by what ends them: a vacancy, the dissolution of 2024, the next seat there."""
    once = {(seat.chamber, seat.constituency, seat.start): _ended(seat, about.vacated) for seat in about.seats}
    ordered = sorted(once.values(), key=lambda seat: (seat.chamber, seat.start))
    settled = []
    for seat, after in zip_longest(ordered, ordered[1:]):
        if after and after.chamber == seat.chamber and (seat.end is None or seat.end >= after.start):
            seat = replace(seat, end=after.start - DAY)
        if seat.end is None or seat.end >= seat.start:
            settled.append(seat)
    return settled


def _ended(seat: Seat, vacated: Sequence[Vacated]) -> Seat:
    if seat.chamber == "commons" and seat.end is None and seat.start < DISSOLUTION_2024:
        seat = replace(seat, end=DISSOLUTION_2024)
    days = [v.day for v in vacated if v.chamber == seat.chamber and holds(seat.start, seat.end, v.day)]
    return replace(seat, end=min(days)) if days else seat


def _changes(seat: Seat, about: Facts, made: date) -> list[Change]:
    """The days within the seat from which a party held, in order; the first is taken back to the seat's first day.

    Of two parties that begin on one day (Labour, and Labour again in the other House's file) the later row counts.
    """
    until = seat.end or FOREVER
    begun = [
        (max(p.start, seat.start), p.party) for p in about.parties if p.start <= until and (p.end or made) >= seat.start
    ]
    seen = [p for p in about.parties_seen if p.chamber == seat.chamber and seat.start <= p.day <= until]
    strict = [p for p in seen if not p.loose]
    shown = [(p.day, p.party) for p in strict or seen]
    return sorted(begun + shown, key=lambda change: change[0])


def _by_party(seat: Seat, changes: Sequence[Change]) -> list[Membership]:
    """The seat cut at each change to another party."""
    parts: list[Membership] = []
    for day, printed in changes or [(seat.start, "")]:
        party, start = canonical(printed), day if parts else seat.start
        if parts and parts[-1].party == party:
            continue
        if parts:
            parts[-1] = replace(parts[-1], end=start - DAY)
        parts.append(Membership(seat.chamber, seat.constituency, party, start, seat.end))
    return [part for part in parts if part.end is None or (part.start or date.min) <= part.end]
