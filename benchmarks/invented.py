"""An invented Parliament of any size, row by row and always the same: what it says is no speech of anyone's.

It sits on about 150 days a year in three chambers, ends in June 2026 and goes back as far as the speeches last. One
debate in fifteen is on the largest topic and one in sixty on each other; in it most turns are about the topic, some
only mention it, and elsewhere a few do. Members come and go over the years; parties, roles and kinds are as uneven as
real ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

CHAMBERS = (("commons", 350, 650), ("lords", 160, 450), ("westminster-hall", 60, 650))
PARTIES = ("Labour",) * 5 + ("Conservative",) * 5 + ("Liberal Democrat", "Scottish National Party", "Green Party", "")
ROLES = (("minister", "printed"),) * 5 + (("shadow", "register"),) * 2 + (("member", "register"),) * 8
ROLES += (("member", "no-evidence"),) * 4 + (("chair", "printed"),)
KINDS = ("speech",) * 8 + ("question", "answer", "supplementary-question", "answer") + ("intervention",) * 3
KINDS += ("statement", "procedural")
TOPICS = {"bees": None, "honey": "bees", "hives": "bees", "wax": "bees"} | {f"topic-{n}": None for n in range(8)}
WORDS = (
    "bees",
    "meadow",
    "orchard",
    "keeper",
    "clover",
    "winter",
    "honour",
    "member",
    "bill",
    "amendment",
    "the",
    "of",
)
RECESS = (1, 4, 8, 9)
"""Months in which few days are sat: only the last ten."""

Rows = dict[str, list[tuple[Any, ...]]]
COLUMNS = {
    "sitting": "pk id chamber date title extent built_from",
    "section": "pk id sitting_pk position level title path",
    "speech": (
        "pk id sitting_pk section_pk position place date chamber kind written continues status rule candidates"
        " person_id name party role role_basis text words"
    ),
    "tag": "speech_pk topic strength version rule first_about first_any",
    "mention": "speech_pk topic start end phrase version",
    "debate_tag": "section_pk topic rule speeches mentions version",
}


class Parliament:
    """Rows of one sitting after the other, by table, until there are `most` speeches."""

    def __init__(self, most: int, seed: int = 7) -> None:
        self.most, self.random = most, Random(seed)
        self.texts = [self._text() for _ in range(2_000)]
        self.people: set[str] = set()
        self.sittings = self.sections = self.speeches = 0

    def _text(self) -> tuple[str, int]:
        words = min(900, int(self.random.expovariate(1 / 90)) + 3)
        return " ".join(self.random.choice(WORDS) for _ in range(words)), words

    def days(self) -> list[date]:
        """The days of sitting, as many as the speeches last."""
        found: list[date] = []
        day, left = date(2026, 6, 30), self.most
        while left > 0:
            if day.weekday() < 4 and (day.month not in RECESS or day.day > 20):
                found.append(day)
                left -= sum(turns for _, turns, _ in CHAMBERS)
            day -= timedelta(days=1)
        return found[::-1]

    def rows(self) -> Iterator[Rows]:
        """The rows of each sitting, in order of their days."""
        for day in self.days():
            for chamber, turns, seats in CHAMBERS:
                if self.speeches < self.most:
                    yield self._sitting(day, chamber, turns, seats)

    def _sitting(self, day: date, chamber: str, turns: int, seats: int) -> Rows:
        rows: Rows = {table: [] for table in COLUMNS}
        self.sittings += 1
        extent = "day" if self.random.random() < 0.97 else "fragment"
        rows["sitting"].append((self.sittings, f"{chamber}.{day}", chamber, str(day), "", extent, ""))
        place = 0
        while place < turns and self.speeches < self.most:
            many = min(1 + int(self.random.expovariate(1 / 14)), turns - place, self.most - self.speeches)
            self._section(rows, day, chamber, seats, place, many)
            place += many
        return rows

    def _section(self, rows: Rows, day: date, chamber: str, seats: int, place: int, many: int) -> None:
        self.sections += 1
        id = f"{chamber}.{day}.{place}"
        rows["section"].append((self.sections, id, self.sittings, place, 1, f"Debate {place}", "[]"))
        on = self._topics_of_debate()
        for topic in on:
            rows["debate_tag"].append((self.sections, topic, "heading", many, many, "1"))
        begun: list[tuple[str, tuple[Any, ...]]] = []
        seen: set[tuple[str, str, str]] = set()
        for number in range(many):
            self._turn(rows, (day, chamber, seats), (id, place, number), on, begun, seen)

    def _topics_of_debate(self) -> tuple[str, ...]:
        if self.random.random() > 0.2:
            return ()
        drawn = self.random.randrange(12)
        if drawn < 4:
            return ("bees", self.random.choice(("honey", "hives", "wax"))) if drawn else ("bees",)
        return (f"topic-{drawn - 4}",)

    def _turn(
        self,
        rows: Rows,
        where: tuple[date, str, int],
        at: tuple[str, int, int],
        on: Sequence[str],
        begun: list[tuple[str, tuple[Any, ...]]],
        seen: set[tuple[str, str, str]],
    ) -> None:
        random, (day, chamber, seats), (section, place, number) = self.random, where, at
        self.speeches += 1
        id = f"{section}.{number}"
        if begun and random.random() < 0.1:
            start, spoke = random.choice(begun)
        else:
            start, spoke = id, self._speaker(day, chamber, seats)
            begun.append((id, spoke))
        kind, person, party, role, basis = spoke
        text, words = random.choice(self.texts)
        rows["speech"].append((
            self.speeches, id, self.sittings, self.sections, number, place + number, str(day), chamber, kind, 0,
            start if start != id else None, "resolved", "name", "[]", person, person, party, role, basis, text, words,
        ))  # fmt: skip
        if role != "chair" and kind != "procedural":
            self._tags(rows, on, start, seen)

    def _speaker(self, day: date, chamber: str, seats: int) -> tuple[Any, ...]:
        """Seventy of a chamber's members are new each year."""
        number = (day.year - 1800) * 70 + int(self.random.random() ** 2 * seats)
        person = f"{'lord' if chamber == 'lords' else 'member'}-{number}"
        self.people.add(person)
        party = PARTIES[number * 7919 % len(PARTIES)] or None
        role, basis = self.random.choice(ROLES)
        return self.random.choice(KINDS), person, party, role, basis

    def _tags(self, rows: Rows, on: Sequence[str], start: str, seen: set[tuple[str, str, str]]) -> None:
        drawn = self.random.random()
        if on and drawn < 0.75:
            strength = "about" if drawn < 0.6 else "mention"
            topics = on
        elif drawn > 0.97:
            strength = "mention"
            topics = (f"topic-{self.random.randrange(8)}",)
        else:
            return
        for topic in topics:
            marks = {(topic, "any", start)} | ({(topic, "about", start)} if strength == "about" else set())
            new = marks - seen
            seen |= marks
            firsts = ((topic, "about", start) in new, (topic, "any", start) in new)
            rows["tag"].append((self.speeches, topic, strength, "1", "words", *firsts))
            for number in range(self.random.randrange(1, 4)):
                rows["mention"].append((self.speeches, topic, number * 9, number * 9 + 4, "bees", "1"))
