"""A whole topic file: its rules, what is for readers, and its examples."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StrictStr

from timeline.topics.phrases import Shape
from timeline.topics.rules import Day, Rules


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
