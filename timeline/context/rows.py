"""Documents from outside ↔ their rows. They, their tags and marks stand in tables of their own: nothing counts them.

input ──read──▶ items ──▶ those that are new, and those of which something else is given now ──tag──▶ rows
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlmodel import Session, select

from hansard.errors import HansardError
from timeline import tables
from timeline.context.items import Basis, Given, Item
from timeline.context.reading import read
from timeline.sources import Input
from timeline.store import Store
from timeline.tables import ContextDocument
from timeline.tagged import context_rows
from timeline.tagged import rows as topic_rows
from timeline.tagging import Tagger

Status = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Kept:
    """One item as it is stored now. `topics` are those it is about; `status` is what this adding did to it."""

    id: str
    title: str
    day: date | None
    basis: str
    topics: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document: its items, or none and the `reason` for which it was refused."""

    path: str
    items: tuple[Kept, ...]
    reason: str = ""


def add(store: Store, inputs: Iterable[Input], tagger: Tagger, given: Given) -> Iterator[Added]:
    """Take in the documents, one transaction each. An item whose words are stored already stays as it is, but for what
    is given of it now; a refused document leaves no trace, and the others go in."""
    with store.writing() as session:
        topic_rows.sync(session, tagger)
    for each in inputs:
        try:
            data = each.content()
            items = read(data, given)
        except HansardError as error:
            yield Added(each.path, (), str(error))
        else:
            with store.writing() as session:
                yield Added(each.path, tuple(_kept(session, each.path, data, items, tagger, given)))


def _kept(
    session: Session, path: str, data: bytes, items: Sequence[Item], tagger: Tagger, given: Given
) -> Iterator[Kept]:
    for position, item in enumerate(items):
        row = _by_id(session, item.id)
        status: Status = "new"
        if row is None:
            row = _row(item, position, path, hashlib.sha256(data).hexdigest())
            row.content = None if _pages(session, row.sha256) else zlib.compress(data, 6)
        else:
            changes = {name: value for name, value in _given(item, given).items() if getattr(row, name) != value}
            status = "changed" if changes else "unchanged"
            row.sqlmodel_update(changes)
        session.add(row)
        session.flush()
        yield _tagged(session, row, tagger, status)


def _tagged(session: Session, row: ContextDocument, tagger: Tagger, status: Status) -> Kept:
    assert row.pk is not None
    if status != "unchanged":
        context_rows.untag(session, [row.pk])
        context_rows.tag(session, tagger, [row])
    about = select(tables.ContextTag.topic).where(
        tables.ContextTag.document_pk == row.pk, tables.ContextTag.strength == "about"
    )
    return Kept(row.id, row.title, row.date, row.date_basis, tuple(sorted(session.exec(about))), status)


def _row(item: Item, position: int, path: str, digest: str) -> ContextDocument:
    return ContextDocument(
        id=item.id,
        sha256=digest,
        position=position,
        path=path,
        title=item.title,
        url=item.url,
        publisher=item.publisher,
        date=item.day,
        date_basis=item.basis,
        text=item.text,
        words=len(item.text.split()),
    )


def _given(item: Item, given: Given) -> dict[str, Any]:
    """What the user says now, as columns: of what is silent, nothing changes."""
    said = {"title": given.title and item.title, "url": given.url and item.url}
    said |= {"publisher": given.publisher and item.publisher}
    basis: Basis = "given"
    dated = {"date": item.day, "date_basis": basis} if item.basis == basis else {}
    return {name: value for name, value in said.items() if value} | dated


def _by_id(session: Session, id: str) -> ContextDocument | None:
    return session.exec(select(ContextDocument).where(ContextDocument.id == id)).first()


def _pages(session: Session, digest: str) -> bool:
    """Whether an item of the page with this digest is stored, and its bytes with it."""
    return session.exec(select(ContextDocument.pk).where(ContextDocument.sha256 == digest)).first() is not None
