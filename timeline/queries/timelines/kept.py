"""People and debates of whole months, quarters and years: the roll-ups keep their numbers as counted in each period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from timeline import tables
from timeline.queries.timelines.question import ALL, Question
from timeline.queries.timelines.rolled import fitting, key_of, series_of, topics
from timeline.rollups.cuts import EVER_PERSON, SPANS
from timeline.store import core

DISTINCT, COUNTS = core(tables.TopicDistinct), core(tables.TopicCount)


def is_answered(question: Question) -> bool:
    """Whether every bar is a whole period that was counted, of all together or of one party."""
    filter, days = question.filter, question.window
    is_narrow = filter.chamber or filter.role or filter.kind or filter.include_chair or len(filter.party) > 1
    are_whole = days.width in SPANS and tuple(days.bars) == tuple(stretch[:2] for stretch in days.stretches)
    return not is_narrow and not question.whole and question.by in ("none", "party", "sub-topic") and are_whole


def bars(question: Question) -> dict[int, int]:
    """How many in each bar."""
    together = replace(question, by="none")
    return {bar: many for bar, _, many in _numbers(together, DISTINCT.c.party == _party(question))}


def cells(question: Question) -> dict[tuple[int, str], int]:
    """How many in each bar and series."""
    by_party = question.by == "party" and not question.filter.party
    shown = DISTINCT.c.party != "" if by_party else DISTINCT.c.party == _party(question)
    return {(bar, series_of(question, key)): many for bar, key, many in _numbers(question, shown)}


def is_of_all_time(question: Question) -> bool:
    """Whether all that is stored is asked for."""
    return question.filter.start is None and question.filter.end is None


def people(question: Question) -> int:
    """How many people in all that is stored."""
    turns = COUNTS.c[f"{question.filter.strength}_turns"]
    wanted = (COUNTS.c.cut == EVER_PERSON.name, COUNTS.c.person != "", turns > 0, *fitting(COUNTS, question))
    query = select(func.count(COUNTS.c.person.distinct())).where(topics(COUNTS, question), *wanted)
    return int(question.session.execute(query).scalar_one())


def _party(question: Question) -> str:
    return question.filter.party[0] if question.filter.party else ""


def _numbers(question: Question, shown: Any) -> Iterator[tuple[int, str, int]]:
    c, days = DISTINCT.c, question.window
    many, key = c.about if question.filter.strength == "about" else c.either, key_of(DISTINCT, question)
    wanted = [topics(DISTINCT, question), c.measure == question.measure, c.span == days.width, many > 0, shown]
    query = select(c.start, c.topic if key is None else key, many).where(*wanted)
    for start, name, number in question.session.execute(query.where(c.start.between(*_ends(question)))):
        yield days.bar_of(start), ALL if key is None else name, number


def _ends(question: Question) -> tuple[Any, Any]:
    days = question.window.bars
    return days[0][0], days[-1][0]
