"""One turn and one topic: about it, a mention of it, or nothing, by the turn's own words and its headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.counted import Counted
from timeline.evidence import STRONG, WEAK, Piece
from timeline.tagging.headings import Verdict
from timeline.tagging.substance import is_formality
from timeline.tagging.tags import Mention, Rule, Strength, Tag
from timeline.topic_rules import Enough
from timeline.topics import Topic


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
    counted = (piece.points for piece in pieces if verdict != "other" or piece.points == STRONG)
    points = sum(counted) + (WEAK if verdict == "hints" else 0)
    if points >= enough.points + max(0, text.words - enough.up_to) // enough.words:
        return "words"
    return "heading" if verdict == "carries" else None
