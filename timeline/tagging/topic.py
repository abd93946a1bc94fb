"""One topic over the turns of a section."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from timeline.phrases import Hit
from timeline.tagging import words
from timeline.tagging.counted import Counted
from timeline.tagging.debates import debate
from timeline.tagging.evidence import TopicEvidence
from timeline.tagging.families import joined
from timeline.tagging.headings import Titles, Verdict
from timeline.tagging.replies import with_replies
from timeline.tagging.tags import Debate, DebateTurn, Tag
from timeline.topics import Topic


class Section(NamedTuple):
    """A section: its turns in order with their texts, what its headings hold, its day where it is known, its id."""

    turns: Sequence[DebateTurn]
    texts: Sequence[Counted]
    titles: Sequence[Hit]
    day: date | None
    id: str


class Found(NamedTuple):
    """What a topic has in a section: the tag of each turn, or none, and the section as one of its debates."""

    tags: list[Tag | None]
    debate: Debate | None


class OneTopic:
    """A topic with its phrases as numbers, as the scanners of texts and of headings give them."""

    def __init__(self, topic: Topic, number_of: Callable[[str], int], title_of: Callable[[str], int]) -> None:
        self.topic = topic
        self.evidence = TopicEvidence(topic.rules, number_of)
        self._titles = Titles.of(topic.rules.heading, title_of)
        self._pinned, self._excluded = topic.rules.pinned, topic.rules.excluded

    def section(self, section: Section, hits: Mapping[int, list[Hit]], below: Sequence[Found]) -> Found | None:
        """What of the section is the topic's. `hits` are of its phrases, by turn; `below` is its sub-topics' find."""
        if self._is_outside(section):
            return None
        pinned = section.id in self._pinned.debates
        verdict = "carries" if pinned else self._titles.verdict(section.titles)
        if not (verdict == "carries" or below or hits or self._pinned.speeches):
            return None
        tags: list[Tag | None] = [None] * len(section.turns)
        for number in range(len(tags)) if below or self._pinned.speeches else hits:
            theirs = [tag for found in below if (tag := found.tags[number])]
            tags[number] = self._tag(section, number, hits.get(number, []), verdict, theirs)
        tags = with_replies(self.topic, section.turns, section.texts, tags, verdict == "carries")
        if pinned:
            tags = [replace(tag, rule="pinned") if tag and tag.rule in ("heading", "reply") else tag for tag in tags]
        belongs = any(found.debate for found in below)
        return Found(tags, debate(self.topic, verdict, pinned, section.turns, section.texts, tags, belongs))

    def _is_outside(self, section: Section) -> bool:
        scope = self.topic.rules.scope
        return section.id in self._excluded.debates or (section.day is not None and not scope.hold(section.day))

    def _tag(
        self, section: Section, number: int, hits: list[Hit], verdict: Verdict, below: Sequence[Tag]
    ) -> Tag | None:
        turn, text = section.turns[number], section.texts[number]
        if not turn.tagged or turn.id in self._excluded.speeches:
            return None
        is_pinned = turn.id in self._pinned.speeches
        if not (hits or below or is_pinned):
            return None
        pieces = self.evidence.pieces(text, hits, section.day)
        tag = joined(self.topic, words.judge(self.topic, text, pieces, verdict), below)
        if not is_pinned:
            return tag
        found = tag.mentions if tag else words.mentions(self.topic, turn.text, pieces)
        return Tag(self.topic.slug, "about", self.topic.version, found, "pinned")
