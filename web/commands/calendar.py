"""`hansard calendar`: which days a chamber sat, by the user's own sitting calendar, and what is known of each day."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from timeline import parliaments, results
from timeline.calendar import importing, reading
from timeline.queries import coverage
from web.commands import shared

HOUSES = ("commons", "lords")


@click.group()
def calendar() -> None:
    """The sitting calendar: which days a chamber sat, and which were a recess."""


@calendar.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path, exists=True))
@shared.database
def import_(files: tuple[Path, ...], database: str | None) -> None:
    """Take calendars over, CSV with the columns chamber,start,end,status,name; docs/calendar.md says more.

    Of each day the last calendar that names it is believed; days that it does not name stay as they are.
    """
    read = [(file, reading.read(file.read_bytes(), str(file))) for file in files]
    store = shared.open_at(database, create=True)
    for file, lines in read:
        for taken in importing.import_into(store, lines, file.name):
            click.echo(_taken(taken))


def _taken(taken: importing.Imported) -> str:
    """One chamber of an import in one line."""
    span = f"{taken.chamber}: {taken.start} to {taken.end}"
    days = ", ".join(f"{taken.days[status]} {status}" for status in reading.STATUSES if status in taken.days)
    if not taken.changed:
        return f"{span}: {days}; unchanged"
    renewed = f"; {taken.renewed} of them in place of what an earlier calendar said" if taken.renewed else ""
    return f"{span}: {days}{renewed}"


@calendar.command()
@shared.database
@click.option("--from", "start", type=shared.Day(), help="From this day on; else as far back as is known.")
@click.option("--to", "end", type=shared.Day(), help="Up to this day.")
@click.option("--chamber", multiple=True, type=shared.Chamber(), help="Only this chamber (may be given again).")
def show(database: str | None, start: date | None, end: date | None, chamber: tuple[str, ...]) -> None:
    """What is known of each day: days in a row of which the same is known are one line."""
    store = shared.open_at(database)
    for name in chamber or coverage.chambers_known(store):
        first, last = coverage.reach(store, name)
        first, last = start or first, end or last
        if first is None or last is None or first > last:
            click.echo(f"{name}: nothing is stored and no calendar speaks of it", err=True)
            continue
        for day, until, status, called in _runs(coverage.between(store, name, first, last)):
            span = f"{day}" if day == until else f"{day} – {until}"
            click.echo(f"{name}  {span:<23}  {status}{f'  {called}' if called else ''}")


def _runs(days: Iterable[results.CoverageDay]) -> Iterable[tuple[date, date, str, str | None]]:
    """First and last day, status and name of the days in a row of which the same is known."""
    for (status, name), run in groupby(days, key=lambda day: (day.status, day.name)):
        dates = [day.date for day in run]
        yield dates[0], dates[-1], status, name


@calendar.command()
@click.option("--chamber", multiple=True, type=click.Choice(HOUSES), help="Only this House (may be given again).")
@click.option("--from", "start", type=shared.Day(), help="Only recesses that end on this day or later.")
def recesses(chamber: tuple[str, ...], start: date | None) -> None:
    """The recesses known to this program, as a calendar that can be looked over and imported. Some are lacking."""
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(reading.COLUMNS)
    for name in chamber or HOUSES:
        for recess in parliaments.recesses(name):
            if not start or (recess.last or recess.first) >= start:
                rows.writerow([name, recess.first, recess.last, "recess", recess.name])


@calendar.command()
@click.argument("chamber", type=shared.Chamber())
@shared.database
@click.option("--from", "start", type=shared.Day(), default=date.min, help="From this day on.")
@click.option("--to", "end", type=shared.Day(), default=date.max, help="Up to this day.")
def forget(chamber: str, database: str | None, start: date, end: date) -> None:
    """Take out what imported calendars say of a chamber."""
    days = importing.forget(shared.open_at(database), chamber, start, end)
    click.echo(f"{chamber}: {days} days of the calendar forgotten")
