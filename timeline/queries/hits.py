"""The newest speeches that fit a search: found once, then counted, put in order and shown.

The full-text index names the speeches that hold the words, and each of them is looked up. Where many of all speeches
hold them it is quicker to go through the speeches in their own order, newest first, and pass over those that do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CTE, func, select
from sqlmodel import Session, col

from timeline import tables
from timeline.filters import Filter
from timeline.rollups.sources import shown_party
from timeline.search import engine_of
from timeline.search.query import Field, Query, all_of, clauses, has_fields

PLACE = (col(tables.Speech.date), col(tables.Speech.chamber), col(tables.Speech.place))
FEW = ("speaker", "topic")
"""Fields that only a small part of all speeches fulfil."""


def is_common(session: Session, filter: Filter, query: Query | None) -> bool:
    """Whether going through all speeches in their order is the quicker way to those that the filter asks for.

    To be told to `conditions`: SQLite cannot know how many speeches hold the words.
    """
    few = filter.topic or filter.speaker or filter.mentions
    if few or query is None or any(isinstance(part, Field) and part.name in FEW for part in clauses(query)):
        return False
    words = [part for part in clauses(query) if not has_fields(part)]
    engine = engine_of(session.get_bind().dialect.name)
    return bool(words) and engine.is_common(session, all_of(words))


def hits(wanted: Sequence[Any], most: int) -> CTE:
    """The newest speeches that fit, at most so many, with what they are counted by and put in order by."""
    columns = (col(tables.Speech.pk), *PLACE, shown_party().label("party"), col(tables.Speech.person_id))
    query = select(*columns).where(*wanted).order_by(*(key.desc() for key in PLACE)).limit(most)
    return query.cte("hits").prefix_with("MATERIALIZED")


def how_many(session: Session, wanted: Sequence[Any]) -> int:
    """The number of all speeches that fit."""
    return int(session.execute(select(func.count()).select_from(tables.Speech).where(*wanted)).scalar_one())
