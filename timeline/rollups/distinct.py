"""How many different people and debates have a topic in each month, quarter and year: counted there, not added up.

rows by person ─┐
                ├─count(distinct …)──▶ a number for each period, of all parties together and of each by itself
topic_debate ───┘
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Date,
    Delete,
    Select,
    String,
    Table,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    true,
)
from sqlmodel import Session

from timeline import tables
from timeline.periods import periods
from timeline.rollups.coarse import first_day
from timeline.rollups.cuts import DAY, SPANS, YEAR_PERSON, Span
from timeline.store import core

COUNTS, DEBATES, DISTINCT = core(tables.TopicCount), core(tables.TopicDebate), core(tables.TopicDistinct)
Start = Callable[[Any], Any]
"""From a row's day to the first day of its period."""


class _Present(NamedTuple):
    """Rows that say who or what has the topic on a day."""

    table: Table
    measure: str
    day: Any
    thing: Any
    about: ColumnElement[bool]
    either: ColumnElement[bool]
    wanted: tuple[ColumnElement[bool], ...]


def recount(session: Session, topics: Collection[str], day: date) -> None:
    """Count these topics again in the periods that hold the day."""
    for span in SPANS:
        low, high = next(periods(day, day, span))
        here = {"topics": sorted(topics), "low": low, "high": high, "span": span}
        for statement in _again(span):
            session.execute(statement, here)


@cache
def _again(span: Span) -> tuple[Any, ...]:
    """The statements for one period; made once, since making them takes longer than running them."""
    low, high = (bindparam(name, type_=Date) for name in ("low", "high"))
    topics = bindparam("topics", type_=String, expanding=True)

    def here(rows: _Present) -> list[ColumnElement[bool]]:
        return [rows.table.c.topic.in_(topics), rows.day.between(low, high)]

    c = DISTINCT.c
    of = c.topic.in_(topics), c.measure.in_(rows.measure for rows in _present(span))  # in the order of the key
    clearing = delete(DISTINCT).where(*of, c.span == bindparam("span"), c.start == low)
    return clearing, *map(_filling, _counted(span, here, lambda _day: low))


def refill(session: Session, topics: Collection[str]) -> None:
    """Count these topics again in all periods."""
    _write(session, delete(DISTINCT).where(DISTINCT.c.topic.in_(topics)), lambda rows: [rows.table.c.topic.in_(topics)])


def refill_all(session: Session) -> None:
    """Count everything again."""
    _write(session, delete(DISTINCT), lambda _rows: [])


def _write(session: Session, clearing: Delete, which: Callable[[_Present], list[Any]]) -> None:
    dialect = session.get_bind().dialect.name
    session.execute(clearing)
    for span in SPANS:
        for query in _counted(span, which, partial(_first_day, span, dialect)):
            session.execute(_filling(query))


def _first_day(span: Span, dialect: str, day: Any) -> Any:
    return first_day(span, day, dialect)


def _filling(query: Select[Any]) -> Any:
    return insert(DISTINCT).from_select(list(DISTINCT.c.keys()), query)


def _counted(span: Span, which: Callable[[_Present], list[Any]], start: Start) -> Iterator[Select[Any]]:
    for rows in _present(span):
        first, party = start(rows.day), rows.table.c.party
        for shown, keys in ((literal(""), ()), (party, (party,))):
            numbers = (func.count(case((of, rows.thing)).distinct()) for of in (rows.about, rows.either))
            columns = (rows.table.c.topic, literal(rows.measure), literal(span), first, shown, *numbers)
            query = select(*columns).where(*rows.wanted, *which(rows))
            yield query.group_by(rows.table.c.topic, first, *keys)


def _present(span: Span) -> Sequence[_Present]:
    """Of people the fewest rows that keep them apart; of the Chair and procedure nothing is counted."""
    c, d = COUNTS.c, DEBATES.c
    cut = YEAR_PERSON if span == "year" else DAY
    about, either = c.about_turns > 0, c.any_turns > 0
    # who is about the parent and mentions a sub-topic is in none of them by `about`, and in one by `either`
    spoke = (c.cut == cut.name, c.person != "", about | either, ~c.apart)
    return (
        _Present(COUNTS, "speakers", c.start, c.person, about, either, spoke),
        _Present(DEBATES, "debates", d.date, d.section_pk, d.about, true(), (~d.apart,)),
    )
