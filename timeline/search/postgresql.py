"""Full-text search with PostgreSQL's tsvector: an index on an expression, in step with the rows by itself.

The configuration `hansard`, made by the migration, is English without stop words.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, literal_column
from sqlmodel import Session, col

from timeline import tables
from timeline.search.query import Clause, Query

CONFIGURATION: ColumnElement[str] = literal_column("'hansard'")


def matches(query: Query) -> ColumnElement[bool]:
    """The speeches whose vector the query fits."""
    vector = func.to_tsvector(CONFIGURATION, col(tables.Speech.text))
    return vector.op("@@")(func.to_tsquery(CONFIGURATION, match(query)))


def match(query: Query) -> str:
    """The query in tsquery's language; words are letters and digits only and quoted all the same."""
    return " & ".join(_clause(clause) for clause in query.clauses)


def _clause(clause: Clause) -> str:
    words = [f"'{word}'" for word in clause.words]
    words[-1] += ":*" if clause.prefix else ""
    return ("!" if clause.absent else "") + "(" + " <-> ".join(words) + ")"


def problems(_session: Session) -> tuple[str, ...]:
    """Nothing: the database keeps an index on an expression in step with its rows."""
    return ()
