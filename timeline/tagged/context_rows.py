"""The topics of documents from outside, as rows: the same definitions, the same tagger, tables of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from timeline import tables
from timeline.store import write_rows
from timeline.tagging import Tag, Tagger

CHUNK = 500
TABLES = (tables.ContextMention, tables.ContextTag)


def tag(session: Session, tagger: Tagger, documents: Sequence[tables.ContextDocument]) -> None:
    """Store the tags and marks of documents that have none. One without a date is tagged as on an unknown day."""
    _write(session, {row.pk: _tags(tagger, row) for row in documents if row.pk is not None})


def retag(session: Session, tagger: Tagger, slugs: Collection[str]) -> None:
    """Tag all documents again for these topics, of which the tagger need not know every one, and for no other."""
    for table in TABLES:
        session.execute(delete(table).where(col(table.topic).in_(slugs)))
    document = tables.ContextDocument
    query = select(document).options(defer(document.content)).order_by(col(document.pk)).limit(CHUNK)  # type: ignore[arg-type]
    last = 0
    while rows := session.exec(query.where(col(document.pk) > last)).all():
        found = {row.pk or 0: [one for one in _tags(tagger, row) if one.topic in slugs] for row in rows}
        _write(session, found)
        last = max(found)


def untag(session: Session, documents: Collection[int]) -> None:
    """Take out the tags and marks of the documents with these keys."""
    for table in TABLES:
        session.execute(delete(table).where(col(table.document_pk).in_(documents)))


def _tags(tagger: Tagger, row: tables.ContextDocument) -> Sequence[Tag]:
    return tagger.tag(row.text, (row.title,), day=row.date)


def _write(session: Session, found: Mapping[int, Sequence[Tag]]) -> None:
    tags = [(pk, one) for pk, tags in found.items() for one in tags]
    write_rows(session, tables.ContextTag, [_tag(pk, one) for pk, one in tags])
    write_rows(session, tables.ContextMention, [mark for pk, one in tags for mark in _marks(pk, one)])


def _tag(pk: int, tag: Tag) -> dict[str, Any]:
    return {
        "document_pk": pk,
        "topic": tag.topic,
        "strength": tag.strength,
        "rule": tag.rule,
        "version": tag.version,
    }


def _marks(pk: int, tag: Tag) -> Iterator[dict[str, Any]]:
    for m in tag.mentions:
        yield {
            "document_pk": pk,
            "topic": m.topic,
            "start": m.start,
            "end": m.end,
            "phrase": m.phrase,
            "version": m.version,
        }
