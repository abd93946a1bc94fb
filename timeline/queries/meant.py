"""Did you mean: words that no speech holds, corrected by the words of those that hold nearly the same.

The index keeps stems, not words. So stems are found that are like the beginning of the word that was typed, and then
the likest word among those of a few speeches that hold such a stem.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import process
from sqlmodel import Session, col, select

from timeline import search, tables
from timeline.search.people.words import DISTANCE, near
from timeline.search.printing import printed
from timeline.search.query import Leaf, Near, Phrase, Query, changed, phrases
from timeline.search.rarity import rarity_of
from timeline.search.tokens import WORD
from timeline.state import state
from timeline.store import Store

MOST_WORDS, MOST_STEMS, SPEECHES = 4, 12, 5
"""So many words are corrected, by so many stems each, by the words of so many speeches for each stem."""

SHORTEST = 4
Stems = Mapping[int, Mapping[str, int]]
"""By their length, with how many speeches hold each."""


def meant(store: Store, session: Session, query: Query) -> str | None:
    """The search with such words corrected; None where all words are held by some speech, or no other is like them."""
    right: dict[str, str] = {}
    for word in _missing(store, session, query)[:MOST_WORDS]:
        if likest := _likest(store, session, word):
            right[word] = likest
    return printed(changed(query, lambda leaf: _corrected(leaf, right))) if right else None


def _missing(store: Store, session: Session, query: Query) -> list[str]:
    index = rarity_of(store.dialect)
    said = [word for phrase in phrases(query) for word in phrase.words[: -1 if phrase.prefix else None]]
    words = dict.fromkeys(word for word in said if len(word) >= SHORTEST and word.isalpha())
    held = index.holding(1, phrase=False)
    return [word for word in words if session.execute(held, index.bound((word,), word)).first() is None]


def _likest(store: Store, session: Session, word: str) -> str | None:
    index, typed = rarity_of(store.dialect), word.lower()
    some = index.holding(SPEECHES, phrase=False)
    said: Counter[str] = Counter()
    for stem in _like(typed, _stems(store, state(store.engine).token)):
        keys = session.execute(some, index.bound((stem,), stem)).scalars().all()
        for text in session.exec(select(tables.Speech.text).where(col(tables.Speech.pk).in_(keys))):
            said.update(WORD.findall(text.lower()))
    found = near(typed, said.keys())
    return min(found, key=lambda other: (found[other], -said[other], other)) if found else None


@lru_cache(maxsize=2)
def _stems(store: Store, _state: str) -> Stems:
    """The vocabulary, read once for each state of the store."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    with store.reading() as session:
        for stem, count in search.engine_of(store.dialect).vocabulary(session).items():
            if stem.isalpha():
                found[len(stem)][stem] = count
    return found


def _like(word: str, stems: Stems) -> list[str]:
    """Stems like the beginning of the word: the fewer wrong letters, and then the more speeches, the better."""
    found: dict[str, tuple[int, int]] = {}
    for length in range(max(SHORTEST - 1, len(word) // 2), len(word) + 2):
        some = stems.get(length, {})
        wrong = 0 if length < SHORTEST else 1 if length < 6 else 2
        for stem, edits, _ in process.extract(
            word[:length], some.keys(), scorer=DISTANCE, score_cutoff=wrong, limit=MOST_STEMS
        ):
            found[stem] = (int(edits), -some[stem])
    return sorted(found, key=lambda stem: (found[stem], stem))[:MOST_STEMS]


def _corrected(leaf: Leaf, right: Mapping[str, str]) -> Leaf:
    if isinstance(leaf, Phrase):
        return Phrase(tuple(right.get(word, word) for word in leaf.words), leaf.prefix)
    if isinstance(leaf, Near):
        return Near(_corrected(leaf.left, right), _corrected(leaf.right, right), leaf.within)  # type: ignore[arg-type]
    return leaf
