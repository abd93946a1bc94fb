"""Sub-topics and their parents: what is a sub-topic's belongs to its parent too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.tagging.tags import Mention, Tag
from timeline.topics import Topic


def order(topics: Sequence[Topic]) -> list[Topic]:
    """The topics by slug, each after its sub-topics."""
    by_slug = {topic.slug: topic for topic in topics}

    def depth(topic: Topic) -> int:
        above = by_slug.get(topic.parent or "")
        return 1 + depth(above) if above else 0

    return sorted(topics, key=lambda topic: (-depth(topic), topic.slug))


def joined(topic: Topic, own: Tag | None, below: Sequence[Tag]) -> Tag | None:
    """The topic's tag with what its sub-topics found in the same turn: the stronger, and the words of all."""
    if not below:
        return own
    is_about = any(tag.strength == "about" for tag in below)
    if own is None or (is_about and own.strength != "about"):
        found = own.mentions if own else ()
        own = Tag(topic.slug, "about" if is_about else "mention", topic.version, found, "sub-topic")
    theirs = [mention for tag in below for mention in tag.mentions]
    return replace(own, mentions=_together(topic, own.mentions, theirs))


def _together(topic: Topic, own: Sequence[Mention], theirs: Sequence[Mention]) -> tuple[Mention, ...]:
    """The topic's own words and, where none of them stands, those of its sub-topics, in order."""
    taken, kept = bytearray(max((mention.end for mention in (*own, *theirs)), default=0)), []
    for mention in (*own, *sorted(theirs, key=lambda mention: (mention.start - mention.end, mention.start))):
        if taken.find(1, mention.start, mention.end) < 0:
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            kept.append(replace(mention, topic=topic.slug, version=topic.version))
    return tuple(sorted(kept, key=lambda mention: mention.start))
