"""From offices held and offices seen to the dated offices of one person.

An office that had not ended when its source was made is known to the last day on which any source shows it. After the
dated sources end, an office runs from the first to the last of the days in a row on which it was shown; a day on which
the person was shown without it ends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hansard.compile.facts import Facts, OfficeHeld, OfficesSeen
from hansard.names import fold_words
from hansard.offices import arranged
from hansard.people import Membership, Office

LONGEST_GAP = timedelta(days=366)
Title = tuple[str, str | None]


def offices(about: Facts, memberships: Sequence[Membership], made: date) -> tuple[Office, ...]:
    """One person's offices, arranged.

    `made` is the day of the source of the offices that have no end. What is kept by hand is taken as it is.
    """
    return arranged(_every(about, made), memberships)


def _every(about: Facts, made: date) -> list[Office]:
    held = [fact.office for fact in about.offices if not fact.by_hand]
    dated = {(o.role, o.organisation, o.start): o for o in held}
    ended = [office for office in dated.values() if office.end]
    open_ended = [
        replace(office, end=max(made, office.start or made), observed=True)
        for office in dated.values()
        if not office.end
    ]
    known = [fact for fact in about.offices if fact.by_hand]
    seen_or_ended = (*ended, *_runs(open_ended, about.offices_seen))
    return [*(office for office in seen_or_ended if not _replaced(office, known)), *(fact.office for fact in known)]


def _runs(open_ended: Sequence[Office], seen: Sequence[OfficesSeen]) -> list[Office]:
    """The open offices, prolonged while they are seen, and the offices that are first seen later."""
    shown: dict[date, list[Office]] = {}
    for fact in seen:
        shown.setdefault(fact.day, []).extend(fact.roles)
    running = {_title(office): office for office in open_ended}
    over = [office for office in open_ended if running[_title(office)] is not office]
    for day in sorted(shown):
        now = {_title(office): office for office in shown[day]}
        lost = [title for title, office in running.items() if title not in now or day - _last(office) > LONGEST_GAP]
        over += [running.pop(title) for title in lost]
        for title, office in now.items():
            before = running.get(title, replace(office, start=day))
            running[title] = replace(before, end=day, observed=True)
    return [*over, *running.values()]


def _replaced(office: Office, known: Sequence[OfficeHeld]) -> bool:
    """Whether a hand-kept office is one that was only seen: “Prime Minister”, seen with “, First Lord of …”."""
    return office.observed and any(
        fold_words(office.role).startswith(fold_words(title)) and _overlap(office, better.office)
        for better in known
        for title in better.titles
    )


def _overlap(one: Office, other: Office) -> bool:
    return (other.start or date.min) <= _last(one) and (one.start or date.min) <= _last(other)


def _title(office: Office) -> Title:
    return fold_words(office.role), office.organisation


def _last(office: Office) -> date:
    return office.end or date.max
