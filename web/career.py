"""A person's page in shapes: memberships and offices as lines of one table, topics as small bars by year. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.results import MembershipRow, OfficeRow, Speaker
from web.display import chamber, short_day

UNKNOWN_START = "before the sources begin"
WIDTH, GAP = 100.0, 0.15
DISSOLUTION = timedelta(days=60)
"""Nobody holds a seat between a dissolution and the election: who is elected again after so long has held it on."""


@dataclass(frozen=True, slots=True)
class Line:
    """A seat or an office held: `since` and `until` in words, `where` the chamber or the organisation.

    `party` is that of a membership, None of one whose party is not known; `membership` tells it from an office.
    """

    since: str
    until: str
    what: str
    where: str
    party: str | None
    membership: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is, or was last: the `party`, None where it is not known, the seat or House in words, the offices
    held, and since or until when."""

    party: str | None
    place: str
    offices: tuple[str, ...]
    when: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The speeches of a year; positions are percentages of the drawing."""

    year: int
    speeches: int
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Row:
    """One topic, or all speeches (`slug` None), by year."""

    slug: str | None
    title: str
    total: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """The same years for every row."""

    years: tuple[int, ...]
    rows: tuple[Row, ...]


def lines(person: Speaker) -> tuple[Line, ...]:
    """Memberships and offices in one list, the latest first; of one day the membership before the office."""
    held: list[MembershipRow | OfficeRow] = [*person.memberships, *person.offices]
    held.sort(key=lambda row: (row.start or date.min, row.end or date.max), reverse=True)
    return tuple(_membership(row) if isinstance(row, MembershipRow) else _office(row) for row in held)


def standing(person: Speaker) -> Standing | None:
    """The seat not given up as far as the register knows, with the offices not given up; else the last seat alone.

    None for who never had a seat there.
    """
    seats = sorted(person.memberships, key=lambda row: (row.end is None, row.end or row.start or date.min))
    if not seats:
        return None
    seat = seats[-1]
    offices = () if seat.end else tuple(office.title for office in person.offices if office.end is None)
    return Standing(seat.party, _place(seat), offices, _when(seat, _held_since(seat, seats)))


def _place(seat: MembershipRow) -> str:
    house = chamber(seat.chamber)
    return f"Member for {seat.constituency}, {house}" if seat.constituency else f"Member of the {house}"


def _held_since(seat: MembershipRow, seats: Iterable[MembershipRow]) -> date | None:
    """Since when that seat is held, from one Parliament to the next, for whichever party."""
    start, place = seat.start, (seat.chamber, seat.constituency)
    same = [row for row in seats if (row.chamber, row.constituency) == place and row.end]
    for row in sorted(same, key=lambda row: row.end or date.min, reverse=True):
        if start and row.end and (row.start or date.min) < start and start - row.end <= DISSOLUTION:
            start = row.start
    return start


def _when(seat: MembershipRow, start: date | None) -> str:
    """`known_to` is said as well: a seat without an end may have been given up since."""
    if seat.end:
        return f"until {short_day(seat.end)}"
    since = f"since {short_day(start)}" if start else ""
    known = f"as far as is known on {short_day(seat.known_to)}" if seat.known_to else ""
    return ", ".join(part for part in (since, known) if part)


def _membership(row: MembershipRow) -> Line:
    house = chamber(row.chamber)
    what, where = (row.constituency, house) if row.constituency else (house, "")
    return Line(_since(row.start), _until(row), what, where, row.party, True)


def _office(row: OfficeRow) -> Line:
    until = f"seen until {short_day(row.end)}" if row.observed and row.end else _until(row)
    return Line(_since(row.start), until, row.role, row.organisation or "", None, False)


def _since(start: date | None) -> str:
    return short_day(start) if start else UNKNOWN_START


def _until(row: MembershipRow | OfficeRow) -> str:
    if row.end:
        return short_day(row.end)
    return "no end known" + (f"; sources reach to {short_day(row.known_to)}" if row.known_to else "")


def years(person: Speaker) -> Years | None:
    """All speeches and those about each topic, from the first year with a speech to the last; None without any."""
    spoken = [int(year) for year in person.by_year]
    if not spoken:
        return None
    span = tuple(range(min(spoken), max(spoken) + 1))
    counted = [(None, "All speeches", person.by_year), *((t.slug, t.title, t.by_year) for t in person.topics)]
    return Years(span, tuple(_row(slug, title, numbers, span) for slug, title, numbers in counted))


def _row(slug: str | None, title: str, numbers: dict[str, int], span: tuple[int, ...]) -> Row:
    return Row(slug, title, sum(numbers.values()), tuple(_bars(numbers, span)))


def _bars(numbers: dict[str, int], span: tuple[int, ...]) -> Iterator[Bar]:
    most, slot = max(numbers.values()), WIDTH / len(span)
    for place, year in enumerate(span):
        count = numbers.get(str(year), 0)
        yield Bar(year, count, slot * (place + GAP / 2), slot * (1 - GAP), 100 * count / most)
