"""Seats and parties: found by name, by some words of it, or misspelt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from hansard.parties import parties
from timeline.search.people.words import Words, words_of

ALIKE = 80.0
"""Least likeness (rapidfuzz's ratio) of a misspelt seat."""


class Seats:
    """Every constituency, found by words."""

    def __init__(self, seats: Iterable[str]) -> None:
        self._named: dict[Words, set[str]] = defaultdict(set)
        for seat in seats:
            self._named[words_of(seat)].add(seat)
        self._spelt = {" ".join(words): words for words in self._named}

    def named(self, said: Words) -> frozenset[str]:
        """The seats of that name, in each of the register's spellings."""
        return frozenset(self._named.get(said, ()))

    def holding(self, said: Words, *, begun: bool) -> frozenset[str]:
        """The seats with all these words in any order; the last word may only be begun."""
        found = (seats for words, seats in self._named.items() if _holds(words, said, begun))
        return frozenset(seat for seats in found for seat in seats)

    def misspelt(self, said: Words) -> frozenset[str]:
        """The seats that are most like it."""
        alike = process.extract(" ".join(said), list(self._spelt), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=5)
        best = max((score for _, score, _ in alike), default=0.0)
        return frozenset(s for seat, score, _ in alike if score == best for s in self._named[self._spelt[seat]])


def _holds(words: Words, said: Words, begun: bool) -> bool:
    if not all(word in words for word in said[:-1]):
        return False
    return said[-1] in words or (begun and any(word.startswith(said[-1]) for word in words))


class Parties:
    """Every party of the register in every spelling."""

    def __init__(self, held: Iterable[str]) -> None:
        self.held = frozenset(held)
        spellings = [
            (words_of(text), party.name) for party in parties() for text in (party.name, *party.codes) if len(text) > 1
        ]
        spellings += [(words_of(name), name) for name in self.held]
        self._named = {form: name for words, name in spellings if name in self.held for form in _forms(words)}

    def named(self, said: Words) -> str | None:
        """The party that is called so, in the register's words."""
        return self._named.get(said)

    def likest(self, name: str) -> str:
        """The party whose name is most like it."""
        return str(process.extractOne(name, sorted(self.held), scorer=fuzz.WRatio)[0])

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every word of a party's name, codes aside."""
        return frozenset(word for words in self._named for word in words if len(word) > 3)


def _forms(words: Words) -> Iterable[Words]:
    """The name, with “party” after it, and several of its members: `liberal democrats`, `tories`."""
    if not words:
        return
    last = words[-1]
    for form in {last, f"{last}s", f"{last[:-1]}ies" if last.endswith("y") else last}:
        yield (*words[:-1], form)
    yield (*words, "party")
