"""Documents from outside: the lane beside a timeline, their list, and one with its text and marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import Any

from sqlalchemy import Date, func, literal, select, tuple_
from sqlalchemy.orm import defer
from sqlmodel import Session, col

from timeline import results
from timeline.filters import Strength
from timeline.queries.conditions import cursor as cursor_of
from timeline.queries.conditions import read_cursor
from timeline.store import Store
from timeline.tables import ContextDocument, ContextMention, ContextTag

UNDATED = date.min
PLACE = (func.coalesce(col(ContextDocument.date), literal(UNDATED, Date)), col(ContextDocument.id))


def lane(
    session: Session, topic: str, start: date | None, end: date | None, strength: Strength = "about"
) -> tuple[results.ContextItem, ...]:
    """The dated documents about the topic from `start` to `end`, in order of date; with `any` those that mention it.

    One without a date stands in no lane.
    """
    query = (
        select(ContextDocument, col(ContextTag.strength))
        .join(ContextTag, col(ContextTag.document_pk) == ContextDocument.pk)
        .where(col(ContextTag.topic) == topic, col(ContextDocument.date).is_not(None))
        .options(*LIGHT)
        .order_by(col(ContextDocument.date), col(ContextDocument.id))
    )
    if strength == "about":
        query = query.where(col(ContextTag.strength) == "about")
    if start:
        query = query.where(col(ContextDocument.date) >= start)
    if end:
        query = query.where(col(ContextDocument.date) <= end)
    return tuple(_item(row, found) for row, found in session.execute(query))


LIGHT = (defer(ContextDocument.content), defer(ContextDocument.text))  # type: ignore[arg-type]
"""Lists need neither the pages' bytes nor the texts."""


def _item(row: ContextDocument, strength: str) -> results.ContextItem:
    assert row.date is not None
    return results.ContextItem(
        id=row.id,
        title=row.title,
        publisher=row.publisher,
        url=row.url,
        date=row.date,
        date_basis=row.date_basis,
        strength=strength,
    )


def documents(store: Store, *, cursor: str | None = None, limit: int = 20) -> results.Page[results.ContextSummary]:
    """All documents, the newest first and those without a date last. Raises `BadQuestion` for a cursor that is none."""
    with store.reading() as session:
        total = session.execute(select(func.count()).select_from(ContextDocument)).scalar_one()
        query = select(ContextDocument).options(*LIGHT).order_by(*(key.desc() for key in PLACE))
        if cursor:
            day, id, _ = read_cursor(cursor)
            query = query.where(tuple_(*PLACE) < tuple_(literal(day, Date), literal(id)))
        rows = session.scalars(query.limit(limit + 1)).all()
        tags = _tags(session, [row.pk for row in rows])
        items = tuple(results.ContextSummary(**_summary(row, tags[row.pk])) for row in rows[:limit])
        last = rows[limit - 1] if len(rows) > limit else None
        return results.Page(
            items=items, next=cursor_of((last.date or UNDATED, last.id, 0)) if last else None, total=total
        )


def document(store: Store, id: str) -> results.ContextDocument | None:
    """The document of that id with its paragraphs and marks, None where there is none."""
    with store.reading() as session:
        query = select(ContextDocument).options(LIGHT[0]).where(col(ContextDocument.id) == id)
        row = session.scalars(query).first()
        if row is None:
            return None
        tags = _tags(session, [row.pk])[row.pk]
        return results.ContextDocument(
            **_summary(row, tags),
            name=PurePath(row.path).name,
            paragraphs=tuple(row.text.split("\n")) if row.text else (),
            tags=tuple(tags),
            marks=_marks(session, row.pk),
        )


def _summary(row: ContextDocument, tags: Sequence[results.SpeechTag]) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "publisher": row.publisher,
        "url": row.url,
        "date": row.date,
        "date_basis": row.date_basis,
        "words": row.words,
        "topics": tuple(tag.topic for tag in tags if tag.strength == "about"),
        "mentioned": tuple(tag.topic for tag in tags if tag.strength != "about"),
    }


def _tags(session: Session, pks: Sequence[int | None]) -> dict[int | None, list[results.SpeechTag]]:
    query = select(ContextTag).where(col(ContextTag.document_pk).in_(pks)).order_by(col(ContextTag.topic))
    found: dict[int | None, list[results.SpeechTag]] = defaultdict(list)
    for row in session.scalars(query):
        tag = results.SpeechTag(topic=row.topic, strength=row.strength, rule=row.rule, version=row.version)
        found[row.document_pk].append(tag)
    return found


def _marks(session: Session, pk: int | None) -> tuple[results.Mark, ...]:
    mention = ContextMention
    query = select(mention).where(col(mention.document_pk) == pk).order_by(col(mention.start), col(mention.topic))
    return tuple(
        results.Mark(topic=m.topic, start=m.start, end=m.end, phrase=m.phrase, version=m.version)
        for m in session.scalars(query)
    )
