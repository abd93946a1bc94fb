"""A query → the shortest text that is parsed to the same query."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.search.query import And, Field, Near, Not, Or, Phrase, Query
from timeline.search.tokens import OPERATORS, WORD


def printed(query: Query) -> str:
    """The query as a reader might have typed it."""
    match query:
        case Phrase():
            return _phrase(query)
        case Near():
            return f"{_phrase(query.left)} NEAR/{query.within} {_phrase(query.right)}"
        case Field():
            return f"{query.name}:{_value(query)}"
        case Not():
            inner = printed(query.part)
            return f"-{inner}" if isinstance(query.part, Phrase | Field) else f"-({inner})"
        case And():
            return " ".join(f"({printed(part)})" if isinstance(part, Or) else printed(part) for part in query.parts)
        case Or():
            return " OR ".join(map(printed, query.parts))


def _phrase(phrase: Phrase) -> str:
    text, star = " ".join(phrase.words), "*" if phrase.prefix else ""
    bare = len(phrase.words) == 1 and text not in OPERATORS
    return f"{text}{star}" if bare else f'"{text}{star}"'


def _value(field: Field) -> str:
    if field.name in ("from", "to"):
        return _period(field)
    return field.value if WORD.fullmatch(field.value.replace("-", "")) else f'"{field.value}"'


def _period(field: Field) -> str:
    """The year or month that begins or ends with that day, else the day."""
    day = date.fromisoformat(field.value)
    edge = day if field.name == "from" else day + timedelta(days=1) if day < date.max else day
    if edge.day != 1 or day == date.max:
        return field.value
    return field.value[:4] if edge.month == 1 else field.value[:7]
