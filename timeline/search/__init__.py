"""Full-text search: a reader's words → a typed query → the engine's own language.

Who asks gets a condition on speeches and never sees which engine is below.
"""

from __future__ import annotations

from typing import Protocol

from sqlalchemy import ColumnElement
from sqlmodel import Session

from timeline.search import postgresql, sqlite
from timeline.search.query import Query, parse

__all__ = ["Engine", "Query", "engine_of", "parse"]


class Engine(Protocol):
    """What one database's full-text search can do."""

    def matches(self, query: Query) -> ColumnElement[bool]:
        """A condition that holds for the speeches whose text fits the query."""

    def problems(self, session: Session) -> tuple[str, ...]:
        """What is wrong with the index, in sentences; nothing where it is in step with the rows."""


def engine_of(dialect: str) -> Engine:
    """The full-text search of that database."""
    return postgresql if dialect == "postgresql" else sqlite
