"""Why a speech is shown under a topic, in a sentence: the rule, the phrases that were found, the version. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.results import Speech, SpeechTag

ABOUT = {
    "words": "What it says is enough to be about the topic.",
    "heading": "The heading of its debate carries the topic, and it has its part in that debate.",
    "reply": "It is a short reply in an exchange about the topic.",
    "sub-topic": "It is about a sub-topic, and a sub-topic’s speeches are its parent’s too.",
    "pinned": "The definition names this speech, or its debate, as one about the topic.",
}
MENTIONS = "It only mentions the topic: what it says of it is not enough to be about it."


@dataclass(frozen=True, slots=True)
class Why:
    """A `sentence`, the `phrases` as said, each once, how many `places` there are, and the definition's `version`."""

    sentence: str
    phrases: tuple[str, ...]
    places: int
    version: str


def why(speech: Speech, topic: str, titles: Mapping[str, str]) -> Why | None:
    """Why the speech has the topic; None where it has not. `titles` are those of the sub-topics, by slug."""
    tag = next((tag for tag in speech.tags if tag.topic == topic), None)
    if tag is None:
        return None
    phrases = [mark.phrase for mark in speech.marks if mark.topic == topic]
    return Why(_sentence(tag, speech, titles), tuple(dict.fromkeys(phrases)), len(phrases), tag.version)


def _sentence(tag: SpeechTag, speech: Speech, titles: Mapping[str, str]) -> str:
    if tag.strength != "about":
        return MENTIONS
    below = [titles[slug] for slug in speech.topics if slug in titles]
    if tag.rule == "sub-topic" and below:
        return f"It is about {' and '.join(below)}, and a sub-topic’s speeches are its parent’s too."
    return ABOUT.get(tag.rule, f"The rule “{tag.rule}” of the definition says so.")
