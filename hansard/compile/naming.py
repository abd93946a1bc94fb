"""From names seen to dated names: what somebody is called in each House, since when, and which forms others print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hansard.compile.facts import NameSeen
from hansard.names import bare_name, fold, is_peer_name
from hansard.people import Membership, Name

DAY = timedelta(days=1)


def names(seen: Sequence[NameSeen], memberships: Sequence[Membership]) -> tuple[Name, ...]:
    """The names in order of time, then the alternates in order of the alphabet.

    A peer's title begins with the first seat in the Lords and, where the Commons came afterwards, ends there.
    """
    own: list[Name] = []
    for chamber, start in _houses(memberships):
        own += _within(_runs(seen, chamber), start if own else None)
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


def _within(runs: list[tuple[date | None, str]], start: date | None) -> list[Name]:
    """The names of one House as periods that follow each other; the first begins when the House was entered."""
    starts = [start, *(day for day, _ in runs[1:])]
    periods = [Name(text, begin) for (_, text), begin in zip(runs, starts, strict=False)]
    return [name for name in periods if start is None or name.start is None or name.start >= start]


def _runs(seen: Sequence[NameSeen], chamber: str) -> list[tuple[date | None, str]]:
    """Each name of the House with the day it was first seen, in order of time; one for a member without dated names.

    A form of a main source is a name of its own. Other forms with the same surname are that name too; one with another
    surname is a former name (Louise Bagshawe, later Mensch) if it was last seen before all of the main ones.
    """
    peers = chamber == "lords"
    fitting = [f for f in seen if is_peer_name(f.name) == peers and f.chamber in (None, chamber)]
    main = {fold(fact.name): bare_name(fact.name) for fact in fitting if fact.main}
    if not main:
        latest = max(fitting, key=lambda fact: fact.day or date.min, default=None)
        return [(None, bare_name(latest.name))] if latest else []
    days: dict[str, list[date]] = {}
    for fact in fitting:
        if fact.day:
            days.setdefault(_key(fact, main, peers), []).append(fact.day)
    since = min(day for key in main for day in days[key])
    former = {
        fold(f.name): bare_name(f.name) for f in fitting if f.day and max(days.get(fold(f.name), [since])) < since
    }
    return sorted((min(days[key]), text) for key, text in (former | main).items())


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
