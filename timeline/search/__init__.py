"""Full-text search: a reader's words → a typed query → the engine's own language.

text ──tokens──▶ grammar ──▶ query ──▶ sqlite or postgresql (its words), conditions (its fields), printing

Who asks gets a condition on speeches and never sees which engine is below.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select
from sqlmodel import Session

from timeline.search import postgresql, sqlite
from timeline.search.grammar import parse
from timeline.search.query import Query

__all__ = ["Engine", "Query", "engine_of", "parse"]


class Engine(Protocol):
    """What one database's full-text search can do."""

    MOST_RANKED: int
    """So many speeches can be put in order of how well they fit, without keeping a reader waiting."""

    def matches(self, query: Query, *, common: bool = False) -> ColumnElement[bool]:
        """A condition that holds for the speeches whose text fits the query, which has no fields.

        `common`: many do, and are found by going through all.
        """

    def is_common(self, session: Session, query: Query) -> bool:
        """Whether so many speeches hold the words that going through all in order is quicker than looking them up.

        False where the database weighs that itself.
        """

    def ranked(self, query: Query, among: Select[Any]) -> Select[Any]:
        """`pk` and `score` (the higher, the better) of those speeches that fit a query without fields."""

    def vocabulary(self, session: Session) -> Mapping[str, int]:
        """The stems in the index, with how many speeches hold each; of a large store perhaps only of the newest."""

    def problems(self, session: Session) -> tuple[str, ...]:
        """What is wrong with the index, in sentences; nothing where it is in step with the rows."""


def engine_of(dialect: str) -> Engine:
    """The full-text search of that database."""
    return postgresql if dialect == "postgresql" else sqlite
