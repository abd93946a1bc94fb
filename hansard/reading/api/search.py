"""Answers of the official API's search: turns picked from many debates → one `Debate` for each sitting they are of.

/search/contributions/Spoken.json, /search.json, and collections of such answers (`hansard_search_pages`)
"""

from __future__ import annotations

from itertools import groupby

from hansard import clean
from hansard.reading.json_values import Json, number, objects, text

WORDS = "ContributionTextFull"
FIELDS = ("AttributedTo", "HRSTag", "HansardSection", "ItemId", "MemberId", "Timecode", "UIN")


def rows(value: Json) -> list[Json]:
    """The rows that hold words, in the answer's order; nothing where it is no such answer."""
    pages = [page for page in objects(value, "hansard_search_pages") for page in objects(page, "results")]
    listed = pages or objects(value, "Results") or objects(value, "Contributions")
    return [row for row in listed if text(row, WORDS) and len(text(row, "SittingDate")) >= 10]


def documents(found: list[Json]) -> list[tuple[str, Json]]:
    """Each sitting's short name and its `Debate`, in order of date and place; inside it one debate a section.

    `Excerpt` says that turns between these are missing.
    """
    ordered = sorted(found, key=lambda row: (_sitting(row), number(row, "DebateSectionOrder") or 0, _debate(row)))
    return [(" ".join(key[:2]), _document(key, list(group))) for key, group in groupby(ordered, key=_sitting)]


def _sitting(row: Json) -> tuple[str, str, str]:
    return text(row, "SittingDate")[:10], clean.fold(text(row, "Section")), text(row, "House")


def _debate(row: Json) -> str:
    return text(row, "DebateSectionExtId")


def _document(key: tuple[str, str, str], found: list[Json]) -> Json:
    day, place, house = key
    overview = {"Title": place, "Date": day, "Location": place, "House": house}
    children = [_section(overview, list(group)) for _, group in groupby(found, key=_debate)]
    return {"Overview": overview, "Excerpt": True, "Items": [], "ChildDebates": children}


def _section(above: Json, found: list[Json]) -> Json:
    overview = {**above, "Title": text(found[0], "DebateSection"), "ExtId": _debate(found[0])}
    items = [
        {
            **{key: row[key] for key in FIELDS if key in row},
            "ItemType": "Contribution",
            "ExternalId": row.get("ContributionExtId"),
            "OrderInSection": row.get("OrderInDebateSection"),
            "Value": row[WORDS],
        }
        for row in found
    ]
    return {"Overview": overview, "Items": items, "ChildDebates": []}
