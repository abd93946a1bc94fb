"""Counts from the roll-ups: few rows, however many speeches there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, func, select

from timeline import tables
from timeline.filters import Filter
from timeline.queries.timelines.question import ALL, COLUMNS, NONE, Cell, Question
from timeline.queries.timelines.window import Run, after, runs, starts
from timeline.rollups.cuts import Cut, Grain, cut_for
from timeline.rollups.sources import none_of
from timeline.store import core

COUNTS, SPEECHES = core(tables.TopicCount), core(tables.SpeechCount)
GRAINS: tuple[Grain, ...] = ("year", "month", "day")


def is_answered(filter: Filter) -> bool:
    """Whether the roll-ups keep apart all that the filter asks for."""
    return not (filter.speaker or filter.office or filter.text or filter.mentions)


def amounts(question: Question, measure: str, *wanted: ColumnElement[bool]) -> Iterator[Cell]:
    """Speeches, mentions or words by bar and series, of the rows that fulfil what more is `wanted`."""
    which, of = [topics(COUNTS, question), *wanted], amount(question, measure)
    for bar, key, many in _summed(question, COUNTS, needed(question), which, key_of(COUNTS, question), of):
        yield Cell(bar, series_of(question, key), int(many))


def amount(question: Question, measure: str) -> Any:
    """The column of speeches, mentions or words."""
    counted = "turns" if measure == "speeches" and question.filter.every_part else measure
    return COUNTS.c[f"{question.filter.strength}_{counted}"]


def said(question: Question, what: str) -> dict[int, int]:
    """All speeches or words of the question's filter, whatever they are about, by bar."""
    found: dict[int, int] = defaultdict(int)
    of = SPEECHES.c["turns" if what == "speeches" and question.filter.every_part else what]
    for bar, _, amount in _summed(question, SPEECHES, _filtered(question.filter), [], None, of):
        found[bar] += int(amount)
    return found


def series_of(question: Question, key: str) -> str:
    """The series that a row's key stands for; of a topic without sub-topics all is in none of them."""
    return NONE if question.by == "sub-topic" and key not in question.children else key


def topics(table: Table, question: Question) -> ColumnElement[bool]:
    """Rows of the topic itself, or of what it is split into."""
    split = question.by == "sub-topic" and question.children
    return table.c.topic.in_([*question.children, none_of(question.topic)] if split else [question.topic])


def key_of(table: Table, question: Question) -> Any:
    """The column that tells the series apart; None where there is only one."""
    if question.by == "sub-topic":
        return table.c.topic
    return table.c[COLUMNS[question.by]] if question.by in COLUMNS else None


def _filtered(filter: Filter) -> set[str]:
    """The columns that the filter asks for."""
    asked = {"chamber": filter.chamber, "party": filter.party, "role": filter.role, "kind": filter.kind}
    return {name for name, wanted in asked.items() if wanted}


def needed(question: Question) -> set[str]:
    """The columns that the filter or the series ask for."""
    return _filtered(question.filter) | ({COLUMNS[question.by]} if question.by in COLUMNS else set())


def fitting(table: Table, question: Question) -> list[ColumnElement[bool]]:
    """What a row must fulfil beside its topic and period."""
    filter, c = question.filter, table.c
    asked = [(c.chamber, filter.chamber), (c.party, filter.party), (c.role, filter.role), (c.kind, filter.kind)]
    found: list[ColumnElement[bool]] = [name.in_(wanted) for name, wanted in asked if wanted]
    if not filter.include_chair:
        found.append(~c.apart)
    return [*found, c.whole] if question.whole else found


def _summed(
    question: Question, table: Table, needed: Collection[str], of: Sequence[Any], key: Any, amount: Any
) -> Iterator[tuple[int, str, int]]:
    """Bar, key (of all rows `ALL`, without a column for it) and sum: one query for each grain of the window's days."""
    cuts = cuts_for(needed)
    pieces = list(runs(question.window.stretches, list(cuts)))
    keys = [table.c.start] if key is None else [table.c.start, key]
    for grain, cut in cuts.items():
        here = [run for run in pieces if run.grain == grain]
        if here:
            wanted = [*of, table.c.cut == cut.name, within(table.c.start, here), *fitting(table, question)]
            query = select(*keys, func.sum(amount)).where(*wanted).group_by(*keys)
            for start, *name, total in question.session.execute(query):
                yield question.window.bar_of(start), name[0] if name else ALL, total


def cuts_for(needed: Collection[str]) -> dict[Grain, Cut]:
    """The narrowest cut of each grain, from long to short, that keeps these columns apart."""
    return {grain: cut for grain in GRAINS if (cut := cut_for(grain, needed))}


def within(start: Any, pieces: Sequence[Run]) -> ColumnElement[bool]:
    """The rows of these runs; by one range if they have no gaps, so that the table is read in one go."""
    if all(after(one.last, one.grain) == other.first for one, other in pairwise(pieces)):
        return and_(start >= pieces[0].first, start <= pieces[-1].last)
    return start.in_([first for run in pieces for first in starts(run)])  # type: ignore[no-any-return]
