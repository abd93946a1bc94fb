"""What a timeline must say, worked out from the turns that plain SQL finds; and random questions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import cache
from typing import Any

import spoken
from hypothesis import assume
from hypothesis import strategies as st
from spoken import Turn
from sqlalchemy import text

from timeline import queries, results
from timeline.filters import BadQuestion, Bucket, By, Filter, Measure
from timeline.store import Store

ADDITIVE: tuple[Measure, ...] = ("speeches", "mentions", "words")
CALENDAR: tuple[Bucket, ...] = ("day", "week", "month", "quarter", "year")
Shown = tuple[Store, list[Turn], dict[str, tuple[str, ...]]]


def several(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


def filters(topics: Collection[str], first: date, last: date) -> st.SearchStrategy[dict[str, Any]]:
    days = st.none() | st.dates(first, last)
    return st.fixed_dictionaries(
        {
            "start": days,
            "end": days,
            "chamber": several("commons", "lords", "westminster-hall"),
            "party": several("Labour", "Conservative", "Green Party", "unknown"),
            "role": st.just(()) | several("minister", "member", "unknown", "shadow"),
            "kind": st.just(()) | several("speech", "question", "answer"),
            "topic": st.sampled_from(sorted(topics)),
            "strength": st.sampled_from(["about", "any"]),
            "include_chair": st.booleans(),
            "every_part": st.sampled_from([False, False, True]),
            "speaker": st.just(None) | st.sampled_from([None, *spoken.PEOPLE[:4]]),
        }
    )


def question(asked: dict[str, Any]) -> Filter:
    assume(not (asked["start"] and asked["end"] and asked["start"] > asked["end"]))
    return Filter(**asked)


MADE = filters(spoken.TOPICS, date(2018, 6, 1), date(2024, 6, 1))
DEMO = filters(["online-safety", "china-policy"], date(2023, 12, 1), date(2026, 12, 1))


def passing(turns: Iterable[Turn], filter: Filter) -> list[Turn]:
    """The turns that fit, by the words of the filter's own description."""
    return [
        turn
        for turn in turns
        if turn.topic == filter.topic
        and (turn.about or filter.strength == "any")
        and (filter.start is None or turn.date >= filter.start)
        and (filter.end is None or turn.date <= filter.end)
        and turn.chamber in (filter.chamber or (turn.chamber,))
        and turn.party in (filter.party or (turn.party,))
        and turn.role in (filter.role or (turn.role,))
        and turn.kind in (filter.kind or (turn.kind,))
        and turn.person == (filter.speaker or turn.person)
        and (filter.include_chair or not turn.apart)
    ]


def is_first(turn: Turn, filter: Filter) -> bool:
    if filter.every_part:
        return True
    return turn.first_about if filter.strength == "about" else turn.first_any


def amount(turns: Iterable[Turn], measure: Measure, filter: Filter) -> int:
    if measure == "speeches":
        return sum(is_first(turn, filter) for turn in turns)
    return sum(turn.words if measure == "words" else turn.mentions for turn in turns)


KEYS: dict[By, Callable[[Turn], str]] = {
    "none": lambda turn: "all",
    "party": lambda turn: turn.party,
    "role": lambda turn: turn.role,
    "chamber": lambda turn: turn.chamber,
    "kind": lambda turn: turn.kind,
    "speaker": lambda turn: turn.person,
}


def ask(store: Store, filter: Filter, **how: Any) -> results.Timeline:
    try:
        return queries.timeline(store, filter, **how)
    except BadQuestion as error:
        assert "too many bars" in str(error)
        assume(False)
        raise


def within(turns: Iterable[Turn], bar: results.BucketRow) -> list[Turn]:
    return [turn for turn in turns if bar.start <= turn.date <= bar.end]


@cache
def belonging(store: Store) -> frozenset[tuple[int, str]]:
    with store.reading() as session:
        return frozenset(session.execute(text("SELECT section_pk, topic FROM debate_tag")).all())


def things(store: Store, turns: Iterable[Turn], measure: Measure) -> set[Any]:
    if measure == "speakers":
        return {turn.person for turn in turns if turn.person}
    return {turn.section for turn in turns if (turn.section, turn.topic) in belonging(store)}


SAID = """SELECT s.date, s.chamber, s.party, s.role, s.role_basis, s.kind, s.person_id, s.words, s.continues
FROM speech s JOIN sitting i ON i.pk = s.sitting_pk WHERE i.extent = 'day'"""


def said(store: Store, filter: Filter) -> list[tuple[date, int, bool]]:
    """Day, words and whether it is the first turn of each turn of whole days that fits, whatever it is about."""
    with store.reading() as session:
        rows = session.execute(text(SAID)).all()
    turns = [
        Turn(0, filter.topic or "", True, row[8] is None, row[8] is None, date.fromisoformat(row[0]), row[1],
             row[2] or "unknown", "unknown" if tuple(row[3:5]) == ("member", "no-evidence") else row[3], row[5],
             row[6] or "", 0, row[7], 0, True, row[3] == "chair", "")
        for row in rows
    ]  # fmt: skip
    return [(turn.date, turn.words, turn.first_about) for turn in passing(turns, filter)]


def in_children(turns: Iterable[Turn], children: Collection[str], filter: Filter) -> set[str]:
    strong = filter.strength == "any"
    return {turn.start for turn in turns if turn.topic in children and (turn.about or strong)}
