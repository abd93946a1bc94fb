"""A question → everybody who fits, each by the reading that fits best."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from hansard.people import Name
from timeline.filters import PeopleFilter
from timeline.search.people.dates import Period, taken
from timeline.search.people.directory import Directory
from timeline.search.people.held import Facts, Wanted, facts
from timeline.search.people.names import MISSPELT, SHORT, WRONG_LETTER, Found
from timeline.search.people.readings import Reading, best_score, in_part, misspelt, readings
from timeline.search.people.words import Words

MOST_LETTERS = 200
FEW, LONG = 3, 6
"""With fewer hits than that, names with one other letter are of interest too, where there are that many letters."""
ONE_WRONG = MISSPELT - WRONG_LETTER
MOST_UNDERSTOOD = 4
How = Literal["exact", "begun", "similar"]
Match = Callable[[Words], Sequence[Found]]


@dataclass(frozen=True, slots=True)
class Sense:
    """A reading with its period."""

    reading: Reading
    period: Period | None

    def said(self, how: How) -> str:
        """`name “cable” · seat Twickenham · in 2015`"""
        like = "a name like" if how == "similar" else "name"
        name = f"{like} “{self.reading.named}”" if self.reading.named else ""
        clues = [clue.said for clue in self.reading.clues]
        return " · ".join(filter(None, (name, *clues, self._when)))

    def asked(self, name: Name | None) -> str:
        """Words that ask for just this, with that name in place of the one that was typed."""
        clues = [clue.asked for clue in self.reading.clues]
        return " ".join(filter(None, (name.text if name else "", *clues, self._when)))

    @property
    def _when(self) -> str:
        return self.period.said if self.period else ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A person who fits: how well (to 100), in which sense, and by which name, membership and office."""

    person: str
    score: float
    sense: Sense
    name: Name | None
    facts: Facts

    @property
    def how(self) -> How:
        """Whether the words are the register's, begin or shorten them or are some of them, or are only similar."""
        return "exact" if self.score > SHORT else "begun" if self.score >= MISSPELT else "similar"


NO_HIT = Hit("", 0.0, Sense(Reading(), None), None, Facts())


@dataclass(frozen=True, slots=True)
class Answer:
    """Who fits, in no order; what was understood, best first; what may be meant where all fit only nearly."""

    hits: tuple[Hit, ...]
    understood: tuple[str, ...]
    suggestion: str | None


def find(directory: Directory, question: PeopleFilter) -> Answer:
    """Everybody who fits the question; without text, whoever passes its filters."""
    if not question.text.strip():
        return _answer(_hits(Sense(Reading(), None), directory, question, directory.names.matching))
    ways = [
        [Sense(reading, period) for reading in readings(rest, directory) if period or reading != Reading()]
        for period, rest in taken(question.text[:MOST_LETTERS])
    ]
    for senses in ways:
        if found := _as_written(senses, directory, question):
            return _answer(found)
    return _answer([hit for senses in ways for hit in _nearly(senses, directory, question)])


def _as_written(senses: Sequence[Sense], directory: Directory, question: PeopleFilter) -> list[Hit]:
    """Who fits exactly; where nobody does, also whose name is begun, or whose seat or office has the words."""
    found = [hit for sense in senses for hit in _hits(sense, directory, question, directory.names.matching)]
    if not any(hit.how == "exact" for hit in found):
        parts = [Sense(part, sense.period) for sense in senses for part in in_part(sense.reading, directory)]
        found += [hit for sense in parts for hit in _hits(sense, directory, question, directory.names.matching)]
    if 0 < len(found) < FEW and all(hit.name for hit in found):
        other = (hit for sense in senses for hit in _hits(sense, directory, question, directory.names.misspelt))
        found += [hit for hit in other if hit.score >= ONE_WRONG and len(hit.sense.reading.named) >= LONG]
    return found


def _nearly(senses: Sequence[Sense], directory: Directory, question: PeopleFilter) -> list[Hit]:
    """Who fits but for some letters; where nobody does, whose name is alike as a whole."""
    meant = [Sense(near, sense.period) for sense in senses for near in misspelt(sense.reading, directory)]
    found = [hit for sense in [*senses, *meant] for hit in _hits(sense, directory, question, directory.names.misspelt)]
    return found or [hit for sense in senses for hit in _hits(sense, directory, question, directory.names.alike)]


def _hits(sense: Sense, directory: Directory, question: PeopleFilter, match: Match) -> Iterator[Hit]:
    wanted = Wanted.of(sense.reading, sense.period, question)
    for id, score, name in _candidates(sense.reading, directory, match):
        if fitting := facts(directory.persons[id], wanted):
            yield Hit(id, score, sense, name, fitting)


def _candidates(reading: Reading, directory: Directory, match: Match) -> Iterator[tuple[str, float, Name | None]]:
    """Who may fit: those with the name, else those who ever held what the narrowest clue says, else everybody."""
    if reading.named:
        yield from ((found.person, found.score, found.name) for found in match(reading.name))
        return
    score = best_score(reading.clues)
    yield from ((id, score, None) for id in _holders(reading, directory))


def _holders(reading: Reading, directory: Directory) -> Iterable[str]:
    ways = ((reading.office, directory.holders), (reading.seat, directory.seated), (reading.party, directory.members))
    for clue, held in ways:
        if clue:
            return dict.fromkeys(id for value in clue.values for id in held.get(value, ()))
    return directory.persons


def _answer(found: Iterable[Hit]) -> Answer:
    best: dict[str, Hit] = {}
    for hit in found:
        if hit.person not in best or hit.score > best[hit.person].score:
            best[hit.person] = hit
    senses: dict[int, Hit] = {}  # by identity: a sense is large, and shared by many hits
    for hit in best.values():
        if hit.score > senses.get(id(hit.sense), NO_HIT).score:
            senses[id(hit.sense)] = hit
    tops = sorted(senses.values(), key=lambda hit: -hit.score)[:MOST_UNDERSTOOD]
    understood = dict.fromkeys(said for hit in tops if (said := hit.sense.said(hit.how)))
    nearly = tops and tops[0].how == "similar"
    return Answer(tuple(best.values()), tuple(understood), tops[0].sense.asked(tops[0].name) if nearly else None)
