"""Whether a debate belongs to a topic: pinned, by its heading, by the speeches about it, or by a sub-topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.tagging.counted import Counted
from timeline.tagging.headings import Verdict
from timeline.tagging.substance import SUBSTANCE
from timeline.tagging.tags import Debate, DebateRule, DebateTurn, Tag
from timeline.topics import Topic


def debate(
    topic: Topic,
    verdict: Verdict,
    pinned: bool,
    turns: Sequence[DebateTurn],
    texts: Sequence[Counted],
    tags: Sequence[Tag | None],
    below: bool,
) -> Debate | None:
    """The section as one of the topic's debates; None where it is none, or where nobody in it speaks about the topic.

    `below` says that it belongs to a sub-topic.
    """
    about = [number for number, tag in enumerate(tags) if tag and tag.strength == "about"]
    if not (about or pinned):
        return None
    speeches = _speeches(turns, about)
    mentions = sum(len(tag.mentions) for tag in tags if tag and tag.strength == "about")
    rule: DebateRule | None = "pinned" if pinned else "heading" if verdict == "carries" else None
    if rule is None and speeches >= topic.rules.debate.speeches and mentions >= topic.rules.debate.mentions:
        said = [number for number, turn in enumerate(turns) if turn.tagged and texts[number].words >= SUBSTANCE]
        is_share = 100 * speeches >= topic.rules.debate.share * _speeches(turns, said)
        rule = "speeches" if is_share else None
    rule = rule or ("sub-topic" if below else None)
    return Debate(topic.slug, rule, speeches, mentions, topic.version) if rule else None


def _speeches(turns: Sequence[DebateTurn], numbers: Iterable[int]) -> int:
    """How many speeches these turns are, an interrupted one counting once."""
    return len({turns[number].continues or turns[number].id or number for number in numbers})
