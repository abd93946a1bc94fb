"""Topics against their own examples and counterexamples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.tagging import Tagger
from timeline.topics.definitions import Example, Expected, Topic, family


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that came out as `found` and not as it says; `words` are the words of the topic found in it."""

    topic: str
    example: Example
    found: Expected
    words: tuple[str, ...]

    def __str__(self) -> str:
        because = f" (found: {', '.join(self.words)})" if self.words else ""
        return f"{self.topic}: “{self.example.text}” is {self.found}, expected {self.example.expected}{because}"


def check(topics: Sequence[Topic]) -> tuple[Failure, ...]:
    """Every example and counterexample that does not come out as it must; empty if all do."""
    failures = []
    for topic in topics:
        tagger = Tagger(family(topic, topics))
        for example in topic.examples + topic.counterexamples:
            failure = _failure(tagger, topic, example)
            failures += [failure] if failure else []
    return tuple(failures)


def _failure(tagger: Tagger, topic: Topic, example: Example) -> Failure | None:
    tags = [tag for tag in tagger.tag(example.text, example.headings, day=example.day) if tag.topic == topic.slug]
    found: Expected = tags[0].strength if tags else "none"
    words = tuple(mention.phrase for tag in tags for mention in tag.mentions)
    return None if found == example.expected else Failure(topic.slug, example, found, words)
