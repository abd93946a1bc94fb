"""How good the stored data are: from what was counted when each sitting was written."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import func, select
from sqlmodel import Session, col

from timeline import results, tables
from timeline.store import Store


def quality(store: Store) -> results.Quality:
    """The figures of the whole store."""
    with store.reading() as session:
        found = _facts(session)
        documents, superseded = _documents(session)
    return results.Quality(
        turns=sum(found["kind"].values()),
        status=found["status"],
        reasons=found["reason"],
        party=found["party"],
        kinds=found["kind"],
        timed=found["time"].get("printed", 0),
        with_column=found["column"].get("printed", 0),
        warnings=found["warning"],
        documents=documents,
        superseded=superseded,
    )


def _facts(session: Session) -> dict[str, dict[str, int]]:
    """How many by aspect and value, the most frequent value first."""
    row = tables.SittingFact
    many = func.sum(row.many).label("many")
    query = select(col(row.aspect), col(row.value), many).group_by(col(row.aspect), col(row.value))
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for aspect, value, count in session.execute(query.order_by(many.desc(), col(row.value))):
        found[aspect][value] = int(count)
    return found


def _documents(session: Session) -> tuple[dict[str, int], int]:
    row = tables.Document
    query = select(col(row.format), col(row.superseded), func.count()).group_by(col(row.format), col(row.superseded))
    formats: dict[str, int] = defaultdict(int)
    superseded = 0
    for format, is_superseded, count in session.execute(query.order_by(func.count().desc(), col(row.format))):
        if is_superseded:
            superseded += count
        else:
            formats[format] += count
    return dict(formats), superseded
