"""A document and all that came from it, out of the store again, as if it had never been ingested.

source ──▶ its documents ──▶ out ──▶ each of their sittings built again from what is left, or taken out with it
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from rapidfuzz import process
from sqlalchemy import ColumnElement, and_, delete, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from hansard.errors import HansardError
from timeline import register_rows, tables
from timeline.errors import StoreError
from timeline.ingest import write
from timeline.ingest.building import rebuild
from timeline.ingest.knowledge import Knowledge
from timeline.store import Store, write_rows
from timeline.tagged import rows as topic_rows

LEAST_DIGITS = 8
"""Of a digest, so many digits at least name a document."""

NEAREST = 3
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of one sitting: how many documents it has left, and its speeches before and now."""

    sitting: str
    documents: int
    before: int
    speeches: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was taken out: the documents' paths, and the sittings that they were part of."""

    paths: tuple[str, ...]
    sittings: tuple[Rebuilt, ...]


def forget(store: Store, source: str, know: Knowledge, *, dry_run: bool = False) -> Forgotten:
    """Take out the documents that `source` names, in one transaction; a dry run only says what that would do.

    A source is a path as it is stored, a folder or what is before it (ending in `/`), an archive with all in it, or
    a document's SHA-256 or at least `LEAST_DIGITS` digits of it. People and topics stay. Raises `StoreError` where it
    names nothing or several digests, or where another document of a sitting can no longer be read.
    """
    with store.writing() as session:
        register_rows.sync(session, know.register)
        topic_rows.sync(session, know.tagger)
        found = _documents(session, source)
        _take_out(session, [pk for pk, *_ in found])
        days = sorted({(chamber, day) for _, _, chamber, day in found})
        try:
            sittings = tuple(_built_again(session, chamber, day, know) for chamber, day in days)
        except HansardError as error:
            raise StoreError(
                f"nothing was forgotten: a document of the same sitting cannot be read: {error}"
            ) from error
        if dry_run:
            session.rollback()
    return Forgotten(tuple(path for _, path, *_ in found), sittings)


def _documents(session: Session, source: str) -> list[tuple[int, str, str, date]]:
    """Key, path, chamber and day of each document that the source names. Raises `StoreError` where there is none."""
    document = tables.Document
    columns = (col(document.pk), col(document.path), col(document.chamber), col(document.date))
    named = select_columns(*columns).order_by(col(document.path))
    rows = session.execute(named.where(_at(source))).all() or _by_digest(session, named, source)
    if not rows:
        raise StoreError(f"no document {source!r} in the store{_nearest(session, source)}")
    return [(pk, path, chamber, day) for pk, path, chamber, day in rows]


def _at(source: str) -> ColumnElement[bool]:
    """The path itself, or below it; compared as it stands, since LIKE takes `_` for anything and A for a."""
    path = col(tables.Document.path)
    below = source if source.endswith("/") else f"{source}!"
    return or_(path == source, func.substr(path, 1, len(below)) == below)


def _by_digest(session: Session, named: Any, source: str) -> list[Any]:
    digits = source.casefold()
    if len(digits) < LEAST_DIGITS or not _HEX.issuperset(digits):
        return []
    rows = list(session.execute(named.where(col(tables.Document.sha256).startswith(digits))).all())
    if len(rows) > 1:
        raise StoreError(f"{len(rows)} documents have a digest that begins with {source}; expected more of its digits")
    return rows


def _nearest(session: Session, source: str) -> str:
    """The stored paths that are most like it, in words."""
    paths = session.exec(select(tables.Document.path)).all()
    near = [path for path, *_ in process.extract(source, paths, limit=NEAREST, score_cutoff=60)]
    return f"; did you mean {' or '.join(near)}?" if near else "; expected a path as it was ingested, or a digest"


def _take_out(session: Session, documents: list[int]) -> None:
    session.execute(delete(tables.SpeechSource).where(col(tables.SpeechSource.document_pk).in_(documents)))
    session.execute(delete(tables.Document).where(col(tables.Document.pk).in_(documents)))


def _built_again(session: Session, chamber: str, day: date, know: Knowledge) -> Rebuilt:
    """The sitting from nothing but the documents that are left: of the forgotten one no id and no redirect stays."""
    id = write.sitting_id(chamber, day)
    before, lasting = len(_ids(session, tables.Speech, id)), _lasting(session, id)
    write.sitting(session, None, chamber, day, "", know.register, know.tagger)
    session.execute(delete(tables.Redirect).where(col(tables.Redirect.sitting_id) == id))
    sitting = select_columns(col(tables.Sitting.pk)).where(col(tables.Sitting.id) == id).scalar_subquery()
    session.execute(delete(tables.SittingFact).where(col(tables.SittingFact.sitting_pk) == sitting))
    session.execute(delete(tables.Sitting).where(col(tables.Sitting.id) == id))
    here = and_(col(tables.Document.chamber) == chamber, col(tables.Document.date) == day)
    left = session.execute(select_columns(func.count()).select_from(tables.Document).where(here)).scalar_one()
    if not left:
        return Rebuilt(id, 0, before, 0)
    speeches = rebuild(session, chamber, day, know)
    _restore(session, id, lasting)
    return Rebuilt(id, left, before, speeches)


def _ids(session: Session, table: type[tables.Speech] | type[tables.Section], sitting: str) -> set[str]:
    here = tables.Sitting
    query = select_columns(col(table.id)).join(here, col(here.pk) == col(table.sitting_pk))
    return set(session.execute(query.where(col(here.id) == sitting)).scalars())


def _lasting(session: Session, sitting: str) -> list[dict[str, Any]]:
    """The redirects that only the store remembers, from earlier parsers and corrections."""
    kept = col(tables.Redirect.sitting_id) == sitting, col(tables.Redirect.reason).in_(write.LASTING)
    return [row.model_dump() for row in session.exec(select(tables.Redirect).where(*kept)).all()]


def _restore(session: Session, sitting: str, redirects: list[dict[str, Any]]) -> None:
    """Put back those that still lead somewhere, from an id that is not in use again."""
    live = _ids(session, tables.Speech, sitting) | _ids(session, tables.Section, sitting)
    here = col(tables.Redirect.sitting_id) == sitting
    taken = live | set(session.exec(select(tables.Redirect.old).where(here)).all())
    leading = [row for row in redirects if row["old"] not in taken and row["new"] in live | {None}]
    write_rows(session, tables.Redirect, leading)
