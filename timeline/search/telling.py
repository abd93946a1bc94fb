"""A query in words, so that a reader sees how it was understood."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from timeline.filters import NO_PARTY
from timeline.search.query import And, Field, Near, Not, Or, Phrase, Query


def told(query: Query, names: Mapping[str, str]) -> str:
    """`“bees” and not “wax” and said by Rowena Ashdown`; `names` are of the people whose ids are in it."""
    match query:
        case Phrase():
            return _phrase(query)
        case Near():
            words = f"{query.within} word{'' if query.within == 1 else 's'}"
            between = f"with at most {words} between them" if query.within else "side by side"
            return f"{_phrase(query.left)} and {_phrase(query.right)} {between}"
        case Field():
            return _field(query.name, query.value, names)
        case Not():
            return f"not {_inside(query.part, names)}"
        case And():
            return " and ".join(_inside(part, names) for part in query.parts)
        case Or():
            return " or ".join(_inside(part, names) for part in query.parts)


def _inside(part: Query, names: Mapping[str, str]) -> str:
    said = told(part, names)
    return f"({said})" if isinstance(part, And | Or | Near) else said


def _phrase(phrase: Phrase) -> str:
    return f"“{' '.join(phrase.words)}{'…' if phrase.prefix else ''}”"


def _field(name: str, value: str, names: Mapping[str, str]) -> str:
    match name:
        case "speaker":
            return f"said by {names.get(value, value)}"
        case "party":
            return "by someone whose party is not known" if value == NO_PARTY else f"by {value}"
        case "topic":
            return f"about {value.replace('-', ' ')}"
        case "chamber":
            return f"in the {value.replace('-', ' ').title()}"
        case "role":
            return f"in the role “{value}”"
        case "kind":
            return f"of the kind “{value.replace('-', ' ')}”"
        case "from":
            return f"from {_day(value)}"
        case _:
            return f"up to {_day(value)}"


def _day(value: str) -> str:
    day = date.fromisoformat(value)
    return f"{day.day} {day:%B} {day.year}"
