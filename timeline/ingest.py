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
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from sqlalchemy import select as select_columns
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

import hansard
from hansard.errors import BadHint, HansardError
from hansard.model import Hints, Sitting
from hansard.register import Register
from timeline import refusals, register_rows, tables, topic_rows, write
from timeline.merge import Reading, merge
from timeline.sources import Input
from timeline.store import Store
from timeline.tagging import Tagger

MERGE_VERSION = "2"
"""Raised whenever merging or writing does something else, so that stored sittings are built again."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a transcript is read against: the register of members and the topics."""

    register: Register
    tagger: Tagger

    @property
    def version(self) -> str:
        """Changes whenever a sitting would be built differently from the same documents; tags follow by themselves."""
        return f"{hansard.PARSER_VERSION}.{MERGE_VERSION}.{self.register.version}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document. `reason` says why it was refused; `speeches` counts those of its sitting."""

    path: str
    status: Literal["new", "unchanged", "rebuilt", "superseded", "refused"]
    reason: str = ""
    sitting: str = ""
    speeches: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A document read and resolved, with the bytes to keep; picklable, so that other processes can make it."""

    input: Input
    reading: Reading
    hints: Hints = field(default_factory=Hints)


def ingest(store: Store, inputs: Iterable[Input], know: Knowledge, hints: Hints, *, jobs: int = 1) -> Iterator[Outcome]:
    """Take in the documents one after the other, yielding what became of each.

    `jobs` processes read and resolve; one writes. Of a refused document only the refusal is kept, and the others go in.
    """
    _learn(store, know)
    if jobs == 1:
        for each in inputs:
            known = _known(store, each, know, hints)
            yield (
                known if isinstance(known, Outcome) else _keep(store, each, _prepare(each, know.register, known), know)
            )
        return
    with ProcessPoolExecutor(jobs, initializer=_set_register, initargs=(know.register,)) as pool:
        for each, waiting in _ahead(pool, store, inputs, know, hints, jobs * 4):
            yield waiting if isinstance(waiting, Outcome) else _keep(store, each, waiting.result(), know)


def _learn(store: Store, know: Knowledge) -> None:
    """Bring the people and the topics of the store up to date."""
    with store.writing() as session:
        register_rows.sync(session, know.register)
        topic_rows.sync(session, know.tagger)


def _ahead(
    pool: ProcessPoolExecutor, store: Store, inputs: Iterable[Input], know: Knowledge, hints: Hints, most: int
) -> Iterator[tuple[Input, Future[_Prepared | str] | Outcome]]:
    """The documents in order, with at most so many being read ahead in the pool."""
    waiting: deque[tuple[Input, Future[_Prepared | str] | Outcome]] = deque()
    for each in inputs:
        known = _known(store, each, know, hints)
        waiting.append((each, known if isinstance(known, Outcome) else pool.submit(_prepare_there, each, known)))
        if len(waiting) > most:
            yield waiting.popleft()
    yield from waiting


_register_there: list[Register] = []


def _set_register(register: Register) -> None:
    _register_there[:] = [register]


def _prepare_there(each: Input, hints: Hints) -> _Prepared | str:
    return _prepare(each, _register_there[0], hints)


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
        if is_same and sitting and sitting.built_from == _built_from(digests, know):
            return Outcome(each.path, "unchanged", sitting=sitting.id)
        return wanted


def _prepare(each: Input, register: Register, hints: Hints) -> _Prepared | str:
    """The document read and resolved, or the sentence that says why it is refused."""
    try:
        sitting = hansard.read(each.content(), path=each.path, hints=hints)
        _datable(sitting.date, sitting.chamber)
    except HansardError as error:
        return str(error)
    assert sitting.source is not None
    return _Prepared(each, Reading(sitting.source.sha256, sitting, hansard.resolve(sitting, register)), hints)


def _datable(day: date | None, chamber: str) -> None:
    if day is None:
        raise BadHint("the date of sitting", "none in the document", "a date given with --date YYYY-MM-DD")
    if not chamber:
        raise BadHint("the chamber", "none in the document", "a chamber given with --chamber")


def _keep(store: Store, each: Input, prepared: _Prepared | str, know: Knowledge) -> Outcome:
    """Store the document and build its sitting anew, in one transaction; a failure of this document is its refusal."""
    if isinstance(prepared, str):
        refusals.note(store, each.path, prepared)
        return Outcome(each.path, "refused", prepared)
    try:
        return _stored(store, prepared, know)
    except (HansardError, DBAPIError, UnicodeError) as error:
        reason = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        return Outcome(each.path, "refused", f"cannot be stored: {' '.join(reason.split())}")


def _stored(store: Store, prepared: _Prepared, know: Knowledge) -> Outcome:
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


def _row(prepared: _Prepared, known: tables.Document | None) -> tables.Document:
    """The document's row, with its original bytes; of one that is there already what has been said of it since."""
    sitting, data = prepared.reading.sitting, prepared.input.data
    assert sitting.source is not None and sitting.date is not None and data is not None
    row = known or tables.Document(
        sha256=sitting.source.sha256,
        path=sitting.source.path,
        format=sitting.source.format,
        size=sitting.source.bytes,
        content=zlib.compress(data, 6),
        **_facts(sitting),
    )
    row.hint_date, row.hint_chamber = prepared.hints.date, prepared.hints.chamber
    row.chamber, row.date = sitting.chamber, sitting.date
    return row


def _facts(sitting: Sitting) -> dict[str, Any]:
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
        document.warnings = _facts(reading.sitting)["warnings"]
        document.extent, document.superseded = reading.sitting.extent, reading.sitting.superseded
        document.revision = reading.sitting.revision
    digest = _built_from([d.sha256 for d in documents], know)
    return write.sitting(session, merge(readings), chamber, day, digest, know.register, know.tagger)


def reparse(store: Store, know: Knowledge, *, only_stale: bool = False) -> Iterator[Outcome]:
    """Build every sitting again from the stored bytes, one transaction each; ids that move leave redirects.

    `only_stale` leaves out those that would come out the same: built from these documents with this knowledge.
    A sitting of which a document can no longer be read is left as it is, and its outcome is `refused`.
    """
    _learn(store, know)
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
    return [key for key in sorted(digests) if fresh.get(key) != _built_from(digests[key], know)]


def _read_again(document: tables.Document, register: Register) -> Reading:
    hints = Hints(document.hint_date, document.hint_chamber)
    sitting = hansard.read(zlib.decompress(document.content), path=document.path, hints=hints, format=document.format)
    return Reading(document.sha256, sitting, hansard.resolve(sitting, register))


def _documents(session: Session, chamber: str, day: date) -> list[tables.Document]:
    found = select(tables.Document).where(tables.Document.chamber == chamber, tables.Document.date == day)
    return list(session.exec(found.order_by(col(tables.Document.sha256))).all())


def _document(session: Session, digest: str) -> tables.Document | None:
    return session.exec(select(tables.Document).where(tables.Document.sha256 == digest)).first()


def _sitting(session: Session, chamber: str, day: date) -> tables.Sitting | None:
    found = select(tables.Sitting).where(tables.Sitting.chamber == chamber, tables.Sitting.date == day)
    return session.exec(found).first()


def _built_from(digests: list[str], know: Knowledge) -> str:
    return hashlib.sha256(" ".join([know.version, *sorted(digests)]).encode()).hexdigest()[:32]
