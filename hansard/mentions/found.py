"""What is found: a stretch of a speech that names a member, and who that is."""

from __future__ import annotations

from dataclasses import dataclass

from hansard.people import Person


@dataclass(frozen=True, slots=True)
class Answer:
    """Who is meant and by which rule; nobody, and of several `candidates` which ones, where nothing decides."""

    rule: str
    person: Person | None = None
    candidates: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A member named inside a speech, at characters `start` to `end` of its text. `person` is None where unknown."""

    start: int
    end: int
    printed: str
    person: Person | None
    rule: str
    candidates: tuple[Person, ...] = ()


def mention(text: str, start: int, end: int, answer: Answer) -> Mention:
    """The mention at that place of a text."""
    return Mention(start, end, text[start:end], answer.person, answer.rule, answer.candidates)
