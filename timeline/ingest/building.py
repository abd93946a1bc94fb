"""Sittings built from all their stored documents: when one comes or goes, or is read with other knowledge."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

import hansard
from hansard.errors import HansardError
from hansard.model import Hints, Sitting
from hansard.register import Register
from timeline import register_rows, tables
from timeline.ingest import write
from timeline.ingest.knowledge import Knowledge, Outcome, built_from
from timeline.ingest.merge import Reading, merge
from timeline.store import Store
from timeline.tagged import rows as topic_rows


def learn(store: Store, know: Knowledge) -> None:
    """Bring the people and the topics of the store up to date."""
    with store.writing() as session:
        register_rows.sync(session, know.register)
        topic_rows.sync(session, know.tagger)


def facts(sitting: Sitting) -> dict[str, Any]:
    """What a document's row repeats of its reading."""
    return {
        "chamber": sitting.chamber,
        "date": sitting.date,
        "extent": sitting.extent,
        "superseded": sitting.superseded,
        "revision": sitting.revision,
        "warnings": [{"line": w.line, "code": w.code, "message": w.message} for w in sitting.warnings],
    }


def rebuild(session: Session, chamber: str, day: date, know: Knowledge, fresh: Reading | None = None) -> int:
    """Build one sitting from all its documents, reading again those that are not `fresh`; how many speeches it has.

    Raises `HansardError` where a stored document can no longer be read.
    """
    documents = _documents(session, chamber, day)
    readings = [fresh if fresh and d.sha256 == fresh.document else _read_again(d, know.register) for d in documents]
    for document, reading in zip(documents, readings, strict=True):
        document.warnings = facts(reading.sitting)["warnings"]
        document.extent, document.superseded = reading.sitting.extent, reading.sitting.superseded
        document.revision = reading.sitting.revision
    digest = built_from([d.sha256 for d in documents], know)
    return write.sitting(session, merge(readings), chamber, day, digest, know.register, know.tagger)


def reparse(store: Store, know: Knowledge, *, only_stale: bool = False) -> Iterator[Outcome]:
    """Build every sitting again from the stored bytes, one transaction each; ids that move leave redirects.

    `only_stale` leaves out those that would come out the same: built from these documents with this knowledge.
    A sitting of which a document can no longer be read is left as it is, and its outcome is `refused`.
    """
    learn(store, know)
    for chamber, day in _days(store, know, only_stale):
        id = write.sitting_id(chamber, day)
        try:
            with store.writing() as session:
                speeches = rebuild(session, chamber, day, know)
        except HansardError as error:
            yield Outcome(id, "refused", f"a stored document can no longer be read: {error}", sitting=id)
        else:
            yield Outcome(id, "rebuilt", sitting=id, speeches=speeches)


def _days(store: Store, know: Knowledge, only_stale: bool) -> list[tuple[str, date]]:
    """The chambers and days to build, in order."""
    document, sitting = tables.Document, tables.Sitting
    with store.reading() as session:
        found = session.execute(select_columns(col(document.chamber), col(document.date), col(document.sha256))).all()
        built = session.execute(select_columns(col(sitting.chamber), col(sitting.date), col(sitting.built_from))).all()
    digests: dict[tuple[str, date], list[str]] = {}
    for chamber, day, digest in found:
        digests.setdefault((chamber, day), []).append(digest)
    fresh = {(chamber, day): made for chamber, day, made in built} if only_stale else {}
    return [key for key in sorted(digests) if fresh.get(key) != built_from(digests[key], know)]


def _read_again(document: tables.Document, register: Register) -> Reading:
    hints = Hints(document.hint_date, document.hint_chamber)
    sitting = hansard.read(zlib.decompress(document.content), path=document.path, hints=hints, format=document.format)
    return Reading(document.sha256, sitting, hansard.resolve(sitting, register))


def _documents(session: Session, chamber: str, day: date) -> list[tables.Document]:
    found = select(tables.Document).where(tables.Document.chamber == chamber, tables.Document.date == day)
    return list(session.exec(found.order_by(col(tables.Document.sha256))).all())
