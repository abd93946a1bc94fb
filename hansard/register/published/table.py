"""A plain CSV of memberships and offices, one a row, as one writes it oneself.

Columns, in any order, all but `start_date` may be left out or empty: `publicwhip`, `parliament`, `wikidata` (one of
the first two must be there), `name`, `chamber`, `constituency`, `party`, `office`, `organisation`, `start_date`,
`end_date`.
A row with an `office` is one; the others are memberships. `docs/register.md` has an example.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from hansard.errors import BadMembersFile
from hansard.names import bare_name
from hansard.offices import kind_of
from hansard.parties import canonical
from hansard.people import Membership, Name, Office
from hansard.register.published.accounts import Account, Published, Spell, last_of
from hansard.register.published.rows import Row

IDS = ("publicwhip", "parliament", "wikidata")
COLUMNS = (*IDS, "name", "chamber", "constituency", "party", "office", "organisation", "start_date", "end_date")
CHAMBERS = ("commons", "lords")


def is_table(line: str) -> bool:
    """Whether the first line of a file names columns of this table."""
    return {"start_date"} < {name.strip() for name in line.split(",")} and any(id in line for id in IDS)


def read(text: str, path: str, today: date) -> Published:
    """The memberships and offices in the table. Raises `BadMembersFile` with the line of what is not right."""
    rows = list(_rows(text, path))
    accounts = tuple(_account(row) for row in rows)
    day = last_of((row.period().earliest for row in rows), today)
    if day is None:
        raise BadMembersFile(path, "", "no row with a start_date that has come", "a row a membership or office")
    return Published(path, "CSV", day, accounts)


def _rows(text: str, path: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        columns = [name.strip() for name in next(reader)]
        for name in columns:
            if name not in COLUMNS or columns.count(name) > 1:
                raise BadMembersFile(path, "line 1", f"the column {name!r}", f"each once of {', '.join(COLUMNS)}")
        for cells in reader:
            where = f"line {reader.line_num}"
            if any(cell.strip() for cell in cells):
                if len(cells) != len(columns):
                    raise BadMembersFile(path, where, f"{len(cells)} cells", f"{len(columns)}, as in line 1")
                yield Row({name: cell for name, cell in zip(columns, cells, strict=True) if cell.strip()}, path, where)
    except csv.Error as error:
        raise BadMembersFile(path, f"line {reader.line_num}", str(error), "comma-separated values") from error


def _account(row: Row) -> Account:
    ids = {scheme: row.number(scheme) for scheme in IDS[:2] if scheme in row}
    if not ids:
        row.refuse("neither a publicwhip nor a parliament id", "one of the two")
    if wikidata := row.maybe("wikidata"):
        ids["wikidata"] = wikidata
    days = row.period()
    if days.start is None or not days.is_certain:
        row.refuse("no certain day", "a start_date, exact or earlier than the end_date's year")
    names = (Name(bare_name(name)),) if (name := row.maybe("name")) else ()
    if role := row.maybe("office"):
        office = Office(role, row.maybe("organisation"), kind_of(role), days.start, days.end)
        return Account(ids, names, offices=(office,))
    chamber = row.text("chamber")
    if chamber not in CHAMBERS:
        row.refuse(f"the chamber {chamber!r}", f"one of {', '.join(CHAMBERS)}")
    constituency = row.text("constituency") if chamber == "commons" else None
    held = Membership(chamber, constituency, _party(row), days.start, days.end)
    return Account(ids, names, spells=(Spell(held, days.earliest, days.latest),))


def _party(row: Row) -> str | None:
    """The party; one that nobody knows is a slip in a table of one's own."""
    printed = row.maybe("party")
    if printed is None:
        return None
    return canonical(printed) or row.refuse(f"the party {printed!r}", "a party of hansard/data/parties.toml")
