"""Which documents were refused and why, until they are taken in."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import delete
from sqlmodel import Session, col

from timeline import tables
from timeline.store import Store


def note(store: Store, path: str, reason: str) -> None:
    """Keep that the document at the path was refused today; once for each path."""
    path, reason, today = _storable(path), _storable(reason), datetime.now(UTC).date()
    with store.writing() as session:
        row = session.get(tables.Refusal, path) or tables.Refusal(path=path, reason=reason, date=today)
        row.reason, row.date = reason, today
        session.add(row)


def clear(session: Session, path: str) -> None:
    """Forget that the document at the path was refused."""
    session.execute(delete(tables.Refusal).where(col(tables.Refusal.path) == _storable(path)))


def _storable(text: str) -> str:
    """The text without what a database cannot keep: null characters, and the bytes of file names that are no UTF-8."""
    return text.replace("\0", "\\0").encode("utf-8", "backslashreplace").decode("utf-8")
