"""Counts from the speeches themselves, for what the roll-ups do not keep apart: one person, an office, words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, func, literal_column, select
from sqlmodel import col

from timeline import tables
from timeline.queries.conditions import conditions
from timeline.queries.timelines.labels import OTHERS, largest
from timeline.queries.timelines.question import ALL, NONE, Cell, Counted, Question
from timeline.rollups import sources

SERIES: dict[str, Callable[[], Any]] = {
    "party": sources.shown_party,
    "role": sources.shown_role,
    "chamber": lambda: col(tables.Speech.chamber),
    "kind": lambda: col(tables.Speech.kind),
    "speaker": lambda: func.coalesce(col(tables.Speech.person_id), ""),
}


def amounts(question: Question, measure: str) -> Iterator[Cell]:
    """Speeches, mentions or words by bar and series."""
    speech = tables.Speech
    amount: Any = func.sum(speech.words) if measure == "words" else func.count()
    for name, slug, wanted in _parts(question, every_turn=measure != "speeches"):
        query = _from(question, amount).where(*wanted)
        if measure == "mentions":
            mention = tables.Mention
            query = query.join(mention, (col(mention.speech_pk) == col(speech.pk)) & (col(mention.topic) == slug))
        for day, key, many in question.session.execute(query.group_by(col(speech.date), *_keys(question))):
            yield Cell(question.window.bar_of(day), name or key, int(many))


def counted(question: Question) -> Counted:
    """How many different people or debates: by bar and series, by bar, and in all."""
    cells: dict[tuple[int, str], set[Any]] = defaultdict(set)
    for bar, key, thing in _things(question):
        cells[bar, key].add(thing)
    if question.by == "speaker":
        cells = _fewer(cells)
    together = question if question.by != "sub-topic" else replace(question, by="none")
    bars: dict[int, set[Any]] = defaultdict(set)
    for bar, _, thing in _things(together):
        bars[bar].add(thing)
    return Counted(
        {place: len(things) for place, things in cells.items()},
        {bar: len(things) for bar, things in bars.items()},
        len(set().union(*bars.values())),
    )


def _fewer(cells: dict[tuple[int, str], set[Any]]) -> dict[tuple[int, str], set[Any]]:
    """The ten speakers with the largest figures, and the others together, counted distinct again."""
    kept = largest({place: len(things) for place, things in cells.items()})
    found: dict[tuple[int, str], set[Any]] = defaultdict(set)
    for (bar, key), things in cells.items():
        found[bar, key if key in kept else OTHERS] |= things
    return found


def said(question: Question, what: str) -> dict[int, int]:
    """All speeches or words of the question's filter, whatever they are about, by bar."""
    speech = tables.Speech
    wanted = conditions(replace(question.filter, topic=None), question.dialect)
    if what == "speeches" and not question.is_every_turn:
        wanted.append(col(speech.continues).is_(None))
    amount: Any = func.sum(speech.words) if what == "words" else func.count()
    query = _from(replace(question, by="none"), amount).where(*wanted).group_by(col(speech.date))
    found: dict[int, int] = defaultdict(int)
    for day, _, many in question.session.execute(query):
        found[question.window.bar_of(day)] += int(many)
    return found


def _things(question: Question) -> Iterator[tuple[int, str, Any]]:
    speech, belongs = tables.Speech, tables.DebateTag
    thing = col(speech.section_pk) if question.measure == "debates" else col(speech.person_id)
    for name, slug, wanted in _parts(question, every_turn=True):
        query = _from(question, thing).where(*wanted, thing.is_not(None)).distinct()
        if question.measure == "debates":
            query = query.join(belongs, (col(belongs.section_pk) == thing) & (col(belongs.topic) == slug))
        for day, key, what in question.session.execute(query):
            yield question.window.bar_of(day), name or key, what


def _from(question: Question, what: Any) -> Select[Any]:
    """Day, series and what is counted, of all speeches, or of those in sittings stored as a whole day."""
    key = SERIES[question.by]() if question.by in SERIES else literal_column(f"'{ALL}'")
    query = select(col(tables.Speech.date), key.label("series"), what).select_from(tables.Speech)
    if question.whole:
        sitting = tables.Sitting
        query = query.join(sitting, col(sitting.pk) == col(tables.Speech.sitting_pk)).where(
            col(sitting.extent) == "day"
        )
    return query


def _keys(question: Question) -> list[str]:
    return ["series"] if question.by in SERIES else []


def _parts(question: Question, *, every_turn: bool) -> Iterator[tuple[str | None, str, list[Any]]]:
    """The series' name if it is one by itself, the topic, and the conditions: the topic itself, or its sub-topics."""
    asked = replace(question.filter, every_part=True) if every_turn else question.filter
    if question.by != "sub-topic":
        yield None, question.topic, conditions(asked, question.dialect)
        return
    for child in question.children:
        yield child, child, conditions(replace(asked, topic=child), question.dialect)
    if question.measure == "debates":
        in_child = sources.in_child_debate(question.topic)
    else:
        in_child = sources.in_child(question.topic, about=asked.strength == "about")
    yield NONE, question.topic, [*conditions(asked, question.dialect), ~in_child]
