"""One turn and one topic: about it, a mention of it, or nothing, by the turn's own words and its headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from timeline.tagging.counted import Counted
from timeline.tagging.evidence import STRONG, WEAK
from timeline.tagging.headings import Verdict
from timeline.tagging.overlaps import Piece
from timeline.tagging.substance import is_formality
from timeline.tagging.tags import Mention, Rule, Strength, Tag
from timeline.topics import Topic
from timeline.topics.rules import Enough

SENTENCE = 3
"""The most points that one sentence can have: several names in one clause are one argument."""


def judge(topic: Topic, text: Counted, pieces: Sequence[Piece], verdict: Verdict) -> Tag | None:
    """The tag of a turn with these pieces of evidence under these headings; None where it has nothing of the topic."""
    by = _about(topic.rules.enough, text, pieces, verdict)
    if by is None and all(piece.hint for piece in pieces):
        return None
    strength: Strength = "about" if by else "mention"
    return Tag(topic.slug, strength, topic.version, mentions(topic, text.text, pieces), by or "words")


def mentions(topic: Topic, text: str, places: Iterable[Piece]) -> tuple[Mention, ...]:
    """The places as words of this topic."""
    return tuple(Mention(topic.slug, start, end, text[start:end], topic.version) for start, end, *_ in places)


def _about(enough: Enough, text: Counted, pieces: Sequence[Piece], verdict: Verdict) -> Rule | None:
    """The rule by which the speech is about the topic; None where it is not."""
    if not pieces or (verdict != "carries" and all(piece.hint for piece in pieces)):
        return None
    if is_formality(text):
        return None
    points = _points(text, pieces, verdict == "other") + (WEAK if verdict == "hints" else 0)
    if points >= enough.points_for(text.words):
        return "words"
    return "heading" if verdict == "carries" else None


def _points(text: Counted, pieces: Sequence[Piece], only_strong: bool) -> int:
    """The points of the pieces; one sentence makes one argument, however many names it holds."""
    counted = [piece for piece in pieces if piece.points == STRONG or not only_strong]
    of_sentence: Counter[int] = Counter()
    for piece, sentence in zip(counted, text.sentences_of([piece.start for piece in counted]), strict=True):
        of_sentence[sentence] += piece.points
    return sum(min(points, SENTENCE) for points in of_sentence.values())
