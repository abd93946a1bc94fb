"""TheyWorkForYou's families of records: their numbers in the API, their addresses, and the ids they have in publicwhip.

The site keeps the ids of publicwhip without their first part: `2021-04-22a.1211.1` of the family `debates` is
`uk.org.publicwhip/debate/2021-04-22a.1211.1`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hansard.model import SpeechKind


@dataclass(frozen=True, slots=True)
class Family:
    """One family. `chamber` is None for the written records of both Houses; `column` ends a column's number."""

    major: int
    path: str
    ids: str
    chamber: str | None
    title: str
    written: bool = False
    column: str = ""


FAMILIES = (
    Family(1, "debates", "debate", "commons", "House of Commons"),
    Family(2, "whall", "westminhall", "westminster-hall", "Westminster Hall", column="WH"),
    Family(3, "wrans", "wrans", None, "Written Answers", written=True, column="W"),
    Family(4, "wms", "wms", None, "Written Ministerial Statements", written=True, column="WS"),
    Family(5, "ni", "ni", "northern-ireland-assembly", "Northern Ireland Assembly"),
    Family(6, "pbc", "standing", "public-bill-committee", "Public Bill Committee"),
    Family(7, "sp", "spor", "scottish-parliament", "Scottish Parliament"),
    Family(8, "spwrans", "spwa", "scottish-parliament", "Scottish Parliament written answers", written=True),
    Family(9, "london", "london-mayors-questions", "london-assembly", "Questions to the Mayor of London"),
    Family(10, "senedd", "senedd/en", "senedd", "Senedd"),
    Family(11, "senedd-cy", "senedd/cy", "senedd", "Senedd"),
    Family(101, "lords", "lords", "lords", "House of Lords"),
)
BY_MAJOR = {family.major: family for family in FAMILIES}
BY_PATH = {family.path: family for family in FAMILIES} | {"debate": FAMILIES[0]}  # `/debate/?id=` shows one speech

_ID = re.compile(r"(?:standing[\w-]{1,80}_)?\d{4}-\d\d-\d\d[a-z]*\.[\w.-]{1,60}")
# 2021-03-24.HL14550.q0, 2021-03-18.hlws858.0; of the Commons 2009-10-26a.294961.q0, 2021-03-18.hcws858.0
_LORDS = re.compile(r"\.(?:HL|hlws)\d+\.")
_COMMONS = re.compile(r"\.(?:hcws\d+\.|\d{4,7}\.m?[hqr])")
_SERIAL = re.compile(r"\.((?:HL|S\d[A-Z]{1,2}-)\d{1,7})\.q\d")
_PART = re.compile(r"\.([qr])\d{1,3}$")
_PARTS = {"q": SpeechKind.QUESTION, "r": SpeechKind.ANSWER}


def source_id(family: Family | None, gid: str | None) -> str | None:
    """The id in full, or None where it is not certain."""
    return f"uk.org.publicwhip/{family.ids}/{gid}" if family and gid and _ID.fullmatch(gid) else None


def written_house(gid: str | None) -> str | None:
    """The House whose written record has this id, where the id says so."""
    if gid and _LORDS.search(gid):
        return "lords"
    return "commons" if gid and _COMMONS.search(gid) else None


def written_kind(family: Family | None, gid: str | None) -> SpeechKind | None:
    """What a turn is in records that consist of questions and answers, or of statements; None in debates."""
    if family and family.path == "wms":
        return SpeechKind.STATEMENT
    part = _PART.search(gid or "")
    return _PARTS[part[1]] if part else None


def serial(gid: str | None) -> str | None:
    """The serial number of a written question where its id holds it: `HL14550`."""
    found = _SERIAL.search(gid or "")
    return found[1] if found else None
