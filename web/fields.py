"""The parts that questions are made of: each refuses what is bad in words a reader understands."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from hansard.model import CHAMBER_ABROAD, CHAMBERS, UNKNOWN_CHAMBER, is_chamber
from timeline.search.grammar import MOST_CHARACTERS

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
PERSON = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
CURSOR = re.compile(r"[\w=.:~+/-]+", re.ASCII)


def _day(value: object) -> object:
    """pydantic itself would read `0` and `2022-04-21T00:00:00` as dates."""
    if not isinstance(value, str):
        return value
    if not ISO_DAY.fullmatch(value):
        raise ValueError("expected a date such as 2024-11-25")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ValueError("expected a day of the calendar such as 2024-11-25") from error


def _text(value: str) -> str:
    """PostgreSQL refuses NUL in text; no other control character means anything to a search either."""
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in value):
        raise ValueError("expected text without control characters")
    return value


def _chamber(value: str) -> str:
    if not is_chamber(value):
        raise ValueError(f"expected one of {', '.join(CHAMBERS)}, or another country's such as at-nationalrat")
    return value


def _person(value: str) -> str:
    if not PERSON.fullmatch(value):
        raise ValueError("expected a person's id such as 25350, as /speakers gives it")
    return value


def _slug(value: str) -> str:
    if not PERSON.fullmatch(value):
        raise ValueError("expected a topic's slug such as online-safety, as /api/v1/topics lists them")
    return value


def _cursor(value: str) -> str:
    if not CURSOR.fullmatch(value):
        raise ValueError("expected the `next` of the page before, unchanged")
    return value


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Text = Annotated[str, Field(max_length=200), AfterValidator(_text)]
Search = Annotated[str, Field(max_length=MOST_CHARACTERS), AfterValidator(_text)]
CHAMBER_SCHEMA = {
    "type": "string",
    "anyOf": [{"enum": [*CHAMBERS, UNKNOWN_CHAMBER]}, {"pattern": f"^{CHAMBER_ABROAD}$"}],
}
Chamber = Annotated[str, AfterValidator(_chamber), WithJsonSchema(CHAMBER_SCHEMA)]
PersonId = Annotated[str, Field(max_length=60), AfterValidator(_person)]
Slug = Annotated[str, Field(max_length=80), AfterValidator(_slug)]
Cursor = Annotated[str, Field(max_length=500), AfterValidator(_cursor)]
PageNumber = Annotated[int, Field(ge=1, le=10_000)]
Limit = Annotated[int, Field(ge=1, le=100)]
