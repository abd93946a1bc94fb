"""Full-text search with SQLite's FTS5: an index beside the table, kept in step by triggers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, column, func, literal_column, select, table, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session, col

from timeline import tables
from timeline.search.query import And, Field, Near, Not, Or, Phrase, Query

INDEX = table("speech_fts", column("rowid"))
MOST_RANKED = 20_000
COMMON = 7
"""To look up one speech that the index names takes as long as to pass over so many in their order."""

VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.speech_words USING fts5vocab(main, speech_fts, 'row')"


def matches(query: Query, *, common: bool = False) -> ColumnElement[bool]:
    """The speeches whose row the index finds, or, for what is only a negation, does not find.

    Common ones are not looked up by their key: the + says so, and leaves only an index in the order of lists.
    """
    wanted, absent = _expression(query)
    key = literal_column("+speech.pk") if common else col(tables.Speech.pk)
    found = _found(wanted)
    return key.not_in(found) if absent else key.in_(found)


def _found(expression: str) -> Select[Any]:
    return select(INDEX.c.rowid).where(_matches(expression))


def _matches(expression: str) -> ColumnElement[bool]:
    return column("speech_fts").op("MATCH")(expression)


def is_common(session: Session, query: Query) -> bool:
    """Looks no further than to the number of speeches that makes the words common."""
    expression, absent = _expression(query)
    most = (session.execute(select(func.max(tables.Speech.pk))).scalar_one() or 0) // COMMON
    some = _found(expression).limit(most + 1).subquery()
    return absent or session.execute(select(func.count()).select_from(some)).scalar_one() > most


def ranked(query: Query, among: Select[Any]) -> Select[Any]:
    """Those of them, by Okapi BM25. The + keeps FTS5 from looking each up by itself, which takes far longer."""
    score: ColumnElement[float] = literal_column("-bm25(speech_fts)").label("score")
    chosen = literal_column("+speech_fts.rowid").in_(among)
    return select(INDEX.c.rowid.label("pk"), score).where(_matches(match(query)), chosen)


def match(query: Query) -> str:
    """A query that seeks something in FTS5's language; every word is quoted, so nothing in it can be read as syntax."""
    return _expression(query)[0]


def _expression(query: Query) -> tuple[str, bool]:
    """FTS5's words for the query or for its opposite, and which: its NOT has two sides, so one must be found.

    Every query without fields, or else its opposite, seeks something (`query.seeks`): a OR -b is -(b -a).
    """
    match query:
        case Phrase():
            return _phrase(query), False
        case Near():
            return f"NEAR({_phrase(query.left)} {_phrase(query.right)}, {query.within})", False
        case Not():
            expression, absent = _expression(query.part)
            return expression, not absent
        case And():
            return _both(query.parts, flipped=False)
        case Or():
            return _both(query.parts, flipped=True)
        case Field():
            raise TypeError(f"{query} is no question to a full-text index")


def _both(parts: Iterable[Query], *, flipped: bool) -> tuple[str, bool]:
    """The parts joined by AND, or, flipped, the opposites of the parts: by De Morgan the opposite of their OR."""
    read = [(expression, absent != flipped) for expression, absent in map(_expression, parts)]
    wanted = [expression for expression, absent in read if not absent]
    unwanted = [expression for expression, absent in read if absent]
    if not wanted:
        return f"({' OR '.join(unwanted)})", not flipped
    both = f"({' AND '.join(wanted)})"
    return (f"({both} NOT ({' OR '.join(unwanted)}))" if unwanted else both), flipped


def _phrase(phrase: Phrase) -> str:
    return '"' + " ".join(phrase.words) + '"' + ("*" if phrase.prefix else "")


def vocabulary(session: Session) -> Mapping[str, int]:
    """Every stem, from FTS5's own list of them."""
    session.execute(text(VOCABULARY))
    found = session.execute(text("SELECT term, doc FROM temp.speech_words"))
    return {str(term): int(count) for term, count in found}


def problems(session: Session) -> tuple[str, ...]:
    """Asks FTS5 to compare its index with the rows."""
    try:
        session.execute(text("INSERT INTO speech_fts(speech_fts, rank) VALUES ('integrity-check', 1)"))
    except DatabaseError as error:
        return (f"the full-text index is not in step with the speeches: {error.orig}",)
    return ()
