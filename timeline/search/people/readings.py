"""A reader's words → readings: what they may mean, as conditions that one person must fulfil together.

`labour member for bath`      → party Labour · seat Bath
`theresa may home secretary`  → name “theresa may” · office “home secretary”
`green`                       → name “green”, or: party Green Party
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from hansard.names import bare_name
from timeline.search.people.directory import Directory
from timeline.search.people.words import Asked, Words, asked, name_words, nearest

CHAMBERS = {
    "mp": "commons",
    "mps": "commons",
    "commons": "commons",
    "peer": "lords",
    "peers": "lords",
    "lords": "lords",
}
SAID = {"commons": ("MPs", "mps"), "lords": ("peers", "peers")}
MEMBER_FOR = re.compile(r"\b(?:members?|mps?)(?: of parliament)? for ", re.IGNORECASE)
BEFORE = re.compile(r"^(?:who (?:was|is|were|are) )?(?:the )?(?:(?:right )?hon(?:ourable)?\.? )?", re.IGNORECASE)
MOST_READINGS = 24
LEAST_PART, LEAST_BEGUN = 3, 4
"""The least letters of a word that is only part of a seat or title, and of one that only begins such a word."""
SEAT, OFFICE, PARTY, CHAMBER, PART, MISSPELT = 97.0, 97.0, 94.0, 90.0, 86.0, 70.0


@dataclass(frozen=True, slots=True)
class Clue:
    """One condition: any of `values`; in words; in words that ask for it; and how well the words fit it (to 100)."""

    values: frozenset[str]
    said: str
    asked: str
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words may mean, all of it together; `named` is looked for among names."""

    named: str = ""
    party: Clue | None = None
    chamber: Clue | None = None
    office: Clue | None = None
    seat: Clue | None = None

    @property
    def name(self) -> Words:
        """The words of the name."""
        return name_words(self.named)

    @property
    def clues(self) -> tuple[Clue, ...]:
        """The conditions beside the name."""
        return tuple(filter(None, (self.party, self.chamber, self.office, self.seat)))


Finder = Callable[[Words, str], Clue | None]
"""From words, and from the same as they were typed."""
Span = tuple[int, int]
Part = tuple[Span, Clue]


def readings(text: str, directory: Directory) -> tuple[Reading, ...]:
    """What the text may mean where every word is meant as written; what is left over is the name."""
    member_for = MEMBER_FOR.search(text)
    if member_for:
        seat = _named_seat(asked(text[member_for.end() :]), directory)
        before = readings(BEFORE.sub("", text[: member_for.start()]), directory)
        return tuple(replace(reading, seat=seat) for reading in before) if seat else ()
    question = asked(BEFORE.sub("", text, count=1))
    kinds: dict[str, Finder] = {
        "party": lambda words, _: _party(words, directory),
        "chamber": lambda words, _: _chamber(words),
        "office": lambda words, said: _office(directory.offices.called(words), said, OFFICE),
        "seat": lambda words, _: _seat(directory.seats.named(words), SEAT),
    }
    found = {kind: _parts(question, finder) for kind, finder in kinds.items()}
    return tuple(islice(_combined(question, found), MOST_READINGS))


def _parts(question: Asked, finder: Finder) -> list[Part]:
    """The longest runs of words for which there is a clue."""
    parts: list[Part] = []
    for length in range(len(question.words), 0, -1):
        for start in range(len(question.words) - length + 1):
            span = (start, start + length)
            inside = any(a <= span[0] and span[1] <= b for (a, b), _ in parts)
            clue = None if inside else finder(question.words[slice(*span)], question.part(*span))
            if clue:
                parts.append((span, clue))
    return parts


def _combined(question: Asked, found: dict[str, list[Part]]) -> Iterator[Reading]:
    """Every choice of clues from different words, and the words that are left as the name."""
    for chosen in product(*([None, *parts] for parts in found.values())):
        spans = [part[0] for part in chosen if part]
        covered = [at for span in spans for at in range(*span)]
        if len(covered) == len(set(covered)):
            left = " ".join(word for at, word in enumerate(question.printed) if at not in covered)
            clues = {kind: part[1] for kind, part in zip(found, chosen, strict=True) if part}
            yield Reading(named=bare_name(left), **clues)


def in_part(reading: Reading, directory: Directory) -> Iterator[Reading]:
    """The reading with its name taken for some words of a seat or of an office's title."""
    left = reading.name
    if left and len(left[-1]) >= LEAST_PART:
        begun = len(left[-1]) >= LEAST_BEGUN
        yield from _instead(
            reading,
            _seat(directory.seats.holding(left, begun=begun), PART, f"a seat with “{reading.named}”"),
            _office(directory.offices.holding(left, begun=begun), reading.named, PART, "an office with"),
        )


def misspelt(reading: Reading, directory: Directory) -> Iterator[Reading]:
    """The reading with its name taken for a misspelt seat, office or party."""
    if reading.name:
        left = reading.name
        office = tuple(nearest(word, directory.offices.vocabulary) for word in left)
        seat, titles = directory.seats.misspelt(left), directory.offices.called(office)
        yield from _instead(reading, _seat(seat, MISSPELT), _office(titles, " ".join(office), MISSPELT))
        party = _party(tuple(nearest(word, directory.parties.vocabulary) for word in left), directory)
        if party and not reading.party:
            yield replace(reading, named="", party=replace(party, score=MISSPELT))


def _instead(reading: Reading, seat: Clue | None, office: Clue | None) -> Iterator[Reading]:
    if seat and not reading.seat:
        yield replace(reading, named="", seat=seat)
    if office and not reading.office:
        yield replace(reading, named="", office=office)


def _named_seat(question: Asked, directory: Directory) -> Clue | None:
    """The seat after “member for”: of that name, else with these words, else misspelt."""
    words, seats = question.words, directory.seats
    if not words:
        return None
    return (
        _seat(seats.named(words), SEAT)
        or _seat(seats.holding(words, begun=True), PART, f"a seat with “{question.part(0, len(words))}”")
        or _seat(seats.misspelt(words), MISSPELT)
    )


def _seat(seats: frozenset[str], score: float, said: str = "") -> Clue | None:
    names = sorted(seats)
    said = said if said and len(names) > 1 else f"seat {' or '.join(names)}"
    return Clue(seats, said, f"member for {names[0]}", score) if names else None


def _office(titles: frozenset[str], said: str, score: float, how: str = "office") -> Clue | None:
    return Clue(titles, f"{how} “{said}”", said, score) if titles else None


def _party(said: Words, directory: Directory) -> Clue | None:
    party = directory.parties.named(said)
    return Clue(frozenset([party]), f"party {party}", party, PARTY) if party else None


def _chamber(said: Words) -> Clue | None:
    chamber = CHAMBERS.get(said[0]) if len(said) == 1 else None
    return Clue(frozenset([chamber]), *SAID[chamber], CHAMBER) if chamber else None


def best_score(clues: Iterable[Clue]) -> float:
    """How well a reading without a name fits: as its best clue, and a little better for every further one."""
    scores = sorted((clue.score for clue in clues), reverse=True)
    return min(scores[0] + len(scores) - 1, 99.0) if scores else 100.0
