"""Rows of single days, added to (or taken off) those of their months and years.

The statements are made once: building them would take longer than running them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Date, Delete, Select, Table, bindparam, delete, func, literal, literal_column
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from timeline.rollups.cuts import COARSE, DAY, DIMENSIONS, EVER, Cut, Grain, Span

Scope = Literal["sitting", "topics", "all"]
"""Of which rows: those of a `day` and `chamber` (and, of topics, of `topics`), those of `topics`, or all."""


def first_day(grain: Grain | Span, day: Any, dialect: str) -> Any:
    """SQL for the first day of the day's month, quarter or year, or of all time."""
    if grain == "ever":
        return sa.cast(literal_column(f"'{EVER}'"), Date) if dialect == "postgresql" else literal(EVER, Date)
    if dialect == "sqlite" and grain == "quarter":
        over = (sa.cast(sa.extract("month", day), sa.Integer) - literal_column("1")) % literal_column("3")
        return func.date(day, literal_column("'start of month'"), func.printf("-%d months", over), type_=Date)
    if dialect == "sqlite":
        return func.date(day, literal_column(f"'start of {grain}'"), type_=Date)
    return sa.cast(func.date_trunc(literal_column(f"'{grain}'"), day), Date)


def of_days(table: sa.FromClause, scope: Scope) -> list[ColumnElement[bool]]:
    """The rows by day that are meant, with the scope's parameters."""
    c = table.c
    found = [c.cut == DAY.name]
    if scope != "all" and "topic" in c:
        found.append(c.topic.in_(bindparam("topics", expanding=True)))
    if scope == "sitting":
        found += [c.start == bindparam("day", type_=Date), c.chamber == bindparam("chamber")]
    return found


def add_up(session: Session, table: Table, scope: Scope, sign: int, **parameters: Any) -> None:
    """Add (or, with -1, take off) the rows by day to all coarser cuts of the table."""
    dialect = session.get_bind().dialect.name
    for cut in _cuts(table):
        session.execute(_adding(table, cut, scope, sign, dialect), parameters)


def drop_empty(session: Session, table: Table, **parameters: Any) -> None:
    """Take out the rows of the day's month and year, and of all time, that rest on no turn any more.

    Those by day must still be there: of all time only the people of that day are looked at.
    """
    day = parameters["day"]
    starts = {"month": day.replace(day=1), "year": day.replace(month=1, day=1), "ever": EVER}
    for cut in _cuts(table):
        session.execute(_dropping(table, cut), parameters | {"first": starts[cut.grain]})


def _cuts(table: Table) -> Iterator[Cut]:
    return (cut for cut in COARSE if set(cut.keeps) <= set(table.c.keys()))


@cache
def _adding(table: Table, cut: Cut, scope: Scope, sign: int, dialect: str) -> Any:
    engine = postgresql if dialect == "postgresql" else sqlite
    statement = engine.insert(table).from_select(list(table.c.keys()), _coarser(table, cut, scope, sign, dialect))
    amounts = {c.name: c + statement.excluded[c.name] for c in table.c if not c.primary_key}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=amounts)


def _coarser(table: Table, cut: Cut, scope: Scope, sign: int, dialect: str) -> Select[Any]:
    keys = {column.name: _key(column, cut, dialect) for column in table.primary_key}
    amounts = [sign * func.sum(column) for column in table.c if not column.primary_key]
    kept = [key for name, key in keys.items() if name in {"topic", "start", "whole", "apart", *cut.keeps}]
    return sa.select(*keys.values(), *amounts).where(*of_days(table, scope)).group_by(*kept)


def _key(column: Any, cut: Cut, dialect: str) -> Any:
    if column.name == "cut":
        return literal(cut.name)
    if column.name == "start":
        return first_day(cut.grain, column, dialect)
    return literal("") if column.name in set(DIMENSIONS) - set(cut.keeps) else column


@cache
def _dropping(table: Table, cut: Cut) -> Delete:
    c = table.c
    empty = [c.cut == cut.name, c.start == bindparam("first", type_=Date), c.turns == 0]
    if "topic" in c:
        empty.append(c.topic.in_(bindparam("topics", expanding=True)))
    if cut.grain == "ever":
        by_day, kept = table.alias("by_day"), ("topic", *cut.keeps)
        here = sa.select(*(by_day.c[name] for name in kept)).where(*of_days(by_day, "sitting"))
        empty += [c[name] == "" for name in DIMENSIONS if name not in kept]  # so that the whole key is looked up
        empty.append(sa.tuple_(*(c[name] for name in kept)).in_(here))
    return delete(table).where(*empty)
