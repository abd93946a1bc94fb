"""From names seen to dated names: what somebody is called in each House, since when, and which forms others print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from hansard.compile.facts import NameSeen
from hansard.names import bare_name, fold, is_peer_name
from hansard.people import Membership, Name

DAY = timedelta(days=1)


class Run(NamedTuple):
    """A name and the first and the last day on which it was seen."""

    first: date
    last: date
    text: str


def names(seen: Sequence[NameSeen], memberships: Sequence[Membership]) -> tuple[Name, ...]:
    """The names in order of time, then the alternates in order of the alphabet.

    A peer's title begins with the first seat in the Lords and, where the Commons came afterwards, ends there.
    """
    own: list[Name] = []
    for chamber, start in _houses(memberships):
        own += _within(_runs(seen, chamber), start if own else None, _seats(memberships, chamber))
    if not own:
        own = [Name(bare_name(seen[0].name))]
    own = [replace(name, end=name.end or (after.start or date.max) - DAY) for name, after in pairwise(own)] + own[-1:]
    shown = {fold(name.text) for name in own}
    others = {fold(fact.name): bare_name(fact.name) for fact in seen if fold(fact.name) not in shown}
    return (*own, *(Name(text, alternate=True) for text in sorted(others.values())))


def _houses(memberships: Sequence[Membership]) -> list[tuple[str, date | None]]:
    """Each House that somebody came to from the other, with the day."""
    houses: list[tuple[str, date | None]] = []
    for membership in memberships:
        if not houses or houses[-1][0] != membership.chamber:
            houses.append((membership.chamber, membership.start))
    return houses


def _seats(memberships: Sequence[Membership], chamber: str) -> list[date]:
    """The days on which a seat of the House began; a change of party in a seat begins none."""
    ends = {membership.end + DAY for membership in memberships if membership.end and membership.chamber == chamber}
    return [m.start for m in memberships if m.chamber == chamber and m.start and m.start not in ends]


def _within(runs: Sequence[Run], entered: date | None, seats: Sequence[date]) -> list[Name]:
    """The names of one House as periods that follow each other; the first begins when the House was entered."""
    starts = [entered, *(_since(before, after, seats) for before, after in pairwise(runs))]
    periods = [Name(run.text, start) for run, start in zip(runs, starts, strict=False)]
    return [name for name in periods if entered is None or name.start is None or name.start >= entered]


def _since(before: Run, after: Run, seats: Sequence[date]) -> date:
    """When the later name began: with the last seat taken between the sightings of both, else when it was first seen.

    The Bishop of London left the House in March 2017 and came back as Lord Chartres in November.
    """
    return max((seat for seat in seats if before.last < seat <= after.first), default=after.first)


def _runs(seen: Sequence[NameSeen], chamber: str) -> list[Run]:
    """Each name of the House with the days on which it was seen, in order of time; one for a member without any days.

    A form of a main source is a name of its own. Other forms with the same surname are that name too; one with another
    surname is a former name (Louise Bagshawe, later Mensch) if it was last seen before all of the main ones.
    """
    peers = chamber == "lords"
    fitting = [f for f in seen if is_peer_name(f.name) == peers and f.chamber in (None, chamber)]
    main = {fold(fact.name): bare_name(fact.name) for fact in fitting if fact.main}
    if not main:
        latest = max(fitting, key=lambda fact: fact.day or date.min, default=None)
        return [Run(date.min, date.min, bare_name(latest.name))] if latest else []
    days: dict[str, list[date]] = {}
    for fact in fitting:
        if fact.day:
            days.setdefault(_key(fact, main, peers), []).append(fact.day)
    since = min(day for key in main for day in days[key])
    former = {
        fold(f.name): bare_name(f.name) for f in fitting if f.day and max(days.get(fold(f.name), [since])) < since
    }
    return sorted(Run(min(days[key]), max(days[key]), text) for key, text in (former | main).items())


def _key(fact: NameSeen, main: dict[str, str], peers: bool) -> str:
    """The main name that this form stands for, else the form itself."""
    folded = fold(fact.name)
    if folded in main or peers:
        return folded
    return next((key for key in main if _surname(key) == _surname(folded)), folded)


def _surname(folded: str) -> str:
    words = folded.split()
    words = words[:-1] if words[-1:] in (["jnr"], ["snr"], ["junior"]) else words
    return words[-1]
