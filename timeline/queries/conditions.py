"""A filter as conditions on speeches, and the cursors that page through lists."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from timeline import search, tables
from timeline.filters import NO_PARTY, BadQuestion, Filter
from timeline.queries.sought import asks_for_the_chair, sought
from timeline.rollups.sources import shown_role
from timeline.search import Query


def conditions(
    filter: Filter, dialect: str, query: Query | None = None, *, common: bool = False
) -> list[ColumnElement[bool]]:
    """What a speech must fulfil; `query` is the filter's text when its names have been looked up (`understand`).

    `common`: many speeches hold its words (`hits.is_common`), which changes how they are found, not which.

    Raises `BadQuestion` for a search that cannot be understood.
    """
    speech = tables.Speech
    query = query or (search.parse(filter.text) if filter.text else None)
    found = [*_period(filter, col(speech.date))]
    if filter.chamber:
        found.append(col(speech.chamber).in_(filter.chamber))
    if filter.party:
        found.append(_party(filter.party))
    if filter.speaker:
        found.append(col(speech.person_id) == filter.speaker)
    if filter.office:
        found.append(col(speech.office).icontains(filter.office, autoescape=True))
    if filter.kind:
        found.append(col(speech.kind).in_(filter.kind))
    if filter.role:
        found.append(shown_role().in_(filter.role))
    if not (filter.include_chair or (query and asks_for_the_chair(query))):
        found += members_own()
    if filter.topic:
        found.append(col(speech.pk).in_(_tagged(filter)))
    if filter.mentions:
        found.append(col(speech.pk).in_(_mentioning(filter.mentions)))
    if query:
        found.append(sought(query, dialect, filter.strength, common=common))
    return found


def members_own() -> list[ColumnElement[bool]]:
    """The speeches that count: neither procedure nor the Chair's; the same rule as `timeline.tagging.is_tagged`."""
    return [col(tables.Speech.role) != "chair", col(tables.Speech.kind) != "procedural"]


def _period(filter: Filter, day: Any) -> list[ColumnElement[bool]]:
    bounds = []
    if filter.start:
        bounds.append(day >= filter.start)
    if filter.end:
        bounds.append(day <= filter.end)
    return bounds


def sitting_conditions(filter: Filter) -> list[ColumnElement[bool]]:
    """What a sitting must fulfil: the filter's period and chambers, and that something of it is stored."""
    found = [*_period(filter, col(tables.Sitting.date)), col(tables.Sitting.extent) != "none"]
    if filter.chamber:
        found.append(col(tables.Sitting.chamber).in_(filter.chamber))
    return found


def _party(wanted: tuple[str, ...]) -> ColumnElement[bool]:
    named = col(tables.Speech.party).in_([party for party in wanted if party != NO_PARTY])
    return named | col(tables.Speech.party).is_(None) if NO_PARTY in wanted else named


def _tagged(filter: Filter) -> Any:
    """The turns that have the topic; of each whole speech the first, unless every turn is meant."""
    tag, is_about = tables.Tag, filter.strength == "about"
    tagged = select(tag.speech_pk).where(tag.topic == filter.topic)
    if not (filter.text or filter.mentions or filter.every_part):
        return tagged.where(col(tag.first_about if is_about else tag.first_any))
    return tagged.where(tag.strength == "about") if is_about else tagged


def _mentioning(person: str) -> Any:
    return select(tables.MemberMention.speech_pk).where(tables.MemberMention.person_id == person)


Place = tuple[date, str, int]
"""Where an item stands in a list: the day, the chamber, and its place in that sitting."""


def cursor(place: Place) -> str:
    """Where a list goes on: opaque to whoever carries it."""
    day, chamber, number = place
    return base64.urlsafe_b64encode(json.dumps([day.isoformat(), chamber, number]).encode()).decode().rstrip("=")


def read_cursor(text: str) -> Place:
    """The place a cursor names. Raises `BadQuestion`."""
    try:
        day, chamber, number = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if isinstance(chamber, str) and type(number) is int and 0 <= number < 2**31:
            return date.fromisoformat(day), chamber, number
    except (ValueError, TypeError, binascii.Error) as error:
        raise bad_cursor(text) from error
    raise bad_cursor(text)


def offset_cursor(start: int) -> str:
    """The same for a list that is in an order of its own: after how many items it goes on."""
    return base64.urlsafe_b64encode(json.dumps([start]).encode()).decode().rstrip("=")


def read_offset(text: str) -> int:
    """After how many items the list goes on. Raises `BadQuestion`."""
    try:
        (start,) = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if type(start) is int and 0 <= start < 2**31:
            return start
    except (ValueError, TypeError, binascii.Error) as error:
        raise bad_cursor(text) from error
    raise bad_cursor(text)


def bad_cursor(text: str) -> BadQuestion:
    """The error for a cursor that no answer gave."""
    return BadQuestion(f"cursor {text[:40]!r} is none; expected one that an answer gave as `next`")
