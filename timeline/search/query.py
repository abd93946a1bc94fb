"""A question to the full-text search as a tree that knows nothing of the engine below, nor how it was typed.

The functions that build it keep it in one form: an AND directly in an AND is one AND, and two negations are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

FieldName = Literal["speaker", "party", "topic", "chamber", "role", "kind", "from", "to"]
FIELDS: tuple[FieldName, ...] = get_args(FieldName)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One word, or several that must follow each other; with `prefix` the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Two phrases with at most `within` words between them, in either order."""

    left: Phrase
    right: Phrase
    within: int


@dataclass(frozen=True, slots=True)
class Field:
    """What must hold beside the words: a person's id or name, a party, a topic's slug, a day in ISO form …"""

    name: FieldName
    value: str


@dataclass(frozen=True, slots=True)
class And:
    """All of at least two parts."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of at least two parts."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a part that is itself no negation."""

    part: Query


Query = Phrase | Near | Field | And | Or | Not
Leaf = Phrase | Near | Field


def all_of(parts: Iterable[Query]) -> Query:
    """The conjunction of at least one part."""
    flat = tuple(_flat(parts, And))
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(parts: Iterable[Query]) -> Query:
    """The alternative of at least one part."""
    flat = tuple(_flat(parts, Or))
    return flat[0] if len(flat) == 1 else Or(flat)


def opposite(part: Query) -> Query:
    """What holds exactly where the part does not."""
    return part.part if isinstance(part, Not) else Not(part)


def _flat(parts: Iterable[Query], kind: type[And] | type[Or]) -> Iterator[Query]:
    for part in parts:
        yield from part.parts if isinstance(part, kind) else (part,)


def clauses(query: Query) -> tuple[Query, ...]:
    """The parts that must all hold: those of an AND, else the query itself."""
    return query.parts if isinstance(query, And) else (query,)


def changed(query: Query, change: Callable[[Leaf], Leaf]) -> Query:
    """The same query with each phrase, pair and field changed."""
    if isinstance(query, Not):
        return Not(changed(query.part, change))
    if isinstance(query, And | Or):
        return type(query)(tuple(changed(part, change) for part in query.parts))
    return change(query)


def leaves(query: Query, *, wanted: bool = True) -> Iterator[tuple[Leaf, bool]]:
    """Every phrase, pair and field, with whether it is wanted, or stands below an odd number of negations."""
    if isinstance(query, Not):
        yield from leaves(query.part, wanted=not wanted)
    elif isinstance(query, And | Or):
        for part in query.parts:
            yield from leaves(part, wanted=wanted)
    else:
        yield query, wanted


def phrases(query: Query) -> Iterator[Phrase]:
    """The words that are looked for; those that must not stand there are left out."""
    for leaf, wanted in leaves(query):
        if wanted and isinstance(leaf, Phrase):
            yield leaf
        elif wanted and isinstance(leaf, Near):
            yield from (leaf.left, leaf.right)


def has_fields(query: Query) -> bool:
    """Whether anything but words is asked for."""
    return any(isinstance(leaf, Field) for leaf, _ in leaves(query))


def seeks(query: Query) -> bool:
    """Whether each speech that fits holds something that was asked for: `-tea` and `china OR -tea` seek nothing."""
    if isinstance(query, And):
        return any(map(seeks, query.parts))
    if isinstance(query, Or):
        return all(map(seeks, query.parts))
    return not isinstance(query, Not) or (not isinstance(query.part, Leaf) and not seeks(query.part))
