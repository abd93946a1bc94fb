"""Documents from outside, out of the store again with their tags and marks."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from sqlalchemy import delete
from sqlmodel import Session, col, select

from timeline.errors import StoreError
from timeline.store import Store
from timeline.tables import ContextDocument
from timeline.tagged import context_rows

NEAREST = 3


def forget(store: Store, name: str) -> tuple[str, ...]:
    """Take out the document of that id, or all items of the page that was added from that path; their ids.

    Raises `StoreError` where the name is that of nothing.
    """
    with store.writing() as session:
        rows = _named(session, name)
        if not rows:
            raise StoreError(f"no document {name!r} in the context{_nearest(session, name)}")
        keys = [row.pk for row in rows if row.pk is not None]
        ids = tuple(row.id for row in rows)
        context_rows.untag(session, keys)
        for row in rows:
            _hand_on(session, row, keys)
        session.execute(delete(ContextDocument).where(col(ContextDocument.pk).in_(keys)))
    return ids


def _named(session: Session, name: str) -> Sequence[ContextDocument]:
    query = select(ContextDocument).order_by(col(ContextDocument.pk))
    return (
        session.exec(query.where(ContextDocument.id == name)).all()
        or session.exec(query.where(ContextDocument.path == name)).all()
    )


def _hand_on(session: Session, row: ContextDocument, going: Sequence[int]) -> None:
    """Give the page's bytes, where they are kept with this row, to another item of the page that stays."""
    if row.content is None:
        return
    staying = select(ContextDocument).where(ContextDocument.sha256 == row.sha256, col(ContextDocument.pk).not_in(going))
    other = session.exec(staying.order_by(col(ContextDocument.position))).first()
    if other is not None:
        other.content = row.content
        session.add(other)
        session.flush()


def _nearest(session: Session, name: str) -> str:
    ids = session.exec(select(ContextDocument.id)).all()
    near = [id for id, *_ in process.extract(name, ids, limit=NEAREST, score_cutoff=60)]
    return f"; did you mean {' or '.join(near)}?" if near else "; `hansard context list` names them"
