"""A sitting calendar into the store: of each day the last calendar that names it is believed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select
from sqlmodel import Session, col

from timeline import tables
from timeline.calendar.reading import Line
from timeline.store import Store, core, write_rows

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Imported:
    """What a calendar says of one chamber: its first and last day, and how many days it names, by status.

    `renewed` counts the days of which an earlier calendar had said something else; `changed` those and the new ones.
    """

    chamber: str
    start: date
    end: date
    days: dict[str, int]
    renewed: int
    changed: int


def import_into(store: Store, lines: Iterable[Line], source: str) -> tuple[Imported, ...]:
    """Take a calendar over, in one transaction; what was taken, by chamber.

    Of each day it takes the place of what earlier calendars said of that chamber's day, and in it a later line that of
    an earlier one. Days that it does not name stay as they are.
    """
    by_chamber: dict[str, dict[date, Row]] = {}
    for line in lines:
        for day in line.days():
            row = {"chamber": line.chamber, "date": day, "status": line.status, "name": line.name, "source": source}
            by_chamber.setdefault(line.chamber, {})[day] = row
    with store.writing() as session:
        return tuple(_take(session, chamber, rows) for chamber, rows in sorted(by_chamber.items()))


def forget(store: Store, chamber: str, start: date = date.min, end: date = date.max) -> int:
    """Take out what calendars say of the chamber's days from `start` to `end`; how many days that was."""
    with store.writing() as session:
        within = _within(chamber, start, end)
        count = session.execute(select(func.count()).select_from(tables.CalendarDay).where(*within)).scalar_one()
        session.execute(delete(tables.CalendarDay).where(*within))
        return int(count)


def _take(session: Session, chamber: str, rows: dict[date, Row]) -> Imported:
    start, end = min(rows), max(rows)
    within = _within(chamber, start, end)
    found = session.execute(select(core(tables.CalendarDay)).where(*within)).mappings()
    before = {row["date"]: dict(row) for row in found}
    changed = [day for day, row in rows.items() if _said(before.get(day)) != _said(row)]
    if changed:
        session.execute(delete(tables.CalendarDay).where(*within))
        write_rows(session, tables.CalendarDay, list({**before, **rows}.values()))
    counts = Counter(row["status"] for row in rows.values())
    return Imported(chamber, start, end, dict(counts), sum(day in before for day in changed), len(changed))


def _said(row: Row | None) -> tuple[Any, ...] | None:
    """What a row says of its day, whichever file it came from."""
    return (row["status"], row["name"]) if row else None


def _within(chamber: str, start: date, end: date) -> tuple[ColumnElement[bool], ...]:
    day = tables.CalendarDay
    return col(day.chamber) == chamber, col(day.date).between(start, end)
