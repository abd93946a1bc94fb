"""Full-text search with SQLite's FTS5: an index beside the table, kept in step by triggers."""

from __future__ import annotations

from sqlalchemy import ColumnElement, column, select, table, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session, col

from timeline import tables
from timeline.search.query import Clause, Query

INDEX = table("speech_fts", column("rowid"))


def matches(query: Query) -> ColumnElement[bool]:
    """The speeches whose row the index finds."""
    return col(tables.Speech.pk).in_(select(INDEX.c.rowid).where(column("speech_fts").op("MATCH")(match(query))))


def match(query: Query) -> str:
    """The query in FTS5's language; every word is quoted, so nothing in it can be read as syntax."""
    wanted = " AND ".join(_clause(c) for c in query.clauses if not c.absent)
    unwanted = "".join(f" NOT {_clause(c)}" for c in query.clauses if c.absent)
    return wanted + unwanted


def _clause(clause: Clause) -> str:
    return '"' + " ".join(clause.words) + '"' + ("*" if clause.prefix else "")


def problems(session: Session) -> tuple[str, ...]:
    """Asks FTS5 to compare its index with the rows."""
    try:
        session.execute(text("INSERT INTO speech_fts(speech_fts, rank) VALUES ('integrity-check', 1)"))
    except DatabaseError as error:
        return (f"the full-text index is not in step with the speeches: {error.orig}",)
    return ()
