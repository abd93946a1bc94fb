"""Full-text search with PostgreSQL's tsvector: an index on an expression, in step with the rows by itself.

The configuration `hansard`, made by the migration, is English without stop words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, select, text
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from timeline import tables
from timeline.search.query import And, Field, Near, Not, Or, Phrase, Query

CONFIGURATION: ColumnElement[str] = literal_column("'hansard'")

MOST_RANKED = 2_000
"""Fewer than in SQLite: the words of each speech are taken apart anew to rank it."""

VOCABULARY = text(
    "SELECT word, ndoc FROM ts_stat('SELECT to_tsvector(''hansard'', text) FROM speech ORDER BY date DESC LIMIT 20000')"
)


def matches(query: Query, *, common: bool = False) -> ColumnElement[bool]:
    """The speeches whose vector the query fits.

    They are found in a query of their own (OFFSET 0 keeps it so): beside a LIMIT the planner would rather go through
    the newest speeches and make their vectors again.
    """
    speech = aliased(tables.Speech)
    vector = func.to_tsvector(CONFIGURATION, col(speech.text))
    return col(tables.Speech.pk).in_(select(col(speech.pk)).where(vector.op("@@")(_tsquery(query))).offset(0))


def _vector() -> ColumnElement[Any]:
    return func.to_tsvector(CONFIGURATION, col(tables.Speech.text))


def _tsquery(query: Query) -> ColumnElement[Any]:
    return func.to_tsquery(CONFIGURATION, match(query))


def is_common(_session: Session, _query: Query) -> bool:
    """The planner knows how frequent words are."""
    return False


def ranked(query: Query, among: Select[Any]) -> Select[Any]:
    """Those of them, by how often they hold the words sought, and how long they are."""
    longer_counts_less = 1
    score = func.ts_rank(_vector(), _tsquery(query), longer_counts_less).label("score")
    return select(col(tables.Speech.pk), score).where(col(tables.Speech.pk).in_(among))


def match(query: Query) -> str:
    """The query in tsquery's language; words are letters and digits only and quoted all the same."""
    match query:
        case Phrase():
            return _phrase(query)
        case Near():
            return f"({' | '.join(_near(query))})"
        case Not():
            return f"!{match(query.part)}"
        case And():
            return f"({' & '.join(map(match, query.parts))})"
        case Or():
            return f"({' | '.join(map(match, query.parts))})"
        case Field():
            raise TypeError(f"{query} is no question to a full-text index")


def _phrase(phrase: Phrase) -> str:
    return f"({' <-> '.join(_words(phrase))})"


def _words(phrase: Phrase) -> list[str]:
    words = [f"'{word}'" for word in phrase.words]
    words[-1] += ":*" if phrase.prefix else ""
    return words


def _near(near: Near) -> Iterator[str]:
    """Every way in which two phrases can lie: apart in either order, or sharing words, as FTS5's NEAR has it."""
    left, right = _words(near.left), _words(near.right)
    for distance in range(1, near.within + 2):
        yield f"{_phrase(near.left)} <{distance}> {_phrase(near.right)}"
        yield f"{_phrase(near.right)} <{distance}> {_phrase(near.left)}"
    for start in range(len(left)):
        yield _over(left, right, start)
    for start in range(1, len(right)):
        yield _over(right, left, start)


def _over(first: list[str], second: list[str], start: int) -> str:
    """The second phrase laid over the first from one of its words on: a word of each at every place."""
    if len(first) == len(second) == 1:
        return f"{first[0]} <0> {second[0]}"
    pairs = zip_longest(first, ["" for _ in range(start)] + second, fillvalue="")
    return f"({' <-> '.join('(' + ' & '.join(filter(None, pair)) + ')' for pair in pairs)})"


def vocabulary(session: Session) -> Mapping[str, int]:
    """The stems of the newest 20,000 speeches: PostgreSQL keeps no list of them."""
    return {str(word): int(count) for word, count in session.execute(VOCABULARY)}


def problems(_session: Session) -> tuple[str, ...]:
    """Nothing: the database keeps an index on an expression in step with its rows."""
    return ()
