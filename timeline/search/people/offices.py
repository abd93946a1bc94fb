"""Offices: titles found by how people say them (“home secretary”, “pm”), or by some of their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from hansard.spoken_offices import office_names
from timeline.search.people.words import Words, stands_in, words_of

Titles = frozenset[str]
NONE: Titles = frozenset()
MINISTER, SECRETARY, OF_STATE = "minister", "secretary", ("secretary", "state")
OTHERS = frozenset(("shadow", "opposition", "deputy", "under", "assistant", "vice", "private", "parliamentary"))
OTHERS |= {"spokesperson", "spokesman", "former", "acting", "principal", "temporary"}
"""A title with one of these is another office, unless it was asked for: “home secretary” is not the shadow one."""


@cache
def _means() -> dict[Words, tuple[Words, ...]]:
    """What people ask for, in words → the words that stand next to each other in the titles they mean."""
    means: dict[Words, tuple[Words, ...]] = {}
    for office in office_names():
        for asked in map(words_of, office.asked):
            means[asked] = (*means.get(asked, ()), *map(words_of, office.within))
    return means


class Offices:
    """Every title of an office, found by words."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._words = {title: words_of(title) for title in titles}
        self._titles = frozenset(self._words.values())
        holders: dict[str, set[str]] = defaultdict(set)
        for title, words in self._words.items():
            for word in words:
                holders[word].add(title)
        self._holders = dict(holders)

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every word of a title or of how people say one."""
        return frozenset(self._holders) | {word for said in _means() for word in said}

    def called(self, said: Words) -> Titles:
        """The titles of the office that is called so, be it among others; none where no office is."""
        if said in _means():
            return frozenset(title for words in _means()[said] for title in self._with(words))
        if len(said) > 1 and said[-1] == SECRETARY and (found := self._secretaries(said[:-1])):
            return found | self._with(said)
        if len(said) > 1 and MINISTER in (said[0], said[-1]):
            return self.holding(said, begun=False)
        return self._with(said) if len(said) > 1 or said in self._titles else NONE

    def holding(self, said: Words, *, begun: bool) -> Titles:
        """The titles that hold all these words in any order; the last word may only be begun."""
        found = [self._holders.get(word, set()) for word in said[:-1]]
        last = {title for word in self._holders if word.startswith(said[-1]) for title in self._holders[word]}
        found.append(last if begun else self._holders.get(said[-1], set()))
        return frozenset(title for title in set.intersection(*found) if self._is_none_other(title, said))

    def _with(self, words: Words) -> Titles:
        """The titles in which the words stand next to each other."""
        titles = set.intersection(*(self._holders.get(word, set()) for word in words))
        return frozenset(t for t in titles if stands_in(words, self._words[t]) and self._is_none_other(t, words))

    def _secretaries(self, department: Words) -> Titles:
        """`health secretary`, `shadow health secretary` → the Secretaries of State with that in their title."""
        before = tuple(word for word in department if word in OTHERS)
        matter = tuple(word for word in department if word not in OTHERS)
        opened = (*before, *OF_STATE)
        titles = self.holding((*opened, *matter), begun=False) if matter else NONE
        return frozenset(t for t in titles if stands_in(opened, self._words[t]))

    def _is_none_other(self, title: str, asked: Words) -> bool:
        """Whether the title has no word that makes it another office than the one that was asked for."""
        return all(word in asked for word in self._words[title] if word in OTHERS)
