"""Rows of TheyWorkForYou's API as typed values, whatever the API has printed over the years.

{"info": …, "rows": [row, …]}      search results: each row with the heading above it as `parent`
[row, row, …]                      a debate: its headings (htype 10, 11), then its speeches in order
{"0": row, "2": row}               either, where PHP made an object of a list with gaps
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from hansard import dates
from hansard.model import ParseWarning
from hansard.reading.json_values import Json, number, text
from hansard.reading.theyworkforyou.families import BY_MAJOR, Family, written_house

SECTION, SUBSECTION, SPEECH, PROCEDURE, DIVISION = 10, 11, 12, 13, 14
TYPES = frozenset({SECTION, SUBSECTION, SPEECH, PROCEDURE, DIVISION})
HOUSES = {"1": "commons", "2": "lords"}
UNSAID_HOUSE = "commons"

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `key` tells its sitting, `place` its heading; `json` is the row itself."""

    json: Json
    gid: str
    htype: int
    family: Family
    chamber: str
    day: date
    body: str
    clock: time | None
    place: tuple[str, str]
    position: int | None

    @property
    def key(self) -> tuple[date, str]:
        """Day and a short name of the sitting: `commons-2021-04-12`, `lords-wrans-2021-04-12`."""
        family = f"-{self.family.path}" if self.family.written or self.family.path == "senedd-cy" else ""
        return self.day, f"{self.chamber}{family}-{self.day}"


def listed(value: Any) -> list[Any] | None:
    """The rows of a whole document, or None where it holds none."""
    if isinstance(value, dict) and "gid" in value:
        return [value]
    rows = value.get("rows", value) if isinstance(value, dict) else value
    if isinstance(rows, dict):
        rows = [row for key, row in rows.items() if key.isdigit()] or None
    return rows if isinstance(rows, list) else None


def row(value: Any) -> Row | str:
    """The row, or what is wrong with it, in words."""
    if not isinstance(value, dict):
        return f"a {type(value).__name__} where a row is expected"
    gid, htype, family = text(value, "gid"), number(value, "htype"), BY_MAJOR.get(number(value, "major") or 0)
    if htype not in TYPES or family is None:
        return f"htype {str(value.get('htype'))[:20]!r} of major {str(value.get('major'))[:20]!r} is not known"
    day = _day(text(value, "hdate")) or (None if family.written else _day(gid))
    if day is None:
        return f"hdate {str(value.get('hdate'))[:20]!r} is no date"
    epobject, section = text(value, "epobject_id"), text(value, "section_id")
    return Row(
        json=value,
        gid=gid,
        htype=htype,
        family=family,
        chamber=family.chamber or house(value, gid) or UNSAID_HOUSE,
        day=day,
        body=text(value, "body"),
        clock=_clock(text(value, "htime")),
        place=_place(htype, epobject, section, text(value, "subsection_id")),
        position=number(value, "hpos"),
    )


def rows(values: list[Any]) -> tuple[list[Row], list[tuple[Any, ParseWarning]]]:
    """The rows in the order of their sittings, and those that are lost, each with a warning that says why."""
    good: list[Row] = []
    lost: list[tuple[Any, ParseWarning]] = []
    for index, value in enumerate(values, 1):
        found = row(value)
        if isinstance(found, Row):
            good.append(found)
        else:
            lost.append((value, ParseWarning(None, "bad-row", f"row {index}: {found}; it was left out")))
    return list(_ordered(good)), lost


def _ordered(found: list[Row]) -> Iterator[Row]:
    """Search results come by date or relevance; within a sitting `hpos` is the order of the day."""
    if all(one.position is not None for one in found):
        return iter(sorted(found, key=lambda one: (one.key, one.position)))
    return iter(sorted(found, key=lambda one: one.key))


def _place(htype: int, epobject: str, section: str, subsection: str) -> tuple[str, str]:
    if htype == SECTION:
        return epobject, epobject
    return (section, epobject) if htype == SUBSECTION else (section, subsection)


def house(value: Json, gid: str) -> str | None:
    """The House whose written record the row is of, by its id or its speaker; None where neither says."""
    speaker = value.get("speaker")
    return written_house(gid) or (HOUSES.get(text(speaker, "house")) if isinstance(speaker, dict) else None)


def _day(printed: str) -> date | None:
    found = _DAY.search(printed[:120])
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _clock(printed: str) -> time | None:
    clock = dates.clock(printed)
    return None if clock == time(0) else clock  # 00:00:00 where the time is not known
