"""Whether a debate belongs to a topic: pinned, by its heading, by so many speeches about it, or by a sub-topic."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.tagging.headings import Verdict
from timeline.tagging.tags import Debate, DebateRule, DebateTurn, Tag
from timeline.topics import Topic


def debate(
    topic: Topic, verdict: Verdict, pinned: bool, turns: Sequence[DebateTurn], tags: Sequence[Tag | None], below: bool
) -> Debate | None:
    """The section as one of the topic's debates; None where it is none, or where nobody in it speaks about the topic.

    `below` says that it belongs to a sub-topic.
    """
    about = [(turn, tag) for turn, tag in zip(turns, tags, strict=True) if tag and tag.strength == "about"]
    speeches = len({turn.continues or turn.id or number for number, (turn, _) in enumerate(about)})
    mentions = sum(len(tag.mentions) for _, tag in about)
    rule = _rule(topic, verdict, pinned, speeches, mentions, below)
    return Debate(topic.slug, rule, speeches, mentions, topic.version) if rule and (speeches or pinned) else None


def _rule(topic: Topic, verdict: Verdict, pinned: bool, speeches: int, mentions: int, below: bool) -> DebateRule | None:
    if pinned:
        return "pinned"
    if verdict == "carries":
        return "heading"
    enough = topic.rules.debate
    if speeches >= enough.speeches and mentions >= enough.mentions:
        return "speeches"
    return "sub-topic" if below else None
