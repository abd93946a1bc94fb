"""What can be asked of the store: one typed question for pages, API and command line alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Measure = Literal["mentions", "speeches", "debates", "speakers", "words"]
Per = Literal["none", "sitting-day", "thousand-speeches", "million-words"]
By = Literal["none", "party", "role", "chamber", "speaker", "sub-topic", "kind"]
Bucket = Literal["day", "week", "month", "quarter", "year", "session", "parliament"]
Strength = Literal["about", "any"]
Direction = Literal["of", "by"]

MEASURES: tuple[Measure, ...] = ("speeches", "mentions", "debates", "speakers", "words")
PERS: tuple[Per, ...] = ("none", "sitting-day", "thousand-speeches", "million-words")
BYS: tuple[By, ...] = ("none", "party", "role", "chamber", "speaker", "sub-topic", "kind")
BUCKETS: tuple[Bucket, ...] = ("day", "week", "month", "quarter", "year", "session", "parliament")

DIRECTIONS: tuple[Direction, ...] = ("of", "by")

NO_PARTY = "unknown"
"""The value of `party` that stands for those whose party is not known."""


class BadQuestion(ValueError):
    """A question cannot be understood; the text says which part, what was found and what would be right."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which speeches are meant. Every part that is given narrows; several values of one part widen it.

    `start` and `end` are inclusive dates. `topic` is a slug; `strength` says whether a mere mention counts.
    `speaker` is a person id, `mentions` that of a member named in the speech. `text` is a reader's search words. The
    Chair and procedure are left out unless `include_chair`.

    Of an interrupted speech that is about the topic in several of its turns only the first such turn is meant, so that
    it counts once; `every_part` means each turn, and so do `text` and `mentions`.
    """

    start: date | None = None
    end: date | None = None
    chamber: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    speaker: str | None = None
    topic: str | None = None
    strength: Strength = "about"
    office: str | None = None
    kind: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    text: str | None = None
    mentions: str | None = None
    include_chair: bool = False
    every_part: bool = False

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise BadQuestion(f"from {self.start} is after to {self.end}; expected from ≤ to")


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which people are meant. `text` is a reader's words: names, seats, offices, parties, dates.

    The rest narrows: a membership for one of the parties, in one of the chambers, on the day `on`, all in one.
    """

    text: str = ""
    party: tuple[str, ...] = ()
    chamber: tuple[str, ...] = ()
    on: date | None = None
