"""A parsed search as one condition on speeches: its words are the engine's, its fields are columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, false, func, not_, or_
from sqlmodel import col, select

from timeline import search, tables
from timeline.filters import BadQuestion, Strength
from timeline.rollups.sources import shown_party, shown_role
from timeline.search.query import And, Field, Not, Or, Query, has_fields, leaves

Leaf = Callable[[Query], ColumnElement[bool]]


def sought(query: Query, dialect: str, strength: Strength, *, common: bool = False) -> ColumnElement[bool]:
    """What a speech must fulfil. Raises `BadQuestion` for a speaker's name that nobody has looked up."""
    engine = search.engine_of(dialect)

    def leaf(part: Query) -> ColumnElement[bool]:
        if isinstance(part, Field):
            return _MADE[part.name](part.value, strength)
        return engine.matches(part, common=common)

    return _condition(query, leaf)


def asks_for_the_chair(query: Query) -> bool:
    """Whether the Chair or procedure is asked for, which other searches leave out."""
    apart = (Field("role", "chair"), Field("kind", "procedural"))
    return any(wanted and leaf in apart for leaf, wanted in leaves(query))


def _condition(query: Query, leaf: Leaf) -> ColumnElement[bool]:
    if not has_fields(query) or isinstance(query, Field):
        return leaf(query)
    if isinstance(query, Not):  # not known to be true: an unknown party is none of those that were asked for
        return not_(func.coalesce(_condition(query.part, leaf), false()))
    assert isinstance(query, And | Or)
    join = and_ if isinstance(query, And) else or_
    return join(*(_condition(part, leaf) for part in _together(query)))


def _together(query: And | Or) -> Sequence[Query]:
    """The parts, those of words alone as one, so that the index is asked once."""
    words = tuple(part for part in query.parts if not has_fields(part))
    rest = tuple(part for part in query.parts if has_fields(part))
    return (*((type(query)(words),) if len(words) > 1 else words), *rest)


def _speaker(value: str, _strength: Strength) -> ColumnElement[bool]:
    if not any(letter.isdigit() for letter in value):
        raise BadQuestion(f"search: speaker: found {value!r}; expected a person's id here, such as speaker:25350")
    return col(tables.Speech.person_id) == value


def _topic(value: str, strength: Strength) -> ColumnElement[bool]:
    tag = tables.Tag
    tagged = select(tag.speech_pk).where(tag.topic == value)
    return col(tables.Speech.pk).in_(tagged.where(tag.strength == "about") if strength == "about" else tagged)


_MADE: dict[str, Callable[[str, Strength], ColumnElement[bool]]] = {
    "speaker": _speaker,
    "topic": _topic,
    "party": lambda value, _: shown_party() == value,
    "chamber": lambda value, _: col(tables.Speech.chamber) == value,
    "role": lambda value, _: shown_role() == value,
    "kind": lambda value, _: col(tables.Speech.kind) == value,
    "from": lambda value, _: col(tables.Speech.date) >= date.fromisoformat(value),
    "to": lambda value, _: col(tables.Speech.date) <= date.fromisoformat(value),
}
