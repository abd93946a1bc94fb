"""Text → the terms that tell its subject, by how rare they are in the store, with the speeches that say them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import log

from sqlalchemy import func, select
from sqlmodel import Session, col

from timeline.context.terms import Term, inside, names, words
from timeline.queries.nearness import Found
from timeline.search.rarity import Rarity, rarity_of
from timeline.tables import Speech

SHARE, LEAST_CAP, MOST_CAP = 50, 50, 5000
"""A term that more than every fiftieth speech has is common and tells nothing; never below 50 nor above 5,000."""

LARGE = 100 * LEAST_CAP
"""Above so many speeches it is worth asking which words are known to be common."""

TERMS, KEYS = 48, 60_000
"""So many terms are looked for in speeches, and so many of their places are looked at."""


def telling(session: Session, text: str) -> list[Found]:
    """The rarest terms of the text that the store has, with the keys of the speeches that say them.

    A word of a name that is found is not looked for again by itself.
    """
    total = session.execute(select(func.max(col(Speech.pk)))).scalar_one() or 0
    cap = min(max(total // SHARE, LEAST_CAP), MOST_CAP)
    named = _named(session, text, cap)
    taken = {word for term, _ in named for word in term.words}
    single = [term for term in words(text) if term.words[0] not in taken]
    known = _index(session).common(session, [term.words[0] for term in single], 1 / SHARE) if total > LARGE else ()
    rare = [*named, *_rare(session, [term for term in single if term.words[0] not in known], cap)]
    weighed = [(term.weight * log((total + 1) / (count + 0.5)) ** 2, term, count) for term, count in rare]
    heaviest = sorted(weighed, key=lambda one: (-one[0], one[1].words))[:TERMS]
    return list(_with_speeches(session, heaviest, cap))


def _named(session: Session, text: str, cap: int) -> list[tuple[Term, int]]:
    """The rare names of the text, and of those that the store has not the shorter ones inside them."""
    whole = names(text)
    found = _rare(session, whole, cap)
    apart = [pair for name in whole if name not in {term for term, _ in found} for pair in inside(name)]
    return found + _rare(session, dict.fromkeys(apart), cap)


def _rare(session: Session, terms: Iterable[Term], cap: int) -> list[tuple[Term, int]]:
    """The terms that some speeches have, but no more than `cap`, with how many."""
    index = _index(session)
    queries = {
        phrase: select(func.count()).select_from(index.holding(cap + 1, phrase=phrase).subquery())
        for phrase in (False, True)
    }
    counted = (
        (term, session.execute(queries[len(term.words) > 1], index.bound(term.words, term.printed)).scalar_one())
        for term in terms
    )
    return [(term, count) for term, count in counted if 0 < count <= cap]


def _with_speeches(session: Session, weighed: Sequence[tuple[float, Term, int]], cap: int) -> Iterator[Found]:
    index, keys = _index(session), 0
    queries = {phrase: index.holding(cap, phrase=phrase) for phrase in (False, True)}
    for weight, term, count in weighed:
        keys += count
        if keys > KEYS:
            return
        is_name = len(term.words) > 1
        speeches = session.execute(queries[is_name], index.bound(term.words, term.printed)).scalars()
        yield Found(term.printed, weight, is_name, frozenset(speeches))


def _index(session: Session) -> Rarity:
    return rarity_of(session.get_bind().dialect.name)
