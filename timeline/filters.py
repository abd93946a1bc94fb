"""What can be asked of the store: one typed question for pages, API and command line alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Measure = Literal["mentions", "speeches", "debates", "speakers", "words"]
By = Literal["none", "party", "role", "chamber"]
Bucket = Literal["day", "week", "month", "quarter", "year"]
Strength = Literal["about", "any"]

MEASURES: tuple[Measure, ...] = ("speeches", "mentions", "debates", "speakers", "words")
BYS: tuple[By, ...] = ("none", "party", "role", "chamber")
BUCKETS: tuple[Bucket, ...] = ("day", "week", "month", "quarter", "year")


class BadQuestion(ValueError):
    """A question cannot be understood; the text says which part, what was found and what would be right."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which speeches are meant. Every part that is given narrows; several values of one part widen it.

    `start` and `end` are inclusive dates. `topic` is a slug; `strength` says whether a mere mention counts.
    `speaker` is a person id. `text` is a reader's search words. The Chair and procedure are left out unless
    `include_chair`.
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
    text: str | None = None
    include_chair: bool = False

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise BadQuestion(f"from {self.start} is after to {self.end}; expected from ≤ to")
