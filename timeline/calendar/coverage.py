"""What is known of a day, and of a longer period: pure functions of the stored sittings and the imported calendar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from timeline.results import Coverage, DayStatus

HOUSE_OF = {"westminster-hall": "commons", "public-bill-committee": "commons", "grand-committee": "lords"}
"""Chambers that are in recess with their House, unless the calendar says otherwise of them."""

NOT_A_SITTING_DAY = "not a sitting day"
SATURDAY = 5


class Stored(NamedTuple):
    """A stored sitting: `extent` is `day` for a whole one."""

    date: date
    chamber: str
    extent: str


class Told(NamedTuple):
    """What the imported calendar says of one day of a chamber: `sitting`, `recess` or `not-sitting`."""

    date: date
    chamber: str
    status: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """What is known of a period. `name` is the recess's, or says that the calendar has no sitting day in the period.

    `sitting_days` are those of which a whole sitting is stored. `missing_days` are those on which a wanted chamber sat
    by the calendar and its whole sitting is not stored; a day can be both, with one chamber's sitting here and
    another's missing.
    """

    coverage: Coverage
    sitting_days: int
    missing_days: int
    name: str | None = None


@dataclass(slots=True)
class _Days:
    """The days of which anything is known, in order, with what; `missing` are counted apart."""

    order: list[date]
    known: dict[date, tuple[DayStatus, str | None]]
    missing: list[date]


def cover(
    spans: Iterable[tuple[date, date]],
    stored: Iterable[Stored | tuple[date, str, str]],
    calendar: Iterable[Told | tuple[date, str, str, str | None]],
    chambers: Collection[str] = (),
) -> list[Covered]:
    """What is known of each span (first and last day, both inclusive), in their order.

    `chambers` are those asked for; none given are all that occur in `stored` and `calendar`, and rows of others are
    left out. A day is

    * `sat` where a whole sitting of one of the chambers is stored, whatever the calendar says;
    * `partial` where only fragments are;
    * `no-transcript` where the calendar says that one of the chambers sat, and nothing is stored;
    * `recess` where it says so of every chamber: one not named is in recess with its House (`HOUSE_OF`);
    * `unknown` else.

    A longer span is `sat` if any of its days is, else `partial` if any is, else `no-transcript` if any is. It is
    `recess` if one day is at least, and each other day is so too, or is one without a sitting by the calendar, or a
    Saturday or Sunday of which the calendar says nothing: `unknown` else, and that never means that nothing was said.
    """
    days = _days([Stored(*row) for row in stored], [Told(*row) for row in calendar], frozenset(chambers))
    return [_covered(first, last, days) for first, last in spans]


def of_day(wanted: Collection[str], stored: dict[str, str], told: dict[str, Told]) -> tuple[DayStatus, str | None]:
    """What is known of one day, and the name of its recess: a coverage, or `not-sitting` by the calendar.

    `stored` holds the extents and `told` the calendar's words by chamber.
    """
    if stored:
        return ("sat" if "day" in stored.values() else "partial"), None
    said = [told.get(chamber) or _house_in_recess(chamber, told) for chamber in sorted(wanted)]
    if any(each and each.status == "sitting" for each in said):
        return "no-transcript", None
    known = [each for each in said if each]
    recess = [each for each in known if each.status == "recess"]
    if not known or len(known) < len(said):
        return "unknown", None
    return ("recess", recess[0].name) if len(recess) == len(said) else ("not-sitting", None)


def _house_in_recess(chamber: str, told: dict[str, Told]) -> Told | None:
    """What is said of the House, where it is in recess; that the House sat says nothing of its second chamber."""
    of_house = told.get(HOUSE_OF.get(chamber, ""))
    return of_house if of_house and of_house.status == "recess" else None


def _days(stored: Sequence[Stored], calendar: Sequence[Told], chambers: frozenset[str]) -> _Days:
    wanted = chambers or {row.chamber for row in stored} | {row.chamber for row in calendar}
    extents: dict[date, dict[str, str]] = defaultdict(dict)
    for row in stored:
        if row.chamber in wanted:
            extents[row.date][row.chamber] = row.extent
    told: dict[date, dict[str, Told]] = defaultdict(dict)
    for said in calendar:
        told[said.date][said.chamber] = said
    order = sorted({*extents, *told})
    known = {day: of_day(wanted, extents.get(day, {}), told.get(day, {})) for day in order}
    missing = [day for day in order if missing_chambers(wanted, extents.get(day, {}), told.get(day, {}))]
    return _Days(order, known, missing)


def missing_chambers(wanted: Collection[str], stored: dict[str, str], told: dict[str, Told]) -> tuple[str, ...]:
    """The chambers that sat by the calendar and of which no whole sitting is stored."""
    sat = (name for name, said in told.items() if name in wanted and said.status == "sitting")
    return tuple(sorted(name for name in sat if stored.get(name) != "day"))


def _covered(first: date, last: date, days: _Days) -> Covered:
    within = days.order[bisect_left(days.order, first) : bisect_right(days.order, last)]
    counts = Counter(days.known[day][0] for day in within)
    missing = bisect_right(days.missing, last) - bisect_left(days.missing, first)
    for coverage in ("sat", "partial", "no-transcript"):
        if counts[coverage]:
            return Covered(coverage, counts["sat"], missing)
    empty = [day for day in within if days.known[day][0] in ("recess", "not-sitting")]
    if not empty or sum(map(_is_weekday, empty)) < weekdays(first, last):
        return Covered("unknown", 0, missing)
    if counts["recess"]:
        return Covered("recess", 0, missing, _most_frequent(days.known[day][1] for day in empty))
    is_all_told = len(empty) == (last - first).days + 1
    return Covered("unknown", 0, missing, NOT_A_SITTING_DAY if is_all_told else None)


def _most_frequent(names: Iterable[str | None]) -> str | None:
    """The name of most days, the earliest of several; None where none has one."""
    counts = Counter(name for name in names if name)
    return max(counts, key=lambda name: counts[name]) if counts else None


def _is_weekday(day: date) -> bool:
    return day.weekday() < SATURDAY


def weekdays(first: date, last: date) -> int:
    """How many days from `first` to `last`, both inclusive, are neither Saturday nor Sunday."""
    weeks, rest = divmod((last - first).days + 1, 7)
    return weeks * 5 + sum((first.weekday() + step) % 7 < SATURDAY for step in range(rest))
