"""Text → topics with their words. Pure: nothing is read, stored or remembered.

    text ──scan──▶ hits of all phrases of all topics ──evidence──▶ spans with points, topic by topic ──judge──▶ Tag

The words of one topic are judged like this (docs/topics.md says it to the writer of a topic):

1. Words in another sense (`none`) are struck out, then words named in passing (`passing`) are set aside.
2. What is left gives evidence: strong words two points, weak words one, hints one beside anything else and nothing
   alone. Of pieces of evidence that overlap, the one worth more stays, then the longer one.
3. A speech is *about* the topic when its points are enough for its length, or when its debate's heading carries it and
   it has a word of the topic or some length of its own; a short formality is about nothing. Otherwise it *mentions*
   the topic if any word of it is left; otherwise it has no tag.

Post-conditions, proved in tests/timeline/test_tagging.py: mentions lie inside the text, do not overlap within a topic,
come in order, and `text[start:end] == phrase`; tags come in order of slug; a topic's tag depends on nothing but its own
rules, the text and the headings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from hansard.model import Speech, SpeechKind
from hansard.people import Resolution, Role
from timeline.evidence import STRONG, WEAK, Piece, TopicEvidence
from timeline.phrases import Hit, Scanner, key_of
from timeline.topic_rules import Enough
from timeline.topics import Topic

Strength = Literal["about", "mention"]
Verdict = Literal["carries", "hints", "other", "silent"]

_SUBSTANCE = 20
"""Words that a speech without any word of the topic must have for its debate's heading to carry it."""

_FORMAL = 60
"""Words up to which one of the openings below makes a whole speech a formality."""

_FORMALITIES = (
    "i beg to move",
    "i beg leave to",
    "i call",
    "order",
    "the question is",
    "question put",
    "we now come to",
    "moved by",
    "motion made",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """The topic's words: characters `start` to `end` of the tagged text, which read `phrase`."""

    topic: str
    start: int
    end: int
    phrase: str
    version: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A speech is about the topic, or only mentions it. `mentions` is empty where its debate's heading carries it."""

    topic: str
    strength: Strength
    version: str
    mentions: tuple[Mention, ...]


class Tagger:
    """All topics compiled once; `topics` are those topics by slug. `tag` may be called from several threads."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self.topics = tuple(sorted(topics, key=lambda topic: topic.slug))
        words, titles = _Numbers(), _Numbers()
        self._compiled = [
            _Compiled(topic, TopicEvidence(topic.rules, words.number), _heading_rules(topic, titles))
            for topic in self.topics
        ]
        self._users = _users([compiled.evidence.phrases for compiled in self._compiled], len(words.phrases))
        self._words, self._titles = Scanner(words.phrases), Scanner(titles.phrases)
        self._titles_hit = lru_cache(maxsize=4096)(self._scan_headings)

    def tag(self, text: str, headings: tuple[str, ...] = ()) -> tuple[Tag, ...]:
        """The topics of a speech with this text under these headings, outermost first; spans count its characters."""
        hits: dict[int, list[Hit]] = defaultdict(list)
        for hit in self._words.hits(text):
            for user in self._users[hit.phrase]:
                hits[user].append(hit)
        titles = self._titles_hit(headings)
        tags = (
            _judge(compiled, text, hits.get(index, []), compiled.heading.verdict(titles))
            for index, compiled in enumerate(self._compiled)
            if index in hits or titles
        )
        return tuple(tag for tag in tags if tag)

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


class _HeadingRules(NamedTuple):
    any: frozenset[int]
    weak: frozenset[int]
    none: frozenset[int]

    def verdict(self, titles: tuple[Hit, ...]) -> Verdict:
        """What these phrases in the headings say of the debate; a phrase inside a longer one says nothing."""
        mine = [hit for hit in titles if hit.phrase in self.any | self.weak | self.none]
        said = {hit.phrase for hit in _outermost(mine)}
        if self.none & said:
            return "other"
        if self.any & said:
            return "carries"
        return "hints" if self.weak & said else "silent"


def _outermost(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits that lie inside no longer one; they come, as they must, by start and the longest first."""
    outer = (0, 0)
    for hit in hits:
        if hit.end > outer[1] or (hit.start, hit.end) == outer:
            outer = (hit.start, hit.end)
            yield hit


class _Compiled(NamedTuple):
    topic: Topic
    evidence: TopicEvidence
    heading: _HeadingRules


def _heading_rules(topic: Topic, titles: _Numbers) -> _HeadingRules:
    rules = topic.rules.heading
    return _HeadingRules(*(frozenset(map(titles.number, part)) for part in (rules.any, rules.weak, rules.none)))


def _users(phrases_of: Sequence[frozenset[int]], count: int) -> list[list[int]]:
    """For each phrase the places of the topics that use it."""
    users: list[list[int]] = [[] for _ in range(count)]
    for index, phrases in enumerate(phrases_of):
        for phrase in phrases:
            users[phrase].append(index)
    return users


def _judge(compiled: _Compiled, text: str, hits: list[Hit], verdict: Verdict) -> Tag | None:
    topic = compiled.topic
    pieces = compiled.evidence.pieces(text, hits) if hits else []
    if _is_about(topic.rules.enough, text, pieces, verdict):
        strength: Strength = "about"
    elif any(not piece.hint for piece in pieces):
        strength = "mention"
    else:
        return None
    mentions = (Mention(topic.slug, start, end, text[start:end], topic.version) for start, end, *_ in pieces)
    return Tag(topic.slug, strength, topic.version, tuple(mentions))


def _is_about(enough: Enough, text: str, pieces: Sequence[Piece], verdict: Verdict) -> bool:
    if verdict != "carries" and all(piece.hint for piece in pieces):
        return False
    words = len(text.split())
    if _is_formality(text, words):
        return False
    if verdict == "carries":
        return bool(pieces) or words >= _SUBSTANCE
    counted = (piece.points for piece in pieces if verdict != "other" or piece.points == STRONG)
    points = sum(counted) + (WEAK if verdict == "hints" else 0)
    return points >= enough.points + max(0, words - enough.up_to) // enough.words


def _is_formality(text: str, words: int) -> bool:
    """“I beg to move, That the Bill be now read a second time.” names a subject and says nothing of it."""
    return words <= _FORMAL and text.lower().startswith(_FORMALITIES)


def is_tagged(speech: Speech, resolution: Resolution | None) -> bool:
    """Whether topics are looked for in a turn: in every one but procedure and the Chair's."""
    is_chair = resolution is not None and resolution.role is Role.CHAIR
    return speech.kind is not SpeechKind.PROCEDURAL and not is_chair
