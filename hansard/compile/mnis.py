"""The Members' Names Information Service as published in CSV files in March 2021: every MP and peer, by parliament id.

Files `fetch_{mps,lords}.csv`, the same with `_memberships`, `_party_memberships` and
`_{government,opposition,parliamentary}_roles`; dates are ISO, an empty end is “still so when the files were made”.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date

from hansard.compile.facts import Facts, NameSeen, OfficeHeld, PartyHeld, Seat, joined, parliament
from hansard.offices import kind_of
from hansard.people import Office, OfficeKind

Row = dict[str, str]
HOUSES = {"mps": "commons", "lords": "lords"}
KINDS = {"government": OfficeKind.GOVERNMENT, "opposition": OfficeKind.OPPOSITION, "parliamentary": None}


def read(files: Mapping[str, bytes]) -> Facts:
    """The facts of all MNIS files; `files` maps the bare file name (`fetch_mps.csv`) to its bytes."""
    made = made_on(files)
    return joined(_house(files, house, made) for house in HOUSES if f"fetch_{house}.csv" in files)


def made_on(files: Mapping[str, bytes]) -> date:
    """The last day that any row speaks of: the files were made on it or soon after."""
    days = (
        value
        for name, data in files.items()
        for row in rows(data)
        for column, value in row.items()
        if column.endswith(("_start_date", "_end_date")) and value and "maiden" not in name
    )
    return date.fromisoformat(max(days))


def rows(data: bytes) -> Iterator[Row]:
    """The rows of a CSV file with a header line."""
    return csv.DictReader(io.StringIO(data.decode("utf-8-sig")))


def _house(files: Mapping[str, bytes], house: str, made: date) -> Facts:
    def table(name: str) -> list[Row]:
        return list(rows(files.get(f"fetch_{house}{name}.csv", b"")))

    return Facts(
        seats=tuple(_seat(row, HOUSES[house]) for row in table("_memberships")),
        parties=tuple(_party(row) for row in table("_party_memberships")),
        names=tuple(name for row in table("") for name in _names(row, HOUSES[house], made)),
        offices=tuple(_office(row, kind) for kind in KINDS for row in table(f"_{kind}_roles")),
    )


def _seat(row: Row, chamber: str) -> Seat:
    start, end = _period(row, "seat_incumbency")
    return Seat(parliament(row["mnis_id"]), chamber, row.get("constituency_name"), start, end)


def _party(row: Row) -> PartyHeld:
    return PartyHeld(parliament(row["mnis_id"]), row["party_name"], *_period(row, "party_membership"))


def _names(row: Row, chamber: str, made: date) -> Iterator[NameSeen]:
    """The name shown, and for the Commons days of somebody who is shown by a peerage, name and surname."""
    person = parliament(row["mnis_id"])
    yield NameSeen(person, None, row["display_name"], made, main=True)
    if chamber == "commons":
        yield NameSeen(person, chamber, f"{row['given_name']} {row['family_name']}", None)


def _office(row: Row, kind: str) -> OfficeHeld:
    role = " ".join(row[f"{kind}_role_name"].split())
    start, end = _period(row, f"{kind}_role_incumbency")
    held = Office(role, None, KINDS[kind] or _parliamentary(role), start, end)
    return OfficeHeld(parliament(row["mnis_id"]), held)


def _parliamentary(role: str) -> OfficeKind:
    """The Chair of either House; all other “parliamentary” posts are of parties and committees."""
    return OfficeKind.CHAIR if kind_of(role) is OfficeKind.CHAIR else OfficeKind.PARLIAMENTARY


def _period(row: Row, column: str) -> tuple[date, date | None]:
    end = row[f"{column}_end_date"]
    return date.fromisoformat(row[f"{column}_start_date"]), date.fromisoformat(end) if end else None
