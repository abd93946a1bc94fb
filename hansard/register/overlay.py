"""What a file tells of one person laid over what the register knows: the file's dates win where both speak of a thing.

A file that tells all memberships of a House replaces them from the first one it tells to its day; what the register
knows of the time before and after stays. Any other file replaces only the days that its memberships cover.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hansard.names import fold, fold_words
from hansard.people import Membership, Name, Office, OfficeKind, holds
from hansard.register.published import Account, Published, Sighting, Spell

DAY = timedelta(days=1)
Memberships = list[Membership]


def memberships(known: Sequence[Membership], account: Account, published: Published) -> tuple[Membership, ...]:
    """One person's memberships, in order of time, none overlapping another of the same House."""
    found: Memberships = []
    for chamber in ("commons", "lords"):
        held = had = [membership for membership in known if membership.chamber == chamber]
        spells = [spell for spell in account.spells if spell.held.chamber == chamber]
        if spells and published.complete:
            held = _replaced(held, _sharpened(spells, held), published.day)
        for spell in () if published.complete else spells:
            held = _inserted(held, spell.held)
        for seen in account.sightings:
            held = _seen(held, seen) if seen.held.chamber == chamber else held
        found += held if held == had else _joined(held)
    return tuple(sorted(found, key=lambda m: (m.start or date.min, m.chamber)))


def names(known: Sequence[Name], told: Sequence[Name], since: date | None) -> tuple[Name, ...]:
    """The names with those that the file adds: dated ones as it dates them, a new surname from `since`, else as a form.

    `since` is the file's day where that is later than all that the register knows. “Alistair Carns” beside “Al Carns”
    is a form that others print.
    """
    if not known:
        return tuple(told)
    shown = {fold(name.text) for name in known if not name.alternate}
    main = [name for name in told if not name.alternate]
    if any(name.start or name.end for name in main) and not {fold(name.text) for name in main} <= shown:
        return _dated(known, told)
    have = {fold(name.text) for name in known}
    fresh = [name for name in told if fold(name.text) not in have]
    last = [name for name in known if not name.alternate][-1]
    other = [n for n in fresh if not n.alternate and _surname(n.text) != _surname(last.text)]
    renamed = other[-1] if other and since and (last.start or date.min) < since else None
    others = [replace(name, alternate=True) for name in fresh if name is not renamed]
    if renamed is None or since is None:
        return _sorted(known, others)
    ended = [replace(name, end=since - DAY) if name is last else name for name in known]
    return _sorted([*ended, replace(renamed, start=since)], others)


def _dated(known: Sequence[Name], told: Sequence[Name]) -> tuple[Name, ...]:
    """The names told with their dates; those that only the register has become forms that others print."""
    kept = {fold(name.text) for name in told}
    former = [Name(name.text, alternate=True) for name in known if fold(name.text) not in kept]
    return _sorted(told, former)


def offices(known: Sequence[Office], told: Sequence[Office], published: Published) -> tuple[Office, ...]:
    """The offices of both; of two that are one, the file's. One that had not ended by the file's day was held that day.

    An office of the very same days under another title stays as it is: “The Minister of State, Home Department” for
    “Minister of State (Home Office)”. A file of all posts also replaces those that were only seen in its time.
    """
    rest, fresh, found = list(known), [], []
    titles = {fold_words(office.title) for office in told}
    for office in dict.fromkeys(told):
        twins = [
            other for other in rest if (other.kind, other.start, other.end) == (office.kind, office.start, office.end)
        ]
        if twin := next(iter(sorted(twins, key=lambda other: not _is_same(other, office, titles))), None):
            rest.remove(twin)
            found.append(twin)
        else:
            fresh.append(office)
    for office in fresh:
        alike = [other for other in rest if _is_same(other, office, titles)]
        rest = [other for other in rest if other not in alike]
        found.append(_ended(office, alike, published.day) if office.end is None else office)
    if published.posts and told:
        first = min(office.start or date.min for office in told)
        rest = [office for office in rest if not _outdone(office, first, published.day)]
    return tuple(dict.fromkeys([*rest, *found]))


def _ended(office: Office, alike: Sequence[Office], day: date) -> Office:
    """The office known to the file's day, or as long as the register has it then, or has its dated end."""
    dated = (other for other in alike if other.start == office.start and other.end and not other.observed)
    longer = next(dated, None) or next((other for other in alike if holds(other.start, other.end, day)), None)
    if longer:
        return replace(office, end=longer.end, observed=longer.observed)
    return replace(office, end=_last(office, day), observed=True)


def _replaced(known: Memberships, told: Memberships, day: date) -> Memberships:
    first, last = told[0], told[-1]
    day = max(day, last.end or last.start or day)
    before = [m for m in known if m.end and first.start and m.end < first.start]
    after = [m for m in known if m.start and m.start > day]
    if last.end is None:
        at = next((m for m in known if holds(m.start, m.end, day)), None)
        end = at.end if at else after[0].start - DAY if after and after[0].start else None
        told = [*told[:-1], replace(last, end=end)]
    return [*before, *told, *after]


def _sharpened(spells: Sequence[Spell], known: Memberships) -> Memberships:
    """The memberships told, in order, none overlapping; a vague date gives way to one that the register has within it.

    A party that is not known by name stays what the register has for its first day.
    """
    found: Memberships = []
    for spell in sorted(spells, key=lambda spell: spell.held.start or date.min):
        held = spell.held
        start = next((m.start for m in known if _within(m.start, spell.earliest, held.start)), held.start)
        end = next((m.end for m in known if _within(m.end, held.end, spell.latest)), held.end)
        at = next((m for m in known if start and holds(m.start, m.end, start)), None)
        party = held.party or (at.party if at else None)
        place = next((m.constituency for m in known if _seat(m) == _seat(held)), held.constituency)
        if found and start and (found[-1].end is None or found[-1].end >= start):
            found[-1] = replace(found[-1], end=start - DAY)
        found.append(replace(held, start=start, end=end, party=party, constituency=place))
    return [m for m in found if _lasts(m)]


def _within(day: date | None, first: date | None, last: date | None) -> bool:
    return bool(day and first and last and first < last and first <= day <= last)


def _inserted(known: Memberships, held: Membership) -> Memberships:
    """The memberships with this one in its days; without an end it lasts as long as what it falls into does, or to the
    next.
    """
    start = held.start or date.min
    if held.end is None:
        at = next((m for m in known if holds(m.start, m.end, start)), None)
        later = [m.start - DAY for m in known if m.start and m.start > start]
        held = replace(held, end=at.end if at else min(later, default=None))
    if held in known:
        return known
    before = [replace(m, end=start - DAY) if m.end is None or m.end >= start else m for m in known if _begins(m, start)]
    rest = [m for m in known if m not in before and held.end and (m.end is None or m.end > held.end)]
    after = [replace(m, start=max(m.start or date.min, held.end + DAY)) for m in rest if held.end]
    return _by_start([m for m in [*before, held, *after] if _lasts(m)])


def _seen(known: Memberships, seen: Sighting) -> Memberships:
    """The memberships with what a list of a day shows: another party or seat begins with that day, an end is dated."""
    held, day = seen.held, seen.day
    if held.end and held.end < day:
        over = [m for m in known if m.start and m.start <= held.end and (m.end is None or m.end > held.end)]
        ended = [replace(m, end=held.end) if m in over else m for m in known]
        return ended if known else [held]
    at = next((m for m in known if holds(m.start, m.end, day)), None)
    if at is None:
        begun = max([held.start or day, *(m.end + DAY for m in known if m.end and m.end < day)])
        return _by_start([*known, replace(held, start=begun)])
    if (at.party, _seat(at)) == (held.party or at.party, _seat(held)):
        return known
    return _inserted(known, replace(held, party=held.party or at.party, start=day, end=at.end))


def _joined(held: Memberships) -> Memberships:
    """The memberships in order, those of the same seat and party that follow each other as one."""
    found: Memberships = []
    for membership in _by_start(held):
        before = found[-1] if found else None
        follows = before and before.end and membership.start and before.end + DAY == membership.start
        if before and follows and (_seat(before), before.party) == (_seat(membership), membership.party):
            found[-1] = replace(before, end=membership.end)
        else:
            found.append(membership)
    return found


def _by_start(held: Sequence[Membership]) -> Memberships:
    return sorted(held, key=lambda m: m.start or date.min)


def _begins(membership: Membership, day: date) -> bool:
    return (membership.start or date.min) < day


def _lasts(membership: Membership) -> bool:
    return membership.end is None or (membership.start or date.min) <= membership.end


def _seat(membership: Membership) -> str:
    return fold_words(membership.constituency or "")


def _sorted(own: Sequence[Name], more: Sequence[Name]) -> tuple[Name, ...]:
    """The names in order of time, then the alternates in order of the alphabet."""
    everyone = [*own, *more]
    others = {fold(name.text): name for name in everyone if name.alternate}
    return (*(n for n in everyone if not n.alternate), *sorted(others.values(), key=lambda n: n.text))


def _surname(name: str) -> str:
    return fold(name).split()[-1]


def _is_same(known: Office, told: Office, titles: set[str]) -> bool:
    """Whether the two are one office: “Prime Minister” is “Prime Minister and First Lord of the Treasury”.

    Not where the file tells, among its `titles`, the known one as well. Two terms that only touch are two.
    """
    one, other = fold_words(known.title), fold_words(told.title)
    longer = one not in titles and (one.startswith(other) or other.startswith(one))
    if known.kind is not told.kind or not (one == other or longer):
        return False
    first, second = known.start or date.min, told.start or date.min
    return first == second or max(first, second) < min(_last(known, None), _last(told, None))


def _outdone(office: Office, first: date, day: date) -> bool:
    """Whether an office was only seen, in days of which a file of all posts knows better."""
    dated = office.kind in (OfficeKind.GOVERNMENT, OfficeKind.OPPOSITION)
    return office.observed and dated and (office.start or date.min) >= first and _last(office, None) <= day


def _last(office: Office, day: date | None) -> date:
    """The office's last day; that of one that has not ended is `day`, or never."""
    return office.end or max(day or date.max, office.start or date.min)
