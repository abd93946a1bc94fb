"""Which days are stored and which are missing, by the stored sittings and the imported calendar."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from timeline import parliaments, results, tables
from timeline.calendar.coverage import HOUSE_OF, Stored, Told, missing_chambers, of_day
from timeline.filters import BadQuestion
from timeline.store import Store

YEARS = range(1800, 2200)


def told(session: Session, chambers: Collection[str], start: date | None, end: date | None) -> list[Told]:
    """What the imported calendar says of the days, of these chambers and of the Houses that they belong to.

    No chambers are all. A recess without a name in the calendar has the one it is known by.
    """
    day = tables.CalendarDay
    query = select(col(day.date), col(day.chamber), col(day.status), col(day.name))
    if chambers:
        query = query.where(col(day.chamber).in_({*chambers, *(HOUSE_OF.get(name, name) for name in chambers)}))
    if start:
        query = query.where(col(day.date) >= start)
    if end:
        query = query.where(col(day.date) <= end)
    return [_named(Told(*row)) for row in session.execute(query)]


def stored(session: Session, chambers: Collection[str], start: date | None, end: date | None) -> list[Stored]:
    """The stored sittings of these chambers, or of all where none are given."""
    sitting = tables.Sitting
    query = select(col(sitting.date), col(sitting.chamber), col(sitting.extent)).where(col(sitting.extent) != "none")
    if chambers:
        query = query.where(col(sitting.chamber).in_(chambers))
    if start:
        query = query.where(col(sitting.date) >= start)
    if end:
        query = query.where(col(sitting.date) <= end)
    return [Stored(*row) for row in session.execute(query)]


def calendar(store: Store, chamber: str, year: int) -> results.CoverageYear:
    """What is known of every day of a chamber's year. Raises `BadQuestion` for a year before 1800 or after 2199."""
    if year not in YEARS:
        raise BadQuestion(f"year {year} is not covered; expected {YEARS[0]} to {YEARS[-1]}")
    days = between(store, chamber, date(year, 1, 1), date(year, 12, 31))
    counts = Counter(day.status for day in days)
    return results.CoverageYear(chamber=chamber, year=year, days=days, counts=dict(counts))


def between(store: Store, chamber: str, start: date, end: date) -> tuple[results.CoverageDay, ...]:
    """What is known of every day of a chamber from `start` to `end`, both inclusive."""
    with store.reading() as session:
        extents = {row.date: {row.chamber: row.extent} for row in stored(session, (chamber,), start, end)}
        said: dict[date, dict[str, Told]] = defaultdict(dict)
        for row in told(session, (chamber,), start, end):
            said[row.date][row.chamber] = row
    days = (start + timedelta(days=step) for step in range((end - start).days + 1))
    return tuple(_day(day, chamber, extents.get(day, {}), said.get(day, {})) for day in days)


def missing(store: Store) -> tuple[results.Missing, ...]:
    """Of each chamber of which the imported calendar names a sitting day, which of them are not stored whole."""
    with store.reading() as session:
        extents = {(row.date, row.chamber): row.extent for row in stored(session, (), None, None)}
        by_chamber: dict[str, list[Told]] = defaultdict(list)
        for row in sorted(told(session, (), None, None)):
            by_chamber[row.chamber].append(row)
    known = (_missing(chamber, rows, extents) for chamber, rows in sorted(by_chamber.items()))
    return tuple(each for each in known if each.sitting_days)


def chambers_known(store: Store) -> tuple[str, ...]:
    """The chambers of which a sitting is stored or a calendar says something."""
    sitting, day = tables.Sitting, tables.CalendarDay
    with store.reading() as session:
        held = session.execute(select(col(sitting.chamber)).where(col(sitting.extent) != "none").distinct()).scalars()
        said = session.execute(select(col(day.chamber)).distinct()).scalars()
        return tuple(sorted({*held, *said}))


def reach(store: Store, chamber: str) -> tuple[date | None, date | None]:
    """The first and the last day of the chamber that is stored or of which a calendar speaks, if there is any."""
    with store.reading() as session:
        days = [row.date for row in stored(session, (chamber,), None, None)]
        days += [row.date for row in told(session, (chamber,), None, None) if row.chamber == chamber]
    return min(days, default=None), max(days, default=None)


def refused(store: Store, limit: int | None = None) -> tuple[results.Refused, ...]:
    """The documents that were refused and have not been taken in since, the latest first."""
    row = tables.Refusal
    query = select(row).order_by(col(row.date).desc(), col(row.path)).limit(limit)
    with store.reading() as session:
        found = session.execute(query).scalars()
        return tuple(results.Refused(path=each.path, reason=each.reason, date=each.date) for each in found)


def _named(row: Told) -> Told:
    """The row with the name by which its recess is known, where the calendar gives none."""
    if row.status != "recess" or row.name:
        return row
    known = parliaments.on(row.date, parliaments.recesses(HOUSE_OF.get(row.chamber, row.chamber)))
    return row._replace(name=known.name) if known else row


def _day(day: date, chamber: str, extents: dict[str, str], said: dict[str, Told]) -> results.CoverageDay:
    status, name = of_day((chamber,), extents, said)
    own = said.get(chamber)
    return results.CoverageDay(date=day, status=status, name=name or (own.name if own else None))


def _missing(chamber: str, rows: Sequence[Told], extents: dict[tuple[date, str], str]) -> results.Missing:
    sat = [row for row in rows if row.status == "sitting"]
    lacking = [_is_missing(row, extents) for row in sat]
    return results.Missing(
        chamber=chamber,
        start=rows[0].date,
        end=rows[-1].date,
        sitting_days=len(sat),
        days=sum(lacking),
        ranges=tuple(_ranges(sat, lacking)),
    )


def _is_missing(row: Told, extents: dict[tuple[date, str], str]) -> bool:
    extent = extents.get((row.date, row.chamber))
    return bool(missing_chambers((row.chamber,), {row.chamber: extent} if extent else {}, {row.chamber: row}))


def _ranges(sat: Sequence[Told], lacking: Sequence[bool]) -> Iterator[results.MissingRange]:
    """The runs of missing sitting days; one that is stored, not a weekend or a recess, ends a run."""
    run: list[date] = []
    for row, is_missing in [*zip(sat, lacking, strict=True), (None, False)]:
        if is_missing and row:
            run.append(row.date)
        elif run:
            yield results.MissingRange(start=run[0], end=run[-1], days=len(run))
            run = []
