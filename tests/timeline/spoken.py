"""A store full of invented speeches, made from a seed, and its rows read back without any of the project's queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import text

from timeline import tables
from timeline.rollups.keep import refill_all
from timeline.store import Store, write_rows

CHAMBERS = ("commons", "lords", "westminster-hall")
PARTIES = ("Labour", "Conservative", "Green Party", None)
ROLES = (("minister", "printed"), ("member", "register"), ("member", "no-evidence"), ("shadow", "register"))
KINDS = ("speech", "question", "answer", "intervention")
TOPICS = {"bees": None, "honey": "bees", "hives": "bees", "moths": None}
PEOPLE = tuple(f"9{number:03}" for number in range(14))
FIRST = date(2018, 11, 5)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn that has a topic, as plain SQL finds it."""

    pk: int
    topic: str
    about: bool
    first_about: bool
    first_any: bool
    date: date
    chamber: str
    party: str
    role: str
    kind: str
    person: str
    section: int
    words: int
    mentions: int
    whole: bool
    apart: bool
    start: str


def fill(store: Store, seed: int = 5, days: int = 60) -> None:
    """Some hundred speeches over five years: interrupted ones, unknown speakers, fragments, sub-topics."""
    random = Random(seed)
    with store.writing() as session:
        people = [{"id": id, "name": f"Person {id}", "slug": f"person-{id}", "identifiers": {}} for id in PEOPLE]
        write_rows(session, tables.Person, people)
        named = {"description": "", "version": "1", "definition": ""}
        rows = [{"slug": slug, "title": slug.title(), "parent": parent} | named for slug, parent in TOPICS.items()]
        write_rows(session, tables.Topic, rows)
        made = _Made(random)
        for _ in range(days):
            made.day(FIRST + timedelta(days=random.randrange(1900)))
        for table, rows in made.rows.items():
            write_rows(session, table, rows)
        refill_all(session)


class _Made:
    """Rows by table."""

    def __init__(self, random: Random) -> None:
        self.random = random
        tables_ = (tables.Sitting, tables.Section, tables.Speech, tables.Tag, tables.Mention, tables.DebateTag)
        self.rows: dict[Any, list[dict[str, Any]]] = {table: [] for table in tables_}
        self.days: set[date] = set()

    def day(self, day: date) -> None:
        if day in self.days:
            return
        self.days.add(day)
        for chamber in CHAMBERS:
            if self.random.random() < 0.6:
                self.sitting(chamber, day)

    def sitting(self, chamber: str, day: date) -> None:
        pk = len(self.rows[tables.Sitting]) + 1
        extent = self.random.choice(("day", "day", "fragment"))
        row = {"pk": pk, "id": f"{chamber}.{day}", "chamber": chamber, "date": day, "title": "", "extent": extent}
        self.rows[tables.Sitting].append(row | {"built_from": ""})
        for number in range(self.random.randrange(1, 4)):
            self.section(pk, chamber, day, number)

    def section(self, sitting: int, chamber: str, day: date, number: int) -> None:
        pk = len(self.rows[tables.Section]) + 1
        id = f"{chamber}.{day}.{number}"
        row = {"pk": pk, "id": id, "sitting_pk": sitting, "position": number, "level": 1, "title": f"Debate {number}"}
        self.rows[tables.Section].append(row | {"path": []})
        for topic in TOPICS:
            if self.random.random() < 0.5:
                tag = {
                    "section_pk": pk,
                    "topic": topic,
                    "rule": "heading",
                    "speeches": 1,
                    "mentions": 1,
                    "version": "1",
                }
                self.rows[tables.DebateTag].append(tag)
        whole: dict[str, dict[str, Any]] = {}
        seen: set[tuple[str, str, str]] = set()
        for place in range(self.random.randrange(1, 7)):
            self.turn(
                {"sitting_pk": sitting, "section_pk": pk, "chamber": chamber, "date": day}, id, place, whole, seen
            )

    def turn(
        self, shared: dict[str, Any], section: str, place: int, whole: dict[str, dict[str, Any]], seen: set[Any]
    ) -> None:
        random, pk = self.random, len(self.rows[tables.Speech]) + 1
        id = f"{section}.{place}"
        if whole and random.random() < 0.3:
            begun = random.choice(sorted(whole))
            row = whole[begun] | {"continues": begun}
        else:
            role, basis = random.choice(ROLES) if random.random() < 0.9 else ("chair", "printed")
            row = {"continues": None, "role": role, "role_basis": basis, "kind": random.choice(KINDS)}
            row |= {"person_id": random.choice((None, *PEOPLE)), "party": random.choice(PARTIES), "status": "resolved"}
            row |= {"rule": "", "candidates": [], "text": "Bees.", "written": False}
            whole[id] = dict(row)
        begun = row["continues"] or id
        words = random.randrange(1, 90)
        place_of = {"position": place, "place": shared["section_pk"] * 10 + place}
        self.rows[tables.Speech].append(row | shared | place_of | {"pk": pk, "id": id, "words": words})
        self.tags(pk, begun, seen)

    def tags(self, pk: int, begun: str, seen: set[Any]) -> None:
        """What is about a sub-topic is about the topic, and what mentions it at least mentions the topic."""
        strength = {topic: self.random.choice((None, None, "about", "mention")) for topic in TOPICS}
        below = [strength["honey"], strength["hives"], strength["bees"]]
        strength["bees"] = "about" if "about" in below else "mention" if "mention" in below else None
        for topic, found in strength.items():
            if found is None:
                continue
            new = {("any", topic, begun)} | ({("about", topic, begun)} if found == "about" else set())
            row = {"speech_pk": pk, "topic": topic, "strength": found, "version": "1", "rule": "words"}
            row |= {f"first_{name}": (name, topic, begun) in new - seen for name in ("about", "any")}
            seen |= new
            self.rows[tables.Tag].append(row)
            for start in range(self.random.randrange(3)):
                mention = {"speech_pk": pk, "topic": topic, "start": start, "end": start + 4}
                self.rows[tables.Mention].append(mention | {"phrase": "Bees", "version": "1"})


TURNS = """
SELECT s.pk, t.topic, t.strength, t.first_about, t.first_any, s.date, s.chamber, s.party, s.role, s.role_basis, s.kind,
       s.person_id, s.section_pk, s.words, i.extent, s.continues, s.id,
       (SELECT COUNT(*) FROM mention m WHERE m.speech_pk = s.pk AND m.topic = t.topic)
FROM tag t JOIN speech s ON s.pk = t.speech_pk JOIN sitting i ON i.pk = s.sitting_pk ORDER BY s.date, s.pk
"""


def turns(store: Store) -> list[Turn]:
    """Every turn that has a topic, once for each."""
    with store.reading() as session:
        return [_turn(*row) for row in session.execute(text(TURNS))]


def _turn(*row: Any) -> Turn:
    pk, topic, strength, about, any_, day, chamber, party, role, basis, kind, person, section, words, extent, *rest = (
        row
    )
    continues, id, mentions = rest
    return Turn(
        pk=pk,
        topic=topic,
        about=strength == "about",
        first_about=bool(about),
        first_any=bool(any_),
        date=day if isinstance(day, date) else date.fromisoformat(day),
        chamber=chamber,
        party=party or "unknown",
        role="unknown" if (role, basis) == ("member", "no-evidence") else role,
        kind=kind,
        person=person or "",
        section=section,
        words=words,
        mentions=mentions,
        whole=extent == "day",
        apart=role == "chair" or kind == "procedural",
        start=continues or id,
    )
