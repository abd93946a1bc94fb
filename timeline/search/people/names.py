"""Names: found by some of their words, in any order, begun, shortened (“Liz”) or misspelt."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz, process

from hansard.names import is_peer_name
from hansard.people import Name
from timeline.search.people.words import MOST_EDITS, Words, name_words, near

WHOLE, FORMER, SURNAME, SOME_WORDS, SHORT, BEGUN, BEGUN_ELSEWHERE = 100.0, 98.0, 95.0, 92.0, 90.0, 88.0, 84.0
"""How well a name fits: the whole name, a former one, words with the surname, other words, …"""
MISSPELT, WRONG_LETTER = 80.0, 6.0
AS_A_WHOLE, WORTH = 78.0, 0.7
"""Least likeness (rapidfuzz's ratio) where the name is compared as a whole (“dianeabbott”), and what it counts."""
EXACT, SHORTER, PREFIX = 0.0, 0.001, 0.01
"""What a word costs that is only short for one of the name, or only begins it; a wrong letter costs 1."""
Costs = dict[int, float]


@dataclass(frozen=True, slots=True)
class Found:
    """A name that fits and how well, up to 100."""

    person: str
    name: Name
    score: float


@cache
def short_forms() -> Mapping[str, frozenset[str]]:
    """The first names that a word may be short for, or that may be short for it; folded."""
    rows = tomllib.loads(files("timeline.search.people").joinpath("short_names.toml").read_text(encoding="utf-8"))
    pairs = {(full.casefold(), short.casefold()) for full, shorts in rows.items() for short in shorts}
    forms: dict[str, set[str]] = defaultdict(set)
    for full, short in pairs:
        forms[full].add(short)
        forms[short].add(full)
    return {word: frozenset(others) for word, others in forms.items()}


@dataclass(frozen=True, slots=True)
class Row:
    """A name with its words; `surname` holds the word by which one is called: the last; of a peer the title's first."""

    person: str
    name: Name
    former: bool
    words: Words
    surname: Words

    @classmethod
    def of(cls, person: str, name: Name, former: bool) -> Row:
        """The row of a name."""
        words = name_words(name.text)
        titled = len(words) > 1 and is_peer_name(name.text)
        return cls(person, name, former, words, words[1:2] if titled else words[-1:])


class Names:
    """Every name with its person's id; `former` are the names that the person no longer goes by."""

    def __init__(self, names: Iterable[tuple[str, Name, bool]]) -> None:
        self._rows = [Row.of(*each) for each in names]
        holders: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self._rows):
            for word in set(row.words):
                holders[word].append(number)
        self._holders = dict(holders)
        self._words = sorted(holders)
        self._joined = ["".join(row.words) for row in self._rows]

    def matching(self, wanted: Words) -> list[Found]:
        """The names that have every word, or one that it begins or shortens; a person's best."""
        return self._best(wanted, [self._spelt(word) for word in wanted])

    def misspelt(self, wanted: Words) -> list[Found]:
        """The names that have every word but for a few wrong letters."""
        return self._best(wanted, [{**near(word, self._words), **self._spelt(word)} for word in wanted])

    def alike(self, wanted: Words) -> list[Found]:
        """The names that are alike as a whole, however they are parted into words, or have words somewhat alike."""
        joined = "".join(wanted)
        found = process.extract(joined, self._joined, scorer=fuzz.ratio, score_cutoff=AS_A_WHOLE, limit=None)
        rows = [(self._rows[number], round(score * WORTH, 1)) for _, score, number in found]
        hits = [Found(row.person, row.name, score) for row, score in rows]
        if len(wanted) > 1:
            choices = [{**near(word, self._words, leniently=True), **self._spelt(word)} for word in wanted]
            hits += [hit for hit in self._best(wanted, choices) if hit.score >= MISSPELT - WRONG_LETTER * MOST_EDITS]
        return _each_person(hits) if len(joined) > 3 else []

    def _spelt(self, word: str) -> dict[str, float]:
        """The words of names that the word is, is short for, or begins; with what each costs."""
        begun = {}
        for other in self._words[bisect_left(self._words, word) :]:
            if not other.startswith(word):
                break
            begun[other] = PREFIX
        short = {other: SHORTER for other in short_forms().get(word, ()) if other in self._holders}
        return {**begun, **short, **({word: EXACT} if word in self._holders else {})}

    def _best(self, wanted: Words, choices: Sequence[Mapping[str, float]]) -> list[Found]:
        if not wanted:
            return []
        costs = self._costs(choices[0])
        for more in sorted(choices[1:], key=len):
            other = self._costs(more)
            costs = {n: costs[n] + other[n] for n in costs.keys() & other.keys()}
        rows = [(self._rows[number], cost) for number, cost in costs.items()]
        return _each_person([Found(row.person, row.name, _score(row, wanted, cost)) for row, cost in rows])

    def _costs(self, choices: Mapping[str, float]) -> Costs:
        """What the best of these words costs, for each name that has one."""
        costs: Costs = {}
        for word, cost in choices.items():
            for number in self._holders[word]:
                costs[number] = min(cost, costs.get(number, cost))
        return costs


def _score(row: Row, wanted: Words, cost: float) -> float:
    """The score of a name: whole > some words > short form > begun > misspelt."""
    if cost >= 1:
        return max(MISSPELT - WRONG_LETTER * int(cost), 20.0)
    if cost == EXACT and len(row.words) == len(wanted) and sorted(row.words) == sorted(wanted):
        return FORMER if row.former else WHOLE
    if SHORTER <= cost < PREFIX:
        return SHORT
    main = any(word.startswith(part) for word in row.surname for part in wanted)
    if cost >= PREFIX:
        return BEGUN if main else BEGUN_ELSEWHERE
    return SURNAME if main else SOME_WORDS


def _each_person(found: Iterable[Found]) -> list[Found]:
    """Each person once, by the best name; of equally good ones the first."""
    best: dict[str, Found] = {}
    for hit in found:
        if hit.person not in best or hit.score > best[hit.person].score:
            best[hit.person] = hit
    return list(best.values())
