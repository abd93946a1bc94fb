"""What a topic file may say, as frozen records that check themselves: the rules by which a speech gets a topic.

The meaning of every key stands in docs/topics.md; `timeline.tagging` carries it out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictInt,
    StrictStr,
    ValidationInfo,
    field_validator,
    model_validator,
)

from hansard.ids import SectionId, SpeechId
from timeline.phrases import check_phrase, key_of


def _alternatives(value: object) -> object:
    return (value,) if isinstance(value, str) else value


PhraseText = Annotated[StrictStr, AfterValidator(check_phrase)]
Slot = Annotated[tuple[PhraseText, ...], BeforeValidator(_alternatives), Field(min_length=1)]
"""One phrase, or several of which any one will do."""


Day = Annotated[date, Field(strict=True)]


class Shape(BaseModel):
    """Base of every table of a topic file: immutable, and a key that nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Near(Shape):
    """All of `words` in one sentence, in any order, with at most `within` words between the first and the last."""

    words: Annotated[tuple[Slot, ...], Field(min_length=2)]
    within: Annotated[StrictInt, Field(ge=0, le=100)]

    @field_validator("words")
    @classmethod
    def _each_phrase_once(cls, words: tuple[Slot, ...]) -> tuple[Slot, ...]:
        keys = [key_of(phrase) for slot in words for phrase in slot]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice:
            raise ValueError(f"the phrase {twice!r} stands twice; expected each phrase once in one near")
        return words


class Evidence(Shape):
    """What counts for the topic: `any` phrase, `all` of several in one speech, or several `near` each other."""

    any: tuple[PhraseText, ...] = ()
    all: tuple[Annotated[tuple[Slot, ...], Field(min_length=2)], ...] = ()
    near: tuple[Near, ...] = ()


class Phrases(Shape):
    """Phrases of which any one will do."""

    any: tuple[PhraseText, ...] = ()


class Places(Phrases):
    """`any` phrase, or several `near` each other."""

    near: tuple[Near, ...] = ()


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


class HeadingRules(Shape):
    """Phrases of a debate's title: `any` carries its speeches of substance, `weak` counts like one weak word,
    `none` says that the debate is another matter and only strong words count in it."""

    any: tuple[PhraseText, ...] = ()
    weak: tuple[PhraseText, ...] = ()
    none: tuple[PhraseText, ...] = ()


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


class ExampleText(Shape):
    """An invented text; `heading` is its debate's title with those above it: “Home Department > Online Safety”.

    One without a `date` is judged as a text whose day nobody knows.
    """

    text: Annotated[StrictStr, Field(min_length=1)]
    heading: StrictStr = ""
    date: Day | None = None


def _bare_text(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


ExampleTexts = tuple[Annotated[ExampleText, BeforeValidator(_bare_text)], ...]


class ExampleTable(Shape):
    """Texts that must come out as about the topic."""

    about: Annotated[ExampleTexts, Field(min_length=1)]


class CounterexampleTable(Shape):
    """Texts that must come out as only mentioning the topic, and texts that must not get it at all."""

    mention: ExampleTexts = ()
    neither: Annotated[ExampleTexts, Field(min_length=1)]


class TopicFile(Rules):
    """A whole topic file. The slug is the file's name; a file that also says it must say the same."""

    slug: StrictStr | None = None
    parent: StrictStr | None = None
    title: Annotated[StrictStr, Field(min_length=1)]
    description: Annotated[StrictStr, Field(min_length=1)]
    examples: ExampleTable
    counterexamples: CounterexampleTable

    def rules(self) -> Rules:
        """The part that decides, without what is for readers and tests."""
        return Rules(**{name: getattr(self, name) for name in Rules.model_fields})
