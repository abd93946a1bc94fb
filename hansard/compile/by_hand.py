"""Facts that no source file gives, kept by hand in `hansard/data/register-by-hand.toml`, each with its source in words.

`[[seat]]` a seat won at a by-election, or a new peer's, `[[vacated]]` the last day of somebody's seat, `[[party]]` a
change of whip from a day, `[[office]]` an office with its dates (`also`: other titles under which sources show it),
`[[name]]` another name from a day, `[[link]]` two ids of one person. A person is named by one id: `publicwhip = "…"`
or `parliament = "…"`.
"""

from __future__ import annotations

import tomllib
from typing import Any

from hansard.compile.facts import Facts, Key, Link, NameSeen, OfficeHeld, PartySeen, Seat, Vacated
from hansard.offices import kind_of
from hansard.people import Office

Table = dict[str, Any]
IDS = ("publicwhip", "parliament")


def read(data: bytes) -> Facts:
    """The facts kept by hand. Raises `ValueError` with the entry that lacks an id, a day or its source."""
    tables = tomllib.loads(data.decode())
    seats = [(_key(row), row) for row in tables.get("seat", ())]
    named = [*seats, *((_key(row), row) for row in tables.get("name", ()))]
    return Facts(
        seats=tuple(Seat(key, _chamber(row), row.get("constituency"), row["start_date"], None) for key, row in seats),
        links=tuple(Link(*(Key(scheme, row[scheme]) for scheme in IDS)) for row in tables.get("link", ())),
        names=tuple(NameSeen(key, _chamber(row), row["name"], row["start_date"], main=True) for key, row in named),
        parties_seen=tuple(
            PartySeen(_key(row), _chamber(row), row["party"], row["start_date"])
            for row in (*tables.get("seat", ()), *tables.get("party", ()))
        ),
        offices=tuple(
            OfficeHeld(_key(row), _office(row), by_hand=True, also=tuple(row.get("also", ())))
            for row in tables.get("office", ())
        ),
        vacated=tuple(Vacated(_key(row), _chamber(row), row["end_date"]) for row in tables.get("vacated", ())),
    )


def _key(row: Table) -> Key:
    if not row.get("source"):
        raise ValueError(f"{row.get('name', row)} has no source in words")
    scheme = next((scheme for scheme in IDS if scheme in row), None)
    if scheme is None:
        raise ValueError(f"{row.get('name', row)} has neither a publicwhip nor a parliament id")
    return Key(scheme, row[scheme])


def _chamber(row: Table) -> str:
    """The House, the Commons where none is named."""
    chamber: str = row.get("chamber", "commons")
    return chamber


def _office(row: Table) -> Office:
    role = row["role"]
    return Office(
        role, None, kind_of(role), row["start_date"], row.get("end_date"), observed=row.get("observed", False)
    )
