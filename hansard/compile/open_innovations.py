"""Lists of sitting MPs: one of 2022 without a date, and snapshots of 2024 to 2026, all with both ids.

`current-MPs_YYYY-MM-DD.csv` says who sat for which party on that day; its `Start date` is that of the first of an
unbroken run of elections. `members_augmented.csv` has Tobias Ellwood as Independent (from 19 July 2022) and
Nick Brown as Labour (to 6 September 2022): it counts as of the day in `LIST_OF_2022`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from datetime import date, timedelta

from hansard.compile.facts import (
    Facts,
    Key,
    Link,
    NameSeen,
    OfficesSeen,
    PartySeen,
    Seat,
    joined,
    parliament,
    publicwhip,
)
from hansard.compile.mnis import Row, rows
from hansard.people import Office, OfficeKind

LIST_OF_2022 = date(2022, 9, 6)
ELECTION_2024 = date(2024, 7, 4)
DATED = re.compile(r"current-MPs_(\d{4}-\d\d-\d\d)\.csv$")
SPEAKER = "Speaker of the House of Commons"


def read(files: Mapping[str, bytes]) -> Facts:
    """The facts of the lists; `files` maps the bare file name to its bytes."""
    snapshots = {
        date.fromisoformat(match[1]): list(rows(data)) for name, data in files.items() if (match := DATED.match(name))
    }
    listed = list(rows(files["members_augmented.csv"])) if "members_augmented.csv" in files else []
    parts = [_list_of_2022(listed), *(_snapshot(day, snapshots[day]) for day in sorted(snapshots)), _seats(snapshots)]
    return joined([*parts, _lookup(files.get("mplookup.tsv", b""))])


def last_day(files: Mapping[str, bytes]) -> date | None:
    """The day of the last dated snapshot."""
    days = [date.fromisoformat(match[1]) for name in files if (match := DATED.match(name))]
    return max(days, default=None)


def _list_of_2022(listed: list[Row]) -> Facts:
    keys = [parliament(row["ukparliament_member_id"]) for row in listed]
    pairs = list(zip(keys, listed, strict=True))
    return Facts(
        links=tuple(Link(key, publicwhip(row["they_work_for_you_mp_id"])) for key, row in pairs),
        names=tuple(NameSeen(key, "commons", row["member_name"], LIST_OF_2022, main=True) for key, row in pairs),
        parties_seen=tuple(PartySeen(key, "commons", row["party_name"], LIST_OF_2022) for key, row in pairs),
    )


def _snapshot(day: date, listed: list[Row]) -> Facts:
    pairs = [(_key(row), row) for row in listed]
    known = [(key, row["TheyWorkForYou ID"]) for key, row in pairs if row.get("TheyWorkForYou ID")]
    speaker = Office(SPEAKER, None, OfficeKind.CHAIR, None, None)
    return Facts(
        links=tuple(Link(key, publicwhip(number)) for key, number in known),
        names=(
            *(NameSeen(key, "commons", row["MP"], day, main=True) for key, row in pairs),
            *(NameSeen(key, "commons", _name_there(row), None) for key, row in pairs if row.get("TheyWorkForYou URI")),
        ),
        parties_seen=tuple(PartySeen(key, "commons", row["Party name"], day) for key, row in pairs),
        offices_seen=tuple(OfficesSeen(key, day, (speaker,)) for key, row in pairs if row["Party name"] == "Speaker"),
    )


def _lookup(data: bytes) -> Facts:
    """The names that TheyWorkForYou prints for the members of 2019, by their ids there."""
    listed = csv.DictReader(io.StringIO(data.decode("cp1252")), delimiter="\t")
    return Facts(
        names=tuple(
            NameSeen(publicwhip(row["TheyWorkForYou MP ID"]), "commons", row["MP Name"], None) for row in listed
        )
    )


def _name_there(row: Row) -> str:
    """The name that TheyWorkForYou prints, from the address of the page: `/mp/26599/alistair_carns/…`, not Al."""
    return row["TheyWorkForYou URI"].split("/")[5].replace("_", " ").title()


def _seats(snapshots: Mapping[date, list[Row]]) -> Facts:
    """One seat a member and constituency; one who is missing from a later snapshot left on the day before it."""
    days = sorted(snapshots)
    seen: dict[tuple[Key, str], tuple[date, date]] = {}
    for day in days:
        for row in snapshots[day]:
            start = max(ELECTION_2024, date.fromisoformat(row["Start date"][:10]))
            seen[_key(row), row["PCON24NM"]] = (start, day)
    seats = []
    for (key, constituency), (start, last) in seen.items():
        gone = next((day for day in days if day > last), None)
        seats.append(Seat(key, "commons", constituency, start, gone - timedelta(days=1) if gone else None))
    return Facts(seats=tuple(seats))


def _key(row: Row) -> Key:
    return parliament(row.get("ID") or row["MP ID"])
