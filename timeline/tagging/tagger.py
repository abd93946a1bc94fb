"""All topics over the turns of a section."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from timeline.phrases import Hit, Scanner, key_of
from timeline.tagging import families
from timeline.tagging.counted import Counted
from timeline.tagging.tags import DebateTurn, SectionTags, Tag
from timeline.tagging.topic import Found, OneTopic, Section
from timeline.topics import Topic


class Tagger:
    """All topics compiled once; `topics` are those topics by slug. May be used from several threads.

    A sub-topic counts for its parent where both are among them.
    """

    def __init__(self, topics: Sequence[Topic]) -> None:
        self.topics = tuple(sorted(topics, key=lambda topic: topic.slug))
        words, titles = _Numbers(), _Numbers()
        self._each = [OneTopic(topic, words.number, titles.number) for topic in families.order(self.topics)]
        self._below = {one.slug: [child.slug for child in topics if child.parent == one.slug] for one in topics}
        self._led = _led([one.evidence.leads for one in self._each], len(words.phrases))
        self._words, self._titles = Scanner(words.phrases), Scanner(titles.phrases)
        self._titles_hit = lru_cache(maxsize=4096)(self._scan_headings)

    def tag(self, text: str, headings: tuple[str, ...] = (), *, day: date | None = None) -> tuple[Tag, ...]:
        """The topics of a text that stands alone, under these headings, outermost first; spans count its characters."""
        return self.tag_section((DebateTurn(text),), headings, day=day).turns[0]

    def tag_section(
        self, turns: Sequence[DebateTurn], headings: tuple[str, ...] = (), *, day: date | None = None, id: str = ""
    ) -> SectionTags:
        """The topics of a section's turns, which come in order, and of the section itself, whose id it is.

        On an unknown day no topic's scope leaves anything out, and no phrase counts that is bound to dates.
        """
        texts = [Counted(turn.text) for turn in turns]
        section = Section(turns, texts, self._titles_hit(headings), day, id)
        hits = self._hits(turns)
        found: dict[str, Found] = {}
        for number, one in enumerate(self._each):
            below = [found[slug] for slug in self._below[one.topic.slug] if slug in found]
            mine = one.section(section, hits[number], below)
            if mine:
                found[one.topic.slug] = mine
        in_order = [found[slug] for slug in sorted(found)]
        tags = (tuple(tag for each in in_order if (tag := each.tags[place])) for place in range(len(turns)))
        return SectionTags(tuple(tags), tuple(each.debate for each in in_order if each.debate))

    def _hits(self, turns: Sequence[DebateTurn]) -> list[dict[int, list[Hit]]]:
        """For each topic the places of its phrases, by the turn's number, in the turns that may hold evidence."""
        found: list[dict[int, list[Hit]]] = [{} for _ in self._each]
        for number, turn in enumerate(turns):
            hits = self._words.hits(turn.text) if turn.tagged else []
            for topic in {topic for hit in hits for topic in self._led[hit.phrase]}:
                phrases = self._each[topic].evidence.phrases
                found[topic][number] = [hit for hit in hits if hit.phrase in phrases]
        return found

    def _scan_headings(self, headings: tuple[str, ...]) -> tuple[Hit, ...]:
        return tuple(self._titles.hits("\n".join(headings)))


class _Numbers:
    """Numbers for phrases: one for all that find the same words."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}

    @property
    def phrases(self) -> list[str]:
        return list(self._number)

    def number(self, phrase: str) -> int:
        return self._number.setdefault(key_of(phrase), len(self._number))


def _led(leads: Sequence[frozenset[int]], count: int) -> list[list[int]]:
    """For each phrase the numbers of the topics whose evidence may begin with it."""
    return [[number for number, phrases in enumerate(leads) if phrase in phrases] for phrase in range(count)]
