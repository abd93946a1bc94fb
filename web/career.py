"""A person's page in shapes: memberships and offices as lines of one table, topics as small bars by year. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from timeline.results import MembershipRow, OfficeRow, Speaker
from web.display import chamber, short_day

UNKNOWN_START = "before the sources begin"
WIDTH, GAP = 100.0, 0.15


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
