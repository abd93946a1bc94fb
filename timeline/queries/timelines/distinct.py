"""People and debates, counted distinct in each bar and series, in each bar, and in all: never added up."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Date, Integer, Select, String, Table, func, literal, literal_column, select, union_all
from sqlalchemy.dialects.postgresql import JSONB

from timeline import tables
from timeline.queries.timelines import kept
from timeline.queries.timelines.question import ALL, Counted, Question
from timeline.queries.timelines.rolled import cuts_for, fitting, key_of, needed, series_of, topics
from timeline.queries.timelines.window import Run, runs
from timeline.store import core

COLUMNS: tuple[Any, ...] = (Integer, Date, Date)
COUNTS, DEBATES = core(tables.TopicCount), core(tables.TopicDebate)


def counted(question: Question) -> Counted:
    """How many people or debates."""
    if not question.window.stretches:
        return Counted({}, {}, 0)
    together = replace(question, by="none")
    if kept.is_answered(question):
        bars = kept.bars(question)
        return Counted(kept.cells(question), bars, _total(together, bars))
    found, once = _rows(together)
    bars = dict(question.session.execute(select(found.bar, once).group_by(found.bar)).all())
    total = _total(together, bars)
    if question.by == "none":
        return Counted({(bar, ALL): many for bar, many in bars.items()}, bars, total)
    found, once = _rows(question)
    rows = question.session.execute(select(found.bar, found.key, once).group_by(found.bar, found.key))
    return Counted({(bar, series_of(question, key)): many for bar, key, many in rows}, bars, total)


def _total(question: Question, bars: Mapping[int, int]) -> int:
    """How many in all; a debate lies on one day, and so in one bar."""
    if question.measure == "debates":
        return sum(bars.values())
    if kept.is_answered(question) and kept.is_of_all_time(question):
        return kept.people(question)
    _, once = _rows(question)
    return int(question.session.execute(select(once)).scalar_one())


def _rows(question: Question) -> tuple[Any, Any]:
    """Columns `bar`, `key` and `thing`, and the number of different things."""
    parts = _debates(question) if question.measure == "debates" else _speakers(question)
    found = union_all(*parts).subquery().c
    return found, func.count(found.thing.distinct())


def _speakers(question: Question) -> list[Select[Any]]:
    cuts = cuts_for(needed(question) | {"person"})
    pieces = list(runs(question.window.stretches, list(cuts)))
    turns = COUNTS.c[f"{question.filter.strength}_turns"]
    return [
        _present(question, COUNTS, here, (COUNTS.c.start, COUNTS.c.person)).where(
            COUNTS.c.cut == cut.name, COUNTS.c.person != "", turns > 0
        )
        for grain, cut in cuts.items()
        if (here := [run for run in pieces if run.grain == grain])
    ]


def _debates(question: Question) -> list[Select[Any]]:
    pieces = list(runs(question.window.stretches, ["day"]))
    query = _present(question, DEBATES, pieces, (DEBATES.c.date, DEBATES.c.section_pk))
    return [query.where(DEBATES.c.about) if question.filter.strength == "about" else query]


def _present(question: Question, table: Table, pieces: Sequence[Run], day_and_thing: tuple[Any, Any]) -> Select[Any]:
    """The things of the rows, bar by bar: the range of each run is looked up by itself."""
    day, thing = day_and_thing
    bar, low, high = _ranges(pieces, question.dialect)
    key = key_of(table, question)
    shown = literal_column(f"'{ALL}'") if key is None else key
    query = select(bar.label("bar"), shown.label("key"), thing.label("thing"))
    return query.where(day >= low, day <= high, topics(table, question), *fitting(table, question))


def _ranges(pieces: Sequence[Run], dialect: str) -> tuple[Any, Any, Any]:
    """Bar, first and last day of each run as columns, from one parameter: so the statement is compiled only once."""
    rows = literal(json.dumps([(run.bar, run.first.isoformat(), run.last.isoformat()) for run in pieces]), String)
    columns: list[Any]
    if dialect == "sqlite":
        value = func.json_each(rows).table_valued("value").c.value
        columns = [func.json_extract(value, f"$[{n}]", type_=kind) for n, kind in enumerate(COLUMNS)]
    else:
        value = func.jsonb_array_elements(rows.cast(JSONB)).table_valued("value").c.value
        columns = [value.op("->>")(n).cast(kind) for n, kind in enumerate(COLUMNS)]
    named = [column.label(name) for column, name in zip(columns, ("bar", "low", "high"), strict=True)]
    runs_ = select(*named).cte(f"{pieces[0].grain}_runs").prefix_with("MATERIALIZED").c  # else read for every row
    return runs_.bar, runs_.low, runs_.high
