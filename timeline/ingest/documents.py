"""Documents → the store. One transaction a document; the same document again changes nothing.

bytes ──read──▶ Sitting ──resolve──▶ Reading ┐
the sitting's other documents, read again ───┴─merge──▶ Merged ──write──▶ rows, tags, redirects
"""

from __future__ import annotations

import hashlib
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from hansard.errors import HansardError
from hansard.model import Hints
from timeline import tables
from timeline.ingest import refusals, write
from timeline.ingest.building import facts, learn, rebuild
from timeline.ingest.knowledge import Knowledge, Outcome, built_from
from timeline.ingest.preparing import Prepared, prepare, prepare_there, set_register
from timeline.sources import Input
from timeline.store import Store


def ingest(store: Store, inputs: Iterable[Input], know: Knowledge, hints: Hints, *, jobs: int = 1) -> Iterator[Outcome]:
    """Take in the documents one after the other, yielding what became of each.

    `jobs` processes read and resolve; one writes. Of a refused document only the refusal is kept, and the others go in.
    """
    learn(store, know)
    if jobs == 1:
        for each in inputs:
            known = _known(store, each, know, hints)
            yield (
                known if isinstance(known, Outcome) else _keep(store, each, prepare(each, know.register, known), know)
            )
        return
    with ProcessPoolExecutor(jobs, initializer=set_register, initargs=(know.register,)) as pool:
        for each, waiting in _ahead(pool, store, inputs, know, hints, jobs * 4):
            yield waiting if isinstance(waiting, Outcome) else _keep(store, each, waiting.result(), know)


def _ahead(
    pool: ProcessPoolExecutor, store: Store, inputs: Iterable[Input], know: Knowledge, hints: Hints, most: int
) -> Iterator[tuple[Input, Future[Prepared | str] | Outcome]]:
    """The documents in order, with at most so many being read ahead in the pool."""
    waiting: deque[tuple[Input, Future[Prepared | str] | Outcome]] = deque()
    for each in inputs:
        known = _known(store, each, know, hints)
        waiting.append((each, known if isinstance(known, Outcome) else pool.submit(prepare_there, each, known)))
        if len(waiting) > most:
            yield waiting.popleft()
    yield from waiting


def _known(store: Store, each: Input, know: Knowledge, hints: Hints) -> Outcome | Hints:
    """The outcome for bytes whose sitting needs no building, else the hints to read them with.

    A document is read with what its user said of it before, unless something else is said now.
    """
    if each.data is None:
        return hints
    with store.reading() as session:
        document = _document(session, hashlib.sha256(each.data).hexdigest())
        if document is None:
            return hints
        wanted = Hints(hints.date or document.hint_date, hints.chamber or document.hint_chamber)
        sitting = _sitting(session, document.chamber, document.date)
        here = (tables.Document.chamber == document.chamber, tables.Document.date == document.date)
        digests = list(
            session.exec(select(tables.Document.sha256).where(*here))
        )  # not the documents: their bytes are many
        is_same = (wanted.date, wanted.chamber) == (document.hint_date, document.hint_chamber)
        if is_same and sitting and sitting.built_from == built_from(digests, know):
            return Outcome(each.path, "unchanged", sitting=sitting.id)
        return wanted


def _keep(store: Store, each: Input, prepared: Prepared | str, know: Knowledge) -> Outcome:
    """Store the document and build its sitting anew, in one transaction; a failure of this document is its refusal."""
    if isinstance(prepared, str):
        refusals.note(store, each.path, prepared)
        return Outcome(each.path, "refused", prepared)
    try:
        return _stored(store, prepared, know)
    except (HansardError, DBAPIError, UnicodeError) as error:
        reason = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        return Outcome(each.path, "refused", f"cannot be stored: {' '.join(reason.split())}")


def _stored(store: Store, prepared: Prepared, know: Knowledge) -> Outcome:
    sitting = prepared.reading.sitting
    assert sitting.date is not None
    with store.writing() as session:
        known = _document(session, prepared.reading.document)
        left = (known.chamber, known.date) if known else None
        refusals.clear(session, prepared.input.path)
        session.add(_row(prepared, known))
        session.flush()
        speeches = rebuild(session, sitting.chamber, sitting.date, know, prepared.reading)
        if left and left != (sitting.chamber, sitting.date):
            rebuild(session, *left, know)
    return Outcome(
        path=prepared.input.path,
        status="rebuilt" if left else "superseded" if sitting.superseded else "new",
        sitting=write.sitting_id(sitting.chamber, sitting.date),
        speeches=speeches,
        warnings=len(sitting.warnings),
    )


def _row(prepared: Prepared, known: tables.Document | None) -> tables.Document:
    """The document's row, with its original bytes; of one that is there already what has been said of it since."""
    sitting, data = prepared.reading.sitting, prepared.input.data
    assert sitting.source is not None and sitting.date is not None and data is not None
    row = known or tables.Document(
        sha256=sitting.source.sha256,
        path=sitting.source.path,
        format=sitting.source.format,
        size=sitting.source.bytes,
        content=zlib.compress(data, 6),
        **facts(sitting),
    )
    row.hint_date, row.hint_chamber = prepared.hints.date, prepared.hints.chamber
    row.chamber, row.date = sitting.chamber, sitting.date
    return row


def _document(session: Session, digest: str) -> tables.Document | None:
    return session.exec(select(tables.Document).where(tables.Document.sha256 == digest)).first()


def _sitting(session: Session, chamber: str, day: date) -> tables.Sitting | None:
    found = select(tables.Sitting).where(tables.Sitting.chamber == chamber, tables.Sitting.date == day)
    return session.exec(found).first()
