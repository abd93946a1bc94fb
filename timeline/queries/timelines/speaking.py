"""By speaker: the ten with the largest figures and, together, the others; few rows leave the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select, union_all

from timeline import tables
from timeline.queries.timelines import rolled
from timeline.queries.timelines.kept import is_of_all_time
from timeline.queries.timelines.labels import MOST_SPEAKERS, OTHERS
from timeline.queries.timelines.question import Counted, Question, added_up
from timeline.queries.timelines.window import runs
from timeline.rollups.cuts import cut_for
from timeline.store import core

COUNTS = core(tables.TopicCount)


def counted(question: Question) -> Counted:
    """Speeches, mentions or words from the roll-ups; the others are what the ten leave of all."""
    named = COUNTS.c.person.in_(["", *_largest(question)])
    cells = dict(added_up(rolled.amounts(question, question.measure, named)).cells)
    together = added_up(rolled.amounts(replace(question, by="none"), question.measure))
    left = dict(together.bars)
    for (bar, _), amount in cells.items():
        left[bar] -= amount
    return replace(together, cells=cells | {(bar, OTHERS): amount for bar, amount in left.items() if amount})


def _largest(question: Question) -> Sequence[str]:
    """The ten people with the largest figures on the days asked for."""
    rows = select(COUNTS.c.person, rolled.amount(question, question.measure).label("amount"))
    rows = rows.where(COUNTS.c.person != "", rolled.topics(COUNTS, question), *rolled.fitting(COUNTS, question))
    parts = [rows.where(*wanted) for wanted in _rows(question, rolled.needed(question))]
    if not parts:
        return ()
    each = union_all(*parts).subquery().c
    largest = func.sum(each.amount)
    query = select(each.person).group_by(each.person).having(largest > 0).order_by(largest.desc(), each.person)
    return question.session.execute(query.limit(MOST_SPEAKERS)).scalars().all()


def _rows(question: Question, needed: set[str]) -> Iterator[list[Any]]:
    """Conditions for the fewest rows that hold the days, of one cut each."""
    ever = cut_for("ever", needed)
    if ever and is_of_all_time(question):
        yield [COUNTS.c.cut == ever.name]
        return
    cuts = rolled.cuts_for(needed)
    pieces = list(runs(question.window.stretches, list(cuts)))
    for grain, cut in cuts.items():
        if here := [run for run in pieces if run.grain == grain]:
            yield [COUNTS.c.cut == cut.name, rolled.within(COUNTS.c.start, here)]
