"""The rules by which a speech or a debate gets a topic, as frozen records that check themselves.

The meaning of every key stands in docs/topics.md; `timeline.tagging` carries it out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StrictInt, StrictStr, ValidationInfo, field_validator, model_validator

from hansard.ids import SectionId, SpeechId
from timeline.topics.phrases import Evidence, HeadingRules, Phrases, PhraseText, Places, Shape

Day = Annotated[date, Field(strict=True)]


class Dates(Shape):
    """From the day `start` to the day `end` inclusive (`from` and `to` in a file); a side without a day is open."""

    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _forwards(self) -> Dates:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"from = {self.start} is after to = {self.end}; expected from ≤ to")
        return self

    def hold(self, day: date) -> bool:
        """Whether the day lies in them."""
        return (self.start or day) <= day <= (self.end or day)


class During(Dates):
    """Phrases that count, as strong or as weak ones, in texts of these dates only."""

    strong: tuple[PhraseText, ...] = ()
    weak: tuple[PhraseText, ...] = ()

    @model_validator(mode="after")
    def _some_of_both(self) -> During:
        if not (self.start or self.end):
            raise ValueError("there is neither from nor to; expected at least one of them, such as from = 2019-04-01")
        if not self.strong + self.weak:
            raise ValueError("there are no phrases; expected strong = […] or weak = […]")
        return self


class DebateRule(Shape):
    """A debate whose heading does not carry it belongs to the topic with so many `speeches` about it that hold so many
    `mentions` of its words, if they are so great a `share`, in per cent, of the speeches that say something."""

    speeches: Annotated[StrictInt, Field(ge=1, le=1000)] = 3
    mentions: Annotated[StrictInt, Field(ge=0, le=10_000)] = 6
    share: Annotated[StrictInt, Field(ge=0, le=100)] = 25


def _checked_by(parse: Callable[[str], object]) -> AfterValidator:
    def check(id: str) -> str:
        parse(id)
        return id

    return AfterValidator(check)


class Ids(Shape):
    """Debates and speeches by their ids, as their pages' addresses have them."""

    debates: tuple[Annotated[StrictStr, _checked_by(SectionId.parse)], ...] = ()
    speeches: tuple[Annotated[StrictStr, _checked_by(SpeechId.parse)], ...] = ()


class Enough(Shape):
    """How much makes a speech be about the topic: `points` in a speech of up to `up_to` words, one more in one up to
    `times` as long, one more in one up to `times` as long again. A strong piece of evidence has two points, a weak one
    has one."""

    points: Annotated[StrictInt, Field(ge=1, le=20)] = 2
    up_to: Annotated[StrictInt, Field(ge=1, le=100_000)] = 150
    times: Annotated[StrictInt, Field(ge=2, le=100)] = 3

    def points_for(self, words: int) -> int:
        """The points that a speech of so many words must have."""
        points, reach = self.points, self.up_to
        while words > reach:
            points, reach = points + 1, reach * self.times
        return points


class Rules(Shape):
    """Everything that decides whether a speech is about a topic, only mentions it, or neither."""

    strong: Evidence = Evidence()
    weak: Evidence = Evidence()
    hint: Phrases = Phrases()
    passing: Places = Places()
    none: Places = Places()
    heading: HeadingRules = HeadingRules()
    enough: Enough = Enough()
    during: tuple[During, ...] = ()
    scope: Dates = Dates()
    debate: DebateRule = DebateRule()
    pinned: Ids = Ids()
    excluded: Ids = Ids()

    @field_validator("excluded")
    @classmethod
    def _not_pinned(cls, excluded: Ids, others: ValidationInfo) -> Ids:
        pinned = others.data.get("pinned", Ids())
        both = {*pinned.debates, *pinned.speeches} & {*excluded.debates, *excluded.speeches}
        if both:
            raise ValueError(f"{min(both)!r} is pinned too; expected it in one of the two")
        return excluded
